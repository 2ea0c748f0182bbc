// xtend: a new object with the own members of the others.
module.exports = (...sources) => Object.assign({}, ...sources);
