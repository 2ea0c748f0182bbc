// jsonwebtoken (sign, verify, decode) on the host's signatures. Its errors have the names and the words that programs
// compare. Stricter than the original in three things: there is no algorithm `none`, a text that looks like a PEM never
// serves as a shared secret, and a token with a `crit` header is refused (RFC 7515 §4.1.11).
const { Buffer } = require("./buffer");
const { KeyObject, createPublicKey, createPrivateKey, createSecretKey, looksLikePem, hostPem, verified, about, secret } = require("./keys");
const { milliseconds } = require("./timespan");

class JsonWebTokenError extends Error {
  constructor(message, inner) {
    super(message);
    this.name = "JsonWebTokenError";
    if (inner) this.inner = inner;
  }
}

class NotBeforeError extends JsonWebTokenError {
  constructor(message, date) {
    super(message);
    this.name = "NotBeforeError";
    this.date = date;
  }
}

class TokenExpiredError extends JsonWebTokenError {
  constructor(message, expiredAt) {
    super(message);
    this.name = "TokenExpiredError";
    this.expiredAt = expiredAt;
  }
}

const family = (name) => [256, 384, 512].map((bits) => `${name}${bits}`);
const shared = family("HS");
const rsa = ["RS256", "PS256", "RS384", "PS384", "RS512", "PS512"];
const elliptic = family("ES");
const every = [...shared, ...rsa, ...elliptic];
const ofKey = { rsa, "rsa-pss": family("PS"), ec: elliptic };
const curves = { ES256: ["P-256", "prime256v1"], ES384: ["P-384", "secp384r1"], ES512: ["P-521", "secp521r1"] };

/** The key must be of the kind that the algorithm needs, down to the curve. */
function checkKind(algorithm, key, Kind) {
  if (key.type === "secret") return;
  const inner = about(key);
  const allowed = ofKey[inner.type];
  if (!allowed) throw new Kind(`Unknown key type "${inner.type}".`);
  if (!allowed.includes(algorithm)) throw new Kind(`"alg" parameter for "${inner.type}" key type must be one of: ${allowed.join(", ")}.`);
  if (inner.type === "ec" && curves[algorithm][0] !== inner.curve) throw new Kind(`"alg" parameter "${algorithm}" requires curve "${curves[algorithm][1]}".`);
}

/** The signature over a text, base64url. */
function signature(algorithm, key, text) {
  const data = Buffer.from(text, "utf8").toString("base64");
  const made = algorithm.startsWith("HS")
    ? host.sync("hmac", `sha${algorithm.slice(2)}`, secret(key).toString("base64"), data)
    : host.sync("sign", algorithm, hostPem(about(key)), data);
  return Buffer.from(made, "base64").toString("base64url");
}

function matches(algorithm, key, text, given) {
  if (algorithm.startsWith("HS")) {
    const wanted = signature(algorithm, key, text);
    let difference = wanted.length ^ given.length;
    for (let i = 0; i < wanted.length; i++) difference |= wanted.charCodeAt(i) ^ (given.charCodeAt(i) || 0);
    return difference === 0;
  }
  const raw = Buffer.from(given, "base64url");
  // One signature has one spelling: a second one with other spare bits or padding is none.
  if (raw.toString("base64url") !== given) return false;
  return verified(algorithm, about(key), Buffer.from(text, "utf8"), raw);
}

function span(time, from) {
  if (typeof time === "number") return from + time;
  const length = typeof time === "string" ? milliseconds(time) : undefined;
  return length === undefined ? undefined : Math.floor(from + length / 1000);
}

const now = () => Math.floor(Date.now() / 1000);
const plain = (value) => typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Object]";
const text = (value) => typeof value === "string";
const flag = (value) => typeof value === "boolean";
const time = (value) => Number.isInteger(value) || (text(value) && value !== "");

