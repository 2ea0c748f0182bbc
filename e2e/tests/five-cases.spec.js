// docs/guides/five-cases.md, followed word by word: its commands are read from the page and run, and what the page
// shows must come out; "…" stands for anything.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ostiary } from "../src/command.js";
import { management } from "../src/management.js";
import { orders, persona, reports } from "../src/sample.js";
import { expect, test } from "../src/world.js";

const PAGE = readFileSync(new URL("../../docs/guides/five-cases.md", import.meta.url), "utf8");
const OURS = "./ostiary ";
const LOCAL = "https://localhost:3001";
const IN_DIRECTORY = ["orders.yaml", "web"];
const directory = mkdtempSync(path.join(tmpdir(), "ostiary-guide-"));

test.describe.configure({ mode: "serial" });
test.setTimeout(90_000);
test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** The commands of a case in order, each with what the page shows after its block. */
function commandsOf(number) {
  const text = PAGE.split(/^## /m).find((part) => part.startsWith(`${number}. `));
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language, body]) => ({ language, body }));
  const commands = [];
  for (const { language, body } of blocks) {
    const lines = body.trimEnd().split("\n");
    if (language === "sh") {
      commands.push(...lines.filter((line) => line.startsWith(OURS)).map((line) => ({ line, shown: [] })));
    } else if (language === "") {
      commands.at(-1).shown = lines;
    }
  }
  return commands;
}

/** Runs the next command of a page; PASTE is the token that was copied. */
async function follow({ line, shown }, token = "") {
  const words = [...line.slice(OURS.length).matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  const args = words.map((word) =>
    word === "PASTE" ? token : IN_DIRECTORY.includes(word) ? path.join(directory, word) : word.replace(LOCAL, orders.url),
  );
  const answer = await ostiary(...args);
  expect(answer.failed, line).toBe("");
  const plain = answer.out.replaceAll(`${directory}/`, "").replace(/\s+/g, " ");
  for (const one of shown) {
    const pattern = one.trim().split("…").map((part) => part.replace(/\s+/g, " ").replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    expect(plain, line).toMatch(new RegExp(pattern.join(".*")));
  }
  return answer;
}

async function copied(app) {
  await app.get("orders-copy").click();
  await expect(app.get("orders-copy")).toHaveText("Copied");
  return app.page.evaluate(() => navigator.clipboard.readText());
}

test("1: the ID token opens no API", async ({ app }) => {
  await app.signIn(persona("alice"));
  expect(await app.press("orders", "read")).toBe(200);
  expect(await app.press("orders", "send-id-token")).toBe(401);
  const [explain] = commandsOf(1);
  expect((await follow(explain, await copied(app))).code).toBe(2);
});

test("2: without an API the token is a random string", async () => {
  const [without, withApi] = commandsOf(2);
  await follow(without);
  expect((await follow(withApi)).out).toContain("Access token, JWT signed with RS256");
});

test("3: another API's token, a slash, a missing permission", async ({ app }) => {
  const [other, slash, missing, preview, probe] = commandsOf(3);
  await app.signIn(persona("alice"));
  expect(await app.press("orders", "send-other-token")).toBe(401);
  expect((await follow(other, await copied(app))).code).toBe(2);
  expect(await app.press("orders", "read")).toBe(200);
  expect((await follow(slash, await copied(app))).code).toBe(2);

  await app.get("logout").click();
  await expect(app.signedOut).toBeVisible();
  await app.signIn(persona("bob"));
  expect(await app.press("orders", "approve")).toBe(403);
  expect((await follow(missing, await copied(app))).code).toBe(2);
  await follow(preview);
  expect((await follow(probe)).code).toBe(0);
});

test("4: a permission gets another name, and nothing breaks", async ({ app }) => {
  const [pull, rename, preview, check, back] = commandsOf(4);
  await follow(pull);
  await follow(rename);
  try {
    await follow(preview);
    await app.signIn(persona("alice"));
    expect(await app.press("orders", "read")).toBe(200);
    expect(await app.press("orders", "approve")).toBe(200);
    const [, menu] = PAGE.match(/echo '(.*)' > web\/menu\.json/);
    mkdirSync(path.join(directory, "web"));
    writeFileSync(path.join(directory, "web", "menu.json"), menu);
    await follow(check);
  } finally {
    await follow(back);
  }
  expect((await ostiary("token", "preview", "--app", "Example SPA", "--user", "alice@example.com", "--api", orders.identifier)).out).not.toContain("confirm:orders");
});

test("the API in Java goes on as well when its permission gets another name", async ({ app }) => {
  const rename = (from, to, days) =>
    ostiary("permissions", "rename", from, to, "--api", reports.identifier, "--alias-days", days);
  expect((await rename("read:reports", "see:reports", "30")).failed).toBe("");
  try {
    await app.signIn(persona("alice"));
    expect(await app.press("reports", "read")).toBe(200);
  } finally {
    expect((await rename("see:reports", "read:reports", "0")).failed).toBe("");
  }
});

test("5: three APIs, three tokens", async () => {
  await management.resourceServers.create({ name: "Invoices API", identifier: "https://invoices.example.com/" });
  for (const command of commandsOf(5)) {
    const audience = command.line.match(/--api (\S+)/)[1];
    expect((await follow(command)).out).toMatch(new RegExp(`\\n  aud  ${audience} `));
  }
});
