// As much of DER (X.690) as keys are written in: RFC 8017 A.1, RFC 5208, RFC 5280 §4.1, RFC 5915.
const { Buffer } = require("./buffer");

const oid = (...bytes) => Buffer.from(bytes);
const rsaEncryption = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01);
const rsaPss = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a);
const ecPublicKey = oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01);
const ed25519 = oid(0x2b, 0x65, 0x70);
const curves = {
  "P-256": { oid: oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07), name: "prime256v1", size: 32 },
  "P-384": { oid: oid(0x2b, 0x81, 0x04, 0x00, 0x22), name: "secp384r1", size: 48 },
  "P-521": { oid: oid(0x2b, 0x81, 0x04, 0x00, 0x23), name: "secp521r1", size: 66 },
};

/** One element at `at`: its tag, its content and where the next begins. */
function element(bytes, at = 0) {
  if (at + 2 > bytes.length) throw new Error("the key ends too early");
  const tag = bytes[at];
  let length = bytes[at + 1];
  let start = at + 2;
  if (length & 0x80) {
    const count = length & 0x7f;
    if (count === 0 || count > 3 || start + count > bytes.length) throw new Error("the key has a length that is not right");
    length = bytes.readUIntBE(start, count);
    start += count;
  }
  if (start + length > bytes.length) throw new Error("the key ends too early");
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length), end: start + length };
}

function children(bytes) {
  const list = [];
  for (let at = 0; at < bytes.length; at = list.at(-1).end) list.push(element(bytes, at));
  return list;
}

function sequence(bytes) {
  const outer = element(bytes);
  if (outer.tag !== 0x30) throw new Error("the key is no sequence");
  return children(outer.content);
}

function make(tag, ...contents) {
  const content = Buffer.concat(contents);
  const size = content.length;
  if (size < 0x80) return Buffer.concat([Buffer.from([tag, size]), content]);
  if (size < 0x100) return Buffer.concat([Buffer.from([tag, 0x81, size]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, size >> 8, size & 0xff]), content]);
}

/** A whole number without sign, as INTEGER. */
function integer(bytes) {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const digits = bytes.subarray(from);
  return make(2, digits[0] & 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits);
}

function unsigned(content) {
  return content[0] === 0 && content.length > 1 ? content.subarray(1) : content;
}

function bitLength(content) {
  const digits = unsigned(content);
  return digits.length * 8 - Math.clz32(digits[0]) + 24;
}

const nothing = Buffer.from([5, 0]);
const rsaAlgorithm = () => make(0x30, make(6, rsaEncryption), nothing);
const ecAlgorithm = (curve) => make(0x30, make(6, ecPublicKey), make(6, curve.oid));

function algorithm(parts) {
  const [name, parameter] = parts;
  if (name.content.equals(rsaEncryption)) return { type: "rsa" };
  if (name.content.equals(rsaPss)) return { type: "rsa-pss" };
  if (name.content.equals(ed25519)) return { type: "ed25519" };
  if (!name.content.equals(ecPublicKey)) throw new Error("the key is of an unknown kind");
  const curve = Object.keys(curves).find((each) => parameter.content.equals(curves[each].oid));
  if (!curve) throw new Error("the key is on a curve that is not supported");
  return { type: "ec", curve };
}

/** SubjectPublicKeyInfo: what kind of key, and its numbers. */
function readPublic(spki) {
  const [name, bits] = sequence(spki);
  const about = { ...algorithm(children(name.content)), private: false, der: spki };
  const key = bits.content.subarray(1);
  if (about.type === "rsa" || about.type === "rsa-pss") {
    const [n, e] = sequence(key);
    return { ...about, n: unsigned(n.content), e: unsigned(e.content), bits: bitLength(n.content) };
  }
  return { ...about, point: key };
}

/** PKCS #8. */
function readPrivate(pkcs8) {
  const [, name, octets] = sequence(pkcs8);
  const about = { ...algorithm(children(name.content)), private: true, der: pkcs8 };
  if (about.type === "rsa" || about.type === "rsa-pss") {
    const [, n, e] = sequence(octets.content);
    return { ...about, n: unsigned(n.content), e: unsigned(e.content), bits: bitLength(n.content) };
  }
  if (about.type === "ec") {
    const point = sequence(octets.content).find((each) => each.tag === 0xa1);
    return { ...about, point: point && element(point.content).content.subarray(1) };
  }
  return about;
}

