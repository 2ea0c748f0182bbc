// Why a token is refused, on the dashboard: read in the browser, compared by the server, kept nowhere.
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { findings } from "../src/axe.js";
import { issuer, orders, sample } from "../src/sample.js";

// axe is injected into the page, which its content security policy forbids.
test.use({ bypassCSP: true, colorScheme: "light", viewport: { width: 1280, height: 860 } });

async function machineToken() {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: sample.m2m.client_id,
    client_secret: sample.m2m.client_secret,
    audience: orders.identifier,
  });
  const answer = await fetch(`${issuer}oauth/token`, { method: "POST", body });
  return (await answer.json()).access_token;
}

/** Everything that the page sends. */
function sent(page) {
  const bodies = [];
  page.on("request", (request) => bodies.push(`${request.url()} ${request.postData() ?? ""}`));
  return bodies;
}

test("a slash too few is the verdict, with the fix, the checklist and every claim", async ({ page }) => {
  const seen = watch(page);
  const bodies = sent(page);
  const token = await machineToken();
  await page.goto(`${DASHBOARD}/explain`);
  await expect(page.getByRole("heading", { name: "What you find out here" })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  await page.getByRole("textbox", { name: "Token" }).fill(token);
  await expect(page.getByRole("rowheader", { name: "aud", exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: "API that refused it" }).fill(orders.identifier.replace(/\/$/, ""));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Explain", exact: true }).click();

  const outcome = page.getByRole("status");
  await expect(outcome.getByText("AUD_TRAILING_SLASH", { exact: true })).toBeVisible();
  await expect(outcome.getByText("The audiences differ by the slash at the end.")).toBeVisible();
  await expect(outcome.getByRole("link", { name: "Example machine" })).toBeVisible();
  const audience = outcome.getByRole("row", { name: /Audience/ });
  await expect(audience.getByRole("img", { name: "Does not fit" })).toBeVisible();
  await expect(outcome.getByRole("row", { name: /Signature/ }).getByRole("img", { name: "Not looked at" })).toBeVisible();
  expect(await findings(page)).toEqual([]);

  const more = outcome.getByRole("link", { name: "More about this verdict" });
  expect((await page.request.get(new URL(await more.getAttribute("href"), page.url()).href)).status()).toBe(200);

  const signature = token.split(".")[2];
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  expect(kept).not.toContain(signature);
  expect(page.url()).toBe(`${DASHBOARD}/explain`);
  expect(bodies.filter((b) => b.includes(signature))).toEqual([]);
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test("what is pasted into the empty field is explained at once", async ({ page }) => {
  const bodies = sent(page);
  await page.goto(`${DASHBOARD}/explain`);
  const field = page.getByRole("textbox", { name: "Token" });
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "Bearer made-of-nothing");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("status").getByText("OPAQUE_NO_AUDIENCE", { exact: true })).toBeVisible();
  await expect(page.getByText("it is a random string, and only the server that made it")).toBeVisible();
  // Only its hash leaves the browser.
  expect(bodies.filter((b) => b.includes("made-of-nothing"))).toEqual([]);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByRole("heading", { name: "What you find out here" })).toBeVisible();
});

test("a right token says where to look next, and an API is chosen from the list", async ({ page }) => {
  await page.goto(`${DASHBOARD}/explain`);
  await page.getByRole("textbox", { name: "Token" }).fill(await machineToken());
  await page.getByRole("combobox", { name: "API that refused it" }).click();
  await page.getByRole("option", { name: orders.identifier }).click();
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  const outcome = page.getByRole("status");
  await expect(outcome.getByText("VALID_CHECK_YOUR_API", { exact: true })).toBeVisible();
  await expect(outcome.getByRole("heading", { name: "Where to look next" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the pages about verdicts can be read by everybody, ${colorScheme}`, async ({ browser }) => {
    const page = await browser.newPage({ bypassCSP: true, colorScheme, storageState: { cookies: [], origins: [] } });
    const seen = watch(page);
    await page.goto(`${issuer}docs/verdicts`);
    expect(await findings(page)).toEqual([]);
    await page.getByRole("main").getByRole("link", { name: "AUD_MISMATCH" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "AUD_MISMATCH" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    expect(seen).toEqual({ foreign: [], complaints: [] });
    await page.close();
  });
}
