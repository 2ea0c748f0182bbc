// The dashboard, as an administrator uses it.
import { randomUUID } from "node:crypto";
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { management } from "../src/management.js";
import { newcomer, orders } from "../src/sample.js";

test.use({ colorScheme: "light", viewport: { width: 1280, height: 860 } });

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

test("makes an API, permissions, a role and a user, tests the API and sees it in the log", async ({ page }) => {
  test.setTimeout(120_000);
  const seen = watch(page);
  const mark = randomUUID().slice(0, 8);
  const api = `Invoices ${mark}`;
  const identifier = `https://${mark}.invoices.example.com/`;

  await page.goto(`${DASHBOARD}/apis`);
  await button(page, "Create API").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(api);
  await dialog.getByLabel("Identifier").fill(identifier);
  await button(dialog, "Create").click();
  await expect(page).toHaveURL(/\/apis\/[^/]+\/quick-start$/);
  await expect(heading(page, api)).toBeVisible();
  await expect(page.getByText(identifier).first()).toBeVisible();

  await page.getByRole("tab", { name: "Permissions" }).click();
  await button(page, "Paste a list").click();
  await page.getByLabel("Permissions, one a line").fill("read:invoices See invoices\npay:invoices Pay invoices");
  await button(page, "Add 2").click();
  await expect(page.getByRole("cell", { name: "pay:invoices", exact: true })).toBeVisible();

  await page.getByRole("tab", { name: "Test" }).click();
  await button(page, "Create & authorize a test application").click();
  await button(page, "Get a token").click();
  await expect(page.getByRole("status").getByText("200")).toBeVisible();
  await expect(page.getByText("read:invoices").first()).toBeVisible();

  await page.goto(`${DASHBOARD}/roles`);
  await button(page, "Create role").first().click();
  await dialog.getByLabel("Name").fill(`Payer ${mark}`);
  await button(dialog, "Create").click();
  await expect(heading(page, `Payer ${mark}`)).toBeVisible();
  await page.getByRole("tab", { name: "Permissions" }).click();
  await button(page, "Add permissions").click();
  await dialog.getByRole("combobox", { name: "API" }).click();
  await page.getByRole("option", { name: new RegExp(mark) }).click();
  await dialog.getByLabel("pay:invoices").check();
  await button(dialog, "Add 1").click();
  await expect(page.getByRole("cell", { name: "pay:invoices", exact: true })).toBeVisible();

  const person = newcomer();
  await page.goto(`${DASHBOARD}/users`);
  await button(page, "Create user").first().click();
  await dialog.getByLabel("E-mail address").fill(person.email);
  await dialog.getByLabel("Set one now").check();
  await dialog.getByRole("textbox", { name: "Password" }).fill(person.password);
  await button(dialog, "Create").click();
  await dialog.getByRole("link", { name: "Open the user" }).click();
  await page.getByRole("tab", { name: "Roles" }).click();
  await button(page, "Assign roles").first().click();
  await dialog.getByRole("combobox", { name: "Roles" }).fill(`Payer ${mark}`);
  await page.getByRole("option", { name: `Payer ${mark}` }).click();
  await page.keyboard.press("Escape");
  await button(dialog, "Assign roles").click();
  await expect(page.getByRole("link", { name: `Payer ${mark}` })).toBeVisible();

  await page.goto(`${DASHBOARD}/logs`);
  await expect(page.getByRole("row").filter({ hasText: `${api} (test application)` }).first()).toBeVisible();
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test("creates an application that is ready to sign in", async ({ page }) => {
  const name = `Shop ${randomUUID().slice(0, 8)}`;
  await page.goto(`${DASHBOARD}/applications`);
  await button(page, "Create application").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("radio", { name: /^Single-page app/ }).click();
  await button(dialog, "Create").click();
  await expect(heading(page, name)).toBeVisible();
  await expect(page).toHaveURL(/\/applications\/[^/]+\/quick-start$/);
  const [, id] = /applications\/([^/]+)/.exec(page.url());
  const client = await management.clients.get(id);
  expect(client).toMatchObject({ app_type: "spa", token_endpoint_auth_method: "none" });
  await expect(page.getByText(id).first()).toBeVisible();
});

test("finds objects and sections by the keyboard", async ({ page }) => {
  await page.goto(`${DASHBOARD}/`);
  await expect(heading(page, "Home")).toBeVisible();
  await page.keyboard.press("Control+K");
  await page.getByRole("textbox", { name: /Search or go to/ }).or(page.getByPlaceholder(/Search or go to/)).first().fill("orders");
  await page.getByText(`APIs · ${orders.identifier}`).click();
  await expect(heading(page, "Orders API")).toBeVisible();
});

test("reads the dashboard in German, and the choice is kept", async ({ page }) => {
  await page.goto(`${DASHBOARD}/apis`);
  await button(page, "Language").click();
  await page.getByRole("menuitem", { name: "Deutsch" }).click();
  await expect(button(page, "API anlegen").first()).toBeVisible();
  await page.reload();
  await expect(button(page, "API anlegen").first()).toBeVisible();
});

test("loads less than 300 kB of script, from this server only", async ({ page }) => {
  const seen = watch(page);
  const sizes = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) {
      sizes.push(response.allHeaders().then((headers) => Number(headers["content-length"] ?? Number.NaN)));
    }
  });
  await page.goto(`${DASHBOARD}/`);
  await expect(heading(page, "Home")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(300_000);
  expect(seen).toEqual({ foreign: [], complaints: [] });
});
