// Makers of code: Function, eval, import() and what becomes of text.
//// Function: a function of text
maker(Function, 'Function'); maker(function () {}.constructor, 'constructor'); maker(Reflect.construct, 'construct');
//// Function with a broken body: a body that closes its function
for (const text of ['} return this; {', '}); return this; (function () {', '/*', '*/ return this /*', '}\n//', '\n}) (this', '*/){}) ; (function(){ /*']) { try { attack(Function(text)(), 'body'); } catch (e) { crawl(e, 'e', 30); } }
//// Function with broken parameters: parameters that close their list
for (const p of ['a = this', 'a) { return this } function b(', '/*', 'a = eval("this")', '...a', '{a = globalThis} = {}', '*/', 'a = import("fs")']) { try { attack(Function(p, '/**/ return typeof a === "undefined" ? this : a')(), 'parameter'); } catch (e) { crawl(e, 'e', 30); } }
//// Function in another this: functions of text on strange receivers
for (const self of [null, undefined, api, Symbol(), 1]) attack(Function('return this').call(self), 'self');
//// Function of a bound maker: bound and applied makers
maker(Function.bind(null), 'bound'); maker(Function.bind.call(Function, null), 'bound'); maker(Reflect.apply.bind(null, Function, null), 'applied'); maker(new Proxy(Function, {}), 'proxy');
//// Function with newTarget: makers with a newTarget that is ours
for (const t of [Object, api.access.deny, class {}, new Proxy(function () {}, { get(t, k, r) { crawl(r, 'newTarget', 30); return t[k]; } })]) { try { attack(Reflect.construct(Function, ['return this'], t)(), 'newTarget'); } catch (e) { crawl(e, 'e', 30); } }
//// direct eval: eval here
loot(eval('this'), 'eval'); loot(eval('globalThis'), 'eval'); attack(eval('(function () { return arguments.callee })()'), 'eval');
//// indirect eval: eval elsewhere
loot((0, eval)('this'), 'eval'); attack((0, eval)('var made = this; made'), 'eval'); loot(globalThis['ev' + 'al']('this'), 'eval');
//// eval in strict code: eval in strict code
attack(eval('"use strict"; (function () { return this; })()') ?? eval, 'strict');
//// eval of the prelude's names: names of the surroundings' inside
for (const name of ['load', 'sync', 'host', 'input', 'commands', 'logs', 'outgoing', 'waiting', 'timers', 'outcome', 'finish', 'command', 'parse', 'stringify', 'apply', 'PlainError', 'KINDS', 'methods', 'answered', 'begin', 'drain', 'tick', 'answer', 'guarded', 'inputText', 'API', 'list', 'storable']) {
  try { const v = (0, eval)('typeof ' + name + ' === "undefined" ? undefined : ' + name); if (v !== undefined) escaped('reached ' + name); } catch {}
  try { const v = eval('typeof ' + name + ' === "undefined" ? undefined : ' + name); if (v !== undefined) escaped('reached ' + name); } catch {}
}
//// eval in parameters: eval in default values
(function (a = eval('this'), b = eval('arguments')) { attack(a, 'a'); attack(b, 'b'); })();
//// eval of a template: eval with a template's strings
((s) => { attack(eval(s[0]), 'template'); })`this`; ((s) => attack(s.raw, 'raw'))`\u{1}x`;
//// eval of unicode: names written with escapes
for (const text of ['\\u004aava', 'J\\u{61}va', 'Pol\\u0079glot', '\\u006coad']) { try { const v = eval('typeof ' + text + ' === "undefined" ? undefined : ' + text); if (v !== undefined) escaped(text); } catch {} }
//// eval of html comments: comments of web pages
for (const text of ['<!-- x\nthis', '--> x\nthis', 'this <!-- x']) { try { loot(eval(text), 'html'); } catch {} }
//// eval with a hashbang: a first line for a shell
try { loot((0, eval)('#!/bin/sh\nthis'), 'hashbang'); } catch (e) { crawl(e, 'e', 30); }
//// import of a file: import() of files
for (const p of [canary.file, 'file://' + canary.file, '/etc/passwd', '../../../../etc/passwd', './treasure', 'file:///proc/self/environ', '/proc/' + canary.server + '/environ', 'C:\\x']) { try { attack(await import(p), p); escaped('imported ' + p); } catch (e) { crawl(e, 'e', 30); } }
//// import of modules of Node: import() of names
for (const p of ['fs', 'node:fs', 'child_process', 'node:process', 'lodash', 'prelude', 'attack', 'globals', 'unavailable', 'js', 'java', 'graal', 'internal:x', '/action.js']) { try { attack(await import(p), p); escaped('imported ' + p); } catch (e) { crawl(e, 'e', 30); } }
//// import over the network: import() of addresses
for (const p of ['http://127.0.0.1:' + canary.port + '/x.js', 'https://127.0.0.1:' + canary.port + '/', 'ftp://127.0.0.1/', '//127.0.0.1:' + canary.port, 'ws://127.0.0.1:' + canary.port, 'jar:file:' + canary.file + '!/x', 'jar:http://127.0.0.1:' + canary.port + '/a!/b']) { try { await import(p); escaped('imported ' + p); } catch (e) { crawl(e, 'e', 30); } }
//// import of data: a module in the address itself is no way out
const m = await import('data:text/javascript,export%20const%20g%20%3D%20globalThis%3B%20export%20const%20u%20%3D%20import.meta%3B%20export%20default%20this%3B').catch(() => ({}));
loot(m.g, 'data'); attack(m.u, 'meta'); attack(m, 'namespace');
if (m.g !== undefined && m.g !== globalThis) escaped('another global');
//// import of data that imports: a module in the address that imports files
for (const inner of [canary.file, 'file://' + canary.file, 'fs', 'http://127.0.0.1:' + canary.port + '/']) { const text = 'import x from ' + JSON.stringify(inner) + '; export default x;'; try { await import('data:text/javascript,' + encodeURIComponent(text)); escaped('imported ' + inner); } catch (e) { crawl(e, 'e', 30); } }
//// import with attributes: import() with a type
for (const type of ['json', 'text', 'bytes', 'css', 'x']) { try { attack(await import(canary.file, { with: { type } }), type); escaped('imported as ' + type); } catch (e) { crawl(e, 'e', 30); } }
//// import with attributes that watch: options of import() that watch
try { await import('x', new Proxy({}, { get(t, k, r) { crawl(r, 'options', 30); return new Proxy({}, { ownKeys() { attack(thrown(() => null.x), 'keys'); return []; } }); } })); } catch (e) { crawl(e, 'e', 30); }
//// import in Function: import() in made code
for (const F of [Function, (async () => {}).constructor]) { try { await F('p', 'return import(p)')(canary.file); escaped('imported'); } catch (e) { crawl(e, 'e', 30); } }
//// import in eval: import() in evaluated code
for (const f of [eval, (x) => eval(x)]) { try { await f('import(' + JSON.stringify(canary.file) + ')'); escaped('imported'); } catch (e) { crawl(e, 'e', 30); } }
//// import in a timer: import() where no file asks
await new Promise((r) => setTimeout(() => import('fs').then(() => escaped('imported'), (e) => crawl(e, 'e', 30)).then(r), 1));
//// import of an odd name: import() of what is no text
for (const p of [null, undefined, Symbol.iterator, {}, api, { toString() { return canary.file; } }, '\u0000', 'a'.repeat(1e4), '\ud800']) { try { await import(p); escaped('imported'); } catch (e) { crawl(e, 'e', 30); } }
//// import source: newer forms of import
for (const text of ['import.source("fs")', 'import.defer("fs")', 'import.meta', 'import.meta.url', 'new.target']) { try { attack(await eval(text), text); } catch (e) { crawl(e, 'e', 30); } }
//// static import [module]: an import in a script
import fs from 'fs';
exports.onExecutePostLogin = async () => { escaped('imported'); };
//// export [module]: an export in a script
export const onExecutePostLogin = async () => { say('x'); };
//// import meta [module]: import.meta in a script
exports.onExecutePostLogin = async () => { attack(import.meta, 'meta'); };
//// top-level await [module]: await outside of a function
const fs = await import('fs');
exports.onExecutePostLogin = async () => { escaped('imported'); };
//// top-level return [module]: a return at the top
exports.onExecutePostLogin = async () => { crawl(module, 'module'); };
return { onExecutePostLogin: 1 };
//// setTimeout of text: a timer with text as in browsers
attack(thrown(() => setTimeout('console.log("x")', 0)), 'text'); attack(thrown(() => setInterval('x', 0)), 'text'); attack(thrown(() => setImmediate('x')), 'text');
//// new RegExp code: code in regular expressions
for (const text of ['(?{this})', '(?C1)', '(?<a>x)(?(a)y)', '\\p{Java}', '(?i:x)']) attack(thrown(() => new RegExp(text, 'u').exec('x')), text);
//// string html methods: functions over strings of the oldest kind
attack(escape('x'), 'escape'); attack(unescape('%u0000'), 'unescape'); attack('x'.anchor('"><script>'), 'anchor');
//// ShadowRealm: another realm
if (globalThis.ShadowRealm) { const r = new ShadowRealm(); escaped('a realm of its own ' + r.evaluate('typeof Java + typeof load')); }
//// realm of a Function from another realm: makers through iterators and errors
for (const o of [[].values(), new Map().keys(), 'x'.matchAll(/x/g), (async function* () {})(), thrown(() => null.x), Intl, JSON, Math, Reflect, Symbol.prototype]) maker(o.constructor?.constructor ?? o.constructor, 'o');
//// Function prototype: the prototype of functions as a function
attack(Function.prototype(), 'prototype'); attack(Function.prototype.constructor('return this')(), 'prototype'); maker(Object.getPrototypeOf(Function.prototype).constructor, 'x');
