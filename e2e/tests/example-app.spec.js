import { newUser } from "../src/management.js";
import { newcomer, orders, persona, reports, sample } from "../src/sample.js";
import { expect, test } from "../src/world.js";

test("a newcomer signs up, agrees, sees a profile from the ID token, and both APIs refuse for want of permissions", async ({
  app,
}) => {
  const carol = newcomer();
  await app.open();
  await app.get("signup").click();
  await app.pages.signUp(carol);

  await expect(app.pages.heading).toContainText("Example SPA");
  await expect(app.page.getByText(carol.email)).toBeVisible();
  await app.pages.accept.click();

  await expect(app.get("profile-email")).toHaveText(carol.email);
  const claims = await app.idTokenClaims();
  expect(claims).toMatchObject({ iss: sample.issuer, aud: sample.spa.client_id, email: carol.email });
  expect(claims.email_verified).toBe(false);
  expect(await app.press("orders", "read")).toBe(403);
  expect(await app.press("reports", "read")).toBe(403);
});

test("consent names what the application asks for, grouped by API", async ({ app }) => {
  await app.open();
  await app.get("login").click();
  await app.pages.signIn(await newUser("Manager"));

  const groups = app.page.locator("section.resource");
  await expect(groups).toHaveCount(2);
  const ofOrders = groups.filter({ hasText: orders.name });
  await expect(ofOrders).toContainText(orders.identifier);
  await expect(ofOrders.getByRole("listitem")).toHaveCount(4);
  await expect(ofOrders).toContainText("Approve orders of others");
});

test("alice, a manager, may do everything at both APIs, each with a token of its own", async ({ app }) => {
  await app.signIn(persona("alice"));
  expect(await app.press("orders", "read")).toBe(200);
  expect(await app.press("orders", "create")).toBe(201);
  expect(await app.press("orders", "approve")).toBe(200);
  expect(await app.press("orders", "delete")).toBe(204);
  await expect(app.get("orders-audience")).toHaveText(orders.identifier);
  expect(await app.press("reports", "read")).toBe(200);
  expect(await app.press("reports", "export")).toBeLessThan(300);
  await expect(app.get("reports-audience")).toHaveText(reports.identifier);
});

test("bob, a clerk, reads and makes orders but may not approve or delete them, nor export reports", async ({ app }) => {
  await app.signIn(persona("bob"));
  expect(await app.press("orders", "read")).toBe(200);
  expect(await app.press("orders", "create")).toBe(201);
  expect(await app.press("orders", "approve")).toBe(403);
  expect(await app.press("orders", "delete")).toBe(403);
  expect(await app.press("reports", "read")).toBe(200);
  expect(await app.press("reports", "export")).toBe(403);
  await expect(app.get("orders-scope")).toContainText("create:orders");
  await expect(app.get("orders-scope")).not.toContainText("approve:orders");
});

test("mallory, who is blocked, is told so, and the app gets no token", async ({ app }) => {
  await app.open();
  await app.get("login").click();
  await app.pages.signIn(persona("mallory"));
  await expect(app.pages.alert).toContainText("blocked");

  await app.open();
  await expect(app.signedOut).toBeVisible();
  expect(app.tokens).toHaveLength(0);
});

test("whoever declines consent comes back to the app without a token", async ({ app }) => {
  await app.open();
  await app.get("signup").click();
  await app.pages.signUp(newcomer());
  await app.pages.deny.click();
  await expect(app.loginError).toContainText("access_denied");
  expect(app.tokens).toHaveLength(0);
});

test("both APIs answer 401 to the ID token, to each other's token and to none", async ({ app }) => {
  await app.signIn(persona("alice"));
  expect(await app.press("reports", "read")).toBe(200);
  for (const api of ["orders", "reports"]) {
    expect(await app.press(api, "send-id-token")).toBe(401);
    expect(await app.press(api, "send-other-token")).toBe(401);
    expect(await app.press(api, "send-no-token")).toBe(401);
  }
});
