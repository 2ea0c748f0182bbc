(async function ({ require, check, keys, pick, below, text }) {
  const jwt = require("jsonwebtoken");
  const attempt = (work) => {
    try {
      return work();
    } catch (problem) {
      const more = problem.expiredAt ?? problem.date;
      return `${problem.name}: ${problem.message}${more ? ` ${more.getTime()}` : ""}`;
    }
  };
  const claims = { sub: "auth0|1", name: "Zoë 😀", iat: 1700000000, "https://example.com/roles": ["a", "b"] };
  const at = { clockTimestamp: 1700000100 };
  const secret = "a-very-long-shared-secret-for-the-tests-of-tokens";
  for (const algorithm of ["HS256", "HS384", "HS512"]) await check(`sign ${algorithm}`, () => jwt.sign(claims, secret, { algorithm }));
  for (const algorithm of ["RS256", "RS384", "RS512"]) for (const form of ["rsa_pkcs1", "rsa_pkcs8"]) await check(`sign ${algorithm} ${form}`, () => jwt.sign(claims, keys[form], { algorithm, keyid: "k1" }));
  for (const [algorithm, form] of [["ES256", "p256"], ["ES384", "p384"], ["ES512", "p521"], ["PS256", "rsa"], ["PS512", "rsa"]]) {
    await check(`there and back ${algorithm}`, () => jwt.verify(jwt.sign(claims, keys[`${form}_pkcs8`], { algorithm }), keys[`${form}_spki`], { ...at, algorithms: [algorithm] }));
    await check(`known ${algorithm}`, () => jwt.verify(keys[`token_${algorithm}`], keys[`${form}_spki`], { ...at, algorithms: [algorithm] }));
  }
  const options = [{ expiresIn: "1h" }, { expiresIn: 60 }, { expiresIn: "2 days", notBefore: "10s" }, { expiresIn: "90" }, { expiresIn: "nonsense" }, { expiresIn: 1.5 }, { expiresIn: "" }, { notBefore: -5 }, { audience: "a", issuer: "i", subject: "s2" }, { audience: ["a", "b"], jwtid: "j" }, { subject: "x", header: { typ: "at+jwt", x: 1 } }, { noTimestamp: true }, { keyid: "k" }, { keyid: 1 }, { algorithm: "XX" }, { nope: 1 }, { issuer: 5 }, { header: [] }, { encoding: "latin1" }, { audience: 5 }, { algorithm: "RS256" }, { algorithm: "ES256" }, { algorithm: "none" }];
  const payloads = [{ iat: 1700000000 }, { iat: 1700000000, exp: 1700001000, aud: "x" }, { iat: "x" }, { iat: 1700000000, exp: "x" }, { iat: 1700000000, nbf: 1700000000 }, "text", "", Buffer.from("bytes"), undefined, [1], 5, { iat: 1700000000, sub: "s" }];
  for (let i = 0; i < options.length; i++) for (let k = 0; k < payloads.length; k++) {
    if (options[i].algorithm === "none" || payloads[k] === 5 || (options[i].header && k === 9)) continue;
    await check(`sign options ${i} payload ${k}`, () => {
      const made = attempt(() => jwt.sign(payloads[k], secret, options[i]));
      return /^eyJ/.test(made) ? jwt.decode(made, { complete: true }) && [jwt.decode(made, { complete: true }).header, jwt.decode(made)] : made;
    });
  }
  for (const [name, key] of Object.entries({ nothing: undefined, empty: "", rsa: keys.rsa_pkcs8, small: keys.small_pkcs8, ec: keys.p256_pkcs8, other: keys.p384_pkcs8, public: keys.rsa_spki, bytes: Buffer.from("secret"), text: "short" })) {
    for (const algorithm of ["HS256", "RS256", "ES256", "PS256"]) {
      // A public key is refused here as a secret; the original takes its text. Told in the specification beside this.
      if (name === "public") continue;
      await check(`key ${name} ${algorithm}`, () => {
        const made = attempt(() => jwt.sign({ iat: 1 }, key, { algorithm }));
        return /^eyJ/.test(made) ? "signed" : made;
      });
    }
  }
  const token = jwt.sign({ ...claims, exp: 1700000200, nbf: 1700000050, aud: ["api", "other"], iss: "https://issuer/", jti: "j1", nonce: "n" }, secret);
  const checks = [{}, { audience: "api" }, { audience: "no" }, { audience: ["no", "other"] }, { audience: /^ap/ }, { audience: [/x/, "y"] }, { issuer: "https://issuer/" }, { issuer: "https://issuer" }, { issuer: ["x", "https://issuer/"] }, { issuer: ["x", "y"] }, { subject: "auth0|1" }, { subject: "x" }, { jwtid: "j1" }, { jwtid: "x" }, { nonce: "n" }, { nonce: "x" }, { nonce: " " }, { nonce: 1 }, { maxAge: "1m" }, { maxAge: 200 }, { maxAge: "nonsense" }, { complete: true }, { algorithms: ["HS256"] }, { algorithms: ["HS512"] }, { algorithms: ["RS256"] }, { algorithms: [] }, { clockTimestamp: 1700000199 }, { clockTimestamp: 1700000200 }, { clockTimestamp: 1700000204, clockTolerance: 5 }, { clockTimestamp: 1700000206, clockTolerance: 5 }, { clockTimestamp: 1700000000 }, { clockTimestamp: 1700000000, ignoreNotBefore: true }, { clockTimestamp: 1800000000, ignoreExpiration: true }, { clockTimestamp: "x" }];
  for (let i = 0; i < checks.length; i++) await check(`verify ${i}`, () => attempt(() => jwt.verify(token, secret, { ...at, ...checks[i] })));
  const tokens = { good: token, nothing: undefined, empty: "", number: 5, two: "a.b", four: `${token}.x`, junk: "a.b.c", unsigned: token.replace(/[^.]*$/, ""), changed: token.replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"other"}').toString("base64url")}.`), cut: token.slice(0, -4), array: [token] };
  for (const [name, each] of Object.entries(tokens)) {
    for (const [which, key] of Object.entries({ secret, wrong: "another secret", none: undefined, rsa: keys.rsa_spki, certificate: keys.rsa_certificate, bytes: Buffer.from(secret) })) await check(`verify ${name} with ${which}`, () => attempt(() => jwt.verify(each, key, at)));
    await check(`decode ${name}`, () => attempt(() => [jwt.decode(each), jwt.decode(each, { complete: true })]));
  }
  const signed = { RS256: jwt.sign(claims, keys.rsa_pkcs8, { algorithm: "RS256" }), ES256: keys.token_ES256, ES384: keys.token_ES384, HS256: jwt.sign(claims, secret) };
  for (const [algorithm, each] of Object.entries(signed)) {
    for (const [which, key] of Object.entries({ rsa: keys.rsa_spki, certificate: keys.rsa_certificate, p256: keys.p256_spki, p384: keys.p384_spki, secret, private: keys.rsa_pkcs8 })) {
      for (const list of [undefined, [algorithm], ["RS256", "ES256", "ES384", "HS256"]]) await check(`${algorithm} with ${which} of ${list}`, () => attempt(() => jwt.verify(each, key, { ...at, algorithms: list })));
    }
  }
  const letters = [..."abcABC012-_=.+/ é"];
  for (let i = 0; i < 80; i++) {
    const cut = below(token.length);
    const broken = token.slice(0, cut) + text(letters, 3) + token.slice(cut + below(4));
    if (broken === token) continue;
    await check(`broken ${i}`, () => {
      const made = attempt(() => jwt.verify(broken, secret, at));
      return typeof made === "string" ? "refused" : made;
    });
  }
  await check("callbacks", async () => {
    const told = (work) => new Promise((resolve) => { work((problem, value) => resolve([problem && `${problem.name}: ${problem.message}`, value])); });
    return [await told((done) => jwt.sign({ iat: 1 }, secret, done)), await told((done) => jwt.sign({ iat: 1 }, "", {}, done)), await told((done) => jwt.verify(token, secret, at, done)), await told((done) => jwt.verify(token, "x", at, done)), await told((done) => jwt.verify(token, (header, give) => give(null, header.alg === "HS256" ? secret : "x"), at, done)), await told((done) => jwt.verify(token, (header, give) => give(new Error("no key")), at, done))];
  });
  await check("function without callback", () => attempt(() => jwt.verify(token, () => secret)));
  await check("changes the payload if asked to", () => {
    const own = { iat: 5 };
    jwt.sign(own, secret, { mutatePayload: true, expiresIn: 10, subject: "x" });
    return own;
  });
  await check("errors", () => [new jwt.TokenExpiredError("a", new Date(1)) instanceof jwt.JsonWebTokenError, new jwt.NotBeforeError("a") instanceof Error, Object.keys(jwt).sort()]);
  pick([1]);
})
