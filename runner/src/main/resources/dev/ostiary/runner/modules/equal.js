// Deep equality as Node's assert and util have it: strict compares kinds and prototypes, loose with ==.
const kind = (value) => Object.prototype.toString.call(value);

function keysOf(value) {
  const symbols = Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
  return [...Object.keys(value), ...symbols];
}

function samePrimitive(one, other, strict) {
  if (strict) return Object.is(one, other);
  return one == other || (Number.isNaN(one) && Number.isNaN(other)); // eslint-disable-line eqeqeq
}

function sameMembers(one, other, same) {
  const left = [...other];
  for (const each of one) {
    const at = left.findIndex((candidate) => same(each, candidate));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

function sameInside(one, other, strict, seen) {
  const same = (a, b) => equal(a, b, strict, seen);
  if (one instanceof Date && other instanceof Date) {
    if (!Object.is(one.getTime(), other.getTime())) return false;
  } else if (one instanceof RegExp) {
    if (String(one) !== String(other) || one.lastIndex !== other.lastIndex) return false;
  } else if (one instanceof Error) {
    if (one.message !== other.message || one.name !== other.name || !same(one.cause, other.cause)) return false;
  } else if (/^\[object (Number|String|Boolean|BigInt|Symbol)\]$/.test(kind(one))) {
    if (!Object.is(one.valueOf(), other.valueOf())) return false;
  } else if (one instanceof Set) {
    if (one.size !== other.size || !sameMembers(one, other, same)) return false;
  } else if (one instanceof Map) {
    if (one.size !== other.size || !sameMembers(one, other, (a, b) => same(a[0], b[0]) && same(a[1], b[1]))) return false;
  } else if (one instanceof ArrayBuffer) {
    return same(new Uint8Array(one), new Uint8Array(other));
  }
  const keys = keysOf(one);
  if (keys.length !== keysOf(other).length || !keys.every((key) => Object.hasOwn(other, key))) return false;
  if (Array.isArray(one) && one.length !== other.length) return false;
  return keys.every((key) => same(one[key], other[key]));
}

function equal(one, other, strict, seen) {
  if (one === other) return one !== 0 || !strict || Object.is(one, other);
  const objects = [one, other].filter((value) => typeof value === "object" && value !== null).length;
  if (objects === 0) return samePrimitive(one, other, strict);
  if (objects === 1) return false;
  if (kind(one) !== kind(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  if (strict && Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (seen.some(([a, b]) => a === one && b === other)) return true;
  seen.push([one, other]);
  const result = sameInside(one, other, strict, seen);
  seen.pop();
  return result;
}

module.exports = {
  isDeepStrictEqual: (one, other) => equal(one, other, true, []),
  isDeepEqual: (one, other) => equal(one, other, false, []),
};
