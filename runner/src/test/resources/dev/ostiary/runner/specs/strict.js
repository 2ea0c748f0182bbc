({ require, keys, test }) => {
  const assert = require("assert");
  const jwt = require("jsonwebtoken");
  const crypto = require("crypto");
  const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const forged = (header, claims, key) => {
    const start = `${encoded(header)}.${encoded(claims)}`;
    return `${start}.${crypto.createHmac("sha256", key).update(start).digest("base64url")}`;
  };
  const claims = { sub: "admin" };

  test("SBX: no token without a signature is good, whatever is allowed", () => {
    const unsigned = `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.`;
    for (const key of [undefined, "", null, "secret", keys.rsa_spki]) {
      for (const algorithms of [undefined, ["none"], ["none", "HS256"], "none"]) assert.throws(() => jwt.verify(unsigned, key, { algorithms }), jwt.JsonWebTokenError);
    }
    for (const alg of ["None", "NONE", "nOnE", "", null, undefined, 5, {}, ["HS256"], "HS", "hs256"]) {
      assert.throws(() => jwt.verify(forged({ alg, typ: "JWT" }, claims, "secret"), "secret", { algorithms: ["none", "HS256", alg] }), jwt.JsonWebTokenError);
    }
  });
  test("nothing is signed with none", () => {
    assert.throws(() => jwt.sign(claims, "secret", { algorithm: "none" }));
    assert.throws(() => jwt.sign(claims, "", { algorithm: "none" }));
    assert.throws(() => jwt.sign(claims, "secret", { header: { alg: "none" } }));
  });
  test("a public key is never a shared secret", () => {
    for (const name of ["rsa_spki", "rsa_certificate", "rsa_public_pkcs1", "p256_spki"]) {
      const pem = keys[name];
      for (const form of [pem, Buffer.from(pem), pem.trim(), ` ${pem}`, pem.replace(/\n/g, "\r\n"), pem.replace("-----BEGIN", "----- BEGIN"), pem.slice(0, 80)]) {
        const token = forged({ alg: "HS256", typ: "JWT" }, claims, form);
        for (const algorithms of [undefined, ["HS256"], ["HS256", "RS256"]]) assert.throws(() => jwt.verify(token, form, { algorithms }), jwt.JsonWebTokenError);
        assert.throws(() => jwt.sign(claims, form, { algorithm: "HS256" }));
      }
    }
  });
  test("the key must be of the kind of the algorithm", () => {
    const rs = jwt.sign(claims, keys.rsa_pkcs8, { algorithm: "RS256" });
    const es = jwt.sign(claims, keys.p256_pkcs8, { algorithm: "ES256" });
    const every = ["RS256", "ES256", "ES384", "HS256", "PS256"];
    assert.throws(() => jwt.verify(rs, keys.p256_spki, { algorithms: every }));
    assert.throws(() => jwt.verify(es, keys.rsa_spki, { algorithms: every }));
    assert.throws(() => jwt.verify(es, keys.p384_spki, { algorithms: every }));
    assert.throws(() => jwt.verify(rs, "secret", { algorithms: every }));
    assert.throws(() => jwt.verify(rs, keys.rsa_spki, { algorithms: ["PS256"] }), /invalid algorithm/);
    assert.throws(() => jwt.sign(claims, keys.p256_pkcs8, { algorithm: "ES384" }), /requires curve/);
    assert.throws(() => jwt.sign(claims, keys.small_pkcs8, { algorithm: "RS256" }), /minimum key size/);
  });
  test("an algorithm is one of a list, not a part of a text", () => {
    const token = jwt.sign(claims, "secret");
    assert.throws(() => jwt.verify(token, "secret", { algorithms: "HS256,RS256" }), /invalid algorithm/);
    assert.strictEqual(jwt.verify(token, "secret", { algorithms: "HS256" }).sub, "admin");
  });
  test("a token that must be understood in full is refused", () => {
    const token = forged({ alg: "HS256", typ: "JWT", crit: ["exp2"], exp2: 1 }, claims, "secret");
    assert.throws(() => jwt.verify(token, "secret"), /crit/);
  });
  test("a signature has one spelling", () => {
    const token = jwt.sign(claims, keys.rsa_pkcs8, { algorithm: "RS256" });
    const last = token.at(-1);
    const same = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].filter((letter) => letter !== last);
    for (const letter of same) assert.throws(() => jwt.verify(token.slice(0, -1) + letter, keys.rsa_spki), /invalid signature/);
    assert.throws(() => jwt.verify(`${token}=`, keys.rsa_spki));
  });
  test("signatures of nothing and of zeros are none", () => {
    const start = `${encoded({ alg: "ES256", typ: "JWT" })}.${encoded(claims)}`;
    for (const raw of [Buffer.alloc(64), Buffer.alloc(0), Buffer.alloc(63, 1), Buffer.alloc(65, 1), Buffer.alloc(64, 255)]) {
      assert.throws(() => jwt.verify(`${start}.${raw.toString("base64url")}`, keys.p256_spki), jwt.JsonWebTokenError);
    }
  });
  test("the payload's own members cannot change what is checked", () => {
    const token = forged({ alg: "HS256", typ: "JWT", __proto__: { alg: "none" } }, { exp: 1 }, "secret");
    assert.throws(() => jwt.verify(token, "secret"), jwt.TokenExpiredError);
    assert.throws(() => jwt.verify(forged({ alg: "HS256", typ: "JWT" }, { exp: "9999999999" }, "secret"), "secret"), /invalid exp/);
  });
  test("keys that are broken or locked say so", () => {
    assert.throws(() => crypto.createPublicKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"), /cannot be read/);
    assert.throws(() => crypto.createPrivateKey("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"), /passphrase/);
    assert.throws(() => crypto.createPrivateKey(keys.rsa_spki), /private key is needed/);
    for (let i = 0; i < 300; i++) {
      const bytes = crypto.randomBytes(40 + i);
      bytes[0] = 0x30;
      assert.throws(() => crypto.createPublicKey({ key: bytes, format: "der", type: ["spki", "pkcs8", "sec1"][i % 3] }).export({ format: "jwk" }), Error);
    }
  });
  test("bcrypt: no more rounds than a login can wait for", () => {
    const bcrypt = require("bcrypt");
    assert.throws(() => bcrypt.hashSync("x", 20), /4 to 14/);
    assert.strictEqual(bcrypt.compareSync("x", "not a hash"), false);
    assert.throws(() => bcrypt.compareSync("x", `$2b$31$${"a".repeat(53)}`), /14/);
  });
  test("addresses: no spelling of an inner one is public", () => {
    const ip = require("ip");
    for (const inner of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "10.1.2.3", "169.254.169.254", "fd00::1", "fe80::1", "0.0.0.0", "100.64.0.1", "::", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "255.255.255.255"]) assert.strictEqual(ip.isPublic(inner), false, inner);
    for (const odd of ["0x7f.1", "2130706433", "127.1", "0177.0.0.1", "", "x"]) assert.throws(() => ip.isPublic(odd), Error, odd);
    assert.strictEqual(ip.isPublic("8.8.8.8"), true);
    assert.strictEqual(ip.isPublic("2606:4700::1"), true);
  });
  test("qs and lodash change no prototype", () => {
    require("qs").parse("__proto__[polluted]=1&constructor[prototype][polluted]=1");
    require("lodash").merge({}, JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
    require("lodash").set({}, "__proto__.polluted", 1);
    require("axios").create(JSON.parse('{"__proto__":{"polluted":1}}'));
    assert.strictEqual({}.polluted, undefined);
  });
  test("keys of another issuer", async () => {
    const jwks = require("jwks-rsa");
    const jwk = { ...crypto.createPublicKey(keys.rsa_spki).export({ format: "jwk" }), kid: "k1", use: "sig" };
    const client = jwks({ jwksUri: "https://h/jwks", fetcher: async () => ({ keys: [jwk, { kty: "oct", k: "AAAA", kid: "k2" }, { ...jwk, kid: "k3", use: "enc" }] }) });
    const token = jwt.sign(claims, keys.rsa_pkcs8, { algorithm: "RS256", keyid: "k1" });
    const verified = await new Promise((resolve, reject) => {
      jwt.verify(token, (header, give) => client.getSigningKey(header.kid, (problem, key) => give(problem, key?.getPublicKey())), { algorithms: ["RS256"] }, (problem, value) => (problem ? reject(problem) : resolve(value)));
    });
    assert.strictEqual(verified.sub, "admin");
    for (const kid of ["k2", "k3", "none"]) await assert.rejects(client.getSigningKey(kid), { name: "SigningKeyNotFoundError" });
  });
  test("jwt-decode only reads", () => {
    const { jwtDecode } = require("jwt-decode");
    assert.strictEqual(jwtDecode(jwt.sign({ a: "ü" }, "s")).a, "ü");
    assert.strictEqual(require("jwt-decode")(jwt.sign({ a: 1 }, "s"), { header: true }).alg, "HS256");
    assert.throws(() => jwtDecode("x"), { name: "InvalidTokenError" });
  });
}
