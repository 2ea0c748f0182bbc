// How every page of the server looks: screenshots of it in light, dark and on a narrow screen go to e2e/screenshots/,
// and axe-core judges its accessibility.
import path from "node:path";
import { findings } from "../src/axe.js";
import { EVERY_PAGE } from "../src/every-page.js";
import { expect, test } from "../src/world.js";

const SCREENSHOTS = path.join(import.meta.dirname, "..", "screenshots");

// axe-core is injected into pages that allow no script at all.
test.use({ bypassCSP: true, colorScheme: "light", viewport: { width: 1024, height: 800 } });

function shoot(page, name) {
  return page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true, animations: "disabled" });
}

for (const [name, show, heading] of EVERY_PAGE) {
  test(`${name}: axe finds nothing serious in light or dark, and 320 px are wide enough`, async ({
    page,
  }) => {
    await show(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await shoot(page, `${name}-light`);
    expect(await findings(page)).toEqual([]);

    await page.emulateMedia({ colorScheme: "dark" });
    await shoot(page, `${name}-dark`);
    expect(await findings(page)).toEqual([]);

    await page.setViewportSize({ width: 320, height: 640 });
    await shoot(page, `${name}-narrow`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
