// What single screens of the dashboard do.
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { newClient, newUser } from "../src/management.js";
import { issuer } from "../src/sample.js";

test.use({ colorScheme: "light", viewport: { width: 1280, height: 860 } });

test("the map explains a line, by mouse and by keyboard", async ({ page }) => {
  const seen = watch(page);
  await page.goto(`${DASHBOARD}/map`);
  const line = page.getByRole("button", { name: /^Example machine to Orders API/ });
  await line.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Example machine → Orders API" })).toBeVisible();
  await expect(page.getByText("A client grant allows Example machine to get tokens for Orders API.")).toBeVisible();
  await page.getByRole("row", { name: /Example SPA.*Reports API/ }).getByRole("button", { name: "Explain" }).click();
  await expect(page.getByRole("heading", { name: "Example SPA → Reports API" })).toBeVisible();
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test("users are found by the beginning of a name, and the address of the list keeps it", async ({ page }) => {
  const user = await newUser();
  await page.goto(`${DASHBOARD}/users`);
  await page.getByLabel("Search users").fill(user.email.slice(0, 20));
  const row = page.getByRole("row").filter({ hasText: user.email });
  await expect(row).toBeVisible();
  await expect(page.getByText("1 user", { exact: true })).toBeVisible();
  await page.reload();
  await expect(row).toBeVisible();
});

test("the log shows what happens while one looks, and says why it failed", async ({ page }) => {
  const client = await newClient({ app_type: "non_interactive" });
  await page.goto(`${DASHBOARD}/logs`);
  await expect(page.getByRole("table", { name: "Logs" }).or(page.getByRole("table")).first()).toBeVisible();
  await page.getByLabel("Live").check();
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client.client_id,
    client_secret: client.client_secret,
    audience: `${issuer}api/v2/`,
  });
  expect((await fetch(`${issuer}oauth/token`, { method: "POST", body })).status).toBe(403);
  const row = page.getByRole("row").filter({ hasText: client.name });
  await expect(row.first()).toBeVisible();
  await row.first().getByRole("link").first().click();
  await expect(page.getByRole("dialog").getByRole("heading", { name: "What to do" })).toBeVisible();
});

test("the preview of the sign-in page follows a colour before it is saved", async ({ page }) => {
  await page.goto(`${DASHBOARD}/branding`);
  await expect(page.frameLocator("iframe[title^=Preview]").locator("h1")).toHaveText("Sign in");
  const answer = page.waitForResponse((r) => r.url().includes("/ostiary/v1/preview") && r.url().includes("aa0000"));
  await page.getByRole("textbox", { name: "Main colour" }).fill("#aa0000");
  expect((await (await answer).json()).css).toContain("#aa0000");
});

test("a test mail shows what the mail server says", async ({ page }) => {
  await page.goto(`${DASHBOARD}/settings/email`);
  await page.getByRole("button", { name: "Send a test mail" }).click();
  // There is none here.
  await expect(page.getByText("There is no mail server: set one first.")).toBeVisible();
});
