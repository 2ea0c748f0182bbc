// The tenant as a whole: its settings, its users as files.
import { expect } from "@playwright/test";

const CONNECTION = "Username-Password-Authentication";
const DONE = { timeout: 30_000, intervals: [100, 200, 500] };

const settings = {
  name: "tenant settings",
  paths: ["/tenants/settings"],
  async run(round) {
    const change = {
      friendly_name: "Acme",
      support_email: "help@example.com",
      session_lifetime: 100,
      idle_session_lifetime: 50,
      enabled_locales: ["en", "de"],
    };
    await round.settings({ path: "/tenants/settings", change, back: { enabled_locales: ["en"] } });
    const { flags } = await round.ask("PATCH /tenants/settings", { flags: { disable_clickjack_protection_headers: false } });
    expect(flags).toMatchObject({ disable_clickjack_protection_headers: false });
  },
};

/** Asks until the job has ended. */
async function ended(round, id) {
  await expect.poll(async () => (await round.ask("GET /jobs/{id}", id)).status, DONE).toMatch(/completed|failed/);
  return round.ask("GET /jobs/{id}", id);
}

const jobs = {
  name: "jobs",
  paths: ["/jobs"],
  async run(round) {
    const [connection] = await round.list("GET /connections", { name: CONNECTION });
    const people = [{ email: "ida@example.com" }, { email: "ivo@example.com" }, { email: "not an address" }];
    const users = new Blob([JSON.stringify(people)], { type: "application/json" });
    const started = await round.ask("POST /jobs/users-imports", { users, connection_id: connection.id, upsert: true });
    expect(started).toMatchObject({ type: "users_import", connection_id: connection.id });
    expect(await ended(round, started.id)).toMatchObject({ status: "completed", summary: { inserted: 2, failed: 1 } });
    const errors = await round.ask("GET /jobs/{id}/errors", started.id);
    expect(errors).toMatchObject([{ user: { email: "not an address" }, errors: [expect.anything()] }]);
    const [ida] = await round.list("GET /users-by-email", { email: "ida@example.com" });

    const fields = [{ name: "email" }, { name: "user_id", export_as: "id" }];
    const order = { connection_id: connection.id, format: "json", fields };
    const exported = await round.ask("POST /jobs/users-exports", order);
    const finished = await ended(round, exported.id);
    expect(finished).toMatchObject({ status: "completed", type: "users_export", location: expect.any(String) });

    const mail = await round.ask("POST /jobs/verification-email", { user_id: ida.user_id });
    expect(mail).toMatchObject({ type: "verification_email" });
    await ended(round, mail.id);
  },
};

export const tenant = [settings, jobs];
