// People: profile, roles, permissions, identities, factors.
import { expect } from "@playwright/test";

const CONNECTION = "Username-Password-Authentication";
const PASSWORD = "Walk-in-the-rain-7";
const person = (name) => ({ email: `${name}@example.com`, password: PASSWORD, connection: CONNECTION });

const users = {
  name: "users",
  paths: ["/users"],
  async run(round) {
    const { password, connection, ...shown } = { ...person("ada"), user_metadata: { theme: "dark", font: "big" } };
    await round.object({
      path: "/users",
      id: "user_id",
      create: { ...shown, password, connection },
      shown,
      update: { nickname: "Countess", app_metadata: { plan: "gold" } },
      during: async ({ user_id: id, email }) => {
        const merged = await round.ask("PATCH /users/{id}", id, { user_metadata: { theme: "light", font: null } });
        expect(merged.user_metadata).toEqual({ theme: "light" });
        const byEmail = await round.list("GET /users-by-email", { email });
        expect(byEmail.map((one) => one.user_id)).toEqual([id]);
        const found = await round.list("GET /users", { q: `email:"${email}"`, search_engine: "v3" });
        expect(found.map((one) => one.user_id)).toEqual([id]);
        const blocked = await round.ask("PATCH /users/{id}", id, { blocked: true });
        expect(blocked.blocked).toBe(true);
      },
    });
    await round.refused(400, "POST /users", { connection: CONNECTION, email: "no address", password: PASSWORD });
    await round.ask("POST /users", person("twice"));
    await round.refused(409, "POST /users", person("twice"));
  },
};

const access = {
  name: "roles and permissions of users",
  paths: ["/users"],
  async run(round) {
    const { user_id: id } = await round.ask("POST /users", person("grace"));
    const api = await round.ask("POST /resource-servers", {
      name: "Ledger",
      identifier: "urn:ledger",
      scopes: [{ value: "read:ledger" }, { value: "write:ledger" }],
    });
    const permission = (permission_name) => ({ permission_name, resource_server_identifier: api.identifier });
    const role = await round.ask("POST /roles", { name: "bookkeeper" });

    await round.ask("POST /users/{id}/roles", id, { roles: [role.id] });
    expect((await round.list("GET /users/{id}/roles", id)).map((one) => one.id)).toEqual([role.id]);
    await round.ask("DELETE /users/{id}/roles", id, { roles: [role.id] });
    expect(await round.list("GET /users/{id}/roles", id)).toEqual([]);

    await round.ask("POST /users/{id}/permissions", id, { permissions: [permission("read:ledger")] });
    expect(await round.list("GET /users/{id}/permissions", id)).toMatchObject([permission("read:ledger")]);
    await round.ask("DELETE /users/{id}/permissions", id, { permissions: [permission("read:ledger")] });
    expect(await round.list("GET /users/{id}/permissions", id)).toEqual([]);

    await round.ask("DELETE /roles/{id}", role.id);
    await round.ask("DELETE /resource-servers/{id}", api.id);
    await round.ask("DELETE /users/{id}", id);
  },
};

const roles = {
  name: "roles",
  paths: ["/roles"],
  async run(round) {
    const { user_id: user } = await round.ask("POST /users", person("linus"));
    const api = await round.ask("POST /resource-servers", {
      name: "Kernel",
      identifier: "urn:kernel",
      scopes: [{ value: "patch", description: "Send patches" }, { value: "merge" }],
    });
    const permissions = ["patch", "merge"].map((permission_name) => ({
      permission_name,
      resource_server_identifier: api.identifier,
    }));
    await round.object({
      path: "/roles",
      create: { name: "maintainer", description: "merges" },
      update: { description: "merges and reverts" },
      query: { name_filter: "maint" },
      during: async ({ id }) => {
        await round.ask("POST /roles/{id}/permissions", id, { permissions });
        const names = async () => (await round.list("GET /roles/{id}/permissions", id)).map((one) => one.permission_name);
        expect((await names()).toSorted()).toEqual(["merge", "patch"]);
        await round.ask("DELETE /roles/{id}/permissions", id, { permissions: permissions.slice(0, 1) });
        expect(await names()).toEqual(["merge"]);
        await round.ask("POST /roles/{id}/users", id, { users: [user] });
        expect((await round.list("GET /roles/{id}/users", id)).map((one) => one.user_id)).toEqual([user]);
      },
    });
    expect(await round.list("GET /users/{id}/roles", user)).toEqual([]);
    await round.ask("DELETE /resource-servers/{id}", api.id);
    await round.ask("DELETE /users/{id}", user);
  },
};

