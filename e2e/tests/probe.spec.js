// The probe against the example APIs, which are right, and against one that is wrong on purpose.
import http from "node:http";
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { ostiary } from "../src/command.js";
import { management } from "../src/management.js";
import { issuer, orders, reports } from "../src/sample.js";

// A tenant has one probe at a time.
test.describe.configure({ mode: "serial" });

const APIS = [
  { api: orders, route: "/orders", scope: "read:orders", library: "express-oauth2-jwt-bearer" },
  { api: reports, route: "/reports", scope: "read:reports", library: "java-jwt" },
];

/** An API that takes every token and wants nothing else. */
async function wrongApi() {
  const server = http.createServer((request, response) => {
    response.writeHead(request.headers.authorization ? 200 : 401).end();
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  return server;
}

for (const { api, route, scope, library } of APIS) {
  test(`finds no hole in the ${api.name}`, async () => {
    test.setTimeout(60_000);
    const { code, out, failed } = await ostiary("probe", api.url + route, "--api", api.identifier, "--scope", scope, "--json");
    expect(failed).toBe("");
    const probe = JSON.parse(out);
    expect(probe.findings).toEqual([]);
    expect(probe.cases.map((c) => `${c.id} ${c.meaning}`)).toEqual(probe.cases.map((c) => `${c.id} good`));
    expect(probe).toMatchObject({ verdict: "good", holes: 0, library: { id: library, guessed: true } });
    expect(code).toBe(0);
  });
}

test("says on the command line what is wrong and how to mend it", async () => {
  const server = await wrongApi();
  const url = `http://localhost:${server.address().port}/orders`;
  const { code, out } = await ostiary("probe", url, "--api", orders.identifier, "--library", "spring");
  server.close();
  expect(out).toContain("✓ 401 No token");
  expect(out).toContain("✗ 200 Token for another API");
  expect(out).toContain("1 hole.");
  expect(out).toContain(`issuer-uri: ${issuer}`);
  expect(code).toBe(2);
});

test("does not probe the server itself", async () => {
  const { code, failed } = await ostiary("probe", `${issuer}userinfo`, "--api", orders.identifier);
  expect(failed).toContain("This server does not probe itself");
  expect(code).toBe(1);
});

test("is started in the dashboard, where holes come with their fixes", async ({ page }) => {
  test.setTimeout(120_000);
  const seen = watch(page);
  const server = await wrongApi();
  const { data } = await management.resourceServers.list();
  await page.goto(`${DASHBOARD}/apis/${data.find((a) => a.identifier === orders.identifier).id}/test`);
  const url = page.getByLabel("Address of a route");

  await url.fill(`${orders.url}/orders`);
  await page.getByRole("button", { name: "Probe", exact: true }).click();
  const results = page.getByRole("region", { name: "What the API did" });
  await expect(results.getByRole("alert")).toContainText("No holes", { timeout: 20_000 });
  await expect(results.getByRole("row").filter({ hasText: "ID token" })).toContainText("401");
  await expect(results.getByRole("row").filter({ hasText: "Right token" })).toContainText("200");

  await url.fill(`http://localhost:${server.address().port}/orders`);
  await page.getByRole("combobox", { name: "Library" }).click();
  await page.getByRole("option", { name: "ktor" }).click();
  await page.getByRole("button", { name: "Probe again" }).click();
  await expect(results.getByRole("alert")).toContainText("One hole", { timeout: 20_000 });
  await expect(results.getByRole("heading", { name: /the token is not even read/ })).toBeVisible();
  await expect(results.getByText(`withAudience("${orders.identifier}")`)).toBeVisible();
  server.close();

  await page.getByRole("textbox", { name: "Host" }).fill("api.probe.invalid");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const host = page.getByRole("group", { name: "api.probe.invalid" });
  await expect(host).toContainText("https://api.probe.invalid/.well-known/ostiary-probe.txt");
  await expect(host).toContainText("not verified");
  await host.getByRole("button", { name: "Look for the file" }).click();
  await expect(page.getByText("The host has no public address")).toBeVisible();
  await host.getByRole("button", { name: "Remove api.probe.invalid" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(host).toHaveCount(0);
  expect(seen.foreign).toEqual([]);
});