const optionRules = {
  expiresIn: [time, '"expiresIn" should be a number of seconds or string representing a timespan'],
  notBefore: [time, '"notBefore" should be a number of seconds or string representing a timespan'],
  audience: [(value) => text(value) || Array.isArray(value), '"audience" must be a string or array'],
  algorithm: [(value) => every.includes(value), '"algorithm" must be a valid string enum value'],
  header: [plain, '"header" must be an object'],
  encoding: [text, '"encoding" must be a string'],
  issuer: [text, '"issuer" must be a string'],
  subject: [text, '"subject" must be a string'],
  jwtid: [text, '"jwtid" must be a string'],
  noTimestamp: [flag, '"noTimestamp" must be a boolean'],
  keyid: [text, '"keyid" must be a string'],
  mutatePayload: [flag, '"mutatePayload" must be a boolean'],
  allowInsecureKeySizes: [flag, '"allowInsecureKeySizes" must be a boolean'],
  allowInvalidAsymmetricKeyTypes: [flag, '"allowInvalidAsymmetricKeyTypes" must be a boolean'],
};
const number = (value) => typeof value === "number";
const claimRules = {
  iat: [number, '"iat" should be a number of seconds'],
  exp: [number, '"exp" should be a number of seconds'],
  nbf: [number, '"nbf" should be a number of seconds'],
};

function check(rules, given, where, others) {
  if (!plain(given)) throw new Error(`Expected "${where}" to be a plain object.`);
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule && !others) throw new Error(`"${name}" is not allowed in "${where}"`);
    if (rule && !rule[0](value)) throw new Error(rule[1]);
  }
}

function signingKey(given) {
  if (given instanceof KeyObject) return given;
  const pem = typeof given === "string" ? given : ArrayBuffer.isView(given) ? Buffer.from(given).toString("latin1") : "";
  try {
    return createPrivateKey(given);
  } catch {
    try {
      if (!looksLikePem(pem)) return createSecretKey(given);
    } catch {
      // Neither the one nor the other: told below.
    }
    throw new Error("secretOrPrivateKey is not valid key material");
  }
}

function checkSigningKey(algorithm, key, options) {
  const kind = String(algorithm).slice(0, 2);
  if (kind === "HS") {
    if (key.type !== "secret") throw new Error(`secretOrPrivateKey must be a symmetric key when using ${algorithm}`);
    return;
  }
  if (!["RS", "PS", "ES"].includes(kind)) return;
  if (key.type !== "private") throw new Error(`secretOrPrivateKey must be an asymmetric key when using ${algorithm}`);
  if (!options.allowInsecureKeySizes && kind !== "ES" && about(key).bits < 2048) throw new Error(`secretOrPrivateKey has a minimum key size of 2048 bits for ${algorithm}`);
}

const claimOf = { audience: "aud", issuer: "iss", subject: "sub", jwtid: "jti" };
const onlyForObjects = ["expiresIn", "notBefore", "noTimestamp", "audience", "issuer", "subject", "jwtid"];

/** The claims with those that the options add. */
function claimsFrom(payload, options) {
  const claims = options.mutatePayload ? payload : { ...payload };
  const issued = claims.iat || now();
  if (options.noTimestamp) delete claims.iat;
  else claims.iat = issued;
  for (const [option, claim] of [["notBefore", "nbf"], ["expiresIn", "exp"]]) {
    if (options[option] === undefined) continue;
    claims[claim] = span(options[option], issued);
    if (claims[claim] === undefined) throw new Error(`"${option}" should be a number of seconds or string representing a timespan eg: "1d", "20h", 60`);
  }
  for (const [option, claim] of Object.entries(claimOf)) {
    if (options[option] === undefined) continue;
    if (claims[claim] !== undefined) throw new Error(`Bad "options.${option}" option. The payload already has an "${claim}" property.`);
    claims[claim] = options[option];
  }
  return claims;
}

function checkPayload(payload, options, isObject) {
  if (payload === undefined) throw new Error("payload is required");
  if (isObject) {
    check(claimRules, payload, "payload", true);
    if (payload.exp !== undefined && options.expiresIn !== undefined) throw new Error('Bad "options.expiresIn" option the payload already has an "exp" property.');
    if (payload.nbf !== undefined && options.notBefore !== undefined) throw new Error('Bad "options.notBefore" option the payload already has an "nbf" property.');
    return;
  }
  const wrong = onlyForObjects.filter((name) => options[name] !== undefined);
  if (wrong.length > 0) throw new Error(`invalid ${wrong.join(",")} option for ${typeof payload} payload`);
}

