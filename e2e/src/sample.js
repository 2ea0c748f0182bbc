// The running server and its sample tenant.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

const data = process.env.OSTIARY_E2E_DATA;
if (!data) {
  throw new Error("Start the tests with e2e/run: it starts the server that they need.");
}

export const sample = JSON.parse(readFileSync(path.join(data, "sample.json"), "utf8"));
export const issuer = sample.issuer;
export const [orders, reports] = sample.apis;

/** The certificate for https://localhost, for apps that tests serve. */
export const tls = {
  cert: readFileSync(path.join(data, "tls", "localhost.pem")),
  key: readFileSync(path.join(data, "tls", "localhost.key")),
};

/** A person of the sample tenant: alice (Manager), bob (Clerk), mallory (blocked). */
export function persona(name) {
  return sample.users.find((user) => user.email === `${name}@example.com`);
}

/** Somebody the server has not seen yet. */
export function newcomer() {
  return { email: `carol-${randomUUID()}@example.com`, password: "Walk-in-the-rain-7" };
}
