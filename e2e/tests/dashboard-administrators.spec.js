// Who manages a tenant, on a server of the test's own.
import { follow, withFirstAdministrator } from "../src/first-administrator.js";
import { expect, test } from "../src/world.js";

test.use({ viewport: { width: 1280, height: 860 } });

test("an administrator invites a viewer, raises and removes them, and stays the last one", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await withFirstAdministrator(page, async (server, email) => {
    await expect(page.getByText(/Only one person is an administrator/)).toBeVisible();
    await page.goto(`${server.url}/dashboard/administrators`);
    const dialog = page.getByRole("dialog");
    const row = (who) => page.getByRole("row").filter({ hasText: who });
    await expect(row(email).getByText("You", { exact: true })).toBeVisible();

    // The last one stays.
    await row(email).getByRole("button", { name: /^Remove/ }).click();
    await dialog.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText("This is the last administrator who can sign in.")).toBeVisible();

    await page.getByRole("button", { name: "Invite" }).click();
    await dialog.getByLabel("Viewer").check();
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const link = await dialog.getByLabel("Link").inputValue();
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(page.getByRole("heading", { name: "Open links" })).toBeVisible();
    expect(await page.content()).not.toContain(new URL(link).searchParams.get("ticket"));

    const other = await browser.newContext();
    const theirs = await other.newPage();
    const viewer = await follow(theirs, link);
    await expect(theirs.getByText("Read only")).toBeVisible();
    await expect(theirs.getByRole("link", { name: "Administrators" })).toHaveCount(0);

    await page.reload();
    await expect(row(viewer)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Open links" })).toHaveCount(0);
    await row(viewer).getByRole("combobox").click();
    await page.getByRole("option", { name: "Administrator" }).click();
    await dialog.getByRole("button", { name: "Change" }).click();
    await expect(page.getByText("The level is changed.")).toBeVisible();
    await theirs.reload();
    await expect(theirs.getByRole("link", { name: "Administrators" })).toBeVisible();

    await row(viewer).getByRole("button", { name: /^Remove/ }).click();
    await dialog.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(row(viewer)).toHaveCount(0);
    await theirs.reload();
    await expect(theirs.getByRole("heading", { level: 1, name: `${viewer} is no administrator here` })).toBeVisible();
    await other.close();
  });
});