function signNow(payload, given, options) {
  const isObject = typeof payload === "object" && !Buffer.isBuffer(payload);
  const header = { alg: options.algorithm || "HS256", typ: isObject ? "JWT" : undefined, kid: options.keyid, ...options.header };
  if (!given) throw new Error("secretOrPrivateKey must have a value");
  const key = signingKey(given);
  checkSigningKey(header.alg, key, options);
  checkPayload(payload, options, isObject);
  check(optionRules, options, "options", false);
  if (!every.includes(header.alg)) throw new Error(optionRules.algorithm[1]);
  checkKind(header.alg, key, Error);
  const body = isObject ? JSON.stringify(claimsFrom(payload, options)) : payload;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(String(body), options.encoding || "utf8");
  const start = `${Buffer.from(JSON.stringify(header), "utf8").toString("base64url")}.${bytes.toString("base64url")}`;
  return `${start}.${signature(header.alg, key, start)}`;
}

function sign(payload, given, options, callback) {
  if (typeof options === "function") return sign(payload, given, {}, options);
  if (typeof callback !== "function") return signNow(payload, given, options || {});
  let token;
  try {
    token = signNow(payload, given, options || {});
  } catch (problem) {
    callback(problem);
    return undefined;
  }
  Promise.resolve().then(() => callback(null, token));
  return undefined;
}

