// Starts the server, both APIs and the example app on free ports with a new data directory, runs a command, and stops
// them all. usage: node e2e/src/stack.js COMMAND ARGUMENTS...   from the root of the repository.
//
// The command finds in its environment
//   OSTIARY_E2E_DATA      the server's data directory, with sample.json and tls/
//   OSTIARY_E2E_HOME      a home directory in which Chromium trusts the CA
//   NODE_EXTRA_CA_CERTS   the CA, for Node
import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const LIMIT_MS = 60_000;
const directory = mkdtempSync(path.join(tmpdir(), "ostiary-e2e-"));
const data = path.join(directory, "data");
const home = path.join(directory, "home");
const ca = path.join(data, "tls", "ca.pem");
const children = [];
const bootstrap = { OSTIARY_BOOTSTRAP_CLIENT_ID: "e2e", OSTIARY_BOOTSTRAP_CLIENT_SECRET: "e2e-secret-of-this-run" };

/** Free ports, all different: each stays taken until all are found. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer());
  await Promise.all(servers.map((server) => new Promise((done) => server.listen(0, done))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

function start(name, command, args, env = {}) {
  const log = path.join(directory, `${name}.log`);
  const output = openSync(log, "w");
  const process_ = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", output, output] });
  closeSync(output);
  children.push({ name, log, process: process_ });
}

/** Whether the address answers with 2xx, over TLS that our CA vouches for. */
function answers(url) {
  return new Promise((done) => {
    const request = https.get(url, { ca: readFileSync(ca) }, (response) => {
      response.resume();
      done(response.statusCode < 300);
    });
    request.on("error", () => done(false));
  });
}

async function ready(url) {
  const end = Date.now() + LIMIT_MS;
  while (!existsSync(ca) || !(await answers(url))) {
    const dead = children.find((child) => child.process.exitCode !== null);
    if (dead) {
      throw new Error(`${dead.name} has stopped:\n${readFileSync(dead.log, "utf8").slice(-2000)}`);
    }
    if (Date.now() > end) {
      throw new Error(`${url} does not answer; see ${directory}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function startAll() {
  const [port, spa, orders, reports] = await freePorts(4);
  const at = (number) => `https://localhost:${number}`;
  const samples = ["--sample-spa-url", at(spa), "--sample-orders-url", at(orders), "--sample-reports-url", at(reports)];
  const serve = ["-jar", "server/target/ostiary.jar", "serve", "--data", data, "--port", String(port), "--sample"];
  start("server", "java", [...serve, ...samples], bootstrap);
  await ready(`${at(port)}/health/ready`);

  trust();
  const node = { NODE_EXTRA_CA_CERTS: ca };
  const trustStore = [
    `-Djavax.net.ssl.trustStore=${path.join(data, "tls", "ca.p12")}`,
    "-Djavax.net.ssl.trustStorePassword=changeit",
  ];
  const small = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"];
  start("spa", "node", ["examples/spa/serve.mjs", data], node);
  start("orders-api", "node", ["examples/api-node/src/server.js", data], node);
  start("reports-api", "java", [...small, ...trustStore, "-jar", "examples/api-java/target/api-java.jar", data]);
  await Promise.all([ready(at(spa)), ready(`${at(orders)}/public`), ready(`${at(reports)}/public`)]);
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

async function stopAll() {
  const running = children.filter((child) => child.process.exitCode === null);
  await Promise.all(
    running.map((child) => {
      const gone = new Promise((done) => child.process.once("exit", done));
      child.process.kill("SIGTERM");
      const kill = setTimeout(() => child.process.kill("SIGKILL"), 5000);
      return gone.then(() => clearTimeout(kill));
    }),
  );
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
  await stopAll();
  if (code === 0) {
    rmSync(directory, { recursive: true });
  } else {
    console.error(`The logs of the server and the examples are in ${directory}`);
  }
}
process.exit(code);
