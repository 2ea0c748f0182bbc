// Node's util.
const { inspect, format } = require("./inspect");
const { isDeepStrictEqual } = require("./equal");

const customPromisify = Symbol.for("nodejs.util.promisify.custom");

function needsFunction(value, name) {
  if (typeof value === "function") return;
  const given = value === null ? "null" : typeof value;
  throw Object.assign(new TypeError(`The "${name}" argument must be of type function. Received ${given}`), { code: "ERR_INVALID_ARG_TYPE" });
}

function promisify(original) {
  needsFunction(original, "original");
  if (original[customPromisify]) {
    needsFunction(original[customPromisify], "util.promisify.custom");
    return original[customPromisify];
  }
  function promised(...values) {
    return new Promise((resolve, reject) => {
      original.call(this, ...values, (problem, value) => (problem ? reject(problem) : resolve(value)));
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = customPromisify;

function callbackify(original) {
  needsFunction(original, "original");
  return function called(...values) {
    const callback = values.pop();
    needsFunction(callback, "last argument");
    original.apply(this, values).then(
      (value) => setTimeout(() => callback(null, value), 0),
      (problem) => setTimeout(() => callback(problem ?? new Error("Promise was rejected with a falsy value")), 0),
    );
  };
}

function inherits(constructor, parent) {
  needsFunction(constructor, "ctor");
  needsFunction(parent, "superCtor");
  Object.defineProperty(constructor, "super_", { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const told = new Set();

function deprecate(work, text, code) {
  needsFunction(work, "fn");
  return function deprecated(...values) {
    const key = code ?? text;
    if (!told.has(key)) console.warn(`DeprecationWarning: ${text}`);
    told.add(key);
    return new.target ? Reflect.construct(work, values, new.target) : work.apply(this, values);
  };
}

const isObject = (value) => value !== null && typeof value === "object";

module.exports = {
  inspect,
  format,
  formatWithOptions: (options, ...values) => format(...values),
  promisify,
  callbackify,
  inherits,
  deprecate,
  isDeepStrictEqual,
  types: require("./util-types"),
  debuglog: () => Object.assign(() => {}, { enabled: false }),
  stripVTControlCharacters: (text) => String(text).replace(/\u001b\[[0-9;]*[A-Za-z]/g, ""),
  toUSVString: (text) => String(text).toWellFormed(),
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === "boolean",
  isBuffer: (value) => require("./buffer").Buffer.isBuffer(value),
  isDate: (value) => value instanceof Date,
  isError: (value) => value instanceof Error,
  isFunction: (value) => typeof value === "function",
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === "number",
  isObject,
  isPrimitive: (value) => !isObject(value) && typeof value !== "function",
  isRegExp: (value) => value instanceof RegExp,
  isString: (value) => typeof value === "string",
  isSymbol: (value) => typeof value === "symbol",
  isUndefined: (value) => value === undefined,
  get TextEncoder() {
    return require("./encoding").TextEncoder;
  },
  get TextDecoder() {
    return require("./encoding").TextDecoder;
  },
};
