// The first administrator of a fresh server.
import { emptyServer } from "../src/empty-server.js";
import { follow, printedLink } from "../src/first-administrator.js";
import { expect, test } from "../src/world.js";

test("the link that the server prints makes the first administrator, once", async ({ page }) => {
  test.setTimeout(90_000);
  const server = await emptyServer();
  try {
    const link = await printedLink(server);
    await follow(page, link);
    expect(page.url().replace(/\/$/, "")).toBe(`${server.url}/dashboard`);

    await page.goto(link);
    await expect(page.getByText("ostiary administrator invite").first()).toBeVisible();
  } finally {
    await server.stop();
  }
});