const identities = {
  name: "identities",
  paths: ["/users"],
  async run(round) {
    const first = await round.ask("POST /users", person("primary"));
    const second = await round.ask("POST /users", person("secondary"));
    const [provider, number] = second.user_id.split("|");
    const linked = await round.list("POST /users/{id}/identities", first.user_id, { provider, user_id: second.user_id });
    expect(linked).toHaveLength(2);
    const { identities: both } = await round.ask("GET /users/{id}", first.user_id);
    expect(both.map((one) => one.user_id)).toContain(number);
    await round.refused(404, "GET /users/{id}", second.user_id);
    const left = await round.list(
      "DELETE /users/{id}/identities/{provider}/{user_id}",
      first.user_id,
      provider,
      number,
    );
    expect(left).toHaveLength(1);
    expect((await round.ask("GET /users/{id}", second.user_id)).user_id).toBe(second.user_id);
    await round.ask("DELETE /users/{id}", second.user_id);
    await round.ask("DELETE /users/{id}", first.user_id);
  },
};

const factors = {
  name: "authentication methods and enrolments of users",
  paths: ["/users/{}/authentication-methods"],
  async run(round) {
    const { user_id: id } = await round.ask("POST /users", person("otto"));
    const path = "/users/{id}/authentication-methods";
    const one = `${path}/{authentication_method_id}`;
    const made = await round.ask(`POST ${path}`, id, { type: "phone", name: "mobile", phone_number: "+15550100" });
    expect(made).toMatchObject({ type: "phone", name: "mobile" });
    expect(await round.ask(`GET ${one}`, id, made.id)).toMatchObject({ type: "phone" });
    expect(await round.ask(`PATCH ${one}`, id, made.id, { name: "private" })).toMatchObject({ name: "private" });
    expect((await round.list(`GET ${path}`, id)).map((method) => method.id)).toContain(made.id);
    await round.ask(`DELETE ${one}`, id, made.id);
    await round.refused(404, `GET ${one}`, id, made.id);
    const replaced = await round.list(`PUT ${path}`, id, [{ type: "email", email: "otto@example.org", name: "post" }]);
    expect(replaced).toMatchObject([{ type: "email" }]);
    await round.ask(`DELETE ${path}`, id);
    // The password is not taken away with the other methods: nobody could sign in then.
    expect((await round.list(`GET ${path}`, id)).map((method) => method.type)).toEqual(["password"]);

    await round.ask("POST /guardian/enrollments/ticket", { user_id: id });
    expect(await round.list("GET /users/{id}/enrollments", id)).toEqual([]);
    await round.refused(404, "GET /guardian/enrollments/{id}", "totp|dev_0000000000000000");
    await round.refused(404, "DELETE /guardian/enrollments/{id}", "totp|dev_0000000000000000");
    await round.ask("DELETE /users/{id}/authenticators", id);
    await round.ask("DELETE /users/{id}/multifactor/{provider}", id, "google-authenticator");
    await round.ask("POST /users/{id}/multifactor/actions/invalidate-remember-browser", id);
    await round.ask("POST /users/{id}/recovery-code-regeneration", id).catch((error) => {
      // Only who has a recovery code can get a new one.
      expect(error.statusCode).toBe(404);
    });
    await round.ask("DELETE /users/{id}", id);
  },
};

const tickets = {
  name: "tickets",
  paths: ["/tickets"],
  async run(round) {
    const { user_id } = await round.ask("POST /users", person("tina"));
    const verification = await round.ask("POST /tickets/email-verification", { user_id, ttl_sec: 600 });
    expect(verification.ticket).toContain(round.server.url);
    const change = await round.ask("POST /tickets/password-change", { user_id, result_url: "https://app.example.com/" });
    expect(change.ticket).toContain(round.server.url);
    await round.refused(404, "POST /tickets/email-verification", { user_id: "auth0|000000000000000000000000" });
    await round.ask("DELETE /users/{id}", user_id);
  },
};

const blocks = {
  name: "blocks",
  paths: ["/user-blocks", "/anomaly"],
  async run(round) {
    const { user_id, email } = await round.ask("POST /users", person("bert"));
    const none = { blocked_for: [] };
    expect(await round.ask("GET /user-blocks", { identifier: email })).toMatchObject(none);
    expect(await round.ask("GET /user-blocks/{id}", user_id)).toMatchObject(none);
    await round.ask("DELETE /user-blocks", { identifier: email });
    await round.ask("DELETE /user-blocks/{id}", user_id);
    await round.refused(404, "GET /anomaly/blocks/ips/{id}", "203.0.113.7");
    await round.ask("DELETE /anomaly/blocks/ips/{id}", "203.0.113.7");
    await round.ask("DELETE /users/{id}", user_id);
  },
};

export const people = [users, access, roles, identities, factors, tickets, blocks];
