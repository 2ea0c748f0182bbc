({ require, test }) => {
  const assert = require("assert");
  const { ManagementClient, AuthenticationClient } = require("auth0");
  const options = { domain: "tenant.example.com", clientId: "c", clientSecret: "s" };
  const client = new ManagementClient(options);
  // The test's host answers with the arguments of the call.
  const call = async (promise) => (await promise)[0];
  const is = async (promise, method, path, body, query = {}) => {
    const made = await call(promise);
    assert.deepStrictEqual([made.method, made.path, made.body, made.query], [method, `/api/v2/${path}`, body, query]);
  };

  test("who asks", async () => {
    const made = await call(client.users.get({ id: "x" }));
    assert.deepStrictEqual([made.domain, made.clientId, made.clientSecret, made.token], ["tenant.example.com", "c", "s", undefined]);
    const other = await call(new ManagementClient({ domain: "https://t.example.com/", token: "tok" }).users.get({ id: "x" }));
    assert.deepStrictEqual([other.domain, other.token, other.clientId], ["t.example.com", "tok", undefined]);
    const late = await call(new ManagementClient({ domain: "d", token: async () => "later" }).users.get({ id: "x" }));
    assert.strictEqual(late.token, "later");
  });
  test("what is missing is said at once", () => {
    assert.throws(() => new ManagementClient({}), /domain/);
    assert.throws(() => new ManagementClient({ domain: "d" }), /clientId/);
    assert.throws(() => new ManagementClient({ domain: "d", clientId: "c" }), /clientSecret/);
  });
  test("users as in version 2 to 4", async () => {
    await is(client.users.get({ id: "auth0|1" }), "GET", "users/auth0%7C1", undefined);
    await is(client.users.get({ id: "auth0|1", fields: "email", include_fields: true }), "GET", "users/auth0%7C1", undefined, { fields: "email", include_fields: "true" });
    await is(client.users.getAll({ q: "email:x", per_page: 5 }), "GET", "users", undefined, { q: "email:x", per_page: "5" });
    await is(client.users.update({ id: "a" }, { app_metadata: { x: 1 } }), "PATCH", "users/a", { app_metadata: { x: 1 } });
    await is(client.users.updateUserMetadata({ id: "a" }, { x: 1 }), "PATCH", "users/a", { user_metadata: { x: 1 } });
    await is(client.updateAppMetadata({ id: "a" }, { x: 1 }), "PATCH", "users/a", { app_metadata: { x: 1 } });
    await is(client.users.getByEmail("a@b.c"), "GET", "users-by-email", undefined, { email: "a@b.c" });
    await is(client.usersByEmail.getByEmail({ email: "a@b.c" }), "GET", "users-by-email", undefined, { email: "a@b.c" });
    await is(client.users.assignRoles({ id: "a" }, { roles: ["r"] }), "POST", "users/a/roles", { roles: ["r"] });
    await is(client.assignRolestoUser({ id: "a" }, { roles: ["r"] }), "POST", "users/a/roles", { roles: ["r"] });
    await is(client.users.deleteRoles({ id: "a" }, { roles: ["r"] }), "DELETE", "users/a/roles", { roles: ["r"] });
    await is(client.users.getRoles({ id: "a", page: 0 }), "GET", "users/a/roles", undefined, { page: "0" });
    await is(client.users.link("auth0|1", { provider: "p", user_id: "2" }), "POST", "users/auth0%7C1/identities", { provider: "p", user_id: "2" });
    await is(client.users.link({ id: "auth0|1" }, { link_with: "t" }), "POST", "users/auth0%7C1/identities", { link_with: "t" });
    await is(client.linkUsers("a", { provider: "p", user_id: "2" }), "POST", "users/a/identities", { provider: "p", user_id: "2" });
    await is(client.users.unlink({ id: "a", provider: "p", user_id: "2" }), "DELETE", "users/a/identities/p/2", undefined);
    await is(client.users.create({ email: "x" }), "POST", "users", { email: "x" });
    await is(client.users.delete({ id: "a" }), "DELETE", "users/a", undefined);
    await is(client.users.getSessions({ user_id: "a" }), "GET", "users/a/sessions", undefined);
  });
  test("users as in version 5", async () => {
    await is(client.users.get("auth0|1"), "GET", "users/auth0%7C1", undefined);
    await is(client.users.update("a", { blocked: true }), "PATCH", "users/a", { blocked: true });
    await is(client.users.list({ page: 1 }), "GET", "users", undefined, { page: "1" });
    await is(client.users.roles.list("a"), "GET", "users/a/roles", undefined);
    await is(client.users.roles.assign("a", { roles: ["r"] }), "POST", "users/a/roles", { roles: ["r"] });
    await is(client.users.logs.list("a"), "GET", "users/a/logs", undefined);
    await is(client.users.listUsersByEmail({ email: "e" }), "GET", "users-by-email", undefined, { email: "e" });
    await is(client.organizations.members.roles.assign("o", "u", { roles: ["r"] }), "POST", "organizations/o/members/u/roles", { roles: ["r"] });
  });
  test("the rest", async () => {
    await is(client.organizations.addMembers({ id: "o" }, { members: ["u"] }), "POST", "organizations/o/members", { members: ["u"] });
    await is(client.organizations.addMemberRoles({ id: "o", user_id: "u" }, { roles: ["r"] }), "POST", "organizations/o/members/u/roles", { roles: ["r"] });
    await is(client.organizations.getByName({ name: "acme" }), "GET", "organizations/name/acme", undefined);
    await is(client.organizations.createInvitation({ id: "o" }, { x: 1 }), "POST", "organizations/o/invitations", { x: 1 });
    await is(client.organizations.deleteEnabledConnection({ id: "o", connectionId: "c" }), "DELETE", "organizations/o/enabled_connections/c", undefined);
    await is(client.roles.getAll({ name_filter: "ad" }), "GET", "roles", undefined, { name_filter: "ad" });
    await is(client.getRoles(), "GET", "roles", undefined);
    await is(client.roles.assignUsers({ id: "r" }, { users: ["u"] }), "POST", "roles/r/users", { users: ["u"] });
    await is(client.clients.get({ client_id: "c" }), "GET", "clients/c", undefined);
    await is(client.clients.update({ client_id: "c" }, { name: "n" }), "PATCH", "clients/c", { name: "n" });
    await is(client.getClient({ id: "c" }), "GET", "clients/c", undefined);
    await is(client.tickets.changePassword({ user_id: "u" }), "POST", "tickets/password-change", { user_id: "u" });
    await is(client.jobs.verifyEmail({ user_id: "u" }), "POST", "jobs/verification-email", { user_id: "u" });
    await is(client.sendEmailVerification({ user_id: "u" }), "POST", "jobs/verification-email", { user_id: "u" });
    await is(client.userBlocks.delete({ id: "u" }), "DELETE", "user-blocks/u", undefined);
  });
  test("a step of a path stays one", async () => {
    for (const id of ["", "..", ".", undefined, null]) await assert.rejects(client.users.get({ id }), /Required parameter id/);
    await is(client.users.get({ id: "../clients" }), "GET", "users/..%2Fclients", undefined);
    await is(client.users.get({ id: "a?b#c" }), "GET", "users/a%3Fb%23c", undefined);
    await assert.rejects(client.users.get(), /Required parameter id/);
  });
  test("the answer is its own data, too", async () => {
    const answer = await client.users.get({ id: "x" });
    assert.strictEqual(answer.data, answer);
    assert.strictEqual(answer.status, 200);
    const { data } = await client.users.get({ id: "x" });
    assert.strictEqual(data[0].path, "/api/v2/users/x");
    assert.ok(!JSON.stringify(answer).includes('"data"'));
    assert.deepStrictEqual(Object.keys(answer), ["0"]);
  });
  test("callbacks of version 2", async () => {
    const [problem, value] = await new Promise((resolve) => { client.users.get({ id: "x" }, (...told) => resolve(told)); });
    assert.strictEqual(problem, null);
    assert.strictEqual(value[0].path, "/api/v2/users/x");
    const [second] = await new Promise((resolve) => { client.users.get({ id: "/status/404" }, (...told) => resolve(told)); });
    assert.strictEqual(second, null);
  });
  test("what goes wrong", async () => {
    const failing = new ManagementClient({ domain: "d/", token: "/status/404" });
    await assert.rejects(failing.users.get({ id: "x" }), { statusCode: 404, message: "As asked", error: "Wrong", name: "ManagementApiError" });
    const refused = new ManagementClient({ domain: "d", token: "/refused" });
    await assert.rejects(refused.users.get({ id: "x" }), /The address is not allowed/);
  });
  test("authentication", async () => {
    const made = new AuthenticationClient(options);
    for (const work of [made.clientCredentialsGrant, made.oauth.clientCredentialsGrant]) {
      const sent = await call(work({ audience: "a" }));
      assert.deepStrictEqual([sent.method, sent.path, sent.body], ["POST", "/oauth/token", { grant_type: "client_credentials", client_id: "c", client_secret: "s", audience: "a" }]);
    }
    assert.strictEqual((await call(made.database.changePassword({ email: "e", connection: "db" }))).path, "/dbconnections/change_password");
    assert.strictEqual((await call(made.users.getInfo("tok"))).token, "tok");
  });
  test("the object of rules", async () => {
    const { forRules } = require("auth0");
    const auth0 = forRules({ domain: "d" });
    await is(auth0.users.updateAppMetadata("u", { a: 1 }), "PATCH", "users/u", { app_metadata: { a: 1 } });
    assert.strictEqual(auth0.baseUrl, "https://d/api/v2");
  });
}
