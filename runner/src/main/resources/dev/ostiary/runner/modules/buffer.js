// Node's Buffer: the package `buffer`, with the encoding that tokens are written in and that the package does not know.
const { Buffer, SlowBuffer, INSPECT_MAX_BYTES, kMaxLength } = require("./vendor/buffer");

const urlSafe = (encoding) => typeof encoding === "string" && /^base64url$/i.test(encoding);
const known = (encoding) => (urlSafe(encoding) ? "base64" : encoding);
const { from, byteLength, isEncoding, alloc } = Buffer;
const { write, toString, fill, indexOf, lastIndexOf, includes } = Buffer.prototype;

/** Hexadecimal digits end at the first pair that is none. */
function decodable(text, encoding) {
  return typeof encoding === "string" && encoding.toLowerCase() === "hex" ? /^(?:[0-9a-f]{2})*/i.exec(text)[0] : text;
}

let utf8;

/** Where bytes are no UTF-8, as many replacement characters as the standard has. */
function fromUtf8(bytes) {
  utf8 ??= new (require("./encoding").TextDecoder)("utf-8", { ignoreBOM: true });
  return utf8.decode(bytes);
}

Object.assign(Buffer, {
  from: (value, encoding, length) => from(typeof value === "string" ? decodable(value, encoding) : value, known(encoding), length),
  byteLength: (value, encoding) => (urlSafe(encoding) ? Math.floor((String(value).replace(/=+$/, "").length * 3) / 4) : byteLength(value, encoding)),
  isEncoding: (encoding) => urlSafe(encoding) || isEncoding(encoding),
  alloc: (size, content, encoding) => alloc(size, content, known(encoding)),
  of: (...bytes) => from(bytes),
});

const changed = {
  toString(encoding, start, end) {
    if (encoding === undefined || /^utf-?8$/i.test(encoding)) {
      return fromUtf8(start === undefined && end === undefined ? this : this.subarray(start, end));
    }
    const text = toString.call(this, known(encoding), start, end);
    return urlSafe(encoding) ? text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") : text;
  },
  write(text, offset, length, encoding) {
    if (typeof offset === "string") return write.call(this, text, known(offset));
    if (typeof length === "string") return write.call(this, text, offset, known(length));
    return write.call(this, text, offset, length, known(encoding));
  },
  fill(value, start, end, encoding) {
    if (typeof start === "string") return fill.call(this, value, known(start));
    if (typeof end === "string") return fill.call(this, value, start, known(end));
    return fill.call(this, value, start, end, known(encoding));
  },
  indexOf(value, offset, encoding) {
    return indexOf.call(this, value, known(offset), known(encoding));
  },
  lastIndexOf(value, offset, encoding) {
    return lastIndexOf.call(this, value, known(offset), known(encoding));
  },
  includes(value, offset, encoding) {
    return includes.call(this, value, known(offset), known(encoding));
  },
};
for (const [name, value] of Object.entries(changed)) {
  Object.defineProperty(Buffer.prototype, name, { value, configurable: true, writable: true });
}

module.exports = {
  Buffer,
  SlowBuffer,
  INSPECT_MAX_BYTES,
  kMaxLength,
  constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 0x1fffffe8 },
  get atob() {
    return require("./encoding").atob;
  },
  get btoa() {
    return require("./encoding").btoa;
  },
};
