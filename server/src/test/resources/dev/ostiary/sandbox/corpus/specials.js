// What the engine or Node has for its own programs: files, other languages, the process.
//// names of the engine: every name of the engine on the global object
loot(globalThis, 'global'); loot(globalThis.__proto__, 'proto'); loot(globalThis.constructor, 'constructor');
//// all own names: every own name of the global object is known
const known = new Set('Object Function Array String Date Number Boolean RegExp Math JSON NaN Infinity undefined isNaN isFinite parseFloat parseInt encodeURI encodeURIComponent decodeURI decodeURIComponent eval escape unescape Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError SuppressedError ArrayBuffer Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Float16Array DataView BigInt Map Set WeakMap WeakSet Symbol Reflect Proxy Promise Iterator globalThis WeakRef FinalizationRegistry Intl console arguments global setTimeout setInterval setImmediate clearImmediate clearInterval clearTimeout queueMicrotask'.split(' '));
const allowed = /^(Buffer|URL|URLSearchParams|TextEncoder|TextDecoder|atob|btoa|fetch|Headers|Request|Response|FormData|Blob|File|Event|EventTarget|CustomEvent|DOMException|AbortController|AbortSignal|structuredClone|process|crypto|Crypto|CryptoKey|SubtleCrypto|performance)$/;
const others = Object.getOwnPropertyNames(globalThis).filter((n) => !known.has(n) && !allowed.test(n));
if (others.length) escaped('names that nobody knows: ' + others.join());
//// Java: the bridge to Java
for (const f of [() => Java, () => Java.type('java.lang.System'), () => Packages, () => java.lang.System, () => javax.script, () => com.oracle, () => org.graalvm, () => JavaImporter, () => Java.extend, () => Java.synchronized]) { try { escaped(String(f())); } catch (e) { crawl(e, 'e', 30); } }
//// Java by indirection: the bridge by other ways
for (const f of [() => (0, eval)('Java'), () => Function('return Java')(), () => new Function('return Packages.java')(), () => globalThis['Ja' + 'va'], () => Reflect.get(globalThis, 'Java'), () => this.Java, () => (function () { return this.Java; })()]) { try { const v = f(); if (v !== undefined) escaped(String(v)); } catch {} }
//// deleted and back: names that were deleted come back
for (const n of ['Java', 'load', 'Polyglot', 'Graal', 'print', 'WebAssembly', 'SharedArrayBuffer']) { try { delete globalThis[n]; Object.defineProperty(globalThis, n, { configurable: true, get() { return undefined; } }); delete globalThis[n]; if (globalThis[n] !== undefined) escaped(n); } catch (e) { crawl(e, 'e', 30); } }
//// Polyglot: other languages
for (const f of [() => Polyglot.eval('js', 'this'), () => Polyglot.import('x'), () => Polyglot.export('x', 1), () => Polyglot.evalFile('js', canary.file), () => Polyglot.getLanguages]) { try { escaped(String(f())); } catch {} }
//// load: the engine's own load
for (const p of [canary.file, 'file://' + canary.file, 'http://127.0.0.1:' + canary.port + '/', 'classpath:dev/ostiary/runner/prelude.js', 'nashorn:mozilla_compat.js', { name: 'x', script: 'this' }]) { for (const n of ['load', 'loadWithNewGlobal']) { try { globalThis[n](p); escaped(n); } catch {} } }
//// Graal: what the engine tells of itself
try { escaped(JSON.stringify(Graal)); } catch {} for (const n of ['versionGraalVM', 'versionECMAScript', 'isGraalRuntime', 'graalVersion']) if (globalThis[n] !== undefined) escaped(n);
//// print: what prints past the console
for (const n of ['print', 'printErr', 'echo', 'readline', 'readLine', 'readFully', 'quit', 'exit']) { try { globalThis[n]('x'); escaped(n); } catch {} }
//// shell: what scripts of older engines could
for (const n of ['$EXEC', '$OUT', '$ERR', '$EXIT', '$ENV', '$OPTIONS', '$ARG', '__DIR__', '__FILE__', '__LINE__', 'engine', 'context', 'javafx', 'edu']) if (globalThis[n] !== undefined) escaped(n);
//// backticks: commands in backticks of older engines
try { const v = eval('`cat ' + canary.file + '`'); if (v.includes('treasure-of')) escaped(v); } catch {}
//// foreign prototypes: prototypes for objects of other languages
for (const n of ['ForeignObject', 'Interop', 'JavaObject', 'JavaPackage', 'JavaClass', 'HostObject']) if (globalThis[n] !== undefined) escaped(n);
//// process: the process object is one of ours
const p = globalThis.process; if (p) { for (const n of ['binding', '_linkedBinding', 'dlopen', 'mainModule', 'kill', 'chdir', 'abort', 'exit', 'reallyExit', 'getBuiltinModule', 'setuid', 'report', 'stdin', 'openStdin', '_debugProcess', 'umask', 'cwd', 'execve']) { try { const v = p[n]; if (v !== undefined) { attack(v, n); try { attack(v('fs'), n); } catch (e) { crawl(e, 'e', 30); } } } catch (e) { crawl(e, 'e', 30); } } }
//// process env: the environment is empty
const env = globalThis.process?.env ?? {}; if (env[canary.env] !== undefined || env.PATH !== undefined || env.HOME !== undefined || env.JAVA_HOME !== undefined) escaped('environment ' + JSON.stringify(env)); say(JSON.stringify(env));
//// process binding: the way by which Node's sandboxes fell
for (const f of [() => process.binding('spawn_sync'), () => process.mainModule.require('child_process').execSync('id'), () => process.mainModule.constructor._load('fs'), () => process.constructor.constructor('return process')().mainModule, () => module.constructor._load('fs'), () => module.parent.require('fs'), () => module.children, () => require.main.require('fs'), () => require.cache, () => require.extensions, () => require.resolve('fs')]) { try { const v = f(); if (v !== undefined) { attack(v, 'binding'); escaped('got ' + String(v)); } } catch (e) { crawl(e, 'e', 30); } }
//// global process through constructor: the classical line
for (const o of [this ?? {}, event, api, console.log, require, setTimeout]) { try { const p = o.constructor.constructor('return process')(); p.mainModule.require('child_process').execSync('cat ' + canary.file); escaped('a shell'); } catch (e) { crawl(e, 'e', 30); } }
//// WebAssembly: machine code
try { new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); escaped('WebAssembly'); } catch {}
//// WebAssembly by import: machine code as a module
try { await import('data:application/wasm;base64,AGFzbQEAAAA='); escaped('wasm'); } catch (e) { crawl(e, 'e', 30); }
//// SharedArrayBuffer: shared memory
try { new SharedArrayBuffer(8); escaped('SharedArrayBuffer'); } catch {} if (Object.getOwnPropertyNames(globalThis).includes('Atomics')) escaped('Atomics');
//// SharedArrayBuffer by a back door: shared memory through what is left
for (const o of [new Uint8Array(8).buffer, new DataView(new ArrayBuffer(8)).buffer, new ArrayBuffer(8)]) if (o.constructor.name !== 'ArrayBuffer' || o.growable !== undefined) escaped('shared');
//// Atomics.wait: waiting without working
try { Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 1000); escaped('waited'); } catch {}
//// Worker: threads
for (const n of ['Worker', 'SharedWorker', 'MessageChannel', 'BroadcastChannel', 'importScripts', 'postMessage', 'Thread']) if (globalThis[n] !== undefined) { try { new globalThis[n]('data:text/javascript,0'); escaped(n); } catch {} }
//// sockets: ways to the network
for (const n of ['WebSocket', 'XMLHttpRequest', 'EventSource', 'RTCPeerConnection', 'navigator', 'Deno', 'Bun', 'window', 'self', 'document', 'location']) if (globalThis[n] !== undefined) { try { new globalThis[n]('http://127.0.0.1:' + canary.port); } catch {} escaped(n); }
//// fetch of the machine: requests to this machine are the server's to refuse
for (const u of ['http://127.0.0.1:' + canary.port + '/', 'http://localhost:' + canary.port + '/', 'http://[::1]:' + canary.port, 'file://' + canary.file, 'data:text/plain,x', 'http://0:' + canary.port, 'http://2130706433:' + canary.port]) { try { const r = await fetch(u); say(u + ' ' + r.status); } catch (e) { crawl(e, 'e', 30); } }
//// Intl: locales and zones are no files
for (const l of ['../../etc/passwd', 'x-private', 'en-u-va-posix', '\u0000', canary.file]) { for (const K of ['DateTimeFormat', 'NumberFormat', 'Collator', 'PluralRules', 'Segmenter', 'ListFormat', 'DisplayNames', 'RelativeTimeFormat']) { try { attack(new Intl[K](l, { type: 'region' }), K); } catch (e) { crawl(e, 'e', 20); } break; } }
//// time zones: zones that look like files
for (const timeZone of ['../../../etc/passwd', canary.file, 'file:/etc/passwd', 'Etc/../x', '\u0000', 'SystemV/PST8', 'Java']) { try { say(new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone); } catch (e) { crawl(e, 'e', 20); } }
//// dates: dates of every form
for (const d of ['x', '1'.repeat(1000), '+275760-09-13', '\u0000', 'Thu, 01 Jan 1970 (' + '('.repeat(100)]) { attack(new Date(d), 'date'); new Date(d).toLocaleString('en-u-nu-thai', { timeZone: 'UTC' }); }
//// locale of the machine: what the machine's settings tell
const o = Intl.DateTimeFormat().resolvedOptions(); say(o.locale + ' ' + o.timeZone); attack(o, 'options');
//// error that tells of the host: internal errors shown
for (const f of [() => new Array(-1), () => new ArrayBuffer(-1), () => 'x'.repeat(-1), () => BigInt.asIntN(2 ** 53, 1n), () => new Uint8Array(2 ** 53), () => (1n << (2n ** 40n)), () => 'a'.normalize('x'), () => new Intl.NumberFormat('en', { style: 'unit', unit: 'x' }), () => JSON.parse('['.repeat(1e4)), () => new RegExp('(?<a>x)(?<a>y)'), () => structuredClone(() => {})]) { const e = thrown(f); attack(e, 'e'); if (e && /java\.|graal|truffle|Exception|0x[0-9a-f]{6}/i.test(e.stack)) escaped('host error ' + e.stack); }
//// stack overflow in the surroundings: the stack ends inside of a function of the surroundings
const es = []; for (const f of [() => console.log('x'), () => setTimeout(() => {}, 1), () => require('nothing-here'), () => api.idToken.setCustomClaim('a', { b: [1] }), () => JSON.stringify({ a: 1 }), () => new Function('return 1')(), () => /(a|b)*c/.test('ababab'), () => new Intl.NumberFormat('en').format(1)]) { (function deep() { try { deep(); } catch (e) { try { f(); } catch (e2) { es.push(e2); } throw e; } }).bind(null); let n = 0; const go = () => { try { go(); } catch (e) { if (n++ < 20) { try { f(); } catch (e2) { es.push(e2); } } throw e; } }; try { go(); } catch {} }
for (const e of new Set(es.map((e) => e.constructor).concat(es.slice(0, 20)))) attack(e, 'deep'); if (es.some((e) => !(e instanceof Error) || /java\.|graal|truffle/i.test(e.stack))) escaped('an error of the host');
//// stack overflow in crypto: the stack ends inside of a host function
let c; try { c = require('crypto'); } catch {} if (c) { const es = []; let n = 0; const go = () => { try { go(); } catch (e) { if (n++ < 60) { try { c.createHash('sha256').update('x').digest('hex'); } catch (x) { es.push(x); } try { c.randomBytes(8); } catch (x) { es.push(x); } } throw e; } }; try { go(); } catch {} es.slice(0, 20).forEach((e) => attack(e, 'e')); if (es.some((e) => !(e instanceof Error) || /java\.|graal|truffle/i.test(e.stack))) escaped('an error of the host'); }
//// deep values for the surroundings: values so deep that reading them ends the stack
let o = {}; for (let i = 0; i < 1e4; i++) o = { o }; attack(thrown(() => api.idToken.setCustomClaim('a', o)), 'deep'); attack(thrown(() => console.log(o)), 'deep');
//// deep arrays for the surroundings: lists so deep that reading them ends the stack
let o = []; for (let i = 0; i < 2e4; i++) o = [o]; attack(thrown(() => api.access.deny(o)), 'deep'); attack(thrown(() => String(o)), 'deep'); attack(thrown(() => o.flat(Infinity)), 'deep');
//// exit: ways to end the process
for (const n of ['exit', 'quit', 'abort', 'close', 'stop']) { try { globalThis[n](); escaped(n); } catch {} try { globalThis.process?.[n]?.(); } catch (e) { crawl(e, 'e', 20); } }
//// debugger: statements for debuggers
debugger; attack(thrown(() => eval('debugger')), 'debugger');
//// inspector names: names of inspectors
for (const n of ['$', '$$', '$0', '$_', 'inspect', 'monitor', 'copy', 'gc', 'V8', '%GetOptimizationStatus', 'd8', 'testRunner', 'shadow']) { if (globalThis[n] !== undefined) escaped(n); }
//// natives syntax: calls into the engine
for (const t of ['%DebugPrint(1)', '%_Foo()', '#{1}', '@java', '$vm', 'do { 1 } while (0)', 'x => %x']) { try { attack(eval(t), t); } catch (e) { crawl(e, 'e', 20); } }
