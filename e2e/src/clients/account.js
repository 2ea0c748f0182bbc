// The account of a client's methods: which life called each, which the server refuses and why, and that none is left out.
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { operation } from "./operations.js";

/** Operations that Auth0 has taken out of its API, or has not let out yet; no client of the current version has them. */
const NOT_OF_TODAY = [
  "GET /blacklists/tokens",
  "POST /blacklists/tokens",
  "GET /users/{}/federated-connections-tokensets",
  "DELETE /users/{}/federated-connections-tokensets/{}",
  "GET /organization-templates",
  "POST /organization-templates",
  "GET /organization-templates/{}",
  "PATCH /organization-templates/{}",
  "DELETE /organization-templates/{}",
  "GET /organization-templates/{}/organizations",
];

/** A line for each method: its name, its operation, and the lives that called it or why none did. */
export async function account(client, server, journal) {
  const called = lives(journal);
  const effects = await effectsOf(server);
  const lines = [];
  const silent = [];
  for (const [asked, { name }] of client.methods) {
    const how = called.get(asked) ?? client.faults?.get(asked) ?? (await refusal(client, asked, effects.get(asked)));
    lines.push(`${name}\t${asked}\t${how ?? "NOT CALLED"}`);
    if (!how) {
      silent.push(`${name} (${asked})`);
    }
  }
  expect(silent, "methods that no life calls and the server does not declare unavailable").toEqual([]);
  return `${lines.toSorted().join("\n")}\n`;
}

function lives(journal) {
  const found = new Map();
  for (const line of readFileSync(journal, "utf8").trim().split("\n")) {
    const [asked, life] = line.split("\t");
    found.set(asked, (found.get(asked) ?? new Set()).add(life));
  }
  return new Map([...found].map(([asked, names]) => [asked, [...names].toSorted().join(", ")]));
}

/** What the server's own document says of each operation: active, stored or unavailable. */
async function effectsOf(server) {
  const response = await fetch(`${server.url}/api/v2/openapi.json`);
  const { paths } = await response.json();
  const effects = new Map();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, declared] of Object.entries(methods)) {
      effects.set(operation(`${method.toUpperCase()} ${path}`), declared["x-effect"]);
    }
  }
  return effects;
}

/** The words for a method that is refused as tools expect, after trying it. */
async function refusal(client, asked, effect) {
  const reason = NOT_OF_TODAY.includes(asked) ? "refused: not in Auth0's API of today" : "refused: not available";
  if (effect !== "unavailable" && !NOT_OF_TODAY.includes(asked)) {
    return undefined;
  }
  const path = asked.match(/\{\}/g)?.map(() => "x") ?? [];
  const error = await client.call(asked, path, {}).then(
    () => undefined,
    (refused) => refused,
  );
  expect(error?.statusCode, `${asked}: ${error?.message}`).toBe(403);
  expect(JSON.stringify([error.message, error.body])).toContain("Insufficient scope");
  return reason;
}
