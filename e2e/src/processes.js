// Starting programs, waiting until they answer, stopping them.
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import https from "node:https";
import net from "node:net";
import path from "node:path";

const LIMIT_MS = 60_000;

/** Free ports, all different: each stays taken until all are found. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer());
  await Promise.all(servers.map((server) => new Promise((done) => server.listen(0, done))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Programs that belong together: their logs lie in one directory and they are stopped together. */
export class Processes {
  #directory;
  #children = [];

  constructor(directory) {
    this.#directory = directory;
  }

  start(name, command, args, env = {}) {
    const log = path.join(this.#directory, `${name}.log`);
    const output = openSync(log, "w");
    const process_ = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", output, output] });
    closeSync(output);
    this.#children.push({ name, log, process: process_ });
  }

  /** Both example APIs, with what the data directory says about them. */
  startApis(data) {
    const ca = path.join(data, "tls", "ca.pem");
    const trustStore = ["trustStore=" + path.join(data, "tls", "ca.p12"), "trustStorePassword=changeit"];
    const small = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"];
    const java = [...small, ...trustStore.map((property) => `-Djavax.net.ssl.${property}`)];
    this.start("orders-api", "node", ["examples/api-node/src/server.js", data], { NODE_EXTRA_CA_CERTS: ca });
    this.start("reports-api", "java", [...java, "-jar", "examples/api-java/target/api-java.jar", data]);
  }

  /** Waits until the address answers with 2xx, over TLS that the CA vouches for. */
  async ready(url, ca) {
    const end = Date.now() + LIMIT_MS;
    while (!existsSync(ca) || !(await answers(url, ca))) {
      const dead = this.#children.find((child) => child.process.exitCode !== null);
      if (dead) {
        throw new Error(`${dead.name} has stopped:\n${readFileSync(dead.log, "utf8").slice(-2000)}`);
      }
      if (Date.now() > end) {
        throw new Error(`${url} does not answer; see ${this.#directory}`);
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async stop() {
    const running = this.#children.filter((child) => child.process.exitCode === null);
    await Promise.all(
      running.map((child) => {
        const gone = new Promise((done) => child.process.once("exit", done));
        child.process.kill("SIGTERM");
        const kill = setTimeout(() => child.process.kill("SIGKILL"), 5000);
        return gone.then(() => clearTimeout(kill));
      }),
    );
  }
}

function answers(url, ca) {
  return new Promise((done) => {
    const request = https.get(url, { ca: readFileSync(ca), agent: false }, (response) => {
      response.resume();
      done(response.statusCode < 300);
    });
    request.on("error", () => done(false));
  });
}
