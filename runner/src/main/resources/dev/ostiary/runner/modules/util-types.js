// Node's util.types.
const kind = (value) => Object.prototype.toString.call(value).slice(8, -1);
const typed = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"];
const types = {
  isAnyArrayBuffer: (value) => value instanceof ArrayBuffer,
  isArrayBuffer: (value) => value instanceof ArrayBuffer,
  isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isAsyncFunction: (value) => typeof value === "function" && /^Async(Generator)?Function$/.test(kind(value)),
  isBoxedPrimitive: (value) => typeof value === "object" && value !== null && /^(Number|String|Boolean|BigInt|Symbol)$/.test(kind(value)),
  isDataView: (value) => ArrayBuffer.isView(value) && kind(value) === "DataView",
  isDate: (value) => value instanceof Date,
  isGeneratorFunction: (value) => typeof value === "function" && /^(Async)?GeneratorFunction$/.test(kind(value)),
  isMap: (value) => value instanceof Map,
  isNativeError: (value) => value instanceof Error,
  isPromise: (value) => value instanceof Promise,
  isProxy: () => false,
  isRegExp: (value) => value instanceof RegExp,
  isSet: (value) => value instanceof Set,
  isTypedArray: (value) => ArrayBuffer.isView(value) && kind(value) !== "DataView",
  isWeakMap: (value) => value instanceof WeakMap,
  isWeakSet: (value) => value instanceof WeakSet,
};
for (const name of typed) types[`is${name}`] = (value) => ArrayBuffer.isView(value) && kind(value) === name;

module.exports = types;
