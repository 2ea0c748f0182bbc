import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  projects: [
    { name: "all", testIgnore: /five-cases|deploy-cli/ },
    // The tool asks no more than eight things a second and mostly waits: beside a browser, never twice at once. A third
    // worker for it is too much for two cores: the tool gives up after ten seconds.
    { name: "deploy-cli", testMatch: /deploy-cli/, workers: 1 },
    // The guide renames a permission that other tests use: it comes last (alone: e2e/run five-cases --no-deps).
    { name: "guide", testMatch: /five-cases/, dependencies: ["all"] },
  ],
  reporter: [["list"], ["./src/reporter.js"]],
  use: {
    trace: "retain-on-failure",
    locale: "en-GB",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      // The home directory holds the database in which our CA is trusted.
      env: { ...process.env, HOME: process.env.OSTIARY_E2E_HOME },
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
