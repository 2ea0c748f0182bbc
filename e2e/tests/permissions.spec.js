import { management, newUser } from "../src/management.js";
import { expect, test } from "../src/world.js";

async function roleNamed(name) {
  const found = await management.roles.list({ name_filter: name });
  return { roles: [found.data[0].id] };
}

/** The buttons that the app offers for what the user may do. */
function offered(app) {
  return app.get("orders-allowed").getByRole("button");
}

test("buttons follow the roles that an administrator gives and takes, without a reload", async ({ app }) => {
  const dora = await newUser("Clerk");
  const manager = await roleNamed("Manager");
  await app.signIn(dora);
  await expect(offered(app)).toHaveText(["Read orders", "Create an order"]);
  expect(await app.press("orders", "create")).toBe(201);

  await management.users.roles.assign(dora.id, manager);
  await expect(offered(app)).toHaveText([/^Read/, /^Create/, /^Approve/, /^Delete/]);
  // The app knows that its token is older than the role, and gets another.
  expect(await app.press("orders", "approve")).toBe(200);

  await management.users.roles.delete(dora.id, manager);
  await expect(offered(app)).toHaveText(["Read orders", "Create an order"]);
  expect(await app.press("orders", "approve")).toBe(403);
});

test("whoever is blocked while signed in is offered nothing any more", async ({ app }) => {
  const dora = await newUser("Clerk");
  await app.signIn(dora);
  await expect(offered(app)).toHaveCount(2);
  await management.users.update(dora.id, { blocked: true });
  await expect(offered(app)).toHaveCount(0);
});

test("the app asks with its access token in a header, and shows it nowhere else", async ({ app }) => {
  const asked = [];
  app.page.on("request", (request) => {
    if (request.method() === "GET" && request.url().includes("/ostiary/v1/me/permissions")) {
      asked.push(request);
    }
  });
  await app.signIn(await newUser("Clerk"));
  await expect(offered(app)).toHaveCount(2);
  for (const request of asked) {
    expect(await request.headerValue("authorization")).toMatch(/^Bearer ey/);
    expect(new URL(request.url()).searchParams.size).toBe(1);
  }
  expect(asked.length).toBeGreaterThan(0);
});
