// jwks-rsa: the keys of another issuer, kept for the length of a run.
const { createPublicKey } = require("./keys");

class JwksError extends Error {
  constructor(message) {
    super(message);
    this.name = "JwksError";
  }
}

class SigningKeyNotFoundError extends Error {
  constructor(message) {
    super(message);
    this.name = "SigningKeyNotFoundError";
  }
}

class JwksClient {
  constructor(options) {
    this.options = options ?? {};
    if (!this.options.jwksUri && !this.options.fetcher) throw new Error("jwksUri is needed");
  }

  async getKeys() {
    if (this.options.fetcher) return (await this.options.fetcher(this.options.jwksUri)).keys;
    const { send } = require("./outside");
    const answer = await send(this.options.jwksUri, { headers: { accept: "application/json", ...this.options.requestHeaders } });
    if (answer.status < 200 || answer.status >= 300) throw new JwksError(`Http Error ${answer.status}`);
    const { keys } = JSON.parse(answer.text());
    if (!Array.isArray(keys)) throw new JwksError("The JWKS endpoint did not contain any keys");
    return keys;
  }

  async getSigningKeys() {
    this.keys ??= this.getKeys();
    const found = [];
    for (const jwk of await this.keys) {
      if (jwk.use !== undefined && jwk.use !== "sig") continue;
      if (jwk.d !== undefined) continue;
      try {
        found.push(signingKey(jwk));
      } catch {
        // A kind that nothing here verifies with.
      }
    }
    if (found.length === 0) throw new JwksError("The JWKS endpoint did not contain any signing keys");
    return found;
  }

  getSigningKey(kid, callback) {
    const finding = this.find(kid);
    if (typeof callback !== "function") return finding;
    finding.then(
      (key) => setTimeout(() => callback(null, key), 0),
      (problem) => setTimeout(() => callback(problem), 0),
    );
    return undefined;
  }

  async find(kid) {
    const keys = await this.getSigningKeys();
    if ((kid === undefined || kid === null) && keys.length === 1) return keys[0];
    const found = keys.find((key) => key.kid === kid);
    if (!found) throw new SigningKeyNotFoundError(`Unable to find a signing key that matches '${kid}'`);
    return found;
  }
}

function signingKey(jwk) {
  const pem = createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" });
  const key = { kid: jwk.kid, alg: jwk.alg, getPublicKey: () => pem };
  return Object.assign(key, jwk.kty === "RSA" ? { rsaPublicKey: pem } : { publicKey: pem });
}

const create = (options) => new JwksClient(options);

module.exports = Object.assign(create, { JwksClient, JwksError, SigningKeyNotFoundError, default: create });
