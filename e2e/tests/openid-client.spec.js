// The certified relying party of Node: discovery, code with PKCE, userinfo, refresh, sign-out.
import * as oidc from "openid-client";
import { listen } from "../src/http-app.js";
import { newClient, newUser } from "../src/management.js";
import { issuer, orders } from "../src/sample.js";
import { call, expect, test } from "../src/world.js";

let site;
let config;

test.beforeAll(async () => {
  site = await listen();
  site.answerWith((_request, response) => response.end("<!doctype html><title>app</title><h1>The app</h1>"));
  const client = await newClient({
    app_type: "regular_web",
    token_endpoint_auth_method: "client_secret_post",
    grant_types: ["authorization_code", "refresh_token"],
    callbacks: [`${site.url}/callback`],
    allowed_logout_urls: [`${site.url}/bye`],
  });
  config = await oidc.discovery(new URL(issuer), client.client_id, client.client_secret);
});

test.afterAll(() => site.close());

/** An authorization request and what has to be remembered for its answer. */
async function request(more) {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const expectedNonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${site.url}/callback`,
    scope: "openid profile email offline_access read:orders",
    audience: orders.identifier,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    state: expectedState,
    nonce: expectedNonce,
    ...more,
  });
  return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true } };
}

test("openid-client signs a user in with code and PKCE, reads userinfo, refreshes and signs out", async ({
  page,
  pages,
}) => {
  const dora = await newUser("Clerk");
  const arrival = page.getByText("The app");
  const { url, checks } = await request({});
  await page.goto(url.href);
  await pages.signIn(dora);
  await pages.consentUntil(arrival);

  const tokens = await oidc.authorizationCodeGrant(config, new URL(page.url()), checks);
  const { sub } = tokens.claims();
  expect(sub).toBe(dora.id);
  expect((await call(orders, "/orders", tokens.access_token)).status).toBe(200);
  const userinfo = await oidc.fetchUserInfo(config, tokens.access_token, sub);
  expect(userinfo).toMatchObject({ sub, email: dora.email, email_verified: true });

  const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token);
  expect(refreshed.claims().sub).toBe(sub);
  expect((await call(orders, "/orders", refreshed.access_token)).status).toBe(200);

  await expect(oidc.authorizationCodeGrant(config, new URL(page.url()), checks)).rejects.toMatchObject({
    error: "invalid_grant",
  });

  const end = oidc.buildEndSessionUrl(config, {
    post_logout_redirect_uri: `${site.url}/bye`,
    id_token_hint: tokens.id_token,
    state: "see you",
  });
  await page.goto(end.href);
  await expect(page).toHaveURL(`${site.url}/bye?state=see+you`);
  await page.goto((await request({ prompt: "none" })).url.href);
  expect(new URL(page.url()).searchParams.get("error")).toBe("login_required");
});

test("sign-out without an ID token asks first, then leads back to the app", async ({ page, pages }) => {
  const { url } = await request({});
  await page.goto(url.href);
  await pages.signIn(await newUser());
  await pages.consentUntil(page.getByText("The app"));
  const end = oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${site.url}/bye` });
  await page.goto(end.href);
  await expect(pages.heading).toHaveText("Sign out?");
  await pages.submit.click();
  await expect(page).toHaveURL(`${site.url}/bye`);
});

test("openid-client is told when the user declines", async ({ page, pages }) => {
  const { url, checks } = await request({});
  await page.goto(url.href);
  await pages.signIn(await newUser("Clerk"));
  await pages.deny.click();
  await expect(page.getByText("The app")).toBeVisible();
  await expect(oidc.authorizationCodeGrant(config, new URL(page.url()), checks)).rejects.toMatchObject({
    error: "access_denied",
  });
});

test("openid-client revokes a refresh token, which then buys nothing", async ({ page, pages }) => {
  const { url, checks } = await request({ prompt: "login" });
  await page.goto(url.href);
  await pages.signIn(await newUser("Clerk"));
  await pages.consentUntil(page.getByText("The app"));
  const tokens = await oidc.authorizationCodeGrant(config, new URL(page.url()), checks);
  await oidc.tokenRevocation(config, tokens.refresh_token, { token_type_hint: "refresh_token" });
  await expect(oidc.refreshTokenGrant(config, tokens.refresh_token)).rejects.toMatchObject({ error: "invalid_grant" });
});
