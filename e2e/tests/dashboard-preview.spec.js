// The preview of tokens: chosen by hand, explained, and the same as what is issued.
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { findings } from "../src/axe.js";
import { management, newUser } from "../src/management.js";
import { orders, sample } from "../src/sample.js";

test.use({ colorScheme: "light", viewport: { width: 1280, height: 860 } });

async function pick(page, label, text, option) {
  const field = page.getByRole("combobox", { name: label }).or(page.getByRole("textbox", { name: label })).first();
  await field.click();
  await field.fill(text);
  await page.getByRole("option", { name: option }).first().click();
}

test("says why a scope is there, why another is not, and what to do", async ({ page }) => {
  const seen = watch(page);
  await page.goto(`${DASHBOARD}/token-preview`);
  await expect(page.getByRole("heading", { name: "Why does my token look like this?" })).toBeVisible();
  await pick(page, "Application", "Example SPA", "Example SPA");
  await pick(page, "User", "bob@example.com", /bob@example\.com/);
  await pick(page, "API", "Orders", /Orders API/);
  await pick(page, "Scopes", "approve:orders", "approve:orders");
  await expect(page.getByText("Give the user a role that has it: Manager")).toBeVisible();
  await pick(page, "Scopes", "read:orders", "read:orders");
  await expect(page.getByText("The user has it: role Clerk.")).toBeVisible();
  const claims = page.getByRole("group", { name: "Access token" });
  await expect(claims.getByRole("row", { name: /permissions.*create:orders.*RBAC is on/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText("The user has it: role Clerk.")).toBeVisible();
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test("without an API the token is opaque, and the page says what is missing", async ({ page }) => {
  await page.goto(`${DASHBOARD}/token-preview`);
  await pick(page, "Application", "Example SPA", "Example SPA");
  await expect(page.getByText("This request would be refused")).toBeVisible();
  await pick(page, "User", "bob@example.com", /bob@example\.com/);
  await expect(page.getByText(/Opaque: a random text that only this server reads/)).toBeVisible();
  await expect(page.getByText(/Name the API in the parameter audience/).first()).toBeVisible();
});

test("shows what the programs on the way would do", async ({ page }) => {
  const seen = watch(page);
  const user = await newUser();
  const name = `Preview ${Math.random().toString(36).slice(2, 8)}`;
  // Whoever else signs in meanwhile passes it unchanged.
  const script = (last) => `function (user, context, callback) {
  if (user.email !== ${JSON.stringify(user.email)}) return callback(null, user, context);
  console.log("for", user.email);
  context.idToken["https://example.com/plan"] = "gold";
  ${last}
  return callback(null, user, context);
}`;
  const rule = await management.rules.create({ name, script: script(""), enabled: true });
  try {
    const wish = { app: sample.spa.client_id, user: user.id, api: orders.identifier, scope: "openid" };
    await page.goto(`${DASHBOARD}/token-preview?${new URLSearchParams(wish)}`);
    const one = page.getByRole("region", { name, exact: true });
    await expect(one.getByText("Worked", { exact: true })).toBeVisible({ timeout: 20_000 });
    await expect(one.getByRole("link", { name })).toHaveAttribute("href", new RegExp(`/rules/${rule.id}$`));
    await expect(one.getByText(`for ${user.email}`)).toBeVisible();
    await expect(one.getByRole("row", { name: /^4 .*plan.*gold/ })).toBeVisible();
    const claims = page.getByRole("group", { name: "ID token" });
    await expect(claims.getByRole("row", { name: new RegExp(`plan gold Rule ${name}.* line 4`) })).toBeVisible();
    await management.rules.update(rule.id, { script: script('context.redirect = { url: "https://example.com/terms" };') });
    await page.reload();
    await expect(page.getByText(/sends the user to https:\/\/example\.com\/terms/)).toBeVisible();
    expect(await findings(page)).toEqual([]);
    expect(seen).toEqual({ foreign: [], complaints: [] });
  } finally {
    await management.rules.delete(rule.id);
  }
});