const rsaPublic = (key) => make(0x30, rsaAlgorithm(), make(3, Buffer.from([0]), key));
const ecPublic = (curve, point) => make(0x30, ecAlgorithm(curves[curve]), make(3, Buffer.from([0]), point));
const wrapRsa = (key) => make(0x30, integer(Buffer.from([0])), rsaAlgorithm(), make(4, key));

/** "EC PRIVATE KEY" names its curve inside; PKCS #8 outside. */
function wrapEc(key) {
  const named = sequence(key).find((each) => each.tag === 0xa0);
  if (!named) throw new Error("the key names no curve");
  return make(0x30, integer(Buffer.from([0])), make(0x30, make(6, ecPublicKey), named.content), make(4, key));
}

/** The public key of a certificate: the sixth or seventh member of what is signed. */
function ofCertificate(der) {
  const [signed] = sequence(der);
  const members = children(signed.content);
  return members[members[0].tag === 0xa0 ? 6 : 5].whole;
}

/** The public half of a key that was read. */
function publicOf(key) {
  if (!key.private) return key;
  if (key.type === "rsa") return readPublic(rsaPublic(make(0x30, integer(key.n), integer(key.e))));
  if (key.type === "ec" && key.point) return readPublic(ecPublic(key.curve, key.point));
  throw new Error("the public key cannot be had from this private key");
}

function ofJwk(jwk) {
  const number = (name) => {
    if (typeof jwk[name] !== "string") throw new Error(`the key lacks ${name}`);
    return Buffer.from(jwk[name], "base64url");
  };
  if (jwk.kty === "RSA") {
    if (jwk.d === undefined) return readPublic(rsaPublic(make(0x30, integer(number("n")), integer(number("e")))));
    const parts = ["n", "e", "d", "p", "q", "dp", "dq", "qi"].map((name) => integer(number(name)));
    return readPrivate(wrapRsa(make(0x30, integer(Buffer.from([0])), ...parts)));
  }
  if (jwk.kty !== "EC" || !Object.hasOwn(curves, jwk.crv)) throw new Error("the key is of an unknown kind");
  const point = Buffer.concat([Buffer.from([4]), padded(number("x"), curves[jwk.crv].size), padded(number("y"), curves[jwk.crv].size)]);
  if (jwk.d === undefined) return readPublic(ecPublic(jwk.crv, point));
  const secret = make(4, padded(number("d"), curves[jwk.crv].size));
  const inner = make(0x30, integer(Buffer.from([1])), secret, make(0xa1, make(3, Buffer.from([0]), point)));
  return readPrivate(make(0x30, integer(Buffer.from([0])), ecAlgorithm(curves[jwk.crv]), make(4, inner)));
}

function padded(bytes, size) {
  if (bytes.length > size) throw new Error("a number of the key is too long");
  return Buffer.concat([Buffer.alloc(size - bytes.length), bytes]);
}

function toJwk(key) {
  if (key.private) throw new Error("a private key cannot be shown as JWK here");
  if (key.type === "rsa") return { kty: "RSA", n: key.n.toString("base64url"), e: key.e.toString("base64url") };
  const { size } = curves[key.curve];
  return {
    kty: "EC",
    x: key.point.subarray(1, 1 + size).toString("base64url"),
    y: key.point.subarray(1 + size).toString("base64url"),
    crv: key.curve,
  };
}

/** ECDSA signatures: two numbers of one length side by side (RFC 7518 §3.4), or as DER. */
function signatureToDer(raw) {
  const half = raw.length / 2;
  return make(0x30, integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

function signatureFromDer(der, size) {
  const outer = element(der);
  const [r, s, ...more] = sequence(der);
  if (outer.end !== der.length || more.length > 0 || r.tag !== 2 || s.tag !== 2) throw new Error("the signature is not right");
  return Buffer.concat([padded(unsigned(r.content), size), padded(unsigned(s.content), size)]);
}

module.exports = {
  curves, readPublic, readPrivate, rsaPublic, wrapRsa, wrapEc, ofCertificate, publicOf, ofJwk, toJwk, signatureToDer, signatureFromDer,
};
