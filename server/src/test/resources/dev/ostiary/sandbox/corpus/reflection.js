// Proxy and Reflect: what the surroundings do with what a program hands them.
//// traps on a claim: a claim that watches who reads it
const seen = [];
const claim = new Proxy({ a: 1 }, new Proxy({}, { get(_, trap) {
  return (...args) => { seen.push(...args); return Reflect[trap](...args); };
} }));
api.idToken.setCustomClaim('a', claim);
for (const value of seen) attack(value, 'trap');
//// traps on a function: a function as a claim, which watches who calls it
const watcher = new Proxy(function () {}, { apply(target, self, args) { attack(self, 'self'); attack(args, 'args'); } });
api.idToken.setCustomClaim('a', { toJSON: watcher });
//// receiver of a getter: the receiver that a getter sees
let receiver;
api.idToken.setCustomClaim('a', { get b() { receiver = this; return 1; } });
attack(receiver, 'receiver');
//// toJSON receiver: what toJSON is called with
let args;
api.idToken.setCustomClaim('a', { toJSON() { args = [this, ...arguments]; return 1; } });
args.forEach((a) => attack(a, 'toJSON'));
//// inherited toJSON: toJSON of everything
const seen = [];
Object.prototype.toJSON = function () { seen.push(this, ...arguments); return 'x'; };
api.idToken.setCustomClaim('a', {});
console.log({});
delete Object.prototype.toJSON;
seen.forEach((s) => attack(s, 'toJSON of everything'));
//// console proxies: a value to print that watches
const seen = [];
console.log(new Proxy({}, { get(t, k, r) { seen.push(r, t); return undefined; }, getPrototypeOf(t) { seen.push(t); return null; } }));
seen.forEach((s) => attack(s, 'printed'));
//// instanceof trap: an error to print whose prototype is asked for
const seen = [];
console.log(new Proxy(new Error('x'), { getPrototypeOf() { seen.push(thrown(() => { throw new Error('y'); })); return Error.prototype; } }));
seen.forEach((s) => attack(s, 'asked'));
//// array setters: setters on Array.prototype that catch the surroundings' lists
const caught = [];
for (let i = 0; i < 40; i++) {
  Object.defineProperty(Array.prototype, i, { configurable: true, set(value) { caught.push(this, value); }, get() { return undefined; } });
}
api.idToken.setCustomClaim('a', 1);
console.log('x');
setTimeout(() => {}, 1);
for (let i = 0; i < 40; i++) delete Array.prototype[i];
if (caught.some((c) => Array.isArray(c) && Object.getPrototypeOf(c) === Array.prototype && c.length === 0)) escaped('a list of the surroundings');
//// array length setter: a list's length through a subclass
class Sly extends Array { static get [Symbol.species]() { return function (n) { return { length: n }; }; } }
api.idToken.setCustomClaim('a', Sly.from([1, 2]));
attack(Sly.from([1]).map((x) => x), 'species');
//// species of a promise: a promise whose species is ours
const seen = [];
class Mine extends Promise { constructor(work) { super((a, b) => { seen.push(a, b, work); work(a, b); }); } }
exports.kept = Mine;
await new Mine((r) => r(1));
seen.forEach((s) => attack(s, 'executor'));
//// promise constructor: every promise's constructor is ours
const seen = [];
Promise.prototype.constructor = { [Symbol.species]: function (work) { seen.push(work); work((v) => seen.push(v), (e) => seen.push(e)); } };
queueMicrotask(() => {});
Promise.resolve(1).then(() => {});
Promise.prototype.constructor = Promise;
seen.forEach((s) => attack(s, 'capability'));
//// thenable: a result that is asked whether it is a promise
let got = [];
Object.prototype.then = function (a, b) { got.push(a, b, this); delete Object.prototype.then; a(); };
await {};
got.forEach((g) => attack(g, 'thenable'));
//// thenable result [module]: the handler's result watches who waits for it
exports.onExecutePostLogin = () => ({ then(resolve, reject) { attack(resolve, 'resolve'); attack(reject, 'reject'); crawl(this, 'this'); resolve(); } });
//// proxied exports [module]: the exports watch who reads them
module.exports = new Proxy({}, { get(target, key, receiver) {
  attack(receiver, 'exports'); attack(thrown(() => { throw new Error('x'); }), 'error');
  return async () => {};
} });
//// proxied handler [module]: the handler watches who calls it
exports.onExecutePostLogin = new Proxy(async () => {}, { apply(target, self, args) {
  attack(self, 'self'); args.forEach((a) => attack(a, 'args')); return Promise.resolve();
} });
//// handler getter [module]: the handler is read through a getter
Object.defineProperty(exports, 'onExecutePostLogin', { get() {
  attack(this, 'this');
  try { attack(arguments.callee.caller, 'caller'); } catch {}
  return async () => {};
} });
//// module setter [module]: module.exports is replaced by something with a prototype of its own
module.exports = Object.create(new Proxy({}, { get(t, k, r) { crawl(r, 'r'); return k === 'onExecutePostLogin' ? async () => {} : undefined; } }));
//// construct with newTarget: api methods as constructors
for (const f of [api.access.deny, console.log, setTimeout, require, queueMicrotask]) {
  attack(thrown(() => Reflect.construct(f, [])), 'construct');
  attack(thrown(() => Reflect.construct(Object, [], f)), 'newTarget');
  try { attack(Reflect.construct(Array, [], f), 'newTarget'); } catch {}
}
//// apply to another this: api methods with strange receivers
for (const self of [null, globalThis, Object.prototype, Function.prototype, new Proxy({}, {})]) {
  try { attack(Reflect.apply(api.idToken.setCustomClaim, self, ['a', 1]), 'self'); } catch (e) { attack(e, 'e'); }
}
//// extend an api method: a class that extends a function of the surroundings
for (const f of [api.access.deny, console.log, require]) {
  try { class A extends f {} ; attack(new A(), 'extended'); } catch (e) { attack(e, 'e'); }
}
//// descriptors: descriptors of everything on api
for (const group of Reflect.ownKeys(api)) {
  for (const key of Reflect.ownKeys(api[group])) attack(Object.getOwnPropertyDescriptor(api[group], key), key);
}
//// change the prototype of api: api with a prototype of ours
Object.setPrototypeOf(api, new Proxy({}, { get(t, k, r) { crawl(r, 'r'); return () => {}; } }));
api.nothing.x;
api.idToken.setCustomClaim('a', 1);
//// change the prototype of a function: require with a prototype of ours
Object.setPrototypeOf(require, new Proxy(function () {}, { get(t, k) { return t; }, apply() { return globalThis; } }));
attack(require, 'require'); attack(require.call, 'call');
//// freeze the surroundings: everything frozen
for (const o of [globalThis, api, console, Object.prototype, Array.prototype, Promise.prototype]) { try { Object.freeze(o); } catch (e) { attack(e, 'e'); } }
api.idToken.setCustomClaim('a', 1);
//// own keys lie: a claim whose keys are of strange kinds
const e = thrown(() => api.idToken.setCustomClaim('a', new Proxy({}, { ownKeys() { return ['a', Symbol(), '__proto__', 'constructor']; }, getOwnPropertyDescriptor() { return { enumerable: true, configurable: true, value: 1 }; } })));
attack(e, 'keys');
//// many keys: a claim of very many keys
let n = 0;
api.idToken.setCustomClaim('a', new Proxy([], { get(t, k) { return k === 'length' ? 1e4 : k === 'toJSON' ? undefined : n++; } }));
//// revoked proxies: a proxy that is taken back while it is read
const { proxy, revoke } = Proxy.revocable({ get a() { revoke(); return 1; }, b: 2 }, {});
attack(thrown(() => api.idToken.setCustomClaim('a', proxy)), 'revoked');
//// revoked to the console: a proxy that is none any more
const { proxy, revoke } = Proxy.revocable(function () {}, {}); revoke();
attack(thrown(() => console.log(proxy)), 'revoked');
attack(thrown(() => api.idToken.setCustomClaim('a', proxy)), 'revoked');
//// throw a proxy: an error that watches who describes it
throw new Proxy({}, { get(t, k, r) { crawl(r, 'thrown'); return k === 'stack' ? 'x'.repeat(10) : undefined; }, has() { return true; } });
//// throw a function: a function as an error
throw new Proxy(function () {}, { get(t, k, r) { attack(thrown(() => r()), k); return undefined; } });
//// throw an error that throws: every member of the error throws
throw new Proxy(new Error('x'), { get(t, k) { throw new Error(String(k)); }, has() { throw new Error('has'); } });
//// throw nothing: an error that is none
throw undefined;
//// throw null: null as an error
throw null;
//// throw a symbol: a symbol as an error
throw Symbol('x');
//// throw an object without a prototype: an error without a prototype
throw Object.create(null);
//// error with getters: getters of an error are called where
const e = new Error('x');
for (const key of ['name', 'message', 'stack', 'code']) Object.defineProperty(e, key, { get() { try { attack(arguments.callee.caller, key); } catch {} crawl(this, key, 50); return key; } });
throw e;
//// accessors of the realm: the getters that the realm has by itself
for (const o of [RegExp, Map, Set, Promise, Array, Symbol.prototype, RegExp.prototype, ArrayBuffer.prototype, Object.getPrototypeOf(Uint8Array.prototype), Function.prototype, Object.prototype]) {
  for (const key of Reflect.ownKeys(o)) {
    const d = Object.getOwnPropertyDescriptor(o, key);
    for (const f of [d.get, d.set]) if (f) for (const self of [o, api, console.log, globalThis]) { try { attack(f.call(self), String(key)); } catch (e) { crawl(e, 'e', 20); } if (n++ > 40) break; }
  }
}
var n = 0;
//// lookupGetter: the old ways to getters
for (const f of [Object.prototype.__lookupGetter__('__proto__'), Object.prototype.__lookupSetter__('__proto__')]) attack(f, '__proto__');
Object.prototype.__defineGetter__.call(api, 'own', function () { return this; });
attack(api.own, 'own');
//// callers through proto: caller of Function.prototype
for (const f of [console.log, require, api.access.deny, Function.prototype]) {
  for (const key of ['caller', 'arguments', 'callee']) { try { attack(f[key], key); } catch (e) { attack(e, key); } }
}
//// sloppy caller [module]: a sloppy function asks who called it
function peek() { const all = []; let c = peek.caller; for (let i = 0; c && i < 9; i++) { all.push(c); try { all.push(c.arguments); } catch {} c = c.caller; } return all; }
exports.onExecutePostLogin = async (event, api) => {
  let all = peek();
  api.idToken.setCustomClaim('a', { toJSON() { all.push(...peek()); return 1; } });
  console.log(new Proxy({}, { getPrototypeOf() { all.push(...peek()); return null; } }));
  setTimeout(function () { all.push(...peek()); all.forEach((a) => attack(a, 'caller')); }, 0);
  await new Promise((r) => setTimeout(r, 5));
};
//// callee [module]: arguments.callee of what the surroundings call
exports.onExecutePostLogin = function () {
  attack(arguments.callee, 'callee'); attack(arguments, 'arguments');
  try { attack(arguments.callee.caller, 'caller'); } catch {}
  return Promise.resolve();
};
//// timers' this: this and the arguments of a timer's function
await new Promise((resolve) => setTimeout(function () { attack(this, 'this'); attack(arguments, 'arguments'); resolve(); }, 1, 'x'));
//// microtask's this: this of a microtask
await new Promise((resolve) => queueMicrotask(function () { attack(this, 'this'); attack(arguments, 'arguments'); resolve(); }));
//// timer arguments with a getter: the timer's own list of arguments
const caught = [];
const real = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function () { caught.push(this); return real.call(this); };
await new Promise((resolve) => setTimeout(resolve, 1, 2));
Array.prototype[Symbol.iterator] = real;
caught.forEach((c) => attack(c, 'spread'));
