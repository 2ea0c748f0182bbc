// What both example APIs must refuse, whoever sends it. One is written with express-oauth2-jwt-bearer, the other with
// jwks-rsa and java-jwt.
import { createHmac, createPublicKey } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { newApi, newUser } from "../src/management.js";
import { freePorts, Processes } from "../src/processes.js";
import { issuer, orders, reports, sample } from "../src/sample.js";
import { authentication, newMachine, newPasswordClient } from "../src/sdk.js";
import { call, expect, test } from "../src/world.js";

const APIS = [
  { api: orders, other: reports, route: "/orders", scope: "read:orders" },
  { api: reports, other: orders, route: "/reports", scope: "read:reports" },
];

for (const { api, other, route, scope } of APIS) {
  test.describe(`the ${api.name}`, () => {
    let good;
    let wrong;
    let idToken;
    let opaque;

    test.beforeAll(async () => {
      const user = await newUser("Manager");
      const sdk = authentication(await newPasswordClient());
      const tokens = async (audience) => {
        const answer = await sdk.oauth.passwordGrant({
          username: user.email,
          password: user.password,
          realm: "Username-Password-Authentication",
          scope: "openid read:orders read:reports",
          ...audience,
        });
        return answer.data;
      };
      const right = await tokens({ audience: api.identifier });
      good = right.access_token;
      idToken = right.id_token;
      wrong = (await tokens({ audience: other.identifier })).access_token;
      opaque = (await tokens({})).access_token;
    });

    test("accepts an access token made for it", async () => {
      expect((await call(api, route, good)).status).toBe(200);
    });

    test("accepts the token of a machine with a client grant", async () => {
      const sdk = authentication(await newMachine(api.identifier, [scope]));
      const { data } = await sdk.oauth.clientCredentialsGrant({ audience: api.identifier });
      expect((await call(api, route, data.access_token)).status).toBe(200);
    });

    test("refuses the ID token, another API's token, an opaque token and none with 401", async () => {
      for (const token of [idToken, wrong, opaque, undefined]) {
        expect((await call(api, route, token)).status).toBe(401);
      }
    });

    test("JWT-02 refuses a token with alg none", async () => {
      for (const alg of ["none", "None", "nOnE"]) {
        const forged = `${header(good, alg)}.${good.split(".")[1]}.`;
        expect((await call(api, route, forged)).status).toBe(401);
      }
    });

    test("JWT-01 refuses a token that is signed by HS256 with the public key as secret", async () => {
      for (const secret of await publicKeySecrets(good)) {
        const content = `${header(good, "HS256")}.${good.split(".")[1]}`;
        const forged = `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
        expect((await call(api, route, forged)).status).toBe(401);
      }
    });

    test("refuses a token whose claims were changed", async () => {
      const [head, claims, signature] = good.split(".");
      const changed = { ...JSON.parse(Buffer.from(claims, "base64url")), sub: "auth0|somebody-else" };
      expect((await call(api, route, `${head}.${encode(changed)}.${signature}`)).status).toBe(401);
    });
  });
}

test("both APIs refuse a token once it has expired", async () => {
  const scopes = [{ value: "read:orders" }, { value: "read:reports" }];
  const rbac = { enforce_policies: true, token_dialect: "access_token_authz" };
  const short = await newApi({ token_lifetime: 3, scopes, ...rbac });
  const sdk = authentication(await newMachine(short.identifier, ["read:orders", "read:reports"]));
  const apis = await startApisFor(short.identifier);
  try {
    const { data } = await sdk.oauth.clientCredentialsGrant({ audience: short.identifier });
    expect(data.expires_in).toBe(3);
    for (const [api, route] of [[apis.orders, "/orders"], [apis.reports, "/reports"]]) {
      expect((await call(api, route, data.access_token)).status).toBe(200);
    }
    for (const [api, route] of [[apis.orders, "/orders"], [apis.reports, "/reports"]]) {
      // express-oauth2-jwt-bearer lets clocks differ by 5 s.
      await expect.poll(async () => (await call(api, route, data.access_token)).status, { timeout: 15_000 }).toBe(401);
      expect(JSON.stringify((await call(api, route, data.access_token)).body)).toMatch(/expired|exp/);
    }
  } finally {
    await apis.stop();
  }
});

/** Both example APIs once more, for another audience. */
async function startApisFor(identifier) {
  const data = mkdtempSync(path.join(tmpdir(), "ostiary-e2e-apis-"));
  cpSync(path.join(process.env.OSTIARY_E2E_DATA, "tls"), path.join(data, "tls"), { recursive: true });
  const ports = await freePorts(2);
  const apis = sample.apis.map((api, i) => ({ ...api, identifier, url: `https://localhost:${ports[i]}` }));
  writeFileSync(path.join(data, "sample.json"), JSON.stringify({ ...sample, apis }));
  const processes = new Processes(data);
  processes.startApis(data);
  const ca = path.join(data, "tls", "ca.pem");
  await Promise.all(apis.map((api) => processes.ready(`${api.url}/public`, ca)));
  const stop = () => processes.stop().then(() => rmSync(data, { recursive: true }));
  return { orders: apis[0], reports: apis[1], stop };
}

function encode(json) {
  return Buffer.from(JSON.stringify(json)).toString("base64url");
}

/** The header of a token with another algorithm. */
function header(token, alg) {
  return encode({ ...JSON.parse(Buffer.from(token.split(".")[0], "base64url")), alg });
}

/** The forms of the signing key's public half that somebody might feed to HMAC. */
async function publicKeySecrets(token) {
  const { kid } = JSON.parse(Buffer.from(token.split(".")[0], "base64url"));
  const { keys } = await (await fetch(`${issuer}.well-known/jwks.json`)).json();
  const key = keys.find((one) => one.kid === kid);
  const pem = createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "pem" });
  return [pem, pem.trim(), Buffer.from(key.n, "base64url"), key.n, key.x5c[0]];
}
