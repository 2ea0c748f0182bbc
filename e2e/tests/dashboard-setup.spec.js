// The first administrator of a fresh server.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { emptyServer } from "../src/empty-server.js";
import { LoginPages } from "../src/login-pages.js";
import { expect, test } from "../src/world.js";

test("the link that the server prints makes the first administrator, once", async ({ page }) => {
  test.setTimeout(90_000);
  const server = await emptyServer();
  try {
    const printed = readFileSync(path.join(server.directory, "server.log"), "utf8");
    const [link] = /https:\S+\/dashboard\/setup\?ticket=\S+/.exec(printed);
    await page.goto(link);
    const pages = new LoginPages(page);
    await pages.email.fill(`ada-${randomUUID()}@example.com`);
    await pages.password.fill("Walk-in-the-rain-7");
    await pages.submit.click();
    await expect(page).toHaveURL(`${server.url}/dashboard/`);
    await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();

    await page.goto(link);
    await expect(page.getByText("ostiary administrator invite").first()).toBeVisible();
  } finally {
    await server.stop();
  }
});
