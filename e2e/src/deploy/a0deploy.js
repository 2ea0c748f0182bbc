// Auth0's deploy-cli as a pipeline would run it.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const PROGRAM = fileURLToPath(new URL("../../node_modules/.bin/a0deploy", import.meta.url));

/** Exports the whole tenant into a directory below the server's; answers that directory. */
export async function exportTenant(server, format, name) {
  const output = path.join(server.directory, name);
  await run(server, ["export", "-f", format, "-o", output]);
  return output;
}

/** Imports what an export has written; answers what the tool said. */
export function importTenant(server, format, input, ...flags) {
  return run(server, ["import", ...flags, "-i", format === "yaml" ? path.join(input, "tenant.yaml") : input]);
}

/** The kinds of which an import would change something, as the tool foresees it. */
export async function foreseen(server, format, input) {
  const said = await importTenant(server, format, input, "--dry-run");
  return [...said.matchAll(/│ (\w+) +│ (?:CREATE|UPDATE|DELETE)/g)].map(([, kind]) => kind);
}

async function run(server, args) {
  const config = path.join(server.directory, "a0deploy.json");
  const settings = {
    AUTH0_DOMAIN: server.domain,
    AUTH0_CLIENT_ID: server.clientId,
    AUTH0_CLIENT_SECRET: server.clientSecret,
    AUTH0_KEYWORD_REPLACE_MAPPINGS: SECRETS,
    // What the files do not name goes.
    AUTH0_ALLOW_DELETE: true,
  };
  writeFileSync(config, JSON.stringify(settings));
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: server.ca };
  const child = spawn(PROGRAM, [...args, "-c", config], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  child.stdout.on("data", (data) => said.push(data));
  child.stderr.on("data", (data) => said.push(data));
  const code = await new Promise((done) => child.on("close", done));
  const text = stripVTControlCharacters(Buffer.concat(said).toString());
  if (code !== 0) {
    throw new Error(`a0deploy ${args.join(" ")} ended with ${code}:\n${text.slice(-4000)}`);
  }
  return text;
}

/** What stands at import for the marks that the tool exports in the place of secrets. */
const SECRETS = {
  SMTP_USER: "u",
  SMTP_PASS: "p",
  TWILIO_AUTH_TOKEN: "hidden",
  EVENT_STREAM_WEBHOOK_BEARER_TOKEN: "hidden",
};

/** How many objects an import has created, updated and deleted, by what it says of each. */
export function changes(said) {
  const count = (word) => said.split(` ${word} [`).length - 1;
  return { created: count("Created"), updated: count("Updated"), deleted: count("Deleted") };
}
