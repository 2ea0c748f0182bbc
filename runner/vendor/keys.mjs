// Makes the keys of the tests anew (../src/test/resources/.../cases/keys.json).
import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const jwt = createRequire(import.meta.url)("jsonwebtoken");
const pem = (key, type) => key.export({ type, format: "pem" });
const keys = {};
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
Object.assign(keys, {
  rsa_pkcs8: pem(rsa.privateKey, "pkcs8"),
  rsa_pkcs1: pem(rsa.privateKey, "pkcs1"),
  rsa_spki: pem(rsa.publicKey, "spki"),
  rsa_public_pkcs1: pem(rsa.publicKey, "pkcs1"),
  small_pkcs8: pem(generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey, "pkcs8"),
});
const file = join(mkdtempSync(join(tmpdir(), "keys-")), "key.pem");
writeFileSync(file, keys.rsa_pkcs8);
keys.rsa_certificate = execFileSync("openssl", ["req", "-x509", "-new", "-key", file, "-subj", "/CN=test", "-days", "36500"]).toString();
const claims = { sub: "auth0|1", name: "Zoë 😀", iat: 1700000000 };
for (const [name, namedCurve, hash, algorithm] of [["p256", "P-256", "sha256", "ES256"], ["p384", "P-384", "sha384", "ES384"], ["p521", "P-521", "sha512", "ES512"]]) {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve });
  keys[`${name}_pkcs8`] = pem(privateKey, "pkcs8");
  keys[`${name}_sec1`] = pem(privateKey, "sec1");
  keys[`${name}_spki`] = pem(createPublicKey(privateKey), "spki");
  keys[`${name}_known`] = sign(hash, Buffer.from("known"), privateKey).toString("base64");
  keys[`token_${algorithm}`] = jwt.sign(claims, privateKey, { algorithm });
}
for (const algorithm of ["PS256", "PS512"]) keys[`token_${algorithm}`] = jwt.sign(claims, rsa.privateKey, { algorithm });
const target = join(dirname(fileURLToPath(import.meta.url)), "../src/test/resources/dev/ostiary/runner/cases/keys.json");
writeFileSync(target, `${JSON.stringify(keys, null, 1)}\n`);
