// uuid: versions 1 to 7 of RFC 9562, and the old call `uuid()` for version 4.
const { Buffer } = require("./buffer");
const crypto = require("./crypto");

const pattern = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}(?:-0{4}){3}-0{12}|f{8}(?:-f{4}){3}-f{12})$/i;
const NIL = "00000000-0000-0000-0000-000000000000";
const MAX = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const validate = (text) => typeof text === "string" && pattern.test(text);

function hyphens(bytes, offset = 0) {
  const hex = Buffer.from(bytes.slice(offset, offset + 16)).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function stringify(bytes, offset = 0) {
  const text = hyphens(bytes, offset);
  if (!validate(text)) throw new TypeError("Stringified UUID is invalid");
  return text;
}

function parse(text) {
  if (!validate(text)) throw new TypeError("Invalid UUID");
  return new Uint8Array(Buffer.from(text.replace(/-/g, ""), "hex"));
}

/** Sets version and variant, and gives the text or fills the buffer that was passed. */
function finish(bytes, version, buffer, offset = 0) {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  if (!buffer) return hyphens(bytes);
  if (ArrayBuffer.isView(buffer) && (offset < 0 || offset + 16 > buffer.length)) throw new RangeError(`UUID byte range ${offset}:${offset + 15} is out of buffer bounds`);
  for (let i = 0; i < 16; i++) buffer[offset + i] = bytes[i];
  return buffer;
}

const chosen = (options) => options?.random ?? options?.rng?.() ?? crypto.randomBytes(16);

function v4(options, buffer, offset) {
  return finish(Uint8Array.from(chosen(options)), 4, buffer, offset);
}

let last = { time: 0, extra: 0 };

/** 60 bits of time in steps of 100 ns since 1582-10-15, never the same twice. */
function ticks(options) {
  const time = options?.msecs ?? Date.now();
  if (options?.nsecs !== undefined) last = { time, extra: options.nsecs };
  else last = { time, extra: time === last.time ? last.extra + 1 : 0 };
  return (BigInt(time) + 12219292800000n) * 10000n + BigInt(last.extra);
}

function ofTime(options) {
  const random = chosen(options?.random || options?.rng ? options : undefined);
  const bytes = new Uint8Array(16);
  const clock = options?.clockseq ?? ((random[8] << 8) | random[9]);
  bytes[8] = (clock >> 8) & 0x3f;
  bytes[9] = clock & 0xff;
  const node = options?.node ?? [random[10] | 1, ...random.slice(11, 16)];
  bytes.set(node, 10);
  return bytes;
}

function put(bytes, at, value, count) {
  for (let i = count - 1; i >= 0; i--) {
    bytes[at + i] = Number(value & 0xffn);
    value >>= 8n;
  }
}

function v1(options, buffer, offset) {
  const time = ticks(options);
  const bytes = ofTime(options);
  put(bytes, 0, time & 0xffffffffn, 4);
  put(bytes, 4, (time >> 32n) & 0xffffn, 2);
  put(bytes, 6, time >> 48n, 2);
  return finish(bytes, 1, buffer, offset);
}

function v6(options, buffer, offset) {
  const time = ticks(options);
  const bytes = ofTime(options);
  put(bytes, 0, time >> 12n, 6);
  put(bytes, 6, time & 0xfffn, 2);
  return finish(bytes, 6, buffer, offset);
}

function v7(options, buffer, offset) {
  const bytes = Uint8Array.from(chosen(options));
  put(bytes, 0, BigInt(options?.msecs ?? Date.now()), 6);
  return finish(bytes, 7, buffer, offset);
}

function named(version, hash) {
  const make = (value, namespace, buffer, offset) => {
    const space = typeof namespace === "string" ? parse(namespace) : namespace;
    if (space?.length !== 16) throw new TypeError("Namespace must be array-like (16 iterable integer values, 0-255)");
    const name = typeof value === "string" ? Buffer.from(value, "utf8") : Buffer.from(value);
    const digest = crypto.createHash(hash).update(Buffer.concat([Buffer.from(space), name])).digest();
    return finish(Uint8Array.from(digest.subarray(0, 16)), version, buffer, offset);
  };
  return Object.assign(make, { DNS: "6ba7b810-9dad-11d1-80b4-00c04fd430c8", URL: "6ba7b811-9dad-11d1-80b4-00c04fd430c8" });
}

function version(text) {
  if (!validate(text)) throw new TypeError("Invalid UUID");
  return parseInt(text[14], 16);
}

function uuid(options, buffer, offset) {
  return v4(options, buffer, offset);
}

module.exports = Object.assign(uuid, { v1, v3: named(3, "md5"), v4, v5: named(5, "sha1"), v6, v7, NIL, MAX, validate, version, parse, stringify });
