// The part of Web Cryptography that programs of a login use: random values, digests, and HMAC.
const { Buffer } = require("./buffer");
const crypto = require("./crypto");
const { DOMException } = require("./dom");
const { bytes } = require("./keys");

const integers = new Set(["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array"]);

function unsupported(what) {
  return new DOMException(`${what} is not supported here`, "NotSupportedError");
}

function hashOf(algorithm) {
  const name = String(algorithm?.name ?? algorithm).toUpperCase();
  if (!/^SHA-(1|256|384|512)$/.test(name)) throw unsupported(`The digest ${name}`);
  return name.toLowerCase().replace("-", "");
}

class CryptoKey {
  #raw;

  constructor(raw, about) {
    this.#raw = raw;
    Object.assign(this, about);
  }

  static raw(key) {
    return key.#raw;
  }
}
const rawOf = CryptoKey.raw;
delete CryptoKey.raw;

function allow(key, usage) {
  if (!(key instanceof CryptoKey) || !key.usages.includes(usage)) throw new DOMException(`The key cannot ${usage}`, "InvalidAccessError");
}

const arrayBuffer = (buffer) => buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
const mac = (key, data) => crypto.createHmac(hashOf(key.algorithm.hash), rawOf(key)).update(bytes(data)).digest();

const subtle = {
  async digest(algorithm, data) {
    return arrayBuffer(crypto.createHash(hashOf(algorithm)).update(bytes(data)).digest());
  },
  async importKey(format, data, algorithm, extractable, usages) {
    const name = String(algorithm?.name ?? algorithm).toUpperCase();
    if (name !== "HMAC") throw unsupported(`A key for ${name}`);
    if (format !== "raw" && format !== "jwk") throw unsupported(`The format ${format}`);
    const hash = `SHA-${hashOf(algorithm.hash).slice(3)}`;
    const raw = format === "raw" ? bytes(data) : bytes(data.k, "base64url");
    return new CryptoKey(Buffer.from(raw), { type: "secret", extractable, algorithm: { name, hash: { name: hash }, length: raw.length * 8 }, usages: [...usages] });
  },
  async sign(algorithm, key, data) {
    allow(key, "sign");
    return arrayBuffer(mac(key, data));
  },
  async verify(algorithm, key, signature, data) {
    allow(key, "verify");
    const wanted = mac(key, data);
    const given = bytes(signature);
    return wanted.length === given.length && crypto.timingSafeEqual(wanted, given);
  },
};
for (const name of ["encrypt", "decrypt", "generateKey", "exportKey", "deriveBits", "deriveKey", "wrapKey", "unwrapKey"]) {
  subtle[name] = async () => {
    throw unsupported(`crypto.subtle.${name}`);
  };
}

module.exports = {
  subtle,
  randomUUID: () => crypto.randomUUID(),
  getRandomValues(target) {
    if (!integers.has(Object.prototype.toString.call(target).slice(8, -1))) throw new DOMException("The data argument must be an integer-type TypedArray", "TypeMismatchError");
    if (target.byteLength > 65536) throw new DOMException("The requested length exceeds 65,536 bytes", "QuotaExceededError");
    return crypto.randomFillSync(target);
  },
};
