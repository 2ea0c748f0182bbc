// The reference of the Management API at /docs/management-api, as readers use it.
import { findings } from "../src/axe.js";
import { issuer } from "../src/sample.js";
import { expect, test } from "../src/world.js";

const START = `${issuer}docs/management-api`;

test.use({ colorScheme: "light", viewport: { width: 1440, height: 900 } });

/** Every address that the page asks for, and everything that the browser complains about. */
function watch(page) {
  const seen = { foreign: [], complaints: [] };
  page.on("request", (request) => request.url().startsWith(issuer) || seen.foreign.push(request.url()));
  page.on("console", (message) => seen.complaints.push(message.text()));
  page.on("pageerror", (error) => seen.complaints.push(error.message));
  return seen;
}

function search(page) {
  return page.getByRole("searchbox", { name: "Search operations" });
}

function operations(page) {
  return page.getByRole("navigation").locator(".groups li li:visible");
}

test("the navigation shows every operation of the OpenAPI document", async ({ page }) => {
  const { paths } = await (await fetch(`${issuer}api/v2/openapi.json`)).json();
  const wanted = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => method + path.replaceAll(/[{}]/g, "").replaceAll("/", "-")),
  );
  await page.goto(START);
  const links = page.getByRole("navigation").locator(".groups li li a");
  const anchors = await links.evaluateAll((all) => all.map((link) => link.hash.slice(1)));
  expect(anchors.sort()).toEqual(wanted.sort());
});

test("a reader searches from the keyboard and gets to the operation", async ({ page }) => {
  const seen = watch(page);
  await page.goto(START);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();

  await page.keyboard.type("rotate secret");
  await expect(operations(page)).toHaveText([/POST\s*Give an application a new secret/]);
  await expect(page.getByRole("status")).toHaveText("1 operation");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(`${START}/clients#post-clients-id-rotate-secret`);
  await expect(page.getByRole("heading", { name: "Give an application a new secret" })).toBeInViewport();
  const marked = page.getByRole("navigation").locator("[aria-current=location]");
  await expect(marked).toContainText("Give an application a new secret");
  await expect(marked).toBeInViewport();
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test("Escape brings all operations back", async ({ page }) => {
  await page.goto(`${START}/roles`);
  const all = await operations(page).count();
  expect(all).toBeGreaterThan(5);
  await search(page).fill("nothing is called this");
  await expect(operations(page)).toHaveCount(0);
  await expect(page.getByRole("status")).toHaveText("0 operations");
  await search(page).press("Escape");
  await expect(operations(page)).toHaveCount(all);
});

test("a deep link opens at its operation, whose members unfold", async ({ page }) => {
  const seen = watch(page);
  await page.goto(`${START}/clients#patch-clients-id`);
  const operation = page.getByRole("article", { name: "Update an application" });
  await expect(operation.getByRole("heading", { level: 2 })).toBeInViewport();
  const inner = operation.getByText("lifetime_in_seconds").first();
  await expect(inner).toBeHidden();
  await operation.getByText("Members of jwt_configuration").first().click();
  await expect(inner).toBeVisible();
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test("a call can be copied and names this server", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${START}/roles`);
  await page.getByRole("article", { name: "Delete a role" }).getByRole("button", { name: "Copy" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    `curl '${issuer}api/v2/roles/ROLE_ID' \\\n  -X DELETE \\\n  -H "Authorization: Bearer $TOKEN"`,
  );
});

test("on a narrow screen the operations are one tap away", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(`${START}/roles`);
  await expect(search(page)).toBeHidden();
  await page.getByText("All operations").click();
  await page.getByRole("navigation").getByRole("link", { name: "Create a role" }).click();
  await expect(search(page)).toBeHidden();
  await expect(page.getByRole("heading", { name: "Create a role" })).toBeInViewport();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the operations stand beside the page, and the server searches", async ({ page }) => {
    await page.goto(START);
    await search(page).fill("rotate secret");
    await search(page).press("Enter");
    await expect(page).toHaveURL(`${START}?q=rotate+secret`);
    await page.getByRole("main").getByRole("link", { name: "Give an application a new secret" }).click();
    await expect(page).toHaveURL(`${START}/clients#post-clients-id-rotate-secret`);
  });
});

test.describe("accessibility", () => {
  test.use({ bypassCSP: true });

  for (const place of ["", "?q=user", "/clients", "/actions"]) {
    test(`axe finds nothing serious in light or dark with everything unfolded: ${place || "start"}`, async ({ page }) => {
      test.slow();
      await page.goto(START + place);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) {
          details.open = true;
        }
      });
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await findings(page)).toEqual([]);
    });
  }
});
