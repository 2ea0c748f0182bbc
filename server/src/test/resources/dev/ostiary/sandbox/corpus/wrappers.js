// Code that closes the function around it and goes on outside.
//// close the module [module]: what stands outside of a module
}); const outside = typeof host + typeof load + typeof sync + typeof inner; if (/object|function/.test(outside)) console.log('ESCAPED ' + outside); (function (exports) { exports && (exports.onExecutePostLogin = async () => {});
//// close the module and take its place [module]: another function instead of the module's
}); ((exports, require, module) => { for (const a of [exports, require, module]) if (a && a.call && a.call === undefined) console.log('ESCAPED'); if (module) module.exports = { onExecutePostLogin: async (event, api) => { api.access.deny('x'); } }; (0);
//// close the module with this [module]: this outside of a module
}); if (typeof this.Java !== 'undefined' || typeof this.load !== 'undefined') console.log('ESCAPED this'); (function (exports) { exports.onExecutePostLogin = async () => {};
//// close the module with arguments [module]: arguments outside of a module
}); try { if (arguments.length) console.log('ESCAPED ' + arguments.length); } catch (e) {} (function (exports) { exports.onExecutePostLogin = async () => {};
//// close the module with names [module]: names declared outside stay in this run
}); var parse = 1, stringify = 2, begin = 3, host = 4, load = () => console.log('ESCAPED load'), input = {}; let finish = 5; const commands = []; (function (exports) { exports.onExecutePostLogin = async (event, api) => { api.idToken.setCustomClaim('a', 1); };
//// close the module and return a proxy [module]: a proxy instead of the module's function
}); new Proxy(function (exports) { exports.onExecutePostLogin = async () => {}; }, { apply(t, self, args) { for (const a of args) if (a && a.sync) console.log('ESCAPED host'); return t(...args); } }); (function () { return this;
//// close the module with a label [module]: statements that leave a block
}); out: { break out; } (function (exports) { exports.onExecutePostLogin = async () => {};
//// comment out the end [module]: a comment over the wrapper's end
exports.onExecutePostLogin = async () => { }; //
//// open comment [module]: a comment that never ends
exports.onExecutePostLogin = async () => { }; /*
//// open template [module]: a template that never ends
exports.onExecutePostLogin = async () => { `
//// open regexp [module]: a pattern that never ends
exports.onExecutePostLogin = async () => { /
//// more ends than beginnings [module]: too many ends
}}}})))
//// line separators [module]: separators of lines in comments
exports.onExecutePostLogin = async () => {}; //\u2028 console.log('ESCAPED')
//// real line separators [module]: real separators of lines in comments
exports.onExecutePostLogin = async () => { if (typeof Java !== 'undefined') console.log('ESCAPED'); }; //   ; globalThis.x = 1
//// html comment at the end [module]: a web page's comment over the wrapper's end
exports.onExecutePostLogin = async () => {}; <!--
//// use strict [module]: strict code throughout
'use strict'; exports.onExecutePostLogin = async function () { if (this === globalThis) console.log('this'); attack(this ?? {}, 'this'); };
//// parameter names again [module]: the wrapper's names declared again
var exports, module, require; var onExecutePostLogin = 1; function require2() {} module.exports.onExecutePostLogin = async () => { attack(__filename, 'f'); attack(__dirname, 'd'); };
//// this of the module [module]: this at the top of a module
if (this !== module.exports) console.log('this'); attack(this, 'this'); exports.onExecutePostLogin = async () => {};
//// replaced require [module]: require replaced for the surroundings
require = () => ({ sign: () => escaped('x') }); globalThis.require = () => ({ sign() { console.log('mine'); return ''; } }); exports.onExecutePostLogin = async (event, api) => { attack(thrown(() => api.redirect.encodeToken({ secret: 's', payload: {} })), 'e'); };
//// close a rule [rule]: what stands outside of a rule
function (user, context, callback) { callback(null, user, context); }); if (typeof load !== 'undefined' || typeof host !== 'undefined' || typeof sync !== 'undefined') console.log('ESCAPED'); return (function (user, context, callback) { callback(null, user, context); }
//// close a rule twice [rule]: outside of the wrapper itself
function () {});}); if (typeof load !== 'undefined') console.log('ESCAPED'); (function () { return (function (user, context, callback) { callback(null, user, context); }
//// rule as a comma [rule]: an expression with another effect
(globalThis.made = typeof load === 'undefined' ? 1 : console.log('ESCAPED'), function (user, context, callback) { callback(null, user, context); })
//// rule with semicolons [rule]: ends of statements after a rule
function (user, context, callback) { callback(null, user, context); };;; ;
//// close a database script [database]: what stands outside of a database script
function login(email, password, callback) { callback(null, {}); }); if (typeof load !== 'undefined' || typeof sync !== 'undefined') console.log('ESCAPED'); return (function login(e, p, cb) { cb(null, { user_id: '1' }); }
