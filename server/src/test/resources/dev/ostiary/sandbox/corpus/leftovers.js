// What the run before may have left: a neighbour's Action ran in this process a moment ago.
//// names on the global object: names that a neighbour left
for (const k of Reflect.ownKeys(globalThis)) say(String(k)); say(String(globalThis.left), String(globalThis.kept), String(globalThis.later), String(globalThis.gone));
//// prototypes: members of prototypes that a neighbour left
for (const o of [Object, Array, Function, String, RegExp, Promise, Map, Math, JSON, Reflect, Intl, Symbol, console, require, api]) { say(String(o.left)); for (const k of Reflect.ownKeys(o.prototype ?? {})) if (k === 'left' || k === 'source1') escaped('left'); }
//// RegExp statics: what the last match of a neighbour was
for (const k of ['$1', '$2', '$_', '$&', '$`', "$'", '$+', 'input', 'lastMatch', 'lastParen', 'leftContext', 'rightContext']) say(String(RegExp[k]));
//// registered symbols: symbols that a neighbour registered
for (const k of ['left', 'kept', 'secret']) { const s = Symbol.for(k); say(String(s.left), String(Symbol.keyFor(s))); }
//// symbol registry as a channel: the registry tells nothing of who registered
for (let i = 0; i < 200; i++) Symbol.for('probe' + i); const s = Symbol.for('probe1'); s.left = 1; if (s.left !== undefined) escaped('a symbol that keeps');
//// template objects: the lists of templates are of each run
const t = ((s) => s)`one text`; say(Object.isFrozen(t), String(t.left)); attack(t, 'template');
//// same template in the same place [module]: a template in the place of a neighbour's
const make = (s) => s; exports.onExecutePostLogin = async () => { const t = make`one text`; say(String(t.left), String(t.raw.left)); };
//// same code [module]: the neighbour's own code, which the process has parsed already
const secret = []; exports.onExecutePostLogin = async (event, api) => { const left = globalThis.left; secret.push(left); say(String(secret), String(event.secrets.KEY)); };
//// functions of text: functions that a neighbour made of text
say(String(globalThis.kept?.())); try { say(new Function('return kept()')()); } catch (e) { say(e.message); } try { say((0, eval)('later')); } catch (e) { say(e.message); }
//// eval of the same text: text that a neighbour evaluated
for (const text of ['left', 'secret', 'kept', 'event.secrets.KEY', 'this.left']) { try { say(String((0, eval)(text))); } catch (e) { say(e.message); } }
//// stack of a neighbour: stack traces of other runs
Error.stackTraceLimit = 1000; say(thrown(() => null.x).stack); if (/neighbour/.test(thrown(() => null.x).stack)) escaped('a neighbour in the stack');
//// messages of a neighbour: errors that name what a neighbour did
for (const f of [() => null.left, () => left, () => kept(), () => require('left'), () => new Intl.DateTimeFormat('left')]) say(String(thrown(f)?.message));
//// weak references: what is left of other runs' objects
const r = new WeakRef({}); for (let i = 0; i < 50; i++) new Array(1e4).fill({}); await new Promise((x) => setTimeout(x, 1)); say(String(r.deref())); attack(r.deref() ?? 0, 'deref');
//// ends of objects: the ends of a neighbour's objects are not told here
const reg = new FinalizationRegistry((v) => { say('end ' + v); if (v !== 'mine') escaped('an end of another'); }); for (let i = 0; i < 200; i++) reg.register({}, 'mine'); for (let i = 0; i < 60; i++) new Array(1e4).fill(i); await new Promise((x) => setTimeout(x, 5));
//// timers of a neighbour: timers that a neighbour started
for (let i = 1; i < 200; i++) clearTimeout(i); await new Promise((x) => setTimeout(x, 20)); say(String(globalThis.later));
//// answers of a neighbour: answers to a neighbour's requests
const all = await Promise.allSettled([1, 2, 3, 4].map((i) => globalThis.fetch ? fetch('https://example.test/' + i) : i)); say(all.map((a) => String(a.reason ?? a.value)).join());
//// cache of a neighbour: keys of the cache
for (const k of ['left', 'secret', 'KEY', '__proto__', 'constructor', 'toString']) { const v = api.cache.get(k); attack(v ?? 0, k); say(k + ' ' + JSON.stringify(v)); }
//// cache as a channel of prototypes: the cache under names of prototypes
api.cache.set('__proto__', 'x'); api.cache.set('constructor', 'y'); say(String({}.value), JSON.stringify(api.cache.get('__proto__') ?? null)); api.cache.delete('__proto__');
//// modules changed by a neighbour: modules are loaded anew
for (const p of ['lodash', 'crypto', 'util', 'uuid', 'jsonwebtoken']) { try { const m = require(p); say(p + String(m.left)); m.left = 'x'; } catch (e) { say(e.message); } }
//// old memory in arrays: new arrays are empty
for (const n of [10, 1000, 1e5]) { for (const b of [new Uint8Array(n), new Float64Array(n), new Uint8Array(new ArrayBuffer(n).slice(0)), new Array(n)]) if (b.some((x) => x !== 0 && x !== undefined)) escaped('old memory'); }
//// old memory in grown arrays: arrays that grow are empty
const b = new ArrayBuffer(8, { maxByteLength: 1e5 }); b.resize(1e5); if (new Uint8Array(b).some((x) => x !== 0)) escaped('old memory'); if (b.transfer) { const t = b.transfer(2e5); if (new Uint8Array(t).some((x) => x !== 0)) escaped('old memory'); }
//// random numbers: random numbers do not repeat those of a neighbour
const a = Array.from({ length: 5 }, Math.random); say(a.join()); if (new Set(a).size !== 5) escaped('random');
//// shapes of objects: enumerating objects shows only their own
const o = {}; for (const k of ['left', 'kept', 'later', 'KEY']) o[k] = 1; say(Object.keys(o).join()); const p = {}; for (const k in p) escaped(k);
//// locale caches: formats kept by a neighbour
const f = new Intl.DateTimeFormat('en', { timeZone: 'UTC' }); say(String(f.left)); if (f.left !== undefined) escaped('a format');
//// prepareStackTrace of a neighbour: hooks that a neighbour set
say(String(Error.prepareStackTrace), thrown(() => null.x).stack.slice(0, 40)); if (Error.prepareStackTrace) escaped('a hook');
//// later than the end [module]: work that goes on after the end
exports.onExecutePostLogin = async () => { setTimeout(() => escaped('late'), 1); setInterval(() => escaped('late'), 1); queueMicrotask(async () => { for (let i = 0; i < 10; i++) await null; globalThis.left = 'x'; }); Promise.resolve().then(() => { globalThis.left = 'y'; }); };
//// end through a timer [module]: the run ends while a timer is due
exports.onExecutePostLogin = () => new Promise((r) => setTimeout(r, 3)).then(() => { setTimeout(() => escaped('late'), 0); });
//// leave everything: everything changed for the next run
for (const o of [globalThis, Object.prototype, Array.prototype, Function.prototype, String.prototype, Promise.prototype, RegExp.prototype, Math, JSON, Reflect, Intl, console, api, require]) { for (const k of Reflect.ownKeys(o)) { try { o[k] = () => 'left'; } catch {} } try { o.left = 'left'; } catch {} }
//// leave an error: an error thrown while everything is changed
JSON.stringify = Date.now = Promise.resolve = Array.prototype.sort = RegExp.prototype.exec = String.prototype.split = () => { throw 'left'; }; throw new Error('x');
