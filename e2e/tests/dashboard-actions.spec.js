// Own code in the dashboard: written, tried, deployed, put in order, seen at work.
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { findings } from "../src/axe.js";
import { management, newClient, newUser } from "../src/management.js";
import { issuer, sample } from "../src/sample.js";

test.use({ colorScheme: "light", viewport: { width: 1360, height: 900 } });

const CODE = (claim) => `exports.onExecutePostLogin = async (event, api) => {
  console.log("Hello", event.user.email);
  api.accessToken.setCustomClaim("${claim}", 1);
};
`;

const unique = (name) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

async function newAction(code, deployed) {
  const supported_triggers = [{ id: "post-login", version: "v3" }];
  const made = await management.actions.create({ name: unique("Action"), supported_triggers, code });
  if (deployed) {
    await management.actions.deploy(made.id);
  }
  return made;
}

/** Replaces all of the code by the keyboard. */
async function write(page, code) {
  const text = page.getByRole("textbox", { name: /^Code of/ });
  await text.focus();
  await page.keyboard.press("ControlOrMeta+A");
  // What is pasted is not completed: brackets stay as they are.
  await page.evaluate((value) => {
    const data = new DataTransfer();
    data.setData("text/plain", value);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, code);
}

test("an action is made from an example, tried, changed, deployed and rolled back", async ({ page }) => {
  test.setTimeout(90_000);
  const seen = watch(page);
  const name = unique("Roles");
  await page.goto(`${DASHBOARD}/actions/library`);
  await page.getByRole("button", { name: "Create action" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("combobox", { name: "Begin with" }).click();
  await page.getByRole("option", { name: "Roles in both tokens" }).click();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByText("Worked", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^accessToken\.setCustomClaim\("https:\/\/example\.com\/roles"/)).toBeVisible();

  await page.getByRole("button", { name: "Deploy" }).click();
  await expect(page.getByText("Version 1 is deployed; it is what you see.")).toBeVisible();
  await expect(page.getByText("It is deployed but in no flow: it never runs.")).toBeVisible();

  await write(page, "exports.onExecutePostLogin = async (event, api) => {\n  event.nothing.at.all;\n};\n");
  await expect(page.getByText("Not saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Run" }).click();
  await expect(page.getByText("It threw an error in line 2")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator(".squiggly-error").first()).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByRole("button", { name: "Deploy" }).click();
  await expect(page.getByText("Version 2 is deployed; it is what you see.")).toBeVisible();
  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("row", { name: /^1/ }).getByRole("button", { name: "Compare" }).click();
  await expect(page.getByText("From version 1 to the draft")).toBeVisible();
  await expect(page.locator(".line-insert, .line-delete").first()).toBeVisible();
  await page.getByRole("button", { name: "Roll back to version 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Roll back" }).click();
  await expect(page.getByText("Deployed, version 3")).toBeVisible();
  await expect(page.getByText("The draft is the same.")).toBeVisible();
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test("the keyboard completes by the types of the trigger, and leaves the editor", async ({ page }) => {
  const { id } = await newAction(CODE("https://example.com/x"));
  await page.goto(`${DASHBOARD}/actions/library/${id}`);
  const text = page.getByRole("textbox", { name: /^Code of/ });
  await text.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("// typed without a pause / and with a slash");
  await expect(page.getByText("// typed without a pause / and with a slash")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tab", { name: "Test" })).toBeFocused();
});

test("a flow is put in order by keyboard, and what ran in a sign-in is seen", async ({ page }) => {
  test.setTimeout(90_000);
  const claim = `https://example.com/${Math.random().toString(36).slice(2)}`;
  const first = await newAction(CODE(claim), true);
  const second = await newAction(CODE(`${claim}/2`), true);
  await page.goto(`${DASHBOARD}/actions/triggers/post-login`);
  for (const { name } of [first, second]) {
    await page.getByRole("combobox", { name: "Add to the flow" }).click();
    await page.getByRole("option", { name, exact: true }).click();
  }
  await page.getByRole("button", { name: new RegExp(`^Move ${second.name}`) }).focus();
  await page.keyboard.press("ArrowUp");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The flow is changed")).toBeVisible();
  const { data } = await management.actions.triggers.bindings.list("post-login");
  const order = data.map((b) => b.action.id);
  expect(order.indexOf(second.id)).toBeLessThan(order.indexOf(first.id));

  const user = await newUser();
  const grant_type = "http://auth0.com/oauth/grant-type/password-realm";
  const client = await newClient({ app_type: "regular_web", grant_types: [grant_type] });
  const body = new URLSearchParams({
    grant_type,
    realm: "Username-Password-Authentication",
    client_id: client.client_id,
    client_secret: client.client_secret,
    username: user.email,
    password: user.password,
    audience: sample.apis[0].identifier,
  });
  const answer = await (await fetch(`${issuer}oauth/token`, { method: "POST", body })).json();
  const claims = JSON.parse(Buffer.from(answer.access_token.split(".")[1], "base64url").toString());
  expect(claims[claim]).toBe(1);

  await page.goto(`${DASHBOARD}/actions/library/${first.id}/executions`);
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page.getByText(`Hello ${user.email}`).first()).toBeVisible();
  await expect(page.getByText(`accessToken.setCustomClaim("${claim}", 1)`)).toBeVisible();

  await page.goto(`${DASHBOARD}/actions/triggers/post-login`);
  for (const { name } of [first, second]) {
    await page.getByRole("button", { name: `Take ${name} out of the flow` }).click();
  }
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The flow is changed")).toBeVisible();
});

test("secrets are set and removed, and never shown", async ({ page }) => {
  const { id } = await newAction(CODE("https://example.com/x"));
  await page.goto(`${DASHBOARD}/actions/library/${id}`);
  await page.getByRole("tab", { name: "Secrets" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("API_KEY");
  await page.getByLabel("Value", { exact: false }).fill("very secret");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const row = page.getByRole("row", { name: /^API_KEY/ });
  await expect(row).toBeVisible();
  expect(await page.content()).not.toContain("very secret");
  await row.getByRole("button", { name: "Remove API_KEY" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
});

test("rules change places although no two may have the same order", async ({ page }) => {
  const script = "function (user, context, callback) {\n  callback(null, user, context);\n}\n";
  const names = [unique("Rule a"), unique("Rule b"), unique("Rule c")];
  for (const name of names) {
    await management.rules.create({ name, script, enabled: false });
  }
  await page.goto(`${DASHBOARD}/rules`);
  const handle = page.getByRole("button", { name: new RegExp(`^Move ${names[2]}`) });
  for (const before of [names[1], names[0]]) {
    const saved = page.waitForResponse((r) => r.request().method() === "GET" && r.url().includes("/api/v2/rules"));
    await handle.focus();
    await page.keyboard.press("ArrowUp");
    await saved;
    await expect(page.locator("ol li", { hasText: names[2] }).locator("~ li", { hasText: before })).toHaveCount(1);
  }
});
