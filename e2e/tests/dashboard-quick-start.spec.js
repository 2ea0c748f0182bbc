// From "Create application" to a sign-in with nothing but what the page says to copy.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DASHBOARD, expect, test } from "../src/administrator.js";
import { LoginPages } from "../src/login-pages.js";
import { newUser } from "../src/management.js";
import { freePorts } from "../src/processes.js";

const SPA = path.resolve(import.meta.dirname, "../../examples/spa");

/** What the steps on the page consist of: commands, and files with their names. */
function steps(page) {
  return page
    .locator("[data-step]")
    .evaluateAll((all) =>
      all.map((e) => ({ kind: e.dataset.step, file: e.dataset.file, code: e.querySelector("pre").textContent })),
    );
}

/** What `npm create vite` makes, with packages that are here already. */
function project() {
  const directory = mkdtempSync(path.join(SPA, "..", ".quick-start-"));
  symlinkSync(path.join(SPA, "node_modules"), path.join(directory, "node_modules"));
  const html = `<!doctype html><html><body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body></html>`;
  const config = `import react from "@vitejs/plugin-react";\nexport default { plugins: [react()] };\n`;
  write(directory, "index.html", html);
  write(directory, "vite.config.mjs", config);
  return directory;
}

function write(directory, file, text) {
  mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
  writeFileSync(path.join(directory, file), text);
}

async function answers(url) {
  await expect(async () => expect((await fetch(url)).ok).toBe(true)).toPass({ timeout: 30_000 });
}

test("a React app made of the quick start signs a user in", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const [port] = await freePorts(1);
  const home = `http://localhost:${port}`;
  await page.goto(`${DASHBOARD}/applications`);
  await page.getByRole("button", { name: "Create application" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(`Quick ${randomUUID().slice(0, 8)}`);
  await dialog.getByRole("radio", { name: /^Single-page app/ }).click();
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByLabel("Where the application runs").fill(home);
  await page.getByRole("button", { name: "Register these addresses" }).click();
  await expect(page.getByText("(registered)")).toHaveCount(3);

  const directory = project();
  const all = await steps(page);
  expect(all.map((s) => s.kind)).toEqual(expect.arrayContaining(["create", "run"]));
  all.filter((s) => s.file).forEach((s) => write(directory, s.file, s.code));
  const vite = spawn("node", ["node_modules/vite/bin/vite.js", "--port", port, "--strictPort"].map(String), {
    cwd: directory,
    stdio: "ignore",
  });
  try {
    await answers(home);
    const other = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const app = await other.newPage();
    const user = await newUser();
    await app.goto(home);
    await app.getByRole("button", { name: "Sign in" }).click();
    const pages = new LoginPages(app);
    await pages.signIn(user);
    await pages.consentUntil(app.getByText(/You are signed in/));
    await expect(app.getByText(user.email).first()).toBeVisible();
    await other.close();
  } finally {
    vite.kill();
    rmSync(directory, { recursive: true });
  }
});
