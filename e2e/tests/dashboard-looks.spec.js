// How every screen of the dashboard looks: screenshots in light, dark and on a narrow screen go to e2e/screenshots/,
// and axe-core judges its accessibility.
import path from "node:path";
import { DASHBOARD, expect, test, watch } from "../src/administrator.js";
import { CONTRAST, findings } from "../src/axe.js";
import { ADMINISTRATORS_ONLY, SCREENS } from "../src/every-screen.js";

const SCREENSHOTS = path.join(import.meta.dirname, "..", "screenshots");

test.use({ bypassCSP: true, colorScheme: "light", viewport: { width: 1280, height: 860 } });

function shoot(page, name) {
  return page.screenshot({ path: path.join(SCREENSHOTS, `dashboard-${name}.png`), fullPage: true, animations: "disabled" });
}

for (const [name, where, heading] of [...SCREENS, ...ADMINISTRATORS_ONLY]) {
  test(`${name}: axe finds nothing serious in light or dark, and 390 px are wide enough`, async ({ page }) => {
    const seen = watch(page);
    await page.goto(DASHBOARD + (typeof where === "string" ? where : await where()));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await shoot(page, `${name}-light`);
    expect(await findings(page)).toEqual([]);

    await page.emulateMedia({ colorScheme: "dark" });
    await shoot(page, `${name}-dark`);
    expect(await findings(page, CONTRAST)).toEqual([]);

    await page.setViewportSize({ width: 390, height: 844 });
    await shoot(page, `${name}-narrow`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(seen).toEqual({ foreign: [], complaints: [] });
  });
}
