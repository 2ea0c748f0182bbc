// The globals changed before the surroundings use them: what the server reads must stay sound.
//// JSON parse: JSON.parse is ours
const seen = []; const real = JSON.parse; JSON.parse = function (...a) { seen.push(this, ...a); return real(...a); }; api.idToken.setCustomClaim('a', 1); setTimeout(() => {}, 0); await new Promise((r) => setTimeout(r, 2)); seen.forEach((s) => attack(s, 'parse'));
//// JSON stringify: JSON.stringify is ours
JSON.stringify = function (v) { escaped('the surroundings asked for JSON'); return '"x"'; }; api.idToken.setCustomClaim('a', { b: 1 }); console.log({ a: 1 });
//// JSON gone: there is no JSON
delete globalThis.JSON; api.idToken.setCustomClaim('a', 1); console.log({ a: 1 });
//// JSON revival: names of prototypes in JSON
const o = JSON.parse('{"__proto__":{"left":1},"constructor":{"prototype":{"left":2}}}'); Object.assign(api, o); api.idToken.setCustomClaim('__proto__', o); attack(o, 'o');
//// then: Promise.prototype.then is ours
const seen = []; const real = Promise.prototype.then; Promise.prototype.then = function (...a) { seen[seen.length] = this; for (const f of a) seen[seen.length] = f; return real.apply(this, a); };
queueMicrotask(() => {}); await null; await new Promise((r) => setTimeout(r, 1)); Promise.prototype.then = real; seen.forEach((s) => attack(s, 'then'));
//// then for the end [module]: Promise.prototype.then is ours when the run ends
const real = Promise.prototype.then; Promise.prototype.then = function (...a) { a.forEach((f) => attack(f, 'then')); return real.apply(this, a); };
exports.onExecutePostLogin = async () => {};
//// resolve for the end [module]: Promise.resolve is ours when the run ends
Promise.resolve = function (v) { attack(this, 'this'); crawl(v, 'v', 50); return { then(a, b) { attack(a, 'a'); attack(b, 'b'); } }; };
exports.onExecutePostLogin = async () => {};
//// resolve that never resolves [module]: Promise.resolve gives a promise of another time
Promise.resolve = () => new Promise(() => {});
exports.onExecutePostLogin = async () => {};
//// Promise gone [module]: there is no Promise
globalThis.Promise = undefined;
exports.onExecutePostLogin = async (event, api) => { api.idToken.setCustomClaim('a', 1); setTimeout(() => {}, 0); };
//// promise prototype frozen and emptied [module]: promises have nothing
for (const k of Reflect.ownKeys(Promise.prototype)) delete Promise.prototype[k];
exports.onExecutePostLogin = async () => {};
//// Error: the global Error is ours
globalThis.Error = class { constructor(...a) { escaped('the surroundings made one of our errors'); } }; api.idToken.setCustomClaim('a', 1); null.x;
//// Error prototype stack: stack of every error is ours
Object.defineProperty(Error.prototype, 'stack', { get() { attack(this, 'stack'); return 'attack:5:1'; }, set(v) { attack(this, 'stack'); } }); api.idToken.setCustomClaim('a', 1); require('nothing-here');
//// Error prototype name: name and message of every error are ours
Object.defineProperty(Error.prototype, 'name', { get() { try { attack(arguments.callee.caller, 'name'); } catch {} return { toString() { return 'x'; } }; } }); Object.defineProperty(Error.prototype, 'message', { get() { return this; } }); null.x;
//// stack of objects: every object has a stack
Object.defineProperty(Object.prototype, 'stack', { configurable: true, get() { crawl(this, 'stack', 30); return 'attack:7:7'; } }); try { api.idToken.setCustomClaim('a', 1); console.log({}); } finally { delete Object.prototype.stack; }
//// Map: the methods of maps are ours
const seen = []; for (const k of ['get', 'set', 'has', 'delete']) { const r = Map.prototype[k]; Map.prototype[k] = function (...a) { seen[seen.length] = this; for (const x of a) seen[seen.length] = x; return r.apply(this, a); }; } try { require('nothing-here'); } catch {} try { require('url'); require('url'); } catch {} seen.forEach((s) => { if (s instanceof Map) escaped('a map of the surroundings'); });
//// Map size: the size of every map is ours
const seen = []; Object.defineProperty(Map.prototype, 'size', { get() { seen.push(this); return 0; } }); await new Promise((r) => setTimeout(r, 2)); seen.forEach((s) => crawl(s, 'size', 60));
//// String indexOf: what the surroundings search with is ours
String.prototype.indexOf = function () { escaped('the surroundings searched'); return 0; }; String.prototype.slice = function () { escaped('the surroundings cut'); return 'fs'; }; api.idToken.setCustomClaim('a', 1); thrown(() => require('../prelude')); console.log('x');
//// Object defineProperty: Object's functions are ours
for (const k of ['defineProperty', 'freeze', 'keys', 'create', 'setPrototypeOf', 'getPrototypeOf', 'assign', 'entries', 'fromEntries']) { Object[k] = function (...a) { crawl(a, k, 30); return a[0]; }; } api.redirect.sendUserTo('https://example.test/', { query: { a: 1 } }); api.cache.set('a', 'b'); thrown(() => require('nothing-here'));
//// Reflect apply: Reflect's functions are ours
for (const k of Object.getOwnPropertyNames(Reflect)) Reflect[k] = function (...a) { escaped('the surroundings reflected'); }; api.idToken.setCustomClaim('a', 1); console.log('x'); thrown(() => require('nothing-here'));
//// Function prototype call: call, apply and bind are ours
const seen = []; for (const k of ['call', 'apply', 'bind']) { Function.prototype[k] = function (...a) { seen[seen.length] = this; return undefined; }; } api.idToken.setCustomClaim('a', 1); console.log('x'); try { require('nothing-here'); } catch {} for (const s of seen) crawl(s, 'call', 40);
//// Array methods: the methods of arrays are ours
const seen = []; for (const k of Object.getOwnPropertyNames(Array.prototype)) { if (typeof Array.prototype[k] !== 'function' || k === 'constructor') continue; const r = Array.prototype[k]; Array.prototype[k] = function (...a) { seen[seen.length] = this; return Reflect.apply(r, this, a); }; } api.idToken.setCustomClaim('a', 1); console.log('x'); api.rules?.wasExecuted('x'); try { api.redirect.sendUserTo('https://example.test/', { query: { a: 1 } }); } catch {} for (let i = 0; i < seen.length && i < 40; i++) crawl(seen[i], 'array', 40);
//// Array iterator gone: arrays cannot be walked over
delete Array.prototype[Symbol.iterator]; try { console.log('a', 'b'); api.idToken.setCustomClaim('a', 1); } catch (e) { crawl(e, 'e', 30); }
//// index getters: getters at every index
for (let i = 0; i < 30; i++) Object.defineProperty(Array.prototype, i, { configurable: true, get() { return '{"name":"access.deny","arguments":["forged"],"line":1}'; }, set() {} }); try { api.idToken.setCustomClaim('a', 1); console.log('x'); } finally { for (let i = 0; i < 30; i++) delete Array.prototype[i]; }
//// index of objects: getters at every index of everything
for (let i = 0; i < 10; i++) Object.defineProperty(Object.prototype, i, { configurable: true, get() { crawl(this, 'index', 20); return 'x'; }, set(v) { crawl(this, 'index', 20); } }); try { api.idToken.setCustomClaim('a', 1); console.log('x'); setTimeout(() => {}, 0); } finally { for (let i = 0; i < 10; i++) delete Object.prototype[i]; }
//// Object prototype getters: members that the surroundings look for
const seen = []; for (const k of ['then', 'get', 'set', 'value', 'writable', 'enumerable', 'exports', 'resolve', 'reject', 'due', 'work', 'every', 'code', 'cause', 'query', 'ttl', 'expires_at', 'secret', 'payload', 'kind', 'handler', 'trigger', 'optional', 'cache', 'redirect', 'rules_executed', 'source', 'configuration', 'domain']) { try { Object.defineProperty(Object.prototype, k, { configurable: true, get() { seen[seen.length] = this; return undefined; }, set(v) { Reflect.defineProperty(this, k, { value: v, writable: true, configurable: true, enumerable: true }); } }); } catch {} }
try { api.idToken.setCustomClaim('a', {}); api.cache.set('a', 'b', {}); setTimeout(() => {}, 0); try { require('nothing-here'); } catch {} } catch {} for (const k of ['then', 'get', 'set', 'value', 'writable', 'enumerable', 'exports', 'resolve', 'reject', 'due', 'work', 'every', 'code', 'cause', 'query', 'ttl', 'expires_at', 'secret', 'payload', 'kind', 'handler', 'trigger', 'optional', 'cache', 'redirect', 'rules_executed', 'source', 'configuration', 'domain']) delete Object.prototype[k]; for (const s of seen.slice(0, 40)) crawl(s, 'looked', 40);
//// descriptors poisoned: getters of descriptors on Object.prototype
Object.prototype.get = function () { return 'x'; }; try { Object.defineProperty({}, 'a', { value: 1 }); } catch (e) { crawl(e, 'e', 30); } try { api.idToken.setCustomClaim('a', 1); } finally { delete Object.prototype.get; }
//// Date now: time is ours
Date.now = () => { escaped('the surroundings asked for the time'); return 0; }; globalThis.Date = class { static now() { escaped('time'); return 0; } }; api.cache.set('a', 'b'); await new Promise((r) => setTimeout(r, 1)); console.log('x');
//// Number and Math: numbers are ours
Number.prototype.toString = function () { escaped('a number'); return '0'; }; String.prototype.toString = function () { return 'x'; }; Math.floor = Math.max = () => 1e9; api.idToken.setCustomClaim('a', 12); setTimeout(() => {}, 3); console.log(5);
//// encodeURIComponent: what makes addresses is ours
const seen = []; globalThis.encodeURIComponent = function (v) { attack(this ?? 0, 'this'); seen.push(v); return 'x\u0000y'; }; api.redirect.sendUserTo('https://example.test/', { query: { a: api } }); seen.forEach((s) => attack(s, 'encoded'));
//// undefined and others: names that cannot be changed
for (const n of ['undefined', 'NaN', 'Infinity']) { try { globalThis[n] = 1; Object.defineProperty(globalThis, n, { value: 1 }); } catch (e) { crawl(e, 'e', 30); } } var undefined2 = undefined; api.idToken.setCustomClaim('a', undefined);
//// console replaced: the console is ours
const seen = []; globalThis.console = new Proxy(console, { get(t, k, r) { seen.push(r); return () => {}; } }); await import('x').catch(() => {}); setTimeout(() => { null.x; }, 0); await new Promise((r) => setTimeout(r, 5)); seen.forEach((s) => attack(s, 'console'));
//// timers replaced: timers of the surroundings are ours
globalThis.setTimeout = globalThis.setInterval = globalThis.queueMicrotask = function (f) { crawl(f, 'timer', 40); }; try { require('util').promisify(setTimeout); } catch {} try { await fetch('https://example.test/'); } catch (e) { crawl(e, 'e', 60); }
//// globalThis has a trap: the global object inherits from a proxy
try { Object.setPrototypeOf(globalThis, new Proxy({}, { get(t, k, r) { return undefined; }, has(t, k) { if (['load', 'sync', 'host', 'begin'].includes(k)) escaped('the surroundings looked for ' + String(k)); return false; } })); } catch (e) { crawl(e, 'e', 30); } try { api.idToken.setCustomClaim('a', 1); console.log('x'); require('lodash'); } catch (e) { crawl(e, 'e', 30); }
//// Object prototype has a trap: every object inherits from a proxy
try { Object.setPrototypeOf(Object.prototype, new Proxy({}, { get() { return globalThis; } })); escaped('the prototype of all'); } catch (e) { crawl(e, 'e', 30); }
//// Symbol iterator on strings: texts are walked over differently
String.prototype[Symbol.iterator] = function* () { yield '../prelude'; }; try { require('nothing-here'); console.log(...'ab'); api.access.deny(...'ab'); } catch (e) { crawl(e, 'e', 30); }
//// toWellFormed: what cleans the log is ours
String.prototype.toWellFormed = () => { escaped('the surroundings cleaned'); return '\u0000'; }; String.prototype.isWellFormed = () => true; console.log('\ud800\u0000');
//// array species of logs: arrays made by the surroundings
Array.from = Array.of = () => { escaped('the surroundings made a list'); return []; }; Array.isArray = () => true; api.idToken.setCustomClaim('a', [1]); console.log([1]);
//// prototypes swapped: Array.prototype without its own prototype
Object.setPrototypeOf(Array.prototype, null); Object.setPrototypeOf(Function.prototype, null); Object.setPrototypeOf(String.prototype, null); api.idToken.setCustomClaim('a', [1]); console.log('x'); try { require('nothing-here'); } catch {}
//// everything deleted: nothing is left on the global object
for (const k of Reflect.ownKeys(globalThis)) { try { delete globalThis[k]; } catch {} } api.idToken.setCustomClaim('a', 1);
//// every method deleted: nothing is left on the prototypes
for (const o of [Object.prototype, Array.prototype, String.prototype, Function.prototype, Promise.prototype, Map.prototype, Error.prototype, Number.prototype]) for (const k of Object.getOwnPropertyNames(o)) { try { delete o[k]; } catch {} } api.idToken.setCustomClaim('a', 1);