function json(value) {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

const shape = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** {header, payload, signature} of a token whose signature nobody looked at, or null. */
function parts(token) {
  if (typeof token !== "string" || !shape.test(token)) return null;
  const [head, body, last] = token.split(".");
  const header = json(Buffer.from(head, "base64url").toString("utf8"));
  if (typeof header !== "object" || header === null || Array.isArray(header)) return null;
  const content = Buffer.from(body, "base64url").toString("utf8");
  const claims = json(content);
  if (header.typ === "JWT" && claims === undefined) return null;
  return { header, payload: header.typ === "JWT" || (typeof claims === "object" && claims !== null) ? claims : content, signature: last };
}

function decode(token, options) {
  const found = parts(token);
  if (!found) return null;
  return options?.complete === true ? found : found.payload;
}

function verifyingKey(given) {
  if (given instanceof KeyObject) return given;
  const pem = typeof given === "string" ? given : ArrayBuffer.isView(given) ? Buffer.from(given).toString("latin1") : "";
  try {
    return createPublicKey(given);
  } catch {
    try {
      if (!looksLikePem(pem)) return createSecretKey(given);
    } catch {
      // Told below.
    }
    throw new JsonWebTokenError("secretOrPublicKey is not valid key material");
  }
}

function allowed(key, options) {
  if (options.algorithms !== undefined && options.algorithms !== null) {
    return Array.isArray(options.algorithms) ? options.algorithms : [options.algorithms];
  }
  if (key.type === "secret") return shared;
  return key.asymmetricKeyType === "ec" ? elliptic : rsa;
}

function checkSignature(token, found, given, options) {
  const { header } = found;
  const pieces = token.split(".");
  if (pieces[2] === "") throw new JsonWebTokenError(given || options.algorithms ? "jwt signature is required" : 'please specify "none" in "algorithms" to verify unsigned tokens');
  if (!given) throw new JsonWebTokenError("secret or public key must be provided");
  const key = verifyingKey(given);
  if (!every.includes(header.alg) || !allowed(key, options).includes(header.alg)) throw new JsonWebTokenError("invalid algorithm");
  if (header.alg.startsWith("HS")) {
    if (key.type !== "secret") throw new JsonWebTokenError(`secretOrPublicKey must be a symmetric key when using ${header.alg}`);
  } else if (key.type !== "public") {
    throw new JsonWebTokenError(`secretOrPublicKey must be an asymmetric key when using ${header.alg}`);
  }
  checkKind(header.alg, key, Error);
  if (header.crit !== undefined) throw new JsonWebTokenError('tokens with a "crit" header are not supported');
  if (!matches(header.alg, key, `${pieces[0]}.${pieces[1]}`, pieces[2])) throw new JsonWebTokenError("invalid signature");
}

function checkTimes(payload, options, at) {
  const slack = options.clockTolerance || 0;
  if (payload.nbf !== undefined && !options.ignoreNotBefore) {
    if (typeof payload.nbf !== "number") throw new JsonWebTokenError("invalid nbf value");
    if (payload.nbf > at + slack) throw new NotBeforeError("jwt not active", new Date(payload.nbf * 1000));
  }
  if (payload.exp !== undefined && !options.ignoreExpiration) {
    if (typeof payload.exp !== "number") throw new JsonWebTokenError("invalid exp value");
    if (at >= payload.exp + slack) throw new TokenExpiredError("jwt expired", new Date(payload.exp * 1000));
  }
}

function checkAge(payload, options, at) {
  if (typeof payload.iat !== "number") throw new JsonWebTokenError("iat required when maxAge is specified");
  const until = span(options.maxAge, payload.iat);
  if (until === undefined) throw new JsonWebTokenError('"maxAge" should be a number of seconds or string representing a timespan eg: "1d", "20h", 60');
  if (at >= until + (options.clockTolerance || 0)) throw new TokenExpiredError("maxAge exceeded", new Date(until * 1000));
}

function checkAudience(payload, wanted) {
  const expected = Array.isArray(wanted) ? wanted : [wanted];
  const has = Array.isArray(payload.aud) ? payload.aud : [payload.aud];
  const fits = has.some((each) => expected.some((one) => (one instanceof RegExp ? one.test(each) : one === each)));
  if (!fits) throw new JsonWebTokenError(`jwt audience invalid. expected: ${expected.join(" or ")}`);
}

function checkClaims(payload, options, at) {
  checkTimes(payload, options, at);
  if (options.audience) checkAudience(payload, options.audience);
  if (options.issuer) {
    const issuers = Array.isArray(options.issuer) ? options.issuer : [options.issuer];
    if (!issuers.includes(payload.iss)) throw new JsonWebTokenError(`jwt issuer invalid. expected: ${options.issuer}`);
  }
  for (const [option, claim, word] of [["subject", "sub", "subject"], ["jwtid", "jti", "jwtid"], ["nonce", "nonce", "nonce"]]) {
    if (options[option] && payload[claim] !== options[option]) throw new JsonWebTokenError(`jwt ${word} invalid. expected: ${options[option]}`);
  }
  if (options.maxAge) checkAge(payload, options, at);
}

function opened(token, options) {
  if (options.clockTimestamp && typeof options.clockTimestamp !== "number") throw new JsonWebTokenError("clockTimestamp must be a number");
  if (options.nonce !== undefined && (typeof options.nonce !== "string" || options.nonce.trim() === "")) throw new JsonWebTokenError("nonce must be a non-empty string");
  if (!token) throw new JsonWebTokenError("jwt must be provided");
  if (typeof token !== "string") throw new JsonWebTokenError("jwt must be a string");
  if (token.split(".").length !== 3) throw new JsonWebTokenError("jwt malformed");
  const found = parts(token);
  if (!found) throw new JsonWebTokenError("invalid token");
  return found;
}

function closed(token, found, given, options) {
  checkSignature(token, found, given, options);
  checkClaims(found.payload, options, options.clockTimestamp || now());
  return options.complete === true ? found : found.payload;
}

/** Tells the callback, if there is one; else throws or returns. */
function tell(callback, work) {
  if (!callback) return work();
  let value;
  try {
    value = work();
  } catch (problem) {
    return callback(problem);
  }
  return callback(null, value);
}

function verify(token, given, options, callback) {
  if (typeof options === "function" && !callback) return verify(token, given, {}, options);
  const chosen = { ...options };
  if (typeof given !== "function") return tell(callback, () => closed(token, opened(token, chosen), given, chosen));
  if (!callback) throw new JsonWebTokenError("verify must be called asynchronous if secret or public key is provided as a callback");
  let found;
  try {
    found = opened(token, chosen);
  } catch (problem) {
    return callback(problem);
  }
  return given(found.header, (problem, key) => {
    if (problem) return callback(new JsonWebTokenError(`error in secret or public key callback: ${problem.message}`));
    return tell(callback, () => closed(token, found, key, chosen));
  });
}

module.exports = { sign, verify, decode, JsonWebTokenError, NotBeforeError, TokenExpiredError };
