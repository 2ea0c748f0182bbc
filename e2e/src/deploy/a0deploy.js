// Auth0's deploy-cli as a pipeline would run it.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../node_modules/.bin/a0deploy", import.meta.url));

/** Exports the whole tenant into a directory below the server's; answers that directory and what was said. */
export async function exportTenant(server, format, name) {
  const output = path.join(server.directory, name);
  const said = await run(server, ["export", "-f", format, "-o", output]);
  return { output, said };
}

/** Imports what an export has written. */
export function importTenant(server, input) {
  return run(server, ["import", "-i", input]);
}

async function run(server, args) {
  const config = path.join(server.directory, "a0deploy.json");
  const settings = {
    AUTH0_DOMAIN: server.domain,
    AUTH0_CLIENT_ID: server.clientId,
    AUTH0_CLIENT_SECRET: server.clientSecret,
    AUTH0_KEYWORD_REPLACE_MAPPINGS: SECRETS,
  };
  writeFileSync(config, JSON.stringify(settings));
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: server.ca };
  const child = spawn(PROGRAM, [...args, "-c", config], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  child.stdout.on("data", (data) => said.push(data));
  child.stderr.on("data", (data) => said.push(data));
  const code = await new Promise((done) => child.on("close", done));
  const text = Buffer.concat(said).toString();
  if (code !== 0) {
    throw new Error(`a0deploy ${args.join(" ")} ended with ${code}:\n${text.slice(-4000)}`);
  }
  return text;
}

/** What the tool writes in the place of secrets, and what stands for it at import. */
const SECRETS = {};

/** The kinds of object that a run has left out, as its warnings say. */
export function skipped(said) {
  const refusals = said.matchAll(/Cannot retrieve (\S+) due to missing scopes|Skipping (\S+)/gi);
  return [...refusals].map(([, kind, other]) => kind ?? other).toSorted();
}

/** Every line that warns of anything. */
export function warnings(said) {
  return said.split("\n").filter((line) => /warn|error/i.test(line));
}
