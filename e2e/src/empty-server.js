// A server with nothing in it but what every tenant has, for tests that change what all others rely on.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts, Processes } from "./processes.js";

const JAR = fileURLToPath(new URL("../../server/target/ostiary.jar", import.meta.url));

/** Starts it on the wanted port or a free one. Node trusts only the authority it was started with, so the servers share one. */
export async function emptyServer(wanted) {
  const directory = mkdtempSync(path.join(tmpdir(), "ostiary-e2e-empty-"));
  const tls = path.join(directory, "data", "tls");
  mkdirSync(tls, { recursive: true });
  cpSync(path.join(process.env.OSTIARY_E2E_DATA, "tls"), tls, { recursive: true });
  const port = wanted ?? (await freePorts(1))[0];
  const processes = new Processes(directory);
  const secret = { OSTIARY_BOOTSTRAP_CLIENT_ID: "e2e", OSTIARY_BOOTSTRAP_CLIENT_SECRET: "e2e-secret-of-this-run" };
  const serve = ["-jar", JAR, "serve", "--data", path.join(directory, "data"), "--port", String(port)];
  processes.start("server", "java", serve, secret);
  await processes.ready(`https://localhost:${port}/health/ready`, path.join(tls, "ca.pem"));
  return {
    directory,
    domain: `localhost:${port}`,
    url: `https://localhost:${port}`,
    trustStore: path.join(tls, "ca.p12"),
    ca: path.join(tls, "ca.pem"),
    clientId: secret.OSTIARY_BOOTSTRAP_CLIENT_ID,
    clientSecret: secret.OSTIARY_BOOTSTRAP_CLIENT_SECRET,
    async stop() {
      await processes.stop();
      rmSync(directory, { recursive: true });
    },
  };
}
