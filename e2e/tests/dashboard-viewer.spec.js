// The dashboard for somebody who may look at everything and change nothing.
import { DASHBOARD, expect, test } from "../src/administrator.js";
import { SCREENS } from "../src/every-screen.js";
import { issuer } from "../src/sample.js";

test.use({ level: "viewer" });

const CHANGES = /^(create|delete|remove|add|save|assign|block|rotate|revoke|invite|import|paste|send |new |end )/i;

test("sees every screen and no button that the API would refuse", async ({ page }) => {
  test.setTimeout(180_000);
  const refused = [];
  page.on("response", (r) => r.status() === 403 && refused.push(`${page.url()} ${r.url()}`));
  for (const [name, where] of SCREENS) {
    await page.goto(DASHBOARD + (typeof where === "string" ? where : await where()));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    const buttons = await page.locator("main").getByRole("button", { name: CHANGES, disabled: false }).all();
    expect(buttons.map(String), name).toEqual([]);
  }
  expect(refused).toEqual([]);
});

test("is refused by the API all the same", async ({ page }) => {
  let token = "";
  page.on("request", (r) => (token = r.headers().authorization?.replace("Bearer ", "") ?? token));
  await page.goto(`${DASHBOARD}/apis`);
  await expect(page.getByRole("link", { name: "Orders API" })).toBeVisible();
  const answer = await fetch(`${issuer}api/v2/clients`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ name: "x" }),
  });
  expect(answer.status).toBe(403);
});
