// From each thing that a program can reach to its constructor, and on from there.
//// event: the event itself
attack(event, 'event');
//// event.user: an object parsed from JSON
attack(event.user, 'event.user');
//// event.secrets: its own secrets' object
attack(event.secrets, 'event.secrets');
//// event array: an array parsed from JSON
attack(event.authorization.roles, 'event array');
//// event string: a string parsed from JSON
attack(event.user.email, 'event string');
//// event request: the request's object
attack(event.request, 'event request');
//// api: the api object
attack(api, 'api');
//// api group: a group of api methods
attack(api.accessToken, 'api group');
//// api method: a method of api
attack(api.accessToken.setCustomClaim, 'api method');
//// api method's result: what a method of api returns
attack(api.idToken.setCustomClaim('a', 1), 'api methods result');
//// api.access.deny: the refusing method
attack(api.access.deny, 'api.access.deny');
//// api.cache.get: a method that answers at once
attack(api.cache.get, 'api.cache.get');
//// api.cache.set result: the record that a cache write returns
attack(api.cache.set('a', 'b'), 'api.cache.set result');
//// api.cache.get result: the record that a cache read returns
attack((api.cache.set('a', 'b'), api.cache.get('a')), 'api.cache.get result');
//// api.cache.set refusal: the refusal of a cache write
attack(api.cache.set(1, 2), 'api.cache.set refusal');
//// api.redirect: the redirect group
attack(api.redirect, 'api.redirect');
//// api.redirect.sendUserTo: the redirecting method
attack(api.redirect.sendUserTo, 'api.redirect.sendUserTo');
//// api.redirect.encodeToken: the method that signs a token
attack(api.redirect.encodeToken, 'api.redirect.encodeToken');
//// api.redirect.validateToken: the method that reads a token
attack(api.redirect.validateToken, 'api.redirect.validateToken');
//// api.rules.wasExecuted: the method over rules
attack(api.rules.wasExecuted, 'api.rules.wasExecuted');
//// api unavailable: a method that is not there
attack(api.authentication.challengeWith, 'api unavailable');
//// api unavailable error: the error of a method that is not there
attack(thrown(() => api.authentication.challengeWith()), 'api unavailable error');
//// api redirect error: the error of a redirect without an address
attack(thrown(() => api.redirect.sendUserTo({ toString() { return null; } })), 'api redirect error');
//// api token error: the error of a token that is none
attack(thrown(() => api.redirect.validateToken({ secret: 'x' })), 'api token error');
//// api encode error: the error of signing without a secret
attack(thrown(() => api.redirect.encodeToken({})), 'api encode error');
//// api circular error: the error of a claim that goes round in circles
attack((() => { const o = {}; o.o = o; return thrown(() => api.idToken.setCustomClaim('a', o)); })(), 'api circular error');
//// api bigint error: the error of a claim that is no JSON
attack(thrown(() => api.idToken.setCustomClaim('a', 1n)), 'api bigint error');
//// console: the console
attack(console, 'console');
//// console.log: the console's function
attack(console.log, 'console.log');
//// console.assert: the console's assertion
attack(console.assert, 'console.assert');
//// console.group: a function of the console that does nothing
attack(console.group, 'console.group');
//// console.table: the console's table
attack(console.table, 'console.table');
//// setTimeout: the timer function
attack(setTimeout, 'setTimeout');
//// setTimeout result: what starting a timer returns
attack(setTimeout(() => {}, 1), 'setTimeout result');
//// setInterval: the interval function
attack(setInterval, 'setInterval');
//// setImmediate: the immediate function
attack(setImmediate, 'setImmediate');
//// clearTimeout: the function that stops a timer
attack(clearTimeout, 'clearTimeout');
//// setTimeout error: the error of a timer without a function
attack(thrown(() => setTimeout('this', 1)), 'setTimeout error');
//// queueMicrotask: the microtask function
attack(queueMicrotask, 'queueMicrotask');
//// queueMicrotask error: the error of a microtask without a function
attack(thrown(() => queueMicrotask(Symbol())), 'queueMicrotask error');
//// require: require
attack(require, 'require');
//// require error: the error of a module that is not there
attack(thrown(() => require('nothing-of-the-kind')), 'require error');
//// require symbol error: the error of requiring a symbol
attack(thrown(() => require(Symbol())), 'require symbol error');
//// module: its own module
attack(module, 'module');
//// exports: its own exports
attack(exports, 'exports');
//// module function's this: what this is at the top of a module
attack((function () { return this; })(), 'module functions this');
//// handler: its own handler
attack(exports.onExecutePostLogin, 'handler');
//// arguments: its own arguments
attack((function () { return arguments; })(event, api), 'arguments');
//// globalThis: the global object
attack(globalThis, 'globalThis');
//// global: the global object by its other name
attack(global, 'global');
//// global arguments: the engine's arguments list
attack(globalThis.arguments, 'global arguments');
//// global prototype: what the global object inherits from
attack(Object.getPrototypeOf(globalThis), 'global prototype');
//// promise: a promise
attack(Promise.resolve(), 'promise');
//// promise of a handler: the promise of an async function
attack((async () => {})(), 'promise of a handler');
//// async generator: an async generator
attack((async function* () { yield 1; })(), 'async generator');
//// generator: a generator
attack((function* () { yield 1; })(), 'generator');
//// proxy: a proxy on api
attack(new Proxy(api, {}), 'proxy');
//// proxy of a function: a proxy on an api method
attack(new Proxy(api.access.deny, {}), 'proxy of a function');
//// bound method: a bound api method
attack(api.access.deny.bind(null), 'bound method');
//// regexp match: what a match returns
attack(/(a)(?<b>b)/.exec('ab'), 'regexp match');
//// symbol: a registered symbol
attack(Object(Symbol.for('host')), 'symbol');
//// typed array: a typed array and its buffer
attack(new Uint8Array(8), 'typed array');
//// array buffer: a buffer that can grow
attack(new ArrayBuffer(8, { maxByteLength: 16 }), 'array buffer');
//// data view: a data view
attack(new DataView(new ArrayBuffer(8)), 'data view');
//// weak reference: a weak reference
attack(new WeakRef(api), 'weak reference');
//// finalization registry: a registry of ends
attack(new FinalizationRegistry(() => {}), 'finalization registry');
//// intl: the Intl objects
attack(new Intl.DateTimeFormat('en'), 'intl');
//// intl formatter: a formatter's own function
attack(new Intl.NumberFormat('en').format, 'intl formatter');
//// date: a date
attack(new Date(), 'date');
//// iterator helper: an iterator helper
attack([1, 2].values().map((x) => x), 'iterator helper');
//// map iterator: an iterator of a map
attack(new Map([[1, 2]]).entries(), 'map iterator');
//// string iterator: an iterator of a string
attack('ab'[Symbol.iterator](), 'string iterator');
//// type error: an error of the engine
attack(thrown(() => null.x), 'type error');
//// range error: the error of a stack that is full
attack(thrown(() => { (function f() { f(); })(); }), 'range error');
//// syntax error: the error of code that is none
attack(thrown(() => new Function('}')), 'syntax error');
//// uri error: the error of a bad escape
attack(thrown(() => decodeURIComponent('%')), 'uri error');
//// reference error: the error of a name that is not there
attack(thrown(() => nothing), 'reference error');
//// length error: the error of a string that is too long
attack(thrown(() => 'x'.repeat(2 ** 31)), 'length error');
//// regexp error: the error of a pattern that is none
attack(thrown(() => new RegExp('(')), 'regexp error');
//// aggregate error: an aggregate of errors
attack(await Promise.any([Promise.reject(new Error('x'))]).catch((e) => e), 'aggregate error');
//// import promise: what import() returns
attack(import('x').catch(() => {}), 'import promise');
//// import error: the error of an import
attack(await import('/etc/passwd').catch((e) => e), 'import error');
//// namespace: the namespace of a data: module
attack(await import('data:text/javascript,export%20default%20this').catch((e) => e), 'namespace');
//// process: the process object
attack(globalThis.process, 'process');
//// fetch: fetch
attack(globalThis.fetch, 'fetch');
//// Buffer: Buffer
attack(globalThis.Buffer, 'Buffer');
//// fetch promise: the promise of a request
attack(globalThis.fetch?.('https://example.test/').catch(() => {}), 'fetch promise');
//// fetch error: the error of a refused request
attack(await globalThis.fetch?.('https://example.test/').catch((e) => e), 'fetch error');
//// headers: the headers of a request
attack(globalThis.Headers && new Headers({ a: 'b' }), 'headers');
//// url: an address
attack(globalThis.URL && new URL('https://example.test/'), 'url');
//// text encoder: a text encoder
attack(globalThis.TextEncoder && new TextEncoder(), 'text encoder');
//// abort signal: a signal
attack(globalThis.AbortController && new AbortController().signal, 'abort signal');
//// web crypto: the web's crypto
attack(globalThis.crypto, 'web crypto');
