// What uses up time, memory or the patience of whoever reads the result.
//// loop: an endless loop
for (;;);
//// empty while: an endless loop with a body that is caught
while (true) { try { throw 1; } catch {} finally { continue; } }
//// labels: nested endless loops with labels
a: for (;;) { b: for (;;) { continue a; } }
//// loop in a generator: a generator that never yields
(function* () { for (;;) { l: { break l; } } })().next();
//// endless iterator: an iterator without end spread into a list
[...(function* () { for (;;) yield 1; })()];
//// endless destructuring: an iterator without end taken apart
const [...all] = { [Symbol.iterator]() { return { next() { return { done: false, value: 1 }; } }; } };
//// loop in a getter: a getter that never answers
api.idToken.setCustomClaim('a', { get b() { for (;;); } });
//// loop in toJSON: toJSON that never answers
api.idToken.setCustomClaim('a', { toJSON() { for (;;); } });
//// loop at the top [module]: a loop before the handler is there
for (;;); exports.onExecutePostLogin = async () => {};
//// loop in the error: an error whose message never ends
throw { get message() { for (;;); } };
//// loop after the end [module]: a loop in a microtask after the handler's end
exports.onExecutePostLogin = async () => { Promise.resolve().then(() => { for (;;); }); };
//// loop in a timer: a timer that never ends
await new Promise(() => setTimeout(() => { for (;;); }, 1));
//// loop that catches its end: a loop in a finally
const f = () => { try { for (;;); } finally { f(); } }; f();
//// loop of throws: an error thrown and caught without end
for (;;) { try { null.x; } catch {} }
//// regex backtracking: a pattern of nested repetitions
for (;;) /^(a+)+$/.test('a'.repeat(40) + 'b');
//// regex backreference: a pattern with references to itself
/(.*)*\1x/.test('a'.repeat(200000));
//// regex lookbehind: a pattern that looks back
/(?<=(a+)+)b\1\1$/.test('a'.repeat(50000));
//// regex alternatives: a pattern of many alternatives
/^(?:a|a|a|aa|aaa)+\1?$(?!x)(?<n>z)\k<n>/.test('a'.repeat(100000)); for (;;) /(x+x+)+y(\1)/.test('x'.repeat(5000));
//// regex states: a pattern with many states
for (let i = 0; ; i++) new RegExp('(a|b)*a' + '(a|b)'.repeat(20 + i) + '$', 'u').test('ab'.repeat(10000));
//// regex counts: a pattern with large counts
for (;;) new RegExp('(' + 'a?'.repeat(500) + '){1,100}' + 'b{0,9999}'.repeat(50) + '\\1').test('a'.repeat(5000));
//// regex replace: a replacement that grows
let s = 'a'; for (;;) s = s.replace(/a/g, 'aa$&');
//// regex split: a split by a pattern that matches everywhere
for (;;) 'ab'.repeat(1e5).split(/(?:)/);
//// sort with a comparator: a comparator that lies
const a = Array.from({ length: 1e5 }, (_, i) => i); for (;;) a.sort(() => Math.random() - 0.5);
//// sort without a comparator: a sort of texts
const a = Array.from({ length: 2e5 }, (_, i) => 'x'.repeat(30) + i); for (;;) a.sort();
//// sort of a proxy: a sort of what has no end
Array.prototype.sort.call(new Proxy({ length: 2 ** 32 }, { get: (t, k) => (k === 'length' ? 2 ** 32 : 1) }));
//// typed sort: a sort of numbers
const a = new Float64Array(1e6).map(() => Math.random()); for (;;) { a.sort(); a.reverse(); a[0] = Math.random(); a.sort((x, y) => y - x); }
//// string doubling: a text that doubles
let s = 'x'; for (;;) s += s;
//// string doubling and use: a text that doubles and is looked at
let s = 'x'; for (let i = 0; i < 29; i++) s += s; console.log(s.length); s.indexOf('y'); api.access.deny(s);
//// string repeat: a text that repeats
const all = []; for (;;) all.push('ab'.repeat(1e6).toUpperCase());
//// string padEnd: a text that is padded
const all = []; for (let i = 0; ; i++) all.push('x'.padEnd(1e7, String(i)).slice(1).toLowerCase());
//// string join: a list that is joined to a long text
new Array(2 ** 28).join('abc').length + [...'x'.repeat(1e7)].join('yyyyyyyyyy').length; for (;;) [...'x'.repeat(1e6)].join('y');
//// string replaceAll: a text in which all is replaced
let s = 'x'.repeat(1e4); for (;;) s = s.replaceAll('x', 'xx');
//// string concat: texts of many lengths put together
let s = ''; for (;;) s = s.concat('x'.repeat(1e5), s).slice(0, 2 ** 26);
//// string normalize: a text brought to another form
for (;;) '\u1e9b\u0323'.repeat(1e5).normalize('NFKD').localeCompare('x'.repeat(1e4));
//// string raw template: a template of many parts
const s = { raw: { length: 2 ** 30, 0: 'x' } }; for (;;) String.raw(s, ...new Array(1e4).fill('y'));
//// array growth: a list that grows
const a = []; for (;;) a.push([a.length]);
//// array fill: a long list that is filled
for (;;) new Array(1e7).fill({});
//// array length: a list of the greatest length
new Array(2 ** 32 - 1).fill(0);
//// array sparse: holes without end
const a = []; a[2 ** 32 - 2] = 1; a.map((x) => x); a.forEach(() => {}); for (let i = 0; i < a.length; i++); a.reverse();
//// array concat: a list put to itself
let a = [1]; for (;;) a = a.concat(a, a);
//// array flat: lists in lists that are made flat
let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; a.flat(Infinity);
//// array spread: a long list as arguments
Math.max(...new Array(1e7).fill(1)); for (;;) String.fromCharCode(...new Array(60000).fill(65));
//// array from length: a list made of a length
Array.from({ length: 2 ** 31 }, (_, i) => [i]);
//// array unshift: a list shifted without end
const a = []; for (;;) { a.unshift(1, 2, 3); a.splice(1, 0, 4); }
//// array like: what only says how long it is
Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);
//// typed arrays: blocks of memory
const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1));
//// one large block: a block of memory of the greatest size
new ArrayBuffer(2 ** 31 - 9).byteLength;
//// growing block: a block of memory that grows
const b = new ArrayBuffer(1, { maxByteLength: 2 ** 31 - 9 }); for (let n = 1; ; n *= 2) b.resize(n);
//// map growth: a map that grows
const m = new Map(); for (let i = 0; ; i++) m.set({}, { i });
//// weak map growth: weak maps that grow
const all = []; const m = new WeakMap(); for (;;) { const k = {}; all.push(k); m.set(k, new Array(100)); }
//// object growth: an object of many members
const o = {}; for (let i = 0; ; i++) o['k' + i] = i;
//// shapes: objects of many shapes
for (let i = 0; ; i++) { const o = {}; for (let k = 0; k < 50; k++) o['k' + ((i * 31 + k) % 100003)] = k; }
//// symbols: symbols without end
for (let i = 0; ; i++) Symbol.for('s' + i + 'x'.repeat(1000));
//// closures: functions that hold each other
let f = () => 1; for (;;) { const g = f; f = () => g() + 1; }
//// recursion: a function that calls itself
(function f() { f(); })();
//// recursion caught: a function that calls itself again when the stack is full
(function f() { try { f(); } catch { f(); } })();
//// recursion of getters: getters that ask each other
const o = { get a() { return this.b; }, get b() { return this.a; } }; for (;;) { try { o.a; } catch {} }
//// recursion of proxies: proxies on proxies
let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); for (;;) { try { p.x; } catch {} }
//// recursion of bound functions: bound functions on bound functions
let f = () => 1; for (let i = 0; i < 1e5; i++) f = f.bind(null); for (;;) { try { f(); } catch {} }
//// recursion of toString: lists whose text asks for each other's
const a = { toString() { return `${b}`; } }, b = { toString() { return `${a}`; } }; for (;;) { try { `${a}`; } catch {} }
//// recursion of prototypes: a long chain of prototypes
let o = {}; for (let i = 0; i < 1e6; i++) o = Object.create(o); for (;;) o.x;
//// recursion of first uses: the stack ends where the engine first needs things
const firsts = [() => Promise.reject(1).catch(() => {}), () => new Intl.NumberFormat('de').format(1), () => new Intl.PluralRules('pl').select(2), () => [..."a"].entries().next(), () => new RegExp('(?<=a)b', 'u').exec('ab'), () => JSON.parse('{"a":[1]}'), () => new WeakRef({}), () => structuredClone?.({}), () => (async function* () { yield 1; })().next(), () => new Date().toLocaleString('ja')]; for (const f of firsts) { let n = 0; const go = () => { try { go(); } catch (e) { if (n++ < 10) { try { f(); } catch {} } throw e; } }; try { go(); } catch {} }
//// promise storm: promises without end
for (;;) Promise.resolve().then(() => {});
//// microtask loop: microtasks that start each other
const f = () => Promise.resolve().then(f); await f();
//// await loop: an endless loop that waits
for (;;) await null;
//// async recursion: async functions that call each other
const f = async () => { await f(); }; await f();
//// promise all: a promise of many promises
await Promise.all(Array.from({ length: 1e6 }, () => new Promise((r) => queueMicrotask(r)))); for (;;) await Promise.all([1, 2, 3]);
//// promise chain: a promise that holds a long chain
let p = Promise.resolve(); for (let i = 0; ; i++) p = p.then(() => i);
//// thenable loop: something that resolves to itself without end
const t = () => ({ then(r) { r(t()); } }); await t();
//// async generator loop: an async generator without end
for await (const x of (async function* () { for (;;) yield 1; })());
//// bigint growth: a number that squares itself
let x = 3n; for (;;) x *= x;
//// bigint power: a number to a great power
const x = 3n ** 3000000n; for (;;) x * x;
//// bigint text: a number of many digits as text
for (;;) (7n ** 1000000n).toString();
//// bigint shift: a number moved far
const all = []; for (let i = 1n; ; i++) all.push(1n << (i * 1000000n));
//// bigint division: numbers divided
const x = 7n ** 500000n, y = 3n ** 300000n; for (;;) { x / y; x % y; }
//// bigint parse: a text of many digits as a number
for (;;) BigInt('9'.repeat(1e6));
//// json nesting: a text of many levels
for (;;) { try { JSON.parse('['.repeat(1e5) + ']'.repeat(1e5)); } catch {} }
//// json growth: a value that is written and read without end
let v = [1]; for (;;) v = [JSON.parse(JSON.stringify(v)), JSON.parse(JSON.stringify(v))];
//// json toJSON: a value that becomes another without end
let n = 0; const o = () => ({ toJSON() { return { o: o(), p: [n++] }; } }); for (;;) { try { JSON.stringify(o()); } catch {} }
//// json space: a value written with wide spaces
let o = {}; for (let i = 0; i < 500; i++) o = { o, p: o.o ?? 1 }; for (;;) { try { JSON.stringify(o, null, 10); } catch { JSON.stringify(new Array(1e6).fill([]), null, 10); } }
//// json reviver: a reviver that makes more to revive
JSON.parse('[1]', function (k, v) { if (k === '0') for (let i = 1; i < 1e7; i++) this[i] = [v]; return v; }); for (;;) JSON.parse('[1,2,3]', (k, v) => v);
//// timer storm: timers without end
for (;;) setTimeout(() => {}, 0);
//// timer storm that runs: timers that start two timers
const f = () => { setTimeout(f, 0); setTimeout(f, 0); }; f(); await new Promise(() => {});
//// interval storm: many intervals
for (let i = 0; i < 3000; i++) setInterval(() => { for (let k = 0; k < 1000; k++); }, 0); await new Promise(() => {});
//// timers with long work: timers that each stay below the limit
setInterval(() => { const end = Date.now() + 40; while (Date.now() < end); }, 1); await new Promise(() => {});
//// interval that waits [waits]: an interval that does nothing
setInterval(() => {}, 200); await new Promise(() => {});
//// timer far away [waits]: a timer that is due tomorrow
await new Promise((r) => setTimeout(r, 86400000));
//// many timers far away [waits]: timers that are due tomorrow
for (let i = 0; i < 1000; i++) setTimeout(() => {}, 1e9 + i); await new Promise(() => {});
//// logs of 100 MB: lines of a hundred kilobytes, a thousand of them
for (let i = 0; i < 1000; i++) console.log('x'.repeat(100000));
//// logs without end: lines without end
for (;;) console.log('x');
//// log of one long line: one line of a hundred megabytes
console.log('x'.repeat(100000000));
//// log of many values: one line of many values
console.log(...new Array(50000).fill('x'.repeat(1000)));
//// log of an error: an error with a long stack and message
const e = new Error('x'.repeat(1e7)); e.stack = 'y'.repeat(1e7); for (let i = 0; i < 50; i++) console.log(e); throw e;
//// many claims: claims without end
for (let i = 0; ; i++) { try { api.idToken.setCustomClaim('a' + i, 'x'.repeat(1000)); } catch {} }
//// long claims: claims of a megabyte each
for (let i = 0; i < 2000; i++) api.idToken.setCustomClaim('a' + i, 'x'.repeat(1 << 20));
//// claims in circles of getters: a claim of getters that make more
const o = () => ({ get a() { return o(); }, get b() { return o(); } }); api.idToken.setCustomClaim('a', o());
//// functions of text: functions made of ever new text
for (let i = 0; ; i++) new Function('return ' + i + ' + [' + '1,'.repeat(1000) + ']');
//// long text of code: code of many megabytes
eval('1' + '+1'.repeat(3e6));
//// deep text of code: code of many levels
for (let i = 0; ; i++) { try { eval('('.repeat(5000) + i + ')'.repeat(5000)); } catch {} }
//// wide switch: code with a switch of many cases
for (let i = 0; ; i++) new Function('x', 'switch (x) {' + Array.from({ length: 5000 }, (_, k) => `case ${i + k}: return ${k};`).join('') + '}')(1);
//// modules of data: modules in addresses without end
for (let i = 0; ; i++) await import('data:text/javascript,export%20default%20' + i).catch(() => {});
//// locales: formats of ever new locales
for (let i = 0; ; i++) new Intl.DateTimeFormat(['de', 'ja', 'ar', 'th', 'he', 'hi'][i % 6], { dateStyle: 'full', timeStyle: 'full', timeZone: 'Asia/Tokyo' }).format(new Date(i * 1e9));
//// dates: dates read from text
for (;;) new Date('x'.repeat(10000) + ' 1 Jan 2020 (' + '('.repeat(10000));
//// names of places: texts cut into words
const s = new Intl.Segmenter('th', { granularity: 'word' }); for (;;) [...s.segment('ก'.repeat(10000))];
//// encodings: texts written as addresses
for (;;) decodeURIComponent(encodeURIComponent('😀'.repeat(1e5)));
//// finalizers: ends of objects without end
const r = new FinalizationRegistry(() => {}); for (;;) r.register({}, {}, {});
//// weak references: references without end
const all = []; for (;;) all.push(new WeakRef({}));
//// proxy of everything: a proxy whose every trap makes another
const p = () => new Proxy(function () {}, { get: p, apply: p, has: () => true, ownKeys: () => [] }); let v = p(); for (;;) v = v.a();
//// with and eval: code that is evaluated within scopes
let code = '1'; for (let i = 0; i < 500; i++) code = `(() => { with ({}) { return eval(${JSON.stringify(code.length < 5000 ? code : '1')}); } })()`; for (;;) { try { (0, eval)(code); } catch {} }
//// pbkdf2 at its bound: a key derived with the most rounds
const c = require('crypto'); for (;;) c.pbkdf2Sync('p', 's', 2000000, 1024, 'sha512');
//// scrypt at its bound: a key derived with the most memory
const c = require('crypto'); for (;;) c.scryptSync('p', 's', 64, { N: 16384, r: 8, p: 16 });
//// bcrypt at its bound: a password hashed with the most rounds
const b = require('bcryptjs'); for (;;) b.hashSync('p', 14);
//// bcrypt compare beyond its bound: a password compared with a hash of very many rounds
const b = require('bcryptjs'); b.compareSync('p', '$2b$31$' + 'abcdefghijklmnopqrstuu' + 'a'.repeat(31));
//// hash of much: a hash of much data
const c = require('crypto'); for (;;) c.createHash('sha512').update('x'.repeat(1e6)).digest('hex');
//// random without end: random bytes without end
const c = require('crypto'); const all = []; for (;;) all.push(c.randomBytes(65536));
//// large key: a signature with a key of very many bits
const c = require('crypto'); for (;;) { try { c.createVerify('RSA-SHA256').update('x').verify('-----BEGIN PUBLIC KEY-----\n' + 'MIIB'.repeat(20000) + '\n-----END PUBLIC KEY-----', 'AAAA', 'base64'); } catch {} }
//// requests without end: requests without end
if (!globalThis.fetch) for (;;); for (;;) fetch('https://example.test/').catch(() => {});
//// requests that are caught: requests one after the other without end
if (!globalThis.fetch) for (;;); for (;;) { try { await fetch('https://example.test/'); } catch {} }
//// large requests: requests with bodies of megabytes
if (!globalThis.fetch) for (;;); for (let i = 0; ; i++) { fetch('https://example.test/', { method: 'POST', body: 'x'.repeat(5e6) }).catch(() => {}); if (i % 10 === 9) await null; }
