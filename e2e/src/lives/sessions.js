// What begins with a sign-in: sessions, refresh tokens, consents, log entries.
import { expect } from "@playwright/test";
import { APPLICATION, signIn } from "../sign-in.js";

const CONNECTION = "Username-Password-Authentication";
const PASSWORD = "Walk-in-the-rain-7";

/** Somebody who has just signed in to a new application. */
async function signedIn(round, name, settings = {}) {
  const credentials = { email: `${name}@example.com`, password: PASSWORD };
  const user = await round.ask("POST /users", { ...credentials, connection: CONNECTION, email_verified: true });
  const client = await round.ask("POST /clients", { ...APPLICATION, name, ...settings });
  const [connection] = await round.list("GET /connections", { name: CONNECTION });
  await round.ask("PATCH /connections/{id}/clients", connection.id, [{ client_id: client.client_id, status: true }]);
  const enter = (audience) => signIn(round.server.url, client, { ...credentials, audience });
  await enter();
  return { id: user.user_id, client, enter };
}

async function leave(round, { id, client }) {
  await round.ask("DELETE /users/{id}", id);
  await round.ask("DELETE /clients/{id}", client.client_id);
}

const sessions = {
  name: "sessions",
  paths: ["/sessions"],
  async run(round) {
    const person = await signedIn(round, "sam");
    const mine = () => round.list("GET /users/{user_id}/sessions", person.id);
    const [{ id }] = await mine();
    expect(await round.ask("GET /sessions/{id}", id)).toMatchObject({ id, user_id: person.id });
    const session_metadata = { device: "kiosk" };
    expect(await round.ask("PATCH /sessions/{id}", id, { session_metadata })).toMatchObject({ session_metadata });
    await round.ask("DELETE /sessions/{id}", id);
    await round.refused(404, "GET /sessions/{id}", id);

    await person.enter();
    const [second] = await mine();
    await round.ask("POST /sessions/{id}/revoke", second.id);
    await round.refused(404, "GET /sessions/{id}", second.id);

    await person.enter();
    expect(await mine()).toHaveLength(1);
    await round.ask("DELETE /users/{user_id}/sessions", person.id);
    expect(await mine()).toEqual([]);
    await person.enter();
    await round.ask("POST /users/{id}/revoke-access", person.id, {});
    expect(await mine()).toEqual([]);
    await leave(round, person);
  },
};

const refreshTokens = {
  name: "refresh tokens",
  paths: ["/refresh-tokens"],
  async run(round) {
    const person = await signedIn(round, "rita");
    const mine = () => round.list("GET /users/{user_id}/refresh-tokens", person.id);
    const [{ id }] = await mine();
    const shown = { id, user_id: person.id, client_id: person.client.client_id };
    expect(await round.ask("GET /refresh-tokens/{id}", id)).toMatchObject(shown);
    const refresh_token_metadata = { device: "kiosk" };
    const changed = await round.ask("PATCH /refresh-tokens/{id}", id, { refresh_token_metadata });
    expect(changed).toMatchObject({ refresh_token_metadata });
    const listed = await round.list("GET /refresh-tokens", { user_id: person.id });
    expect(listed.map((one) => one.id)).toEqual([id]);
    await round.ask("DELETE /refresh-tokens/{id}", id);
    await round.refused(404, "GET /refresh-tokens/{id}", id);

    await person.enter();
    const [second] = await mine();
    await round.ask("POST /refresh-tokens/revoke", { ids: [second.id] });
    expect(await mine()).toEqual([]);
    await person.enter();
    await round.ask("DELETE /users/{user_id}/refresh-tokens", person.id);
    expect(await mine()).toEqual([]);
    await leave(round, person);
  },
};

const grants = {
  name: "consents",
  paths: ["/grants"],
  async run(round) {
    // Only applications of others ask for consent.
    const person = await signedIn(round, "gil", { is_first_party: false });
    const mine = () => round.list("GET /grants", { user_id: person.id });
    const [grant] = await mine();
    expect(grant).toMatchObject({ clientID: person.client.client_id, user_id: person.id });
    await round.ask("DELETE /grants/{id}", grant.id);
    expect(await mine()).toEqual([]);
    await person.enter();
    expect(await mine()).toHaveLength(1);
    await round.ask("DELETE /grants", { user_id: person.id });
    expect(await mine()).toEqual([]);
    await leave(round, person);
  },
};

const deviceCredentials = {
  name: "device credentials",
  paths: ["/device-credentials"],
  async run(round) {
    const person = await signedIn(round, "dev");
    // Refresh tokens are device credentials too, under their older name.
    const found = await round.list("GET /device-credentials", { user_id: person.id, type: "refresh_token" });
    for (const { id } of found) {
      await round.ask("DELETE /device-credentials/{id}", id);
    }
    expect(await round.list("GET /device-credentials", { user_id: person.id, type: "refresh_token" })).toEqual([]);
    // Only a user's own token may add the key of a device.
    const key = { device_name: "Phone", type: "public_key", value: "AAAA", device_id: "d1" };
    await round.refused(403, "POST /device-credentials", key);
    await leave(round, person);
  },
};

const logs = {
  name: "logs",
  paths: ["/logs"],
  async run(round) {
    const person = await signedIn(round, "lou");
    const mine = await round.list("GET /users/{id}/logs", person.id);
    expect(mine.map((one) => one.type)).toContain("s");
    const { log_id } = mine.find((one) => one.type === "s");
    expect(await round.ask("GET /logs/{id}", log_id)).toMatchObject({ log_id, type: "s", user_id: person.id });
    const all = await round.list("GET /logs", { q: `user_id:"${person.id}"`, sort: "date:-1", per_page: 5, page: 0 });
    expect(all.map((one) => one.log_id)).toContain(log_id);
    await leave(round, person);
  },
};

const stats = {
  name: "stats",
  paths: ["/stats"],
  async run(round) {
    const person = await signedIn(round, "stan");
    expect(Number(await round.ask("GET /stats/active-users"))).toBeGreaterThanOrEqual(1);
    const daily = await round.list("GET /stats/daily");
    expect(daily.at(-1)).toMatchObject({ logins: expect.any(Number), signups: expect.any(Number) });
    await leave(round, person);
  },
};

export const afterSignIn = [sessions, refreshTokens, grants, deviceCredentials, logs, stats];
