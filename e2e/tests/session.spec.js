import { ExampleApp } from "../src/example-app.js";
import { LoginPages } from "../src/login-pages.js";
import { newUser } from "../src/management.js";
import { issuer, reports, sample } from "../src/sample.js";
import { expect, test } from "../src/world.js";

test("the access token is renewed in a hidden iframe, by a code of its own", async ({ app }) => {
  await app.signIn(await newUser("Clerk"));
  const [answer, outcome] = await Promise.all([silentAnswer(app.page), app.renew()]);
  expect(new URL(answer.url()).searchParams.get("response_mode")).toBe("web_message");
  expect(outcome).toContain("new token");
  expect(app.grants).toEqual(["authorization_code", "authorization_code"]);
  expect(await app.press("orders", "read")).toBe(200);
});

test("after a reload the app finds the session again without a password", async ({ app }) => {
  const dora = await newUser("Clerk");
  await app.signIn(dora);
  await app.page.reload();
  await expect(app.signedIn).toBeVisible();
  await expect(app.get("profile-email")).toHaveText(dora.email);
  expect(await app.press("orders", "read")).toBe(200);
});

test("the access token is renewed by a refresh token, which is replaced at each use", async ({ app }) => {
  await app.signIn(await newUser("Clerk"));
  await app.useRefreshTokens();
  expect(await app.renew()).toContain("new token");
  expect(await app.renew()).toContain("new token");

  const refreshTokens = app.tokens.map((answer) => answer.refresh_token).filter(Boolean);
  expect(refreshTokens.length).toBeGreaterThanOrEqual(3);
  expect(new Set(refreshTokens).size).toBe(refreshTokens.length);
  expect(app.grants.slice(-2)).toEqual(["refresh_token", "refresh_token"]);
});

test("TOK-01 a refresh token that was replaced is refused, and with it the whole family", async ({ app }) => {
  await app.signIn(await newUser("Clerk"));
  await app.useRefreshTokens();
  await app.renew();
  const [old, current] = app.tokens.map((answer) => answer.refresh_token).slice(-2);
  for (const token of [old, current]) {
    const answer = await refresh(token);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      error: "invalid_grant",
      error_description: "Unknown or invalid refresh token.",
    });
  }
});

test("logout ends the session: in another tab silent renewal says login_required and the app is signed out", async ({
  app,
}) => {
  await app.signIn(await newUser("Clerk"));
  const other = new ExampleApp(await app.page.context().newPage(), sample.spa.url);
  await other.open();
  await expect(other.signedIn).toBeVisible();

  await app.get("logout").click();
  await expect(app.signedOut).toBeVisible();
  const [answer] = await Promise.all([silentAnswer(other.page), other.get("renew").click()]);
  expect(await answer.text()).toContain("login_required");
  await expect(other.signedOut).toBeVisible();

  await app.get("login").click();
  await expect(app.pages.password).toBeVisible();
});

test("a second audience needs consent: silently it says consent_required, then a popup asks once", async ({ app }) => {
  await app.signIn(await newUser("Clerk"));
  const [answer, popup] = await Promise.all([
    silentAnswer(app.page),
    app.page.waitForEvent("popup"),
    app.get("reports-read").click(),
  ]);
  expect(new URL(answer.url()).searchParams.get("audience")).toBe(reports.identifier);
  expect(await answer.text()).toContain("consent_required");
  await expect(popup.getByText(reports.identifier)).toBeVisible();
  await new LoginPages(popup).accept.click();
  await expect(app.get("reports-status")).toHaveText("200");

  await app.page.reload();
  await expect(app.signedIn).toBeVisible();
  app.page.on("popup", () => expect("a popup").toBe("none"));
  expect(await app.press("reports", "read")).toBe(200);
});

/** The server's answer in the hidden iframe. */
function silentAnswer(page) {
  return page.waitForResponse((response) => response.url().includes("prompt=none"));
}

function refresh(token) {
  const body = { grant_type: "refresh_token", client_id: sample.spa.client_id, refresh_token: token };
  return fetch(`${issuer}oauth/token`, { method: "POST", body: new URLSearchParams(body) });
}
