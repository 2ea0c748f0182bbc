// What the dashboard offers to copy works when it is copied.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { DASHBOARD, expect, test } from "../src/administrator.js";
import { management } from "../src/management.js";
import { issuer, orders, sample } from "../src/sample.js";
import { installed, LANGUAGES, run } from "../src/snippet.js";

const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

const claimsOf = (printed) => JSON.parse(Buffer.from(TOKEN.exec(printed)[0].split(".")[1], "base64url").toString());

test("each call of the Test tab gets a token", async ({ page }) => {
  test.setTimeout(300_000);
  const { data } = await management.resourceServers.list();
  const { id } = data.find((a) => a.identifier === orders.identifier);
  await page.goto(`${DASHBOARD}/apis/${id}/test`);
  await page.getByRole("combobox", { name: "Application" }).click();
  await page.getByRole("option", { name: "Example machine" }).click();
  await page.getByLabel("Put the secret into the code").check();
  for (const [name, language] of Object.entries(LANGUAGES)) {
    await page.getByRole("tab", { name, exact: true }).click();
    const code = page.getByRole("tabpanel").filter({ visible: true }).locator("pre").last();
    await expect(code).not.toContainText("CLIENT_SECRET");
    const text = await code.textContent();
    if (installed(language)) {
      const printed = run({ [language.file]: text }, language.command);
      expect(printed, name).toMatch(TOKEN);
      expect(claimsOf(printed), name).toMatchObject({ aud: orders.identifier, azp: sample.m2m.client_id });
    }
  }
});

test("the quick start of a machine with a private key gets a token", async ({ page }) => {
  test.setTimeout(120_000);
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const client = await management.clients.create({
    name: `With a key ${randomUUID().slice(0, 8)}`,
    app_type: "non_interactive",
    grant_types: ["client_credentials"],
    client_authentication_methods: {
      private_key_jwt: { credentials: [{ credential_type: "public_key", name: "one", pem: pair.publicKey }] },
    },
  });
  await management.clientGrants.create({ client_id: client.client_id, audience: orders.identifier, scope: [] });
  await page.goto(`${DASHBOARD}/applications/${client.client_id}/quick-start`);
  await page.getByRole("combobox", { name: "API" }).click();
  await page.getByRole("option", { name: "Orders API" }).click();
  await expect(page.locator("[data-file='.env'] pre")).toContainText(orders.identifier);
  const files = await page
    .locator("[data-file]")
    .evaluateAll((all) => Object.fromEntries(all.map((e) => [e.dataset.file, e.querySelector("pre").textContent])));
  expect(Object.keys(files)).toEqual([".env", "token.mjs"]);
  const printed = run({ ...files, "private.pem": pair.privateKey }, ["node", "--env-file=.env", "token.mjs"]);
  expect(printed).toMatch(TOKEN);
  expect(claimsOf(printed)).toMatchObject({ iss: issuer, sub: `${client.client_id}@clients` });
});
