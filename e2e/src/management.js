// Puts things into the server by its Management API, with the `auth0` SDK as any script would.
import { randomUUID } from "node:crypto";
import { ManagementClient } from "auth0";
import { sample } from "./sample.js";

export const management = new ManagementClient({
  domain: sample.domain,
  clientId: process.env.OSTIARY_BOOTSTRAP_CLIENT_ID,
  clientSecret: process.env.OSTIARY_BOOTSTRAP_CLIENT_SECRET,
});

const CONNECTION = "Username-Password-Authentication";
const PASSWORD = "Walk-in-the-rain-7";

/** A person nobody else knows, with the role (Manager, Clerk) if one is named. */
export async function newUser(role) {
  const email = `dora-${randomUUID()}@example.com`;
  const user = { email, password: PASSWORD, connection: CONNECTION, email_verified: true };
  const created = await management.users.create(user);
  if (role) {
    const found = await management.roles.list({ name_filter: role });
    await management.users.roles.assign(created.user_id, { roles: [found.data[0].id] });
  }
  return { id: created.user_id, email, password: PASSWORD };
}

/** An application of our own, allowed the database connection. */
export async function newClient(settings) {
  const client = await management.clients.create({ name: `App ${randomUUID().slice(0, 8)}`, ...settings });
  const found = await management.connections.list({ name: CONNECTION });
  await management.connections.clients.update(found.data[0].id, [{ client_id: client.client_id, status: true }]);
  return client;
}

/** An API that nobody else uses; `settings` differ from the server's defaults. */
export async function newApi(settings) {
  const name = `api-${randomUUID()}`;
  return management.resourceServers.create({ name, identifier: `https://${name}.example.com/`, ...settings });
}
