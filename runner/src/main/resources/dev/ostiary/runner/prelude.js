// The surroundings of a program. Evaluated first in a fresh realm: what is taken from the globals
// here stays what it is, whatever the program does to them. Nothing of the host is reachable but two
// functions, `load` and `sync`, which take and give texts and stay inside this file.
(function () {
  'use strict';
  const { parse, stringify } = JSON;
  const { apply } = Reflect;
  const { defineProperty, freeze, keys, create, setPrototypeOf } = Object;
  const { now } = Date;
  const PlainError = Error;
  const PlainTypeError = TypeError;
  const PlainPromise = Promise;
  const PlainProxy = Proxy;
  const PlainMap = Map;
  const then = Promise.prototype.then;
  const indexOf = String.prototype.indexOf;
  const slice = String.prototype.slice;
  const toWellFormed = String.prototype.toWellFormed;
  const text = String;
  const mapGet = Map.prototype.get;
  const mapSet = Map.prototype.set;
  const mapDelete = Map.prototype.delete;
  const BETWEEN = '\u0000';
  const LOG_LIMIT = 262144;
  const LOG_LINES = 2000;
  const COMMAND_LIMIT = 2000;
  const CALL_LIMIT = 100;

  // What reads files, prints past the console or shares memory does not exist here. These are the
  // names that the language's host adds; the tests compare all that are left with a list.
  delete globalThis.load;
  delete globalThis.loadWithNewGlobal;
  delete globalThis.print;
  delete globalThis.printErr;
  delete globalThis.Graal;
  delete globalThis.Atomics;
  delete globalThis.SharedArrayBuffer;
  globalThis.global = globalThis;

  // What Node has and the language does not is made when it is first read. The names are set here,
  // while the realm is made ready and nobody waits for it.
  const NODE = {
    './dom': ['AbortController', 'AbortSignal', 'DOMException', 'Event', 'EventTarget', 'structuredClone'],
    './encoding': ['TextDecoder', 'TextEncoder', 'atob', 'btoa'],
    './fetch': ['Headers', 'Request', 'Response', 'fetch'],
    './whatwg': ['URL', 'URLSearchParams'],
    buffer: ['Buffer'],
  };
  let modules = null;
  function lazily(name, made) {
    const settle = (value) => {
      defineProperty(globalThis, name, { value, configurable: true, writable: true });
    };
    const get = () => {
      const value = made();
      settle(value);
      return value;
    };
    defineProperty(globalThis, name, { get, set: settle, configurable: true });
  }
  for (const file in NODE) {
    for (let i = 0; i < NODE[file].length; i++) lazily(NODE[file][i], () => modules.inside(file)[NODE[file][i]]);
  }
  lazily('process', () => modules.inside('process'));
  lazily('crypto', () => modules.inside('crypto').webcrypto);

  const READS = ['cache.get', 'redirect.canRedirect', 'redirect.encodeToken', 'redirect.validateToken',
    'rules.wasExecuted'];
  const METADATA = ['user.setAppMetadata', 'user.setUserMetadata'];
  const CACHE = ['cache.set', 'cache.delete'];
  const REDIRECT = ['redirect.sendUserTo'];
  const API = {
    'post-login': ['access.deny', 'accessToken.setCustomClaim', 'accessToken.addScope',
      'accessToken.removeScope', 'idToken.setCustomClaim', 'authentication.recordMethod',
      'session.revoke', 'refreshToken.revoke', 'transaction.setMetadata', 'validation.error', ...METADATA, ...CACHE, ...REDIRECT],
    'credentials-exchange': ['access.deny', 'accessToken.setCustomClaim', 'transaction.setTargetScopes',
      'transaction.addTargetScope', 'transaction.removeTargetScope', 'transaction.clearTargetScopes',
      ...CACHE],
    'pre-user-registration': ['access.deny', 'validation.error', ...METADATA, ...CACHE],
    'post-user-registration': CACHE,
    'post-change-password': CACHE,
    'send-phone-message': CACHE,
    'password-reset-post-challenge': ['access.deny', 'transaction.setResultUrl', ...CACHE, ...REDIRECT],
    'custom-token-exchange': ['access.deny', 'access.rejectInvalidSubjectToken',
      'authentication.setUserById', 'authentication.setUserByConnection',
      'authentication.setOrganization', 'authentication.setActor', ...METADATA, ...CACHE],
  };

  /** The outcome that a refusal of `sync` becomes in the program. */
  function answered(value) {
    if (value.length > 0 && value[0] === '!') {
      throw new PlainError(apply(slice, value, [1]));
    }
    return value;
  }

  /** A list that no setter of the program on Array.prototype gets to see. */
  function list() {
    return setPrototypeOf([], null);
  }

  /** A text that can be kept: without halves of characters, and without NUL. */
  function storable(value, limit) {
    const whole = apply(toWellFormed, apply(slice, value, [0, limit]), []);
    if (apply(indexOf, whole, [BETWEEN]) < 0) return whole;
    let clean = '';
    let from = 0;
    for (let at = apply(indexOf, whole, [BETWEEN]); at >= 0; at = apply(indexOf, whole, [BETWEEN, from])) {
      clean += apply(slice, whole, [from, at]) + '\ufffd';
      from = at + 1;
    }
    return clean + apply(slice, whole, [from]);
  }

  return function begin(load, sync, inputText) {
    const input = parse(inputText);
    const started = now();
    const commands = list();
    const logs = list();
    const outgoing = list();
    const waiting = new PlainMap();
    const timers = list();
    let logged = 0;
    let lastId = 0;
    let called = 0;
    let outcome = null;

    function lineOf(stack) {
      const trace = text(stack);
      const at = apply(indexOf, trace, [input.source + ':']);
      if (at < 0) return null;
      let line = 0;
      for (let i = at + input.source.length + 1; i < trace.length; i++) {
        const digit = trace[i];
        if (digit < '0' || digit > '9') break;
        line = line * 10 + (digit - 0);
        if (line > 9999999) return null;
      }
      return line || null;
    }

    function here() {
      return lineOf(new PlainError().stack);
    }

    function command(name, args) {
      if (commands.length >= COMMAND_LIMIT) {
        throw new PlainError('Too many calls of api in one run');
      }
      commands[commands.length] =
        '{"name":' + stringify(name) + ',"arguments":' + stringify(args) + ',"line":' + here() + '}';
    }

    function describe(error) {
      try {
        const known = error !== null && (typeof error === 'object' || typeof error === 'function');
        const name = known && typeof error.name === 'string' ? error.name : 'Error';
        const message = text(known && 'message' in error ? error.message : error);
        const stack = known && typeof error.stack === 'string' ? error.stack : '';
        return {
          name: storable(name, 200),
          message: storable(message, 2000),
          code: known && typeof error.code === 'string' ? storable(error.code, 200) : undefined,
          line: lineOf(stack) || lineOf(message),
          stack: storable(stack, 4000),
        };
      } catch (second) {
        return { name: 'Error', message: 'An error that cannot be shown', line: null, stack: '' };
      }
    }

    function finish(error, value) {
      if (outcome !== null) return;
      let json;
      try {
        json = value === undefined ? 'null' : stringify(value);
        if (json === undefined) json = 'null';
      } catch (unfit) {
        error = unfit;
        json = 'null';
      }
      let all = '';
      for (let i = 0; i < commands.length; i++) all += (i ? ',' : '') + commands[i];
      let lines = '';
      for (let i = 0; i < logs.length; i++) lines += (i ? ',' : '') + logs[i];
      outcome = '{"value":' + json + ',"commands":[' + all + '],"logs":[' + lines + '],"error":' +
        (error === undefined || error === null ? 'null' : stringify(describe(error))) + '}';
    }

    // ---- console

    function shown(value) {
      if (typeof value === 'string') return value;
      if (typeof value === 'object' && value !== null) {
        if (value instanceof PlainError) return text(value.stack || value);
        try {
          const json = stringify(value);
          if (json !== undefined) return json;
        } catch (unfit) {
          return '[object that cannot be shown]';
        }
      }
      return typeof value === 'symbol' || typeof value === 'function' ? apply(text, undefined, [value])
        : typeof value === 'bigint' ? value + 'n' : '' + value;
    }

    function log(level) {
      return function (...values) {
        if (logged > LOG_LIMIT || logs.length > LOG_LINES) return;
        let line = '';
        for (let i = 0; i < values.length; i++) {
          line += (i ? ' ' : '') + storable(shown(values[i]), LOG_LIMIT);
        }
        logged += line.length + 20;
        const full = logged > LOG_LIMIT || logs.length === LOG_LINES;
        if (full) line = storable(line, 1000) + ' … (no more is kept of this run)';
        logs[logs.length] =
          stringify({ level: full ? 'warn' : level, text: line, at_ms: now() - started });
      };
    }

    globalThis.console = { log: log('log'), info: log('info'), debug: log('debug'), warn: log('warn'),
      error: log('error'), trace: log('debug'), dir: log('log'), table: log('log'),
      assert(fact, ...rest) { if (!fact) log('error')('Assertion failed', ...rest); },
      group() {}, groupEnd() {}, time() {}, timeEnd() {}, count() {} };

    // ---- the way out

    const host = freeze({
      call(name, args) {
        const id = text(++lastId);
        return new PlainPromise((resolve, reject) => {
          if (++called > CALL_LIMIT) throw new PlainError('Too many calls in one run');
          const json = stringify(args === undefined ? [] : args);
          apply(mapSet, waiting, [id, { resolve, reject }]);
          outgoing[outgoing.length] = id + BETWEEN + name + BETWEEN + json;
        });
      },
      sync(...texts) {
        return answered(sync(...texts));
      },
      here,
      started,
    });

    // ---- timers

    function timer(work, wait, args, every) {
      if (typeof work !== 'function') throw new PlainTypeError('The callback must be a function');
      const asked = +wait;
      const pause = asked > 0 ? (asked < 2147483647 ? asked : 2147483647) : every ? 1 : 0;
      const one = { id: ++lastId, due: now() + pause, work, args, every: every ? pause : 0 };
      timers[timers.length] = one;
      return one.id;
    }
    function cleared(id) {
      for (let i = 0; i < timers.length; i++) {
        if (timers[i].id === id) {
          for (let k = i; k < timers.length - 1; k++) timers[k] = timers[k + 1];
          timers.length--;
          return;
        }
      }
    }
    globalThis.setTimeout = (work, wait, ...args) => timer(work, wait, args, false);
    globalThis.setInterval = (work, wait, ...args) => timer(work, wait, args, true);
    globalThis.setImmediate = (work, ...args) => timer(work, 0, args, false);
    globalThis.clearTimeout = globalThis.clearInterval = globalThis.clearImmediate = cleared;
    globalThis.queueMicrotask = (work) => { apply(then, PlainPromise.resolve(), [() => work()]); };

    // ---- modules

    function opened(file) {
      const module = { exports: {} };
      load(file)(module, module.exports, inside, host);
      return module.exports;
    }

    // Which modules there are is a file of its own, which is not even read unless somebody asks.
    let finder = null;
    function find() {
      if (finder === null) finder = opened('require')(load, host);
      return finder;
    }
    function require(name) {
      return find().require(name);
    }
    require.resolve = (name) => find().resolve(name);
    require.cache = create(null);
    function inside(name) {
      return find().inside(name);
    }
    modules = { inside };

    // Rules, hooks and scripts were written for a place where these names stood without `require`.
    function oldNames() {
      lazily('_', () => inside('lodash'));
      lazily('jwt', () => inside('jsonwebtoken'));
      for (const name of ['async', 'bcrypt', 'crypto', 'querystring', 'request', 'url', 'uuid', 'xtend']) {
        lazily(name, () => inside(name));
      }
    }

    // ---- kinds of programs

    function module_() {
      const module = { exports: {} };
      const body = load('');
      apply(body, module.exports, [module.exports, require, module, '/action.js', '/']);
      return module.exports;
    }

    function methods(names, returned) {
      const api = returned;
      for (let i = 0; i < names.length; i++) {
        const name = names[i];
        const dot = apply(indexOf, name, ['.']);
        const group = apply(slice, name, [0, dot]);
        const method = apply(slice, name, [dot + 1]);
        if (!(group in api)) api[group] = {};
        api[group][method] = (...args) => {
          for (let k = 0; k < args.length; k++) if (args[k] === undefined) args[k] = null;
          command(name, args);
          return returned;
        };
      }
      return api;
    }

    function cached(api) {
      const kept = input.cache || {};
      const set = api.cache.set;
      const gone = api.cache.delete;
      api.cache.get = (key) => (key in kept && kept[key].expires_at > now() ? { ...kept[key] } : undefined);
      api.cache.set = (key, value, options) => {
        if (typeof key !== 'string' || typeof value !== 'string') {
          return { type: 'error', code: 'InvalidType' };
        }
        const life = options && options.ttl > 0 ? options.ttl : 86400000;
        const end = options && options.expires_at > 0 ? +options.expires_at : now() + life;
        set(key, value, end);
        kept[key] = { value, expires_at: end };
        return { type: 'success', record: { value, expires_at: end } };
      };
      api.cache.delete = (key) => {
        gone(text(key));
        delete kept[key];
        return { type: 'success' };
      };
    }

    function redirecting(api) {
      const send = api.redirect.sendUserTo;
      const flags = input.redirect || {};
      api.redirect.canRedirect = () => flags.possible === true;
      api.redirect.sendUserTo = (url, options) => {
        const query = options && options.query ? options.query : {};
        const parts = [];
        for (const key of keys(query)) {
          parts[parts.length] = encodeURIComponent(key) + '=' + encodeURIComponent(query[key]);
        }
        const whole = text(url);
        const hash = apply(indexOf, whole, ['#']);
        const address = hash < 0 ? whole : apply(slice, whole, [0, hash]);
        const mark = apply(indexOf, address, ['?']) < 0 ? '?' : '&';
        send((parts.length ? address + mark + parts.join('&') : address) +
          (hash < 0 ? '' : apply(slice, whole, [hash])));
        return api;
      };
      api.redirect.encodeToken = ({ secret, payload, expiresInSeconds }) =>
        require('jsonwebtoken').sign(
          { ip: input.event.request && input.event.request.ip, ...payload },
          secret,
          { algorithm: 'HS256', expiresIn: expiresInSeconds || 900, subject: input.event.user.user_id,
            issuer: flags.issuer });
      api.redirect.validateToken = ({ secret, tokenParameterName }) => {
        const name = tokenParameterName || 'session_token';
        const request = input.event.request || {};
        const token = (request.body && request.body[name]) || (request.query && request.query[name]);
        const claims = require('jsonwebtoken').verify(text(token), secret, { algorithms: ['HS256'] });
        if (claims.state === undefined || claims.state !== flags.state) {
          throw new PlainError('The state in the token does not match the /continue state');
        }
        if (claims.sub !== input.event.user.user_id) {
          throw new PlainError('The sub in the token is not the user who signs in');
        }
        return claims;
      };
    }

    // A program that relies on one of these must not be taken as having agreed.
    const UNAVAILABLE = {
      'post-login': ['authentication.setPrimaryUser', 'multifactor.enable', 'authentication.challengeWith', 'authentication.challengeWithAny',
        'authentication.enrollWith', 'authentication.enrollWithAny', 'prompt.render',
        'session.setExpiresAt', 'session.setIdleExpiresAt', 'session.setMetadata',
        'session.deleteMetadata', 'session.evictMetadata', 'session.setCookieMode',
        'refreshToken.setExpiresAt', 'refreshToken.setIdleExpiresAt', 'refreshToken.setMetadata'],
      'password-reset-post-challenge': ['authentication.challengeWith',
        'authentication.challengeWithAny', 'prompt.render'],
    };

    function action() {
      const exported = module_();
      const handler = exported[input.handler];
      if (typeof handler !== 'function') {
        if (input.optional) {
          finish(null, null);
          return;
        }
        throw new PlainError('The code exports no function ' + input.handler);
      }
      const api = methods(API[input.trigger] || CACHE, {});
      if ('cache' in api) cached(api);
      if ('redirect' in api) redirecting(api);
      if (input.trigger === 'post-login') {
        const ran = input.rules_executed || [];
        api.rules = { wasExecuted: (id) => ran.includes(id) };
      }
      for (const name of UNAVAILABLE[input.trigger] || []) {
        const dot = apply(indexOf, name, ['.']);
        const group = apply(slice, name, [0, dot]);
        if (!(group in api)) api[group] = {};
        api[group][apply(slice, name, [dot + 1])] = () => {
          throw new PlainError('api.' + name + ' is not available on this server');
        };
      }
      settled(handler(input.event, api));
    }

    /** Ends the run with a promise, or with the value at once. */
    function settled(value) {
      apply(then, PlainPromise.resolve(value), [() => finish(null, null), (error) => finish(error)]);
    }

    /** Ends the run by a callback; a promise that is refused ends it too. */
    function calledBack(work, args, outcomeOf) {
      const returned = work(...args, (error, ...values) => {
        if (error !== undefined && error !== null) finish(error);
        else finish(null, outcomeOf(values));
      });
      if (returned !== null && typeof returned === 'object' && typeof returned.then === 'function') {
        apply(then, PlainPromise.resolve(returned), [() => {}, (error) => finish(error)]);
      }
    }

    function named(name, base) {
      const Named = class extends base {
        constructor(message, second) {
          super(second === undefined ? message : second);
          this.name = name;
          this.code = second === undefined ? undefined : text(message);
        }
      };
      defineProperty(Named, 'name', { value: name });
      return Named;
    }

    /** Remembers in which line each member was set. */
    function watched(target, lines, prefix) {
      return new PlainProxy(target, {
        set(object, key, value) {
          if (typeof key === 'string') lines[prefix + key] = here();
          object[key] = value;
          return true;
        },
        defineProperty(object, key, descriptor) {
          if (typeof key === 'string') lines[prefix + key] = here();
          return defineProperty(object, key, descriptor) && true;
        },
      });
    }

    function rule() {
      oldNames();
      globalThis.UnauthorizedError = named('UnauthorizedError', PlainError);
      globalThis.ValidationError = named('ValidationError', PlainError);
      globalThis.configuration = input.configuration || {};
      const write = (name) => (id, values) => {
        command(name, [id, values === undefined ? null : values]);
        return PlainPromise.resolve({});
      };
      globalThis.auth0 = { users: { updateAppMetadata: write('users.updateAppMetadata'),
        updateUserMetadata: write('users.updateUserMetadata') },
      domain: input.domain, baseUrl: 'https://' + input.domain + '/api/v2', accessToken: '' };
      const { user, context } = input;
      const lines = create(null);
      context.accessToken = watched(context.accessToken || {}, lines, 'accessToken.');
      context.idToken = watched(context.idToken || {}, lines, 'idToken.');
      const work = load('')(globalThis.configuration, globalThis.auth0, require);
      if (typeof work !== 'function') throw new PlainError('A rule is one function');
      calledBack(work, [user, context], ([nextUser, nextContext]) => ({
        user: nextUser === undefined ? user : nextUser,
        context: nextContext === undefined ? context : nextContext,
        lines,
      }));
    }

    function hook() {
      oldNames();
      globalThis.PreUserRegistrationError = named('PreUserRegistrationError', PlainError);
      globalThis.InvalidScopeError = named('InvalidScopeError', PlainError);
      globalThis.InvalidRequestError = named('InvalidRequestError', PlainError);
      globalThis.ServerError = named('ServerError', PlainError);
      const work = module_();
      if (typeof work !== 'function') throw new PlainError('A hook sets module.exports to a function');
      calledBack(work, input.arguments, ([value]) => value);
    }

    function database() {
      oldNames();
      globalThis.WrongUsernameOrPasswordError = named('WrongUsernameOrPasswordError', PlainError);
      globalThis.ValidationError = named('ValidationError', PlainError);
      globalThis.configuration = input.configuration || {};
      const work = load('')(globalThis.configuration, undefined, require);
      if (typeof work !== 'function') throw new PlainError('A script is one function');
      calledBack(work, input.arguments, ([value]) => (value === undefined ? null : value));
    }

    const KINDS = { action, rule, hook, database };

    // ---- what the process calls

    function guarded(work) {
      try {
        work();
      } catch (error) {
        finish(error);
      }
    }

    function drain() {
      if (outcome !== null) return 'done' + BETWEEN + outcome;
      let due = -1;
      const time = now();
      for (let i = 0; i < timers.length; i++) {
        const left = timers[i].due > time ? timers[i].due - time : 0;
        if (due < 0 || left < due) due = left;
      }
      if (due < 0 && waiting.size === 0) {
        finish(new PlainError(input.kind === 'action'
          ? 'The function waits for a promise that nothing will settle'
          : 'The callback was not called'));
        return 'done' + BETWEEN + outcome;
      }
      let all = 'wait' + BETWEEN + (due < 0 ? -1 : due - due % 1);
      for (let i = 0; i < outgoing.length; i++) all += BETWEEN + outgoing[i];
      outgoing.length = 0;
      return all;
    }

    function tick() {
      const time = now();
      for (let i = 0; i < timers.length; i++) {
        const one = timers[i];
        if (one.due > time) continue;
        if (one.every) one.due = time + one.every;
        else cleared(one.id);
        guarded(() => { one.work(...one.args); });
        return;
      }
    }

    function answer(id, fine, json) {
      const promise = apply(mapGet, waiting, [id]);
      if (promise === undefined) return;
      apply(mapDelete, waiting, [id]);
      guarded(() => {
        if (fine === '1') promise.resolve(parse(json));
        else promise.reject(new PlainError(json));
      });
    }

    guarded(() => KINDS[input.kind]());
    return [drain, tick, answer];
  };
})()
