// Waiting as a promise.
const wait = (milliseconds, value) => new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

module.exports = { setTimeout: wait, setImmediate: (value) => wait(0, value), scheduler: { wait } };
