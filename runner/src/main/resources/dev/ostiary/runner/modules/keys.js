// Keys as Node shows them (KeyObject), and PEM in all the forms in which people paste it.
const { Buffer } = require("./buffer");
const der = require("./der");

const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/;

const readers = {
  "PUBLIC KEY": der.readPublic,
  "RSA PUBLIC KEY": (bytes) => der.readPublic(der.rsaPublic(bytes)),
  CERTIFICATE: (bytes) => der.readPublic(der.ofCertificate(bytes)),
  "PRIVATE KEY": der.readPrivate,
  "RSA PRIVATE KEY": (bytes) => der.readPrivate(der.wrapRsa(bytes)),
  "EC PRIVATE KEY": (bytes) => der.readPrivate(der.wrapEc(bytes)),
};

function wrong(text, cause) {
  return Object.assign(new TypeError(text, cause && { cause }), { code: "ERR_INVALID_ARG_VALUE" });
}

/** Whether a text is meant as a key of a pair, whatever its state: such a text must never serve as a shared secret. */
function looksLikePem(text) {
  return /-----\s*BEGIN|ssh-(rsa|ed25519)|ecdsa-sha2/i.test(text);
}

function readPem(text) {
  const found = block.exec(text);
  if (!found) throw wrong("The key is not in PEM form (-----BEGIN … KEY-----)");
  const [, label, inner] = found;
  if (label === "ENCRYPTED PRIVATE KEY" || /Proc-Type:.*ENCRYPTED/.test(inner)) {
    throw wrong("Private keys with a passphrase are not supported: store the key without one as a secret");
  }
  if (!Object.hasOwn(readers, label)) throw wrong(`A key of the form "${label}" is not supported`);
  try {
    return readers[label](Buffer.from(inner.replace(/[^A-Za-z0-9+/=]/g, ""), "base64"));
  } catch (problem) {
    throw wrong(`The key cannot be read: ${problem.message}`, problem);
  }
}

function pemOf(label, bytes) {
  const lines = bytes.toString("base64").replace(/(.{64})(?!$)/g, "$1\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

/** The one form in which keys go to the host: SubjectPublicKeyInfo or PKCS #8. */
const hostPem = (key) => pemOf(key.private ? "PRIVATE KEY" : "PUBLIC KEY", key.der);

class KeyObject {
  #about;
  #secret;

  constructor(type, inner) {
    this.type = type;
    if (type === "secret") this.#secret = inner;
    else this.#about = inner;
  }

  static about(key) {
    return key.#about;
  }

  static secret(key) {
    return key.#secret;
  }

  get asymmetricKeyType() {
    return this.#about?.type;
  }

  get asymmetricKeyDetails() {
    if (!this.#about) return undefined;
    if (this.#about.bits) return { modulusLength: this.#about.bits, publicExponent: BigInt(`0x${this.#about.e.toString("hex")}`) };
    return { namedCurve: der.curves[this.#about.curve]?.name };
  }

  get symmetricKeySize() {
    return this.#secret?.length;
  }

  equals(other) {
    return other instanceof KeyObject && this.type === other.type && bytesOf(this).equals(bytesOf(other));
  }

  export({ format = this.type === "secret" ? "buffer" : undefined, type } = {}) {
    if (this.type === "secret") return format === "jwk" ? { kty: "oct", k: this.#secret.toString("base64url") } : Buffer.from(this.#secret);
    if (format === "jwk") return der.toJwk(this.#about);
    if (type !== undefined && type !== "spki" && type !== "pkcs8") throw wrong(`Keys can be exported as spki or pkcs8, not as ${type}`);
    return format === "der" ? Buffer.from(this.#about.der) : hostPem(this.#about);
  }
}
const { about, secret } = KeyObject;
delete KeyObject.about;
delete KeyObject.secret;

const bytesOf = (key) => (key.type === "secret" ? secret(key) : about(key).der);

function bytes(data, encoding) {
  if (typeof data === "string") return Buffer.from(data, encoding ?? "utf8");
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const given = data === null ? "null" : typeof data;
  throw Object.assign(new TypeError(`The data must be a string or bytes, not ${given}`), { code: "ERR_INVALID_ARG_TYPE" });
}

/** What was read of a key in any of the forms: PEM, DER, JWK, KeyObject, or an object around one of them. */
function read(input) {
  if (input instanceof KeyObject) {
    if (input.type === "secret") throw wrong("A key of a pair is needed, not a secret");
    return about(input);
  }
  if (typeof input === "string") return readPem(input);
  if (ArrayBuffer.isView(input) || input instanceof ArrayBuffer) return readPem(bytes(input).toString("latin1"));
  if (typeof input !== "object" || input === null || input.key === undefined) throw wrong("No key was given");
  if (input.format === "jwk") {
    try {
      return der.ofJwk(input.key);
    } catch (problem) {
      throw wrong(`The key cannot be read: ${problem.message}`, problem);
    }
  }
  if (input.format === "der") {
    const label = { spki: "PUBLIC KEY", pkcs8: "PRIVATE KEY", pkcs1: "RSA PUBLIC KEY", sec1: "EC PRIVATE KEY" }[input.type];
    if (!label) throw wrong("A key in DER needs a type: spki, pkcs8, pkcs1 or sec1");
    return readPem(pemOf(label, bytes(input.key)));
  }
  return read(input.key);
}

/**
 * Whether a signature is right; `name` is the algorithm's name in JOSE, ECDSA has its two numbers side by side. One of
 * another length is wrong without asking: to the host that would be a mistake of the caller.
 */
function verified(name, key, data, raw) {
  const size = key.type === "ec" ? 2 * der.curves[key.curve].size : Math.ceil(key.bits / 8);
  if (raw.length !== size) return false;
  return host.sync("verify", name, hostPem(key), data.toString("base64"), raw.toString("base64")) === "true";
}

function createPublicKey(input) {
  const key = read(input);
  try {
    return new KeyObject("public", der.publicOf(key));
  } catch (problem) {
    throw wrong(problem.message, problem);
  }
}

function createPrivateKey(input) {
  const key = read(input);
  if (!key.private) throw wrong("A private key is needed, not a public one");
  return new KeyObject("private", key);
}

function createSecretKey(data, encoding) {
  return new KeyObject("secret", Buffer.from(bytes(data, encoding)));
}

module.exports = { KeyObject, createPublicKey, createPrivateKey, createSecretKey, looksLikePem, bytes, hostPem, verified, about, secret };
