// Symbols and hooks by which the engine calls back into a program.
//// hasInstance: Symbol.hasInstance on what the surroundings compare with
Object.defineProperty(Error, Symbol.hasInstance, { value(v) { attack(v, 'v'); try { attack(arguments.callee.caller, 'caller'); } catch {} return true; } });
console.log({ a: 1 });
//// hasInstance of Function: Function[Symbol.hasInstance] with strange receivers
for (const self of [api, console.log, require, new Proxy(function () {}, {})]) { try { attack(Function.prototype[Symbol.hasInstance].call(self, {}), 'has'); } catch (e) { attack(e, 'e'); } }
//// toPrimitive to the console: Symbol.toPrimitive of a printed value
console.log({ [Symbol.toPrimitive]() { attack(this, 'this'); try { attack(arguments.callee.caller, 'caller'); } catch {} return 'x'; }, toJSON() { return undefined; } });
//// toPrimitive to require: Symbol.toPrimitive of a module's name
attack(thrown(() => require({ [Symbol.toPrimitive](hint) { attack(this, hint); return 'fs'; } })), 'require');
//// toPrimitive that changes: a module's name that changes between looks
let n = 0; const names = ['lodash', '../prelude', '/etc/passwd', 'fs'];
attack(thrown(() => require({ toString() { return names[n++ % 4]; } })), 'require');
//// toPrimitive to a timer: Symbol.toPrimitive of a timer's delay
setTimeout(() => {}, { [Symbol.toPrimitive]() { attack(this, 'delay'); return 1; } });
setTimeout(() => {}, { valueOf() { try { attack(arguments.callee.caller, 'caller'); } catch {} return NaN; } });
//// toPrimitive to a timer's end: strange ids for timers
for (const id of [{}, NaN, -1, 1e300, Symbol(), null, '1', [1]]) { try { clearTimeout(id); } catch (e) { attack(e, 'e'); } }
//// toPrimitive to redirect: strange addresses
try { api.redirect.sendUserTo({ toString() { attack(this, 'this'); return 'https://example.test/'; } }, { query: { a: { toString() { try { attack(arguments.callee.caller, 'caller'); } catch {} return 'b'; } } } }); } catch (e) { attack(e, 'e'); }
//// iterator of a list: Symbol.iterator of a claim's list
const list = [1]; list[Symbol.iterator] = function* () { attack(this, 'iterator'); yield 1; }; api.idToken.setCustomClaim('a', list); api.access.deny(...list);
//// iterator of arguments: Symbol.iterator of every list of arguments
const real = Array.prototype[Symbol.iterator]; const seen = [];
Array.prototype[Symbol.iterator] = function () { seen[seen.length] = this; return real.call(this); };
try { require('nothing-here'); } catch {} console.log('a', 'b'); api.idToken.setCustomClaim('a', 1);
Array.prototype[Symbol.iterator] = real; seen.forEach((s) => attack(s, 'iterated'));
//// next of iterators: the array iterator's next is ours
const proto = Object.getPrototypeOf([][Symbol.iterator]()); const real = proto.next; const seen = [];
proto.next = function () { const r = real.call(this); seen[seen.length] = r.value; return r; };
console.log('x', 'y'); try { api.redirect.sendUserTo('https://example.test/', { query: { a: 'b' } }); } catch {}
proto.next = real; seen.forEach((s) => attack(s, 'next'));
//// unscopables: Symbol.unscopables with a with statement
new Function('attack', 'with (new Proxy({}, { has(t, k) { if (k === "attack") return false; return typeof k === "string"; }, get(t, k) { attack(t, String(k)); return k === Symbol.unscopables ? undefined : globalThis[k]; } })) { Java; Polyglot; load; print; this; }')(attack);
//// with on api: with statements over the surroundings' objects
new Function('api', 'attack', 'with (api) { with (access) { attack(deny, "with"); } }')(api, attack);
//// species of arrays: Symbol.species of every array
Object.defineProperty(Array, Symbol.species, { configurable: true, get() { return function (n) { attack(this, 'species'); return []; }; } });
[1, 2].map((x) => x); [1].concat([2]); try { api.redirect.sendUserTo('https://example.test/?', { query: { a: 1 } }); } catch {}
//// isConcatSpreadable: what concat reads
Object.defineProperty(Object.prototype, Symbol.isConcatSpreadable, { configurable: true, get() { crawl(this, 'spread', 30); return false; } });
[].concat({ a: 1 }); console.log('x'); delete Object.prototype[Symbol.isConcatSpreadable];
//// toStringTag: Symbol.toStringTag that throws
Object.defineProperty(Object.prototype, Symbol.toStringTag, { configurable: true, get() { attack(this === undefined ? 0 : this, 'tag'); return 'host'; } });
String({}); console.log(Object.create(null)); delete Object.prototype[Symbol.toStringTag];
//// match hooks: Symbol.match, replace, search, split of what is looked for
const hook = { [Symbol.match]() { attack(this, 'match'); return null; }, [Symbol.replace]() { attack(arguments, 'replace'); return ''; }, [Symbol.split]() { attack(this, 'split'); return []; } };
'x'.match(hook); 'x'.replace(hook, ''); 'x'.split(hook); attack(thrown(() => require(hook)), 'require');
//// regexp exec: RegExp.prototype.exec is ours
const real = RegExp.prototype.exec; RegExp.prototype.exec = function (s) { attack(s, 'exec'); return real.call(this, s); };
/x/.test('x'); try { require('a@1'); } catch {} RegExp.prototype.exec = real;
//// string methods: the methods of strings are ours
for (const key of ['indexOf', 'slice', 'split', 'startsWith', 'replace', 'charCodeAt', 'toWellFormed', 'trim']) { String.prototype[key] = function () { crawl(arguments, key, 20); try { attack(arguments.callee.caller, key); } catch {} return 'fs'; }; }
attack(thrown(() => require('nothing-here')), 'require'); console.log('a\u0000b'); api.idToken.setCustomClaim('a', 1);
//// prepareStackTrace: a hook for stack traces
Error.prepareStackTrace = (error, sites) => { for (const site of sites || []) for (const m of ['getThis', 'getFunction', 'getEvalOrigin', 'getFileName', 'getTypeName']) { try { attack(site[m](), m); } catch {} attack(site, 'site'); } return ''; };
attack(thrown(() => require('nothing-here')).stack, 'stack'); api.idToken.setCustomClaim('a', 1); new Error('x').stack; thrown(() => null.x).stack;
//// prepareStackTrace on other errors: the hook on every kind of error
for (const E of [Error, TypeError, RangeError, SyntaxError, AggregateError, Object.getPrototypeOf(TypeError), Function.prototype, Object.prototype]) E.prepareStackTrace = (e, s) => { attack(s, 'sites'); return s; };
attack(thrown(() => null.x).stack, 'stack'); attack(thrown(() => new Function('}')).stack, 'stack'); throw new RangeError('x');
//// captureStackTrace: stack traces onto other objects
for (const o of [{}, api, globalThis, require]) { try { Error.captureStackTrace?.(o); attack(o.stack, 'stack'); } catch (e) { attack(e, 'e'); } }
//// stackTraceLimit: strange limits of traces
for (const limit of [0, -1, Infinity, NaN, 1e9, '5', { valueOf() { return 3; } }]) { Error.stackTraceLimit = limit; api.idToken.setCustomClaim('a', 1); attack(thrown(() => null.x), 'limit'); }
//// stackTraceLimit getter: a getter as the limit
Object.defineProperty(Error, 'stackTraceLimit', { get() { attack(this, 'this'); return 5; } }); api.idToken.setCustomClaim('a', 1); null.x;
//// stack text: what stack traces tell of files
const s = [thrown(() => null.x), thrown(() => require('nothing-here')), thrown(() => new Function('}')), await import('x').catch((e) => e)].map((e) => e.stack).join('\n');
if (/\.java|\/work|\/home|\/tmp|file:|jar:|org\.graal|com\.oracle/.test(s)) escaped('a stack that tells of the host ' + s);
//// message text: what messages tell of files
const s = [await import('/etc/passwd').catch((e) => e), await import('../x').catch((e) => e), thrown(() => require('../x')), thrown(() => new RegExp('(')), thrown(() => 2n ** 99999999999n), thrown(() => 'x'.repeat(1e10)), thrown(() => new Intl.DateTimeFormat('x')), thrown(() => new Date(NaN).toISOString())].map((e) => String(e && e.message)).join('\n');
if (/\.java|\/work|\/home|\/tmp|jar:|org\.graal|com\.oracle|Exception/.test(s)) escaped('a message that tells of the host ' + s);
//// error cause: causes of the surroundings' errors
for (const e of [thrown(() => require('x')), await import('x').catch((e) => e), thrown(() => api.redirect.validateToken({}))]) { attack(e.cause, 'cause'); attack(e.errors, 'errors'); attack(e.cause?.cause, 'cause'); }
//// inspect hooks: hooks by which Node prints
const hook = Symbol.for('nodejs.util.inspect.custom'); console.log({ [hook](depth, options, inspect) { attack(options, 'options'); attack(inspect, 'inspect'); return 'x'; }, inspect(...a) { attack(a, 'inspect'); return 'y'; } });
//// engine symbols: symbols by which engines mark things
for (const name of ['nodejs.dispose', 'polyglot', 'graal', 'interop', 'host', 'js.foreign', 'Java', 'TruffleObject']) { const s = Symbol.for(name); for (const o of [globalThis, api, console, require, Object, Function]) attack(o[s], name); }
//// internal slots as names: names that engines use inside
for (const name of ['[[Prototype]]', '[[Scopes]]', '[[TargetFunction]]', '@@iterator', '%eval%', '__parent__', '__count__', '__iterator__', '__noSuchMethod__', '__noSuchProperty__', '__context__', '__DIR__', '__FILE__', '__LINE__']) for (const o of [globalThis, api, require, console.log]) attack(o[name], name);
//// noSuchProperty: the hook of older engines for names that are not there
Object.prototype.__noSuchProperty__ = function (n) { attack(this, n); return globalThis; }; Object.prototype.__noSuchMethod__ = function (n, a) { attack(this, n); attack(a, n); };
try { attack(api.nothing, 'p'); api.nothing(); } catch (e) { attack(e, 'e'); } delete Object.prototype.__noSuchProperty__; delete Object.prototype.__noSuchMethod__;
//// valueOf everywhere: valueOf and toString of everything
Object.prototype.valueOf = function () { crawl(this, 'valueOf', 20); return 1; }; Object.prototype.toString = function () { crawl(this, 'toString', 20); return 'fs'; };
try { setTimeout(() => {}, {}); require({}); } catch (e) { attack(e, 'e'); } console.log(Object.create({}), () => {});
//// function toString: what functions tell of themselves
const all = [api.access.deny, console.log, require, setTimeout, queueMicrotask, api.cache.get].map(String).join();
if (all.includes(canary.file) || /\/work|\/home/.test(all)) escaped('source that tells of the host');
attack(Function.prototype.toString.call(require), 'source');
