// The dashboard in a browser in which an administrator is signed in.
import { test as base, expect } from "@playwright/test";
import { LoginPages } from "./login-pages.js";
import { issuer, sample } from "./sample.js";

export const DASHBOARD = `${issuer}dashboard`;

/** Who administers the sample tenant: the one with this level. */
export function administrator(level) {
  return sample.administrators.find((a) => a.level === level);
}

async function signedIn(browser, level) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${DASHBOARD}/`);
  await new LoginPages(page).signIn(administrator(level));
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Not faults: an object that does not exist yet, and this program reaching into frames without scripts. */
const EXPECTED = [/status of 404/, /^Blocked script execution in 'about:srcdoc'/];

/** Every address outside of ours that the page asks for, and everything that the browser complains about. */
export function watch(page) {
  const seen = { foreign: [], complaints: [] };
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    return `${origin}/` === issuer || request.url().startsWith("data:") || seen.foreign.push(request.url());
  });
  page.on("console", (message) => {
    const text = message.text();
    return message.type() === "error" && !EXPECTED.some((e) => e.test(text)) && seen.complaints.push(text);
  });
  page.on("pageerror", (error) => seen.complaints.push(error.message));
  return seen;
}

/** `test` with an administrator signed in; each worker signs in once. */
export const test = base.extend({
  level: ["administrator", { option: true, scope: "worker" }],
  signedInState: [
    async ({ browser, level }, use) => use(await signedIn(browser, level)),
    { scope: "worker" },
  ],
  storageState: ({ signedInState }, use) => use(signedInState),
});

export { expect };
