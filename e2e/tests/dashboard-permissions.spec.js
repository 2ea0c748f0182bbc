// A permission gets another name, both names work for a while, and the old one is ended.
import { randomUUID } from "node:crypto";
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { findings } from "../src/axe.js";
import { management, newApi, newClient } from "../src/management.js";
import { issuer } from "../src/sample.js";

test.use({ colorScheme: "light", viewport: { width: 1280, height: 860 } });

async function scopeOf(client, audience, scope) {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client.client_id,
    client_secret: client.client_secret,
    audience,
    scope,
  });
  const answer = await fetch(`${issuer}oauth/token`, { method: "POST", body });
  return answer.ok ? (await answer.json()).scope.split(" ").sort().join(" ") : answer.status;
}

test("a permission is renamed, both names work, and the old one is ended", async ({ page }) => {
  const seen = watch(page);
  const api = await newApi({ scopes: [{ value: "delete:orders", description: "Cancel orders" }] });
  const client = await newClient({ name: `Old app ${randomUUID().slice(0, 8)}`, app_type: "non_interactive" });
  await management.clientGrants.create({
    client_id: client.client_id,
    audience: api.identifier,
    scope: ["delete:orders"],
  });
  await page.goto(`${DASHBOARD}/apis/${api.id}/permissions`);
  await page.getByRole("button", { name: "Rename delete:orders" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Rename" })).toBeDisabled();
  await dialog.getByLabel("New name").fill("cancel:orders");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await expect(dialog).toBeHidden();
  const old = page.getByRole("row", { name: /^delete:orders cancel:orders/ });
  await expect(old).toContainText("Nobody has asked for it in the last 90 days.");

  expect(await scopeOf(client, api.identifier, "delete:orders")).toBe("cancel:orders delete:orders");
  expect(await scopeOf(client, api.identifier, "cancel:orders")).toBe("cancel:orders delete:orders");
  await page.reload();
  await expect(old).toContainText(`${client.name} (1 token)`);
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: "e2e/screenshots/dashboard-permissions-renamed.png", fullPage: true });

  await old.getByRole("button", { name: "End delete:orders now?" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End now" }).click();
  await expect(old).toContainText("ended on");
  expect(await scopeOf(client, api.identifier, "delete:orders")).toBe(403);
  expect(await scopeOf(client, api.identifier, "")).toBe("cancel:orders");
  expect(seen).toEqual({ foreign: [], complaints: [] });
});
