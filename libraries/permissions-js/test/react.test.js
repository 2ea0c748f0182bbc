import assert from "node:assert/strict";
import test from "node:test";
import { Can, createTyped, PermissionsProvider, useCan, usePermissions } from "ostiary-permissions/react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

const provided = (child) => {
  const getToken = () => assert.fail("a server has no token");
  return createElement(PermissionsProvider, { issuer: "https://id.example/", audience: "a", getToken }, child);
};

test("a server renders what nobody may, and asks nothing", () => {
  const page = createElement(Can, { permission: "read", fallback: "sorry" }, "secret");
  assert.equal(renderToString(provided(page)), "sorry");
  assert.equal(renderToString(provided(createElement(Can, { permission: "read" }, "secret"))), "");
});

test("hooks read the same on a server", () => {
  const Page = () => `${useCan("read")} ${usePermissions().status}`;
  assert.equal(renderToString(provided(createElement(Page))), "false loading");
});

test("without a provider the mistake is named, and providers of other APIs do not count", () => {
  assert.throws(() => renderToString(createElement(Can, { permission: "read" })), /no <PermissionsProvider>/);
  const other = createTyped();
  assert.throws(() => renderToString(provided(createElement(other.Can, { permission: "read" }))), /no <Perm/);
});
