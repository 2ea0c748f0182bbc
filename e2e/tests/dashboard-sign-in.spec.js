// The way into the dashboard.
import { administrator, DASHBOARD } from "../src/administrator.js";
import { LoginPages } from "../src/login-pages.js";
import { newUser } from "../src/management.js";
import { expect, test } from "../src/world.js";

const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

test("signs in and is told how to become an administrator", async ({ page }) => {
  const user = await newUser();
  await page.goto(`${DASHBOARD}/apis`);
  await new LoginPages(page).signIn(user);
  await expect(page.getByText("ostiary administrator invite")).toBeVisible();
  await expect(heading(page, `${user.email} is no administrator here`)).toBeVisible();
});

test("a deep link survives the sign-in", async ({ page }) => {
  await page.goto(`${DASHBOARD}/attack-protection`);
  await new LoginPages(page).signIn(administrator("administrator"));
  await expect(heading(page, "Attack protection")).toBeVisible();
  await expect(page).toHaveURL(`${DASHBOARD}/attack-protection`);
});
