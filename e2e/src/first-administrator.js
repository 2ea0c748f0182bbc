// A server of one's own with an administrator who is signed in to its dashboard.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { emptyServer } from "./empty-server.js";
import { LoginPages } from "./login-pages.js";

const PASSWORD = "Walk-in-the-rain-7";

/** The link that the server prints, a moment after it answers, when it starts without an administrator. */
export async function printedLink(server) {
  const link = () => {
    const printed = readFileSync(path.join(server.directory, "server.log"), "utf8");
    return /https:\S+\/dashboard\/setup\?ticket=\S+/.exec(printed)?.[0];
  };
  await expect.poll(link).toBeDefined();
  return link();
}

/** Becomes an administrator by a link, with a new account, and returns its address. */
export async function follow(page, link) {
  const email = `ada-${randomUUID()}@example.com`;
  await page.goto(link);
  const pages = new LoginPages(page);
  await pages.email.fill(email);
  await pages.password.fill(PASSWORD);
  await pages.submit.click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  return email;
}

/** Runs `use(server, email)` on an empty server in whose dashboard `page` is signed in. */
export async function withFirstAdministrator(page, use) {
  const server = await emptyServer();
  try {
    await use(server, await follow(page, await printedLink(server)));
  } finally {
    await server.stop();
  }
}
