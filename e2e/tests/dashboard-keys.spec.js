// Signing keys to the end, on a server of the test's own: whoever revokes a key ends everybody's tokens.
import { withFirstAdministrator } from "../src/first-administrator.js";
import { expect, test } from "../src/world.js";

test.use({ viewport: { width: 1280, height: 860 } });

const kidOf = (token) => JSON.parse(Buffer.from(token.split(".")[0], "base64url").toString()).kid;

test("keys are rotated and revoked: old tokens are refused, and the dashboard goes on", async ({ page }) => {
  test.setTimeout(120_000);
  await withFirstAdministrator(page, async (server) => {
    let token = "";
    page.on("request", (r) => (token = r.headers().authorization?.replace("Bearer ", "") ?? token));
    const call = (with_) =>
      fetch(`${server.url}/api/v2/keys/signing`, { headers: { Authorization: `Bearer ${with_}` } }).then((r) => r.status);
    const dialog = page.getByRole("dialog");
    const place = (name) => page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });

    await page.goto(`${server.url}/dashboard/signing-keys`);
    await expect(place("In use").getByRole("button", { name: "Revoke" })).toBeVisible();
    const first = token;
    expect(await call(first)).toBe(200);

    await page.getByRole("button", { name: "Rotate keys" }).click();
    await dialog.getByRole("button", { name: "Rotate keys" }).click();
    await expect(place("Previous")).toContainText(kidOf(first));
    expect(await call(first)).toBe(200);

    await place("Previous").getByRole("button", { name: "Revoke" }).click();
    await dialog.getByRole("button", { name: "Revoke" }).click();
    const revoked = page.getByRole("table").filter({ hasText: kidOf(first) });
    await expect(revoked).toBeVisible();
    expect(await call(first)).toBe(401);
    const jwks = await (await fetch(`${server.url}/.well-known/jwks.json`)).json();
    expect(jwks.keys.map((k) => k.kid)).not.toContain(kidOf(first));

    // The dashboard renewed its own token and goes on.
    expect(kidOf(token)).not.toBe(kidOf(first));
    expect(await call(token)).toBe(200);

    // The key in use, as if it had leaked.
    const second = token;
    await place("In use").getByRole("button", { name: "Revoke" }).click();
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(revoked).toContainText(kidOf(second));
    expect(await call(second)).toBe(401);
    await page.getByRole("link", { name: "Users" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
    expect(await call(token)).toBe(200);
  });
});
