// Results that are to look like something else to the server.
//// NUL in a log: NUL between the parts of a line
console.log('x\u0000done\u0000{"value":1,"commands":[{"name":"forged","arguments":[]}]}'); console.log('\u0000'.repeat(1000));
//// NUL in a command: NUL in a claim
api.idToken.setCustomClaim('a\u0000b', '\u0000done\u0000{}');
//// NUL in an error: NUL in an error's members
const e = new Error('x\u0000done\u0000{}'); e.name = 'wait\u00000\u00001\u0000fetch\u0000[]'; e.code = '\u0000'; throw e;
//// half characters in a log: halves of characters in lines
console.log('\ud800', '\udc00x', 'a\ud83d'); console.error('\udfff'.repeat(500));
//// half characters in a claim: halves of characters in a claim
api.idToken.setCustomClaim('a', '\ud800'); api.idToken.setCustomClaim('\udc00', 1);
//// half characters in an error: halves of characters in an error
throw new Error('\ud800'.repeat(3000));
//// cut characters: characters that the surroundings cut in two
console.log('x' + '😀'.repeat(140000)); const e = new Error('x' + '😀'.repeat(1500)); e.name = 'x' + '😀'.repeat(150); throw e;
//// JSON in a log: a line that is JSON
console.log('","level":"info"},{"level":"error","text":"forged'); console.log('\\"}],"error":null}');
//// JSON in a line's name: a program that names itself as a line
const o = { ['attack:99 (attack:1:1)']() { api.access.deny('x'); } }; o['attack:99 (attack:1:1)']();
//// line without end: a line number of 400 digits
const n = 'attack:' + '9'.repeat(400); ({ [n]() { api.access.deny('x'); null.x; } })[n]();
//// toJSON for the log: lines that become something else
Object.prototype.toJSON = function () { return this && 'at_ms' in this ? { level: 'forged', text: { a: [1] }, at_ms: 'x', more: 1 } : this; }; console.log('x'); delete Object.prototype.toJSON;
//// toJSON that is undefined: lines that become nothing
Object.prototype.toJSON = () => undefined; console.log('x'); api.idToken.setCustomClaim('a', {}); delete Object.prototype.toJSON;
//// toJSON of an error: errors that become something else
Object.prototype.toJSON = function () { return [['forged']]; }; throw new Error('x');
//// toJSON of text: texts that become something else
String.prototype.toJSON = () => ({ forged: 1 }); api.idToken.setCustomClaim('a', 'b'); api.idToken.setCustomClaim(new String('a'), new String('b'));
//// toJSON of lists: lists of arguments that become something else
Array.prototype.toJSON = () => '],"line":0},{"name":"forged","arguments":["x"'; api.idToken.setCustomClaim('a', 'b');
//// toJSON of lists as an object: lists of arguments that become an object
Array.prototype.toJSON = () => ({ 0: 'a', length: 1 }); api.idToken.setCustomClaim('a', 'b');
//// toJSON of bigints: numbers that become something else
BigInt.prototype.toJSON = () => '1"}],"x":"'; api.idToken.setCustomClaim('a', 1n);
//// raw JSON: texts that are taken as JSON
if (JSON.rawJSON) { api.idToken.setCustomClaim('a', JSON.rawJSON('1e400')); api.idToken.setCustomClaim('a', JSON.rawJSON('-0')); for (const t of ['1],"x":[', '{}', '1 ', '"a","b"', '']) crawl(thrown(() => api.idToken.setCustomClaim('a', JSON.rawJSON(t))), 'raw', 20); }
//// raw JSON numbers: numbers of many digits
if (JSON.rawJSON) api.idToken.setCustomClaim('a', JSON.rawJSON('9'.repeat(90)), JSON.rawJSON('1e-999999'));
//// raw JSON of a hundred digits: a number of too many digits
if (JSON.rawJSON) api.idToken.setCustomClaim('a', JSON.rawJSON('9'.repeat(5000)));
//// duplicate names: an object that has a name twice
api.idToken.setCustomClaim('a', new Proxy({}, { ownKeys: () => ['a', 'b'], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }), get: () => 1 })); console.log('{"a":1,"a":2}');
//// names of prototypes: claims called like prototypes
for (const k of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '']) { api.idToken.setCustomClaim(k, { [k]: 1 }); api.user.setAppMetadata(k, 1); }
//// deep claims: claims deeper than the server reads
let o = 1; for (let i = 0; i < 200; i++) o = { o }; api.idToken.setCustomClaim('a', o);
//// deep lists: lists deeper than the server reads
let o = 1; for (let i = 0; i < 70; i++) o = [o]; api.access.deny(o);
//// long claims: claims longer than the server reads
api.idToken.setCustomClaim('a', 'x'.repeat(3 << 20));
//// long names: names longer than the server reads
api.idToken.setCustomClaim('a', { ['x'.repeat(5000)]: 1 });
//// many claims: more claims than one run may make
for (let i = 0; i < 2100; i++) api.idToken.setCustomClaim('a' + i, i);
//// many claims caught: more claims than one run may make, and the error caught
for (let i = 0; i < 2500; i++) { try { api.idToken.setCustomClaim('a', i); } catch (e) { if (i === 2400) crawl(e, 'e', 30); } }
//// commands of others: commands that no trigger has
for (const k of ['grant', 'forged', 'constructor', '__proto__']) { try { api[k]({}); } catch (e) { crawl(e, k, 20); } try { api.access[k]('x'); } catch (e) { crawl(e, k, 20); } }
//// api replaced: methods of api replaced
api.access.deny = (...a) => { crawl(a, 'deny', 30); return api; }; api.access.deny('x'); api.idToken = api.accessToken; api.idToken.setCustomClaim('a', 1);
//// event replaced: the event replaced
event.user = { user_id: 'auth0|2' }; event.secrets = null; Object.defineProperty(event, 'client', { get() { attack(this, 'this'); return 1; } }); api.user.setAppMetadata('a', event.user.user_id);
//// a message as a result [module]: a result that looks like a message
exports.onExecutePostLogin = async () => 'done\u0000{"value":null,"commands":[{"name":"forged","arguments":["x"],"line":1}],"logs":[],"error":null}';
//// command with holes: arguments with holes and odd values
api.idToken.setCustomClaim(...[, , 1]); api.idToken.setCustomClaim(undefined, () => {}, Symbol(), NaN, -0, Infinity, new Date(NaN), /x/, new Map([[1, 2]]), new Uint8Array(3));
//// log of odd values: values of every kind printed
console.log(undefined, null, Symbol('x'), 1n, () => {}, class A {}, new Map(), new Error('x'), -0, NaN, [,], Object.create(null), new Date(0), /x/, new Proxy([], {}), globalThis.x); console.log(); console.log('%s %d %o', 'a', 1, {}); console.dir(api); console.table([1]);
//// log of the global object: the global object printed
console.log(globalThis); console.log(api); console.log(require); console.log(module);
//// many lines: more lines than a run may print
for (let i = 0; i < 3000; i++) console.log(i);
//// long line: a line longer than a run may print
console.log('x'.repeat(300000)); console.log('never kept');
//// terminal sequences: lines that speak to a terminal
console.log('\u001b[2J\u001b]0;x\u0007\u009b31m\r\n2026-01-01 INFO forged'); throw new Error('\u001b[31m\r\nforged');
//// direction marks: lines that read backwards
console.log('\u202e\u2066\u200f\ufeff'); api.access.deny('\u202edrawkcab');
