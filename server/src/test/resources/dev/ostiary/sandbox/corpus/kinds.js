// Rules, hooks and database scripts: the same surroundings seen from another side.
//// rule constructor [rule]: the classical line in a rule
function (user, context, callback) { for (const o of [user, context, callback, context.accessToken, context.idToken, auth0, auth0.users, auth0.users.updateAppMetadata, configuration, UnauthorizedError]) { try { const g = o.constructor.constructor('return this')(); if (g.Java || g.load || g.Polyglot || g !== globalThis) console.log('ESCAPED'); } catch (e) {} } callback(null, user, context); }
//// rule file [rule]: files in a rule
function (user, context, callback) { for (const m of ['fs', '../prelude', configuration.file, 'child_process']) { try { require(m).readFileSync(configuration.file, 'utf8'); console.log('ESCAPED'); } catch (e) { console.log(e.message.slice(0, 80)); } } callback(null, user, context); }
//// rule environment [rule]: the environment in a rule
function (user, context, callback) { try { console.log(String(process.env[configuration.env])); console.log(JSON.stringify(process.env)); } catch (e) { console.log(e.message); } callback(null, user, context); }
//// rule proxies [rule]: the watched objects of a rule
function (user, context, callback) { const t = context.accessToken; for (const f of [() => Object.getPrototypeOf(t), () => Object.getOwnPropertyDescriptors(t), () => { t.__proto__ = null; }, () => Object.defineProperty(t, 'x', { get() { return this; } }), () => t.x.constructor.constructor('return this')().Java, () => Object.freeze(t), () => Reflect.ownKeys(t), () => Object.setPrototypeOf(t, new Proxy({}, {}))]) { try { const v = f(); if (v === 'Java') console.log('ESCAPED'); } catch (e) { console.log(e.message); } } callback(null, user, context); }
//// rule lines [rule]: names of claims that are names of prototypes
function (user, context, callback) { context.idToken['__proto__'] = { a: 1 }; context.idToken.constructor = 1; context.accessToken['\u0000'] = 1; context.accessToken['__proto__x'] = 1; callback(null, user, context); }
//// rule callback twice [rule]: a callback called twice
function (user, context, callback) { callback(null, user, context); callback(new Error('ESC'), { forged: 1 }, { forged: 1 }); callback(null, null, null); }
//// rule callback with odd values [rule]: a callback with values of odd kinds
function (user, context, callback) { callback(undefined, new Proxy(user, { get(t, k, r) { if (r && r.load) console.log('ESCAPED'); return t[k]; } }), () => {}); }
//// rule callback later [rule]: a callback called by a timer
function (user, context, callback) { setTimeout(() => { callback(null, user, { ...context, extra: (() => { try { return typeof load; } catch (e) { return 'no'; } })() }); }, 3); }
//// rule never calls back [rule]: a callback that is never called
function (user, context, callback) { }
//// rule throws [rule]: an error thrown before the callback
function (user, context, callback) { throw new Proxy(new UnauthorizedError('x'), {}); }
//// rule error class [rule]: the error classes of a rule
function (user, context, callback) { const E = UnauthorizedError; for (const c of [E, Object.getPrototypeOf(E), E.prototype.constructor]) { try { const g = c.constructor('return this')(); if (g.load || g.Java) console.log('ESCAPED'); } catch (e) {} } class M extends E { get message() { return this; } } callback(new M('x', 'y')); }
//// rule caller [rule]: who called the rule
function f(user, context, callback) { let c = f.caller; try { for (let i = 0; c && i < 9; i++) { console.log('ESCAPED ' + c); c = c.caller; } } catch (e) { console.log(e.message); } try { arguments.callee.caller.arguments; console.log('none'); } catch (e) { console.log(e.message); } callback(null, user, context); }
//// rule poisoning [rule]: a rule that changes the globals
function (user, context, callback) { JSON.stringify = () => '{"forged":1}'; Array.prototype.map = null; Object.prototype.toJSON = function () { return Array.isArray(this) ? this : { forged: 1 }; }; callback(null, user, context); }
//// rule user replaced [rule]: user and context replaced
function (user, context, callback) { user.toJSON = () => 'x'; context.idToken = new Proxy({}, { ownKeys() { throw new Error('x'); } }); callback(null, user, context); }
//// rule auth0 [rule]: the auth0 object of a rule
function (user, context, callback) { auth0.users.updateAppMetadata('auth0|someone-else', { admin: true }).then((r) => { console.log(JSON.stringify(r), auth0.accessToken); callback(null, user, context); }); }
//// hook constructor [hook]: the classical line in a hook
module.exports = function (x, cb) { attack(x, 'x'); attack(cb, 'cb'); attack(this ?? 0, 'this'); cb(null, {}); };
//// hook errors [hook]: the error classes of a hook
module.exports = function (x, cb) { for (const E of [PreUserRegistrationError, InvalidScopeError, InvalidRequestError, ServerError]) attack(E, E.name); cb(new ServerError('x')); };
//// hook watcher [hook]: a value for the callback that watches
module.exports = function (x, cb) { cb(null, new Proxy({}, { get(t, k, r) { crawl(r, String(k), 30); return undefined; } })); };
//// hook that is none [hook]: exports that are no function
module.exports = new Proxy({}, { get(t, k, r) { attack(r, String(k)); return undefined; } });
//// database constructor [database]: the classical line in a database script
function login(email, password, callback) { for (const o of [callback, WrongUsernameOrPasswordError, configuration, require]) { try { const g = o.constructor.constructor('return this')(); if (g.Java || g.load || g !== globalThis) console.log('ESCAPED'); } catch (e) {} } callback(null, { user_id: '1' }); }
//// database drivers [database]: drivers of databases
function login(email, password, callback) { for (const m of ['mysql', 'pg', 'mongodb', 'sqlite3', 'tedious', 'net', 'fs']) { try { require(m); console.log('ESCAPED ' + m); } catch (e) { console.log(e.message.slice(0, 60)); } } callback(new WrongUsernameOrPasswordError(email)); }
//// database profile [database]: a profile with odd members
function login(email, password, callback) { callback(null, { user_id: { toJSON() { return '\u0000'; } }, __proto__: { admin: 1 }, email: Symbol('x'), app_metadata: new Map(), get then() { return undefined; } }); }
//// database promise [database]: a script that returns a promise
function login(email, password, callback) { return Promise.reject(new Proxy(new Error('x'), { get(t, k) { return t[k]; } })); }
//// database with names of the surroundings [database]: names of the surroundings in a database script
function login(email, password, callback) { for (const n of ['load', 'sync', 'host', 'input', 'finish']) { if (eval('typeof ' + n) !== 'undefined') console.log('ESCAPED ' + n); } callback(null, null); }
