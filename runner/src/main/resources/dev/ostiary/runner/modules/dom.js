// DOMException, structuredClone, AbortController and the events under it (WHATWG DOM §2, §3; HTML §2.7).
const codes = {
  IndexSizeError: 1,
  InvalidCharacterError: 5,
  NotSupportedError: 9,
  InvalidStateError: 11,
  SyntaxError: 12,
  NetworkError: 19,
  AbortError: 20,
  QuotaExceededError: 22,
  TimeoutError: 23,
  DataCloneError: 25,
};

class DOMException extends Error {
  constructor(message = "", options = "Error") {
    super(message, typeof options === "object" && "cause" in options ? { cause: options.cause } : undefined);
    const name = typeof options === "object" ? (options.name ?? "Error") : String(options);
    Object.defineProperty(this, "name", { value: name, configurable: true, writable: true });
    Object.defineProperty(this, "code", { value: codes[name] ?? 0, configurable: true });
  }
}

class Event {
  constructor(type, init = {}) {
    this.type = String(type);
    this.cancelable = Boolean(init.cancelable);
    this.defaultPrevented = false;
    this.target = null;
  }

  preventDefault() {
    if (this.cancelable) this.defaultPrevented = true;
  }

  stopImmediatePropagation() {
    this.stopped = true;
  }
}

class EventTarget {
  #listeners = new Map();

  addEventListener(type, listener, options) {
    if (!listener) return;
    const those = this.#listeners.get(type) ?? [];
    if (those.some((each) => each.listener === listener)) return;
    this.#listeners.set(type, [...those, { listener, once: Boolean(options?.once) }]);
  }

  removeEventListener(type, listener) {
    const those = this.#listeners.get(type) ?? [];
    this.#listeners.set(type, those.filter((each) => each.listener !== listener));
  }

  dispatchEvent(event) {
    event.target = this;
    const own = this[`on${event.type}`];
    if (typeof own === "function") own.call(this, event);
    for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
      if (event.stopped) break;
      if (once) this.removeEventListener(event.type, listener);
      if (typeof listener === "function") listener.call(this, event);
      else listener.handleEvent(event);
    }
    return !event.defaultPrevented;
  }
}

const hidden = Symbol("made by an AbortController");

class AbortSignal extends EventTarget {
  #reason;
  #aborted = false;

  constructor(key) {
    super();
    if (key !== hidden) throw new TypeError("Illegal constructor");
    this.onabort = null;
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  static cut(signal, reason = new DOMException("This operation was aborted", "AbortError")) {
    if (signal.#aborted) return;
    signal.#aborted = true;
    signal.#reason = reason;
    signal.dispatchEvent(new Event("abort"));
  }

  static abort(reason) {
    const signal = new AbortSignal(hidden);
    cut(signal, reason);
    return signal;
  }

  static timeout(milliseconds) {
    const signal = new AbortSignal(hidden);
    const late = () => cut(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    const timer = setTimeout(late, milliseconds);
    if (timer && typeof timer.unref === "function") timer.unref();
    return signal;
  }

  static any(signals) {
    const joined = new AbortSignal(hidden);
    for (const signal of signals) {
      if (signal.aborted) cut(joined, signal.reason);
      else signal.addEventListener("abort", () => cut(joined, signal.reason), { once: true });
    }
    return joined;
  }
}
const cut = AbortSignal.cut;
delete AbortSignal.cut;

class AbortController {
  #signal = new AbortSignal(hidden);

  get signal() {
    return this.#signal;
  }

  abort(reason) {
    cut(this.#signal, reason);
  }
}

const kind = (value) => Object.prototype.toString.call(value).slice(8, -1);
const errors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function copyBytes(value, seen) {
  if (kind(value) === "DataView") {
    return new DataView(copy(value.buffer, seen), value.byteOffset, value.byteLength);
  }
  const Kind = globalThis[kind(value)];
  return new Kind(copy(value.buffer, seen), value.byteOffset, value.length);
}

function copyError(value, seen) {
  const Kind = Object.hasOwn(errors, value.name) ? errors[value.name] : Error;
  const made = new Kind(value.message);
  if ("cause" in value) made.cause = copy(value.cause, seen);
  Object.defineProperty(made, "stack", { value: value.stack, configurable: true, writable: true });
  return made;
}

function refuse(value) {
  const shown = typeof value === "function" ? value.toString() : typeof value === "symbol" ? value.toString() : `#<${kind(value)}>`;
  return new DOMException(`${shown.slice(0, 100)} could not be cloned.`, "DataCloneError");
}

function copy(value, seen) {
  if (typeof value === "function" || typeof value === "symbol") throw refuse(value);
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known) return known;
  const keep = (made) => {
    seen.set(value, made);
    return made;
  };
  if (ArrayBuffer.isView(value)) return keep(copyBytes(value, seen));
  if (value instanceof Error) return keep(copyError(value, seen));
  switch (kind(value)) {
    case "Date":
      return keep(new Date(value.getTime()));
    case "RegExp":
      return keep(new RegExp(value.source, value.flags));
    case "Boolean":
    case "Number":
    case "String":
    case "BigInt":
      return keep(Object(value.valueOf()));
    case "ArrayBuffer":
      return keep(value.slice(0));
    case "Map": {
      const made = keep(new Map());
      for (const [key, each] of [...value]) made.set(copy(key, seen), copy(each, seen));
      return made;
    }
    case "Set": {
      const made = keep(new Set());
      for (const each of [...value]) made.add(copy(each, seen));
      return made;
    }
    case "Promise":
    case "WeakMap":
    case "WeakSet":
    case "WeakRef":
    case "Generator":
      throw refuse(value);
    default: {
      const made = keep(Array.isArray(value) ? new Array(value.length) : {});
      for (const key of Object.keys(value)) {
        Object.defineProperty(made, key, { value: copy(value[key], seen), configurable: true, enumerable: true, writable: true });
      }
      return made;
    }
  }
}

function structuredClone(value) {
  if (arguments.length === 0) throw new TypeError("The \"value\" argument must be specified");
  return copy(value, new Map());
}

module.exports = { DOMException, Event, EventTarget, AbortSignal, AbortController, structuredClone };
