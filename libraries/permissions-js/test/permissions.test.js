import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createPermissions } from "ostiary-permissions";
import { AUDIENCE, TestServer } from "./server.js";

let server;
before(async () => {
  server = await TestServer.start();
});
after(() => server.stop());

/** Permissions of a user, and a way to wait for a state of them. */
function watch(user, options = {}) {
  const asked = [];
  const getToken = (fresh) => {
    asked.push(fresh);
    return user.token();
  };
  const permissions = createPermissions({ issuer: server.issuer, audience: AUDIENCE, getToken, ...options });
  const until = (condition, milliseconds = 3_000) =>
    new Promise((done, failed) => {
      const check = () => {
        if (condition(permissions.current())) {
          clearTimeout(timer);
          stop();
          done(permissions.current());
        }
      };
      const stop = permissions.subscribe(check);
      const timer = setTimeout(() => {
        stop();
        failed(new Error(`Still ${JSON.stringify(permissions.current())}`));
      }, milliseconds);
      check();
    });
  return { permissions, until, asked };
}

test("nothing is asked before somebody subscribes", async () => {
  const { permissions, asked } = watch(await server.user(server.clerk));
  assert.equal(permissions.current().status, "loading");
  assert.equal(permissions.can("read:orders"), false);
  assert.deepEqual(asked, []);
});

test("a role that is given or taken shows within seconds, with one token", async () => {
  const user = await server.user(server.clerk);
  const { permissions, until, asked } = watch(user);
  const stay = permissions.subscribe(() => {});
  const first = await until((s) => s.status === "ready");
  assert.deepEqual(first, { status: "ready", permissions: ["read:orders"], roles: ["Clerk"], deprecated: {} });
  assert.equal(permissions.can("read:orders"), true);
  assert.equal(permissions.can("approve:orders"), false);
  await user.give(server.manager);
  await until((s) => s.permissions.includes("approve:orders"));
  assert.equal(permissions.can("approve:orders"), true);
  await user.take(server.manager);
  await until((s) => !s.permissions.includes("approve:orders"));
  assert.deepEqual(asked, [false]);
  stay();
});

test("without streams the feed is asked again and again, and unchanged answers change nothing", async () => {
  const user = await server.user(server.clerk);
  const { permissions, until, asked } = watch(user, { live: false, interval: 50 });
  const stay = permissions.subscribe(() => {});
  const first = await until((s) => s.status === "ready");
  while (asked.length < 4) {
    await new Promise((done) => setImmediate(done));
  }
  assert.equal(permissions.current(), first);
  await user.give(server.manager);
  await until((s) => s.permissions.includes("approve:orders"));
  stay();
});

test("who has ten streams already is answered without one", async () => {
  const user = await server.user(server.clerk);
  const token = await user.token();
  const same = { ...user, token: () => Promise.resolve(token) };
  const watched = Array.from({ length: 11 }, () => watch(same, { interval: 100 }));
  const stays = watched.map((w) => w.permissions.subscribe(() => {}));
  await Promise.all(watched.map((w) => w.until((s) => s.status === "ready")));
  await user.give(server.manager);
  await Promise.all(watched.map((w) => w.until((s) => s.roles.includes("Manager"))));
  stays.forEach((stop) => stop());
});

test("a blocked user may nothing any more", async () => {
  const user = await server.user(server.clerk);
  const { permissions, until } = watch(user);
  const stay = permissions.subscribe(() => {});
  await until((s) => s.status === "ready");
  await user.block();
  const last = await until((s) => s.status === "refused");
  assert.deepEqual(last.permissions, []);
  assert.equal(permissions.can("read:orders"), false);
  stay();
});

test("a token that is refused is asked for once more, fresh", async () => {
  const user = await server.user(server.clerk);
  const asked = [];
  const permissions = createPermissions({
    issuer: server.issuer,
    audience: AUDIENCE,
    getToken: (fresh) => {
      asked.push(fresh);
      return fresh ? user.token() : Promise.resolve("stale");
    },
  });
  assert.equal((await permissions.refresh()).status, "ready");
  assert.deepEqual(asked, [false, true]);
  const never = createPermissions({ issuer: server.issuer, audience: AUDIENCE, getToken: async () => "wrong" });
  assert.equal((await never.refresh()).status, "refused");
});

test("what went wrong is told, and what was known stays", async () => {
  const { permissions, until } = watch(await server.user(server.clerk));
  const unknown = createPermissions({ issuer: server.issuer, audience: "https://x/", getToken: async () => "x" });
  assert.equal((await unknown.refresh()).status, "refused");
  const stay = permissions.subscribe(() => {});
  await until((s) => s.status === "ready");
  await server.halt();
  const down = await until((s) => s.error !== undefined, 10_000);
  assert.equal(down.status, "ready");
  assert.equal(permissions.can("read:orders"), true);
  await server.run();
  await until((s) => s.error === undefined, 80_000);
  stay();
});

test("an application without a session is told so", async () => {
  const login = new Error("Login required");
  const permissions = createPermissions({
    issuer: server.issuer,
    audience: AUDIENCE,
    getToken: () => Promise.reject(login),
  });
  await assert.rejects(permissions.refresh(), login);
  await new Promise((done) => permissions.subscribe(done));
  assert.equal(permissions.current().error, login);
  permissions.close();
});
