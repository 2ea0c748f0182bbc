// Node's crypto, as far as the host does the work: hashes, MACs, keys from passwords, signatures, random bytes.
const { Buffer } = require("./buffer");
const keys = require("./keys");
const der = require("./der");

const { bytes } = keys;
const base64 = (data, encoding) => bytes(data, encoding).toString("base64");
const hashes = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

function problem(Kind, code, text) {
  return Object.assign(new Kind(text), { code });
}

function hashName(name) {
  const plain = String(name).toLowerCase().replace(/^rsa-/, "").replace(/^sha-/, "sha");
  if (typeof name !== "string" || !Object.hasOwn(hashes, plain)) throw new Error("Digest method not supported");
  return plain;
}

const shown = (result, encoding) => (encoding && encoding !== "buffer" ? result.toString(encoding) : result);

function finalized() {
  return problem(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
}

/** Collects what is written until the result is asked for. */
class Collector {
  #parts = [];
  #done = false;

  constructor(parts = []) {
    this.#parts = parts;
  }

  update(data, encoding) {
    if (this.#done) throw finalized();
    this.#parts.push(Buffer.from(bytes(data, encoding)));
    return this;
  }

  write(data, encoding) {
    this.update(data, encoding);
    return true;
  }

  end(data, encoding) {
    if (data !== undefined) this.update(data, encoding);
    return this;
  }

  static all(collector) {
    if (collector.#done) throw finalized();
    collector.#done = true;
    return Buffer.concat(collector.#parts);
  }

  static parts(collector) {
    if (collector.#done) throw finalized();
    return [...collector.#parts];
  }
}
const { all, parts } = Collector;

class Hash extends Collector {
  #name;

  constructor(name, written) {
    super(written);
    this.#name = hashName(name);
  }

  copy() {
    return new Hash(this.#name, parts(this));
  }

  digest(encoding) {
    return shown(Buffer.from(host.sync("hash", this.#name, all(this).toString("base64")), "base64"), encoding);
  }
}

class Hmac extends Collector {
  #name;
  #key;

  constructor(name, key) {
    super();
    this.#name = hashName(name);
    this.#key = key instanceof keys.KeyObject ? keys.secret(key).toString("base64") : base64(key);
  }

  digest(encoding) {
    return shown(Buffer.from(host.sync("hmac", this.#name, this.#key, all(this).toString("base64")), "base64"), encoding);
  }
}

const constants = { RSA_PKCS1_PADDING: 1, RSA_PKCS1_PSS_PADDING: 6, RSA_PSS_SALTLEN_DIGEST: -1, RSA_PSS_SALTLEN_MAX_SIGN: -2, RSA_PSS_SALTLEN_AUTO: -2 };
const ofCurve = { "P-256": ["sha256", "ES256"], "P-384": ["sha384", "ES384"], "P-521": ["sha512", "ES512"] };

/** The JOSE name of what is wanted, which is how the host knows it. */
function signatureName(hash, key, options) {
  const plain = hashName(hash);
  if (key.type === "ec") {
    const [own, name] = ofCurve[key.curve];
    if (own !== plain) throw problem(Error, "ERR_CRYPTO_UNSUPPORTED_OPERATION", `A key on ${key.curve} signs with ${own} only`);
    return name;
  }
  const bits = plain.replace("sha", "");
  if (!key.type.startsWith("rsa") || !["256", "384", "512"].includes(bits)) {
    throw problem(Error, "ERR_CRYPTO_UNSUPPORTED_OPERATION", `Signatures with ${hash} and a key of type ${key.type} are not supported`);
  }
  const pss = key.type === "rsa-pss" || options.padding === constants.RSA_PKCS1_PSS_PADDING;
  return `${pss ? "PS" : "RS"}${bits}`;
}

function optionsOf(key) {
  return typeof key === "object" && key !== null && !ArrayBuffer.isView(key) && !(key instanceof keys.KeyObject) ? key : {};
}

function signBytes(hash, data, given) {
  const key = keys.about(keys.createPrivateKey(given));
  const options = optionsOf(given);
  const name = signatureName(hash, key, options);
  const raw = Buffer.from(host.sync("sign", name, keys.hostPem(key), data.toString("base64")), "base64");
  return key.type === "ec" && options.dsaEncoding !== "ieee-p1363" ? der.signatureToDer(raw) : raw;
}

function verifyBytes(hash, data, given, signature) {
  const key = keys.about(keys.createPublicKey(given));
  const options = optionsOf(given);
  const name = signatureName(hash, key, options);
  let raw = signature;
  if (key.type === "ec" && options.dsaEncoding !== "ieee-p1363") {
    try {
      raw = der.signatureFromDer(signature, der.curves[key.curve].size);
    } catch {
      return false;
    }
  }
  return keys.verified(name, key, data, raw);
}

class Sign extends Collector {
  #hash;

  constructor(hash) {
    super();
    hashName(hash);
    this.#hash = hash;
  }

  sign(key, encoding) {
    return shown(signBytes(this.#hash, all(this), key), encoding);
  }
}

class Verify extends Collector {
  #hash;

  constructor(hash) {
    super();
    hashName(hash);
    this.#hash = hash;
  }

  verify(key, signature, encoding) {
    return verifyBytes(this.#hash, all(this), key, bytes(signature, encoding));
  }
}
delete Collector.all;
delete Collector.parts;

/** Runs the work and hands its result to the callback, if there is one, as a task of its own. */
function later(callback, work) {
  if (callback === undefined) return work();
  if (typeof callback !== "function") throw problem(TypeError, "ERR_INVALID_ARG_TYPE", 'The "callback" argument must be of type function');
  const tell = (error, value) => setTimeout(() => callback(error, value), 0);
  try {
    tell(null, work());
  } catch (error) {
    if (error.code?.startsWith("ERR_INVALID") || error.code === "ERR_OUT_OF_RANGE") throw error;
    tell(error);
  }
  return undefined;
}

function whole(name, value, least, most) {
  if (typeof value !== "number") throw problem(TypeError, "ERR_INVALID_ARG_TYPE", `The "${name}" argument must be of type number`);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw problem(RangeError, "ERR_OUT_OF_RANGE", `The value of "${name}" is out of range. It must be >= ${least} && <= ${most}. Received ${value}`);
  }
  return value;
}

function randomBytes(size, callback) {
  whole("size", size, 0, 1048576);
  const most = 65536;
  return later(callback, () => {
    const parts = [];
    for (let left = size; left > 0; left -= most) parts.push(Buffer.from(host.sync("random", String(Math.min(left, most))), "base64"));
    return Buffer.concat(parts);
  });
}

function randomFillSync(target, offset = 0, size = target.byteLength - offset) {
  const view = new Uint8Array(target.buffer ?? target, (target.byteOffset ?? 0) + offset, size);
  view.set(randomBytes(size));
  return target;
}

function randomInt(least, most, callback) {
  if (most === undefined || typeof most === "function") return randomInt(0, least, most);
  const range = most - least;
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most)) throw problem(TypeError, "ERR_INVALID_ARG_TYPE", "Both bounds must be safe integers");
  if (range <= 0 || range > 2 ** 48 - 1) throw problem(RangeError, "ERR_OUT_OF_RANGE", `The value of "max" is out of range. It must be greater than the value of "min" (${least}). Received ${most}`);
  return later(callback, () => {
    const limit = 2 ** 48 - (2 ** 48 % range);
    for (;;) {
      const number = randomBytes(6).readUIntBE(0, 6);
      if (number < limit) return least + (number % range);
    }
  });
}

function randomUUID() {
  const data = randomBytes(16);
  data[6] = (data[6] & 0x0f) | 0x40;
  data[8] = (data[8] & 0x3f) | 0x80;
  return data.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function timingSafeEqual(one, other) {
  const [a, b] = [one, other].map((each) => {
    if (typeof each === "string") throw problem(TypeError, "ERR_INVALID_ARG_TYPE", "The arguments must be bytes: make a Buffer of the text");
    return bytes(each);
  });
  if (a.length !== b.length) throw problem(RangeError, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

function pbkdf2Sync(password, salt, iterations, length, hash) {
  if (hash === undefined) throw problem(TypeError, "ERR_INVALID_ARG_TYPE", 'The "digest" argument must be of type string');
  whole("iterations", iterations, 1, 2147483647);
  whole("keylen", length, 0, 1048576);
  return Buffer.from(host.sync("pbkdf2", hashName(hash), base64(password), base64(salt), String(iterations), String(length)), "base64");
}

function scryptSync(password, salt, length, options = {}) {
  const cost = whole("N", options.N ?? options.cost ?? 16384, 2, 2147483647);
  const blocks = whole("r", options.r ?? options.blockSize ?? 8, 1, 1048576);
  const lanes = whole("p", options.p ?? options.parallelization ?? 1, 1, 1048576);
  whole("keylen", length, 0, 1048576);
  if ((cost & (cost - 1)) !== 0) throw problem(RangeError, "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params: N must be a power of 2");
  if (128 * cost * blocks > (options.maxmem ?? 32 * 1024 * 1024)) throw problem(RangeError, "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params: memory limit exceeded");
  const numbers = [cost, blocks, lanes, length].map(String);
  return Buffer.from(host.sync("scrypt", base64(password), base64(salt), ...numbers), "base64");
}

const unsupported = (name, instead) => () => {
  throw problem(Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", `crypto.${name} is not available here. ${instead}`);
};
const noCipher = "Nothing here can be encrypted; let a service of yours do it, or keep the value in a secret";

module.exports = {
  constants,
  KeyObject: keys.KeyObject,
  createPublicKey: keys.createPublicKey,
  createPrivateKey: keys.createPrivateKey,
  createSecretKey: keys.createSecretKey,
  createHash: (name) => new Hash(name),
  createHmac: (name, key) => new Hmac(name, key),
  createSign: (name) => new Sign(name),
  createVerify: (name) => new Verify(name),
  hash: (name, data, encoding = "hex") => new Hash(name).update(data).digest(encoding),
  sign: (name, data, key, callback) => later(callback, () => signBytes(name, bytes(data), key)),
  verify: (name, data, key, signature, callback) => later(callback, () => verifyBytes(name, bytes(data), key, bytes(signature))),
  getHashes: () => Object.keys(hashes),
  getCiphers: () => [],
  getCurves: () => ["prime256v1", "secp384r1", "secp521r1"],
  randomBytes,
  pseudoRandomBytes: randomBytes,
  randomFillSync,
  randomFill: (target, ...rest) => later(rest.pop(), () => randomFillSync(target, ...rest)),
  randomInt,
  randomUUID,
  timingSafeEqual,
  pbkdf2Sync,
  pbkdf2: (password, salt, iterations, length, hash, callback) => later(callback ?? null, () => pbkdf2Sync(password, salt, iterations, length, hash)),
  scryptSync,
  scrypt: (password, salt, length, ...rest) => later(rest.pop() ?? null, () => scryptSync(password, salt, length, ...rest)),
  getRandomValues: (target) => webcrypto().getRandomValues(target),
  createCipheriv: unsupported("createCipheriv", noCipher),
  createDecipheriv: unsupported("createDecipheriv", noCipher),
  generateKeyPairSync: unsupported("generateKeyPairSync", "Make the keys elsewhere and keep them in secrets"),
  generateKeyPair: unsupported("generateKeyPair", "Make the keys elsewhere and keep them in secrets"),
  get webcrypto() {
    return webcrypto();
  },
  get subtle() {
    return webcrypto().subtle;
  },
};

const webcrypto = () => require("./webcrypto");
