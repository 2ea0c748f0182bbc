import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { generateKeyPair } from "jose";
import { createApp } from "../src/app.js";
import { now, startIssuer } from "./issuer.js";

const AUDIENCE = "https://orders.example.com/";
const SPA = "https://localhost:3000";
const ALL = ["read:orders", "create:orders", "approve:orders", "delete:orders"];

let issuer;
let server;
let api;

before(async () => {
  issuer = await startIssuer();
  server = createServer(createApp({ issuer: issuer.url, audience: AUDIENCE, allowedOrigin: SPA }));
  server.listen(0, "localhost");
  await once(server, "listening");
  api = `http://localhost:${server.address().port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
  issuer.close();
});

function tokenWith(permissions, given = {}) {
  return issuer.token({
    aud: [AUDIENCE, `${issuer.url}userinfo`],
    scope: ["openid", ...permissions].join(" "),
    permissions,
    ...given,
  });
}

async function call(path, { token, method = "GET", body, headers = {} } = {}) {
  const response = await fetch(api + path, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

async function assertRefused(token, description) {
  const answer = await call("/orders", { token });
  assert.equal(answer.status, 401);
  assert.equal(answer.body.error, "invalid_token");
  assert.match(answer.body.error_description, description);
  assert.match(answer.headers.get("www-authenticate"), /^Bearer .*error="invalid_token"/);
  return answer;
}

describe("the token", () => {
  it("is not needed for the public route", async () => {
    assert.equal((await call("/public")).status, 200);
  });

  it("with the right audience and permission opens the orders", async () => {
    const answer = await call("/orders", { token: await tokenWith(["read:orders"]) });
    assert.equal(answer.status, 200);
    assert.equal(answer.body[0].id, "1001");
    assert.equal(answer.headers.get("cache-control"), "no-store");
  });

  it("is asked for when it is missing, without an error code (RFC 6750 §3.1)", async () => {
    const answer = await call("/orders");
    assert.equal(answer.status, 401);
    assert.equal(answer.body.error, "unauthorized");
    assert.doesNotMatch(answer.headers.get("www-authenticate"), /error=/);
  });

  it("is refused when it is an ID token", async () => {
    const idToken = await issuer.token({ aud: "the-client-id", nonce: "n", email: "alice@example.com" });
    const answer = await assertRefused(idToken, /Unexpected 'aud' value/);
    assert.match(answer.body.hint, /ID token/);
  });

  it("is refused when it is for another API, a slash making it another", async () => {
    await assertRefused(await tokenWith(ALL, { aud: "https://reports.example.com/" }), /'aud'/);
    await assertRefused(await tokenWith(ALL, { aud: "https://orders.example.com" }), /'aud'/);
  });

  it("is refused when it has expired", async () => {
    const answer = await assertRefused(await tokenWith(ALL, { exp: now() - 60 }), /"exp" claim/);
    assert.match(answer.body.hint, /expired/);
  });

  it("is refused when another issuer signed it or is named in it", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    await assertRefused(await issuer.token({ aud: AUDIENCE, permissions: ALL }, privateKey), /signature/);
    await assertRefused(await tokenWith(ALL, { iss: "https://evil.example/" }), /'iss'/);
  });

  it("is refused with alg none, and with the public key misused as an HMAC secret (JWT-01, JWT-02)", async () => {
    await assertRefused(issuer.unsignedToken({ aud: AUDIENCE, permissions: ALL }), /alg/);
    await assertRefused(await issuer.confusedToken({ aud: AUDIENCE, permissions: ALL }), /algorithm "HS256"/);
  });

  it("is refused when it is opaque, with a hint at the missing audience", async () => {
    const encrypted = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc";
    for (const opaque of ["k3J9-opaque", encrypted]) {
      const answer = await assertRefused(opaque, /.+/);
      assert.match(answer.body.hint, /without an audience/);
    }
  });
});

describe("a permission", () => {
  it("is needed for each route", async () => {
    const token = await tokenWith([]);
    const routes = [
      ["GET", "/orders", "read:orders"],
      ["POST", "/orders", "create:orders"],
      ["POST", "/orders/1002/approve", "approve:orders"],
      ["DELETE", "/orders/1002", "delete:orders"],
    ];
    for (const [method, path, permission] of routes) {
      const answer = await call(path, { token, method });
      assert.equal(answer.status, 403, `${method} ${path}`);
      assert.equal(answer.body.error, "insufficient_scope");
      assert.match(answer.body.error_description, new RegExp(permission));
      assert.match(answer.headers.get("www-authenticate"), new RegExp(`scope="${permission}"`));
    }
  });

  it("that the application did not ask for is not used", async () => {
    const token = await tokenWith(ALL, { scope: "openid read:orders" });
    assert.equal((await call("/orders", { token })).status, 200);
    const answer = await call("/orders/1003", { token, method: "DELETE" });
    assert.equal(answer.status, 403);
    assert.match(answer.body.error_description, /did not ask/);
  });
});

describe("an order", () => {
  it("is created, approved and deleted", async () => {
    const token = await tokenWith(ALL);
    const created = await call("/orders", { token, method: "POST", body: { item: "Grinder", quantity: 2 } });
    assert.equal(created.status, 201);
    assert.equal(created.body.createdBy, "auth0|alice");
    const path = `/orders/${created.body.id}`;
    const approved = await call(`${path}/approve`, { token, method: "POST" });
    assert.equal(approved.body.status, "approved");
    assert.equal((await call(path, { token, method: "DELETE" })).status, 204);
    assert.equal((await call(path, { token, method: "DELETE" })).status, 404);
  });

  it("with wrong fields is refused", async () => {
    const token = await tokenWith(ALL);
    for (const body of [{}, { item: "", quantity: 1 }, { item: "x", quantity: 0 }, { item: 1, quantity: 1 }]) {
      const answer = await call("/orders", { token, method: "POST", body });
      assert.equal(answer.status, 400);
      assert.equal(answer.body.error, "invalid_order");
    }
  });

  it("in malformed JSON is refused without a server error", async () => {
    const headers = { Authorization: `Bearer ${await tokenWith(ALL)}`, "Content-Type": "application/json" };
    const response = await fetch(`${api}/orders`, { method: "POST", headers, body: "{" });
    assert.equal(response.status, 400);
    assert.equal((await response.json()).error, "invalid_request");
  });
});

describe("CORS", () => {
  const preflight = (origin) =>
    call("/orders", {
      method: "OPTIONS",
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization",
      },
    });

  it("lets the single-page app send its token and read why it was refused", async () => {
    const answer = await preflight(SPA);
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get("access-control-allow-origin"), SPA);
    assert.match(answer.headers.get("access-control-allow-headers"), /authorization/i);
    const refused = await call("/orders", { headers: { Origin: SPA } });
    assert.match(refused.headers.get("access-control-expose-headers"), /WWW-Authenticate/);
  });

  it("names no other origin", async () => {
    const answer = await preflight("https://evil.example");
    assert.notEqual(answer.headers.get("access-control-allow-origin"), "https://evil.example");
    assert.notEqual(answer.headers.get("access-control-allow-origin"), "*");
  });
});
