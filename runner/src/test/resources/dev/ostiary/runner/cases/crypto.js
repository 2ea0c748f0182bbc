(async function ({ require, check, keys, pick, text }) {
  const crypto = require("crypto");
  const alphabet = [..."ab é€\u0000", "😀"];
  const names = ["md5", "sha1", "sha256", "SHA384", "sha512", "RSA-SHA256"];
  for (let i = 0; i < 20; i++) {
    const data = text(alphabet, 40);
    await check(`hash ${i}`, () => names.map((name) => crypto.createHash(name).update(data).update(Buffer.from("ff00", "hex")).digest(pick(["hex"]))));
    await check(`hmac ${i}`, () => names.slice(0, 5).map((name) => crypto.createHmac(name, text(["k", "é", ""], 3)).update(data, "utf8").digest("base64")));
  }
  await check("hash forms", () => [crypto.createHash("sha256").update("ff", "hex").digest(), crypto.createHash("sha1").update("x").digest("base64url"), crypto.createHash("sha256").copy().digest("hex")]);
  await check("no such hash", () => crypto.createHash("nope"));
  await check("hash twice", () => {
    const made = crypto.createHash("sha1").update("x");
    made.digest();
    return made.digest();
  });
  await check("update with number", () => {
    try {
      crypto.createHash("sha1").update(1);
    } catch (problem) {
      return [problem.name, problem.code];
    }
    return "none";
  });
  await check("pbkdf2", () => [crypto.pbkdf2Sync("password", "salt", 1000, 32, "sha256"), crypto.pbkdf2Sync("pässword", Buffer.from("00ff", "hex"), 10, 20, "sha1"), crypto.pbkdf2Sync("", "s", 1, 64, "sha512")]);
  await check("pbkdf2, waiting", () => new Promise((resolve) => { crypto.pbkdf2("p", "s", 2, 8, "sha512", (problem, key) => resolve([problem, key])); }));
  await check("scrypt", () => [crypto.scryptSync("password", "salt", 32), crypto.scryptSync("p", "s", 16, { N: 1024, r: 4, p: 2 })]);
  await check("scrypt too large", () => {
    try {
      crypto.scryptSync("p", "s", 16, { N: 1 << 20 });
    } catch (problem) {
      return [problem.name, problem.code];
    }
    return "none";
  });
  await check("random", () => [crypto.randomBytes(16).length, crypto.randomBytes(70000).length, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), [0, 1, 2].includes(crypto.randomInt(3)), crypto.randomInt(5, 6), crypto.randomFillSync(Buffer.alloc(4)).length]);
  await check("random, waiting", () => new Promise((resolve) => { crypto.randomBytes(4, (problem, bytes) => resolve([problem, bytes.length])); }));
  for (const wrong of [-1, "a", 2 ** 40]) {
    await check(`random ${wrong}`, () => {
      try {
        crypto.randomBytes(wrong);
      } catch (problem) {
        return [problem.name, problem.code];
      }
      return "none";
    });
  }
  await check("equal", () => [crypto.timingSafeEqual(Buffer.from("a"), Buffer.from("a")), crypto.timingSafeEqual(Buffer.from("a"), Buffer.from("b"))]);
  await check("equal of other lengths", () => crypto.timingSafeEqual(Buffer.from("a"), Buffer.from("ab")));
  await check("equal of texts", () => {
    try {
      crypto.timingSafeEqual("a", "a");
    } catch (problem) {
      return problem.code;
    }
    return "none";
  });
  for (const form of ["rsa_pkcs8", "rsa_pkcs1"]) await check(`sign ${form}`, () => crypto.createSign("RSA-SHA256").update("data").sign(keys[form], "base64"));
  for (const form of ["rsa_spki", "rsa_public_pkcs1", "rsa_certificate", "rsa_pkcs8"]) {
    await check(`verify ${form}`, () => {
      const signature = crypto.createSign("sha512").update("data").sign(keys.rsa_pkcs8);
      return [crypto.createVerify("sha512").update("data").verify(keys[form], signature), crypto.createVerify("sha512").update("date").verify(keys[form], signature), crypto.createVerify("sha512").update("data").verify(keys[form], signature.subarray(1))];
    });
  }
  for (const [form, hash] of [["p256", "sha256"], ["p384", "sha384"], ["p521", "sha512"]]) {
    await check(`ecdsa ${form}`, () => ["sec1", "pkcs8"].map((kind) => {
      const signature = crypto.createSign(hash).update("data").sign(keys[`${form}_${kind}`]);
      const plain = crypto.sign(hash, Buffer.from("data"), { key: keys[`${form}_${kind}`], dsaEncoding: "ieee-p1363" });
      return [crypto.createVerify(hash).update("data").verify(keys[`${form}_spki`], signature), crypto.verify(hash, Buffer.from("data"), { key: keys[`${form}_spki`], dsaEncoding: "ieee-p1363" }, plain), crypto.createVerify(hash).update("no").verify(keys[`${form}_spki`], signature), crypto.createVerify(hash).update("data").verify(keys[`${form}_spki`], Buffer.from("junk"))];
    }));
    await check(`known ecdsa ${form}`, () => crypto.createVerify(hash).update("known").verify(keys[`${form}_spki`], keys[`${form}_known`], "base64"));
  }
  await check("pss", () => {
    const options = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST };
    const signature = crypto.sign("sha256", Buffer.from("data"), { key: keys.rsa_pkcs8, ...options });
    return crypto.verify("sha256", Buffer.from("data"), { key: keys.rsa_spki, ...options }, signature);
  });
  await check("keys", () => ["rsa_spki", "rsa_certificate", "p256_spki", "p384_pkcs8", "rsa_pkcs1", "p521_sec1"].map((name) => {
    const key = crypto.createPublicKey(keys[name]);
    return [key.type, key.asymmetricKeyType, key.asymmetricKeyDetails, key.export({ format: "jwk" }), key.export({ type: "spki", format: "pem" })];
  }));
  await check("private keys", () => ["rsa_pkcs1", "p256_pkcs8"].map((name) => crypto.createPrivateKey(keys[name]).export({ type: "pkcs8", format: "pem" })));
  await check("keys of JWKs", () => ["rsa_spki", "p256_spki", "p521_spki"].map((name) => crypto.createPublicKey({ key: crypto.createPublicKey(keys[name]).export({ format: "jwk" }), format: "jwk" }).export({ type: "spki", format: "der" })));
  await check("secret key", () => [crypto.createSecretKey(Buffer.from("abc")).export(), crypto.createSecretKey("616263", "hex").symmetricKeySize]);
  await check("web crypto", async () => {
    const { subtle } = crypto.webcrypto;
    const key = await subtle.importKey("raw", new Uint8Array([1, 2, 3]), { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
    const made = await subtle.sign("HMAC", key, new Uint8Array([4]));
    return [new Uint8Array(await subtle.digest("SHA-256", new Uint8Array([1]))), new Uint8Array(made), await subtle.verify("HMAC", key, made, new Uint8Array([4])), await subtle.verify("HMAC", key, made, new Uint8Array([5]))];
  });
})
