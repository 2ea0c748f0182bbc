// auth0-js as single-page apps of some years ago use it: tokens in the fragment, without a code.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { listen } from "../src/http-app.js";
import { newClient, newUser } from "../src/management.js";
import { orders, sample } from "../src/sample.js";
import { call, expect, test } from "../src/world.js";

const LIBRARY = readFileSync(createRequire(import.meta.url).resolve("auth0-js/dist/auth0.min.js"));

let site;
let client;

test.beforeAll(async () => {
  site = await listen();
  client = await newClient({
    app_type: "spa",
    token_endpoint_auth_method: "none",
    grant_types: ["implicit"],
    callbacks: [site.url],
    web_origins: [site.url],
    allowed_logout_urls: [site.url],
  });
  const files = { "/auth0.js": ["text/javascript", LIBRARY], "/": ["text/html", page(client.client_id)] };
  site.answerWith((request, response) => {
    const [type, body] = files[request.url] ?? ["text/plain", "not here"];
    response.setHeader("Content-Type", type);
    response.end(body);
  });
});

test.afterAll(() => site.close());

/** A page with a log-in button. What auth0-js answers stands in #result as JSON. */
function page(clientId) {
  const options = {
    domain: sample.domain,
    clientID: clientId,
    redirectUri: site.url,
    audience: orders.identifier,
    responseType: "token id_token",
    scope: "openid profile email read:orders",
  };
  return `<!doctype html><title>auth0-js</title><button id="login">Log in</button> <button id="renew">Renew</button>
<pre id="result"></pre><script src="/auth0.js"></script><script>
const webAuth = new auth0.WebAuth(${JSON.stringify(options)});
const show = (error, result) => document.getElementById("result").append(JSON.stringify({ error, result }));
document.getElementById("login").onclick = () => webAuth.authorize();
document.getElementById("renew").onclick = () => webAuth.checkSession({}, show);
if (location.hash) webAuth.parseHash(show);
</script>`;
}

async function result(page) {
  await expect(page.locator("#result")).not.toBeEmpty();
  return JSON.parse(await page.locator("#result").textContent());
}

test("authorize with `token id_token` brings both tokens, and the Orders API accepts the access token", async ({
  page,
  pages,
}) => {
  const dora = await newUser("Clerk");
  await page.goto(site.url);
  await page.locator("#login").click();
  await pages.signIn(dora);
  await pages.consentUntil(page.locator("#renew"));

  const { error, result: tokens } = await result(page);
  expect(error).toBeNull();
  expect(tokens.idTokenPayload).toMatchObject({ iss: sample.issuer, aud: client.client_id, email: dora.email });
  // The shorter of the API's two lifetimes: token_lifetime_for_web.
  expect(tokens.expiresIn).toBe(7200);
  expect((await call(orders, "/orders", tokens.accessToken)).status).toBe(200);
});

test("checkSession renews both tokens in an iframe, and fails with login_required without a session", async ({
  page,
  pages,
}) => {
  await page.goto(site.url);
  await page.locator("#renew").click();
  expect((await result(page)).error).toMatchObject({ code: "login_required" });

  await page.locator("#login").click();
  await pages.signIn(await newUser("Clerk"));
  await pages.consentUntil(page.locator("#renew"));
  await page.goto("about:blank"); // Without this only the fragment would change, and the page would stay.
  await page.goto(site.url);
  await page.locator("#renew").click();
  const renewed = await result(page);
  expect(renewed.error).toBeNull();
  expect(renewed.result.idToken).toBeTruthy();
  expect((await call(orders, "/orders", renewed.result.accessToken)).status).toBe(200);
});
