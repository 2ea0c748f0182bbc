// Starts the server, both APIs and the example app on free ports with a new data directory, runs a command, and stops
// them all. usage: node e2e/src/stack.js COMMAND ARGUMENTS...   from the root of the repository.
//
// The command finds in its environment
//   OSTIARY_E2E_DATA                    the server's data directory, with sample.json and tls/
//   OSTIARY_E2E_HOME                    a home directory in which Chromium trusts the CA
//   OSTIARY_BOOTSTRAP_CLIENT_ID, _SECRET  an application that may use all of the Management API
//   NODE_EXTRA_CA_CERTS                 the CA, for Node
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePorts, Processes } from "./processes.js";

const directory = mkdtempSync(path.join(tmpdir(), "ostiary-e2e-"));
const data = path.join(directory, "data");
const home = path.join(directory, "home");
const ca = path.join(data, "tls", "ca.pem");
const processes = new Processes(directory);
const bootstrap = { OSTIARY_BOOTSTRAP_CLIENT_ID: "e2e", OSTIARY_BOOTSTRAP_CLIENT_SECRET: "e2e-secret-of-this-run" };

async function startAll() {
  const [port, spa, orders, reports] = await freePorts(4);
  const at = (number) => `https://localhost:${number}`;
  const samples = ["--sample-spa-url", at(spa), "--sample-orders-url", at(orders), "--sample-reports-url", at(reports)];
  const serve = ["-jar", "server/target/ostiary.jar", "serve", "--data", data, "--port", String(port), "--sample"];
  processes.start("server", "java", [...serve, ...samples], bootstrap);
  await processes.ready(`${at(port)}/health/ready`, ca);

  processes.start("spa", "node", ["examples/spa/serve.mjs", data]);
  processes.startApis(data);
  trust();
  const examples = [at(spa), `${at(orders)}/public`, `${at(reports)}/public`];
  await Promise.all(examples.map((url) => processes.ready(url, ca)));
}

/** Chromium reads the authorities it trusts from an NSS database in the home directory. */
function trust() {
  const database = path.join(home, ".pki", "nssdb");
  mkdirSync(database, { recursive: true });
  execFileSync("certutil", ["-d", `sql:${database}`, "-N", "--empty-password"]);
  execFileSync("certutil", ["-d", `sql:${database}`, "-A", "-t", "C,,", "-n", "ostiary", "-i", ca]);
}

function run(command, args) {
  const env = { ...process.env, ...bootstrap };
  Object.assign(env, { OSTIARY_E2E_DATA: data, OSTIARY_E2E_HOME: home, NODE_EXTRA_CA_CERTS: ca });
  const child = spawn(command, args, { env, stdio: "inherit" });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((done) => child.on("exit", (code) => done(code ?? 1)));
}

let code = 1;
// At Ctrl-C the command gets the same signal from the terminal and ends by itself; then so do we.
process.on("SIGINT", () => {});
try {
  await startAll();
  code = await run(process.argv[2], process.argv.slice(3));
} catch (error) {
  console.error(error.message);
} finally {
  await processes.stop();
  if (code === 0) {
    rmSync(directory, { recursive: true });
  } else {
    console.error(`The logs of the server and the examples are in ${directory}`);
  }
}
process.exit(code);
