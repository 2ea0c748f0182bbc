// Promises, generators and async generators: the ways on which the older sandboxes were left.
//// async generator throw: an async generator into which an error is thrown
const g = (async function* () { try { yield 1; } catch (e) { attack(e, 'e'); yield e; } })();
await g.next(); attack((await g.throw(thrown(() => null.x))).value, 'thrown');
//// async generator return thenable: return with something that is asked whether it is a promise
const g = (async function* () { yield 1; })();
const got = await g.return({ get then() { attack(this, 'this'); try { attack(arguments.callee.caller, 'caller'); } catch {} return undefined; } });
attack(got, 'returned');
//// async generator in a full stack: an error at the end of the stack inside an async generator
let e;
async function* deep() { try { yield* deep(); } catch (x) { e = x; } }
try { await deep().next(); } catch (x) { e = x; }
attack(e, 'deep');
//// async iterator from sync: values of a sync iterator in for await
for await (const value of { [Symbol.iterator]() { return { next() { attack(this, 'this'); return { done: true }; }, return() { return {}; } }; } });
//// rejected with a full stack: a promise that is refused at the end of the stack
let e;
function f() { try { f(); } catch (x) { e = Promise.reject(x); } }
f(); attack(await e.catch((x) => x), 'rejected');
//// error of an async function: the error that an async function gives
attack(await (async () => { null.x; })().catch((e) => e), 'async');
//// error of await: the error of awaiting something that throws
try { await { get then() { throw thrown(() => Symbol() + ''); } }; } catch (e) { attack(e, 'await'); }
//// resolving functions: the functions that a promise gives out
let a, b; new Promise((x, y) => { a = x; b = y; }); attack(a, 'resolve'); attack(b, 'reject');
//// promise with resolvers: Promise.withResolvers on a strange constructor
attack(thrown(() => Promise.withResolvers.call(function (f) { attack(f, 'executor'); f(() => {}, () => {}); })), 'withResolvers');
//// promise try: Promise.try with a function of the surroundings
if (Promise.try) attack(await Promise.try(require, 'nothing-here').catch((e) => e), 'try');
//// promise then on api: then of a promise with api methods as listeners
await Promise.resolve('x').then(api.access.deny).then((v) => attack(v, 'then'));
//// promise all with api: Promise.all on a strange constructor
function C(work) { work((v) => attack(v, 'v'), (e) => attack(e, 'e')); } C.resolve = (v) => v;
attack(thrown(() => Promise.all.call(C, [{ then(a) { attack(a, 'element'); a(1); } }])), 'all');
//// promise race of proxies: proxies as promises
await Promise.race([new Proxy(Promise.resolve(1), {})]).catch((e) => attack(e, 'proxy'));
//// finally species: finally with a species that is ours
class P extends Promise { static get [Symbol.species]() { return class extends Promise { constructor(w) { super(w); attack(w, 'species'); } }; } }
await P.resolve(1).finally(() => {});
//// unhandled rejection: a refused promise that nobody hears
Promise.reject(new Proxy(new Error('x'), { get(t, k, r) { crawl(r, 'unhandled', 20); return t[k]; } }));
//// unhandled rejection hooks: hooks for refused promises
for (const name of ['onunhandledrejection', 'onrejectionhandled', 'onerror', 'setUnhandledPromiseRejectionHandler']) globalThis[name] = function () { attack(this, name); attack(arguments, name); };
Promise.reject(1);
await new Promise((r) => setTimeout(r, 2));
//// error in a timer: an error thrown out of a timer
setTimeout(() => { throw new Proxy({}, { get(t, k, r) { crawl(r, 'timer', 20); return undefined; } }); }, 0);
await new Promise((r) => setTimeout(r, 20));
//// error in an interval: an interval that throws
setInterval(() => { null.x; }, 1);
await new Promise((r) => setTimeout(r, 20));
//// generator of everything: a generator's own surroundings
const g = (function* () { attack(this, 'this'); try { yield; } finally { attack(thrown(() => { throw new Error('x'); }), 'finally'); } })();
g.next(); g.return();
//// generator while running: a generator that calls itself while it runs
const g = (function* () { yield thrown(() => g.next()); })(); attack(g.next().value, 'running');
//// yield star: yield* over an iterator that is ours
const g = (function* () { yield* { [Symbol.iterator]() { return { next(v) { attack(v, 'next'); return { done: false, value: 1 }; }, throw(e) { attack(e, 'throw'); return { done: true }; } }; } }; })();
g.next(); g.throw(new Error('x'));
//// AsyncFunction constructor: async functions made of text
const AF = (async () => {}).constructor; maker(AF, 'AsyncFunction');
loot(await AF('return this')(), 'AsyncFunction'); loot(await new AF('return globalThis')(), 'AsyncFunction');
//// AsyncGeneratorFunction constructor: async generators made of text
const AGF = (async function* () {}).constructor;
loot((await AGF('yield this')().next()).value, 'AsyncGeneratorFunction');
//// GeneratorFunction constructor: generators made of text
const GF = (function* () {}).constructor; maker(GF, 'GeneratorFunction'); loot(GF('yield this')().next().value, 'GF');
//// array from async: Array.fromAsync with a constructor that is ours
if (Array.fromAsync) attack(await Array.fromAsync.call(function () { attack(this, 'new'); }, [1]).catch((e) => e), 'fromAsync');
//// handler as a generator [module]: a generator function as the handler
exports.onExecutePostLogin = function* (event, api) { attack(this, 'this'); yield 1; };
//// handler as a class [module]: a class as the handler
exports.onExecutePostLogin = class { constructor() { attack(this, 'this'); } };
//// handler that returns itself [module]: a promise that waits for itself
exports.onExecutePostLogin = () => { const p = new Promise((r) => setTimeout(() => r(p), 1)); return p; };
//// many handlers [module]: handlers of other names
for (const name of ['onContinuePostLogin', 'onExecutePreUserRegistration', 'default', 'then', 'constructor', '__proto__']) exports[name] = function () { attack(this, name); };
exports.onExecutePostLogin = async () => {};
//// explicit resource management: disposal hooks that the realm may have
for (const key of ['dispose', 'asyncDispose']) { const s = Symbol[key]; if (s) attack({ [s]() { attack(this, 'dispose'); } }, key); }
try { new Function('attack', 'using x = { [Symbol.dispose]() { attack(this, "using"); } };')(attack); } catch {}
//// await in a thenable storm: thenables that resolve to thenables
let depth = 0; const t = { then(a) { attack(a, 'a'); if (depth++ < 5) a({ ...t }); else a(1); } }; await t;
