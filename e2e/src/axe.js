// axe-core judges a page's accessibility. It is injected, so the page's context needs `bypassCSP`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rule that can end otherwise when only the colours of a page have changed. */
export const CONTRAST = ["color-contrast"];

/** What is serious or critical, one line each, by all rules or these. */
export async function findings(page, rules) {
  await page.evaluate(AXE);
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate((how) => window.axe.run(how), options);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
}
