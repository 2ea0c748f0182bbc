({ require, test }) => {
  const assert = require("assert");
  const refused = (name) => {
    try {
      require(name);
    } catch (problem) {
      return problem;
    }
    return undefined;
  };

  test("a version in the name goes", () => {
    assert.strictEqual(require("lodash@4"), require("lodash"));
    assert.strictEqual(require("auth0@2.27.0").ManagementClient, require("auth0").ManagementClient);
    assert.strictEqual(require("lodash@4.17.21/get"), require("lodash").get);
  });
  test("node: and older names", () => {
    assert.strictEqual(require("node:crypto"), require("crypto"));
    assert.strictEqual(require("request-promise-native"), require("request-promise"));
    assert.strictEqual(require("uuid/v4"), require("uuid").v4);
    assert.strictEqual(require("cross-fetch"), require("node-fetch"));
    assert.strictEqual(require.resolve("lodash@4"), "lodash");
  });
  test("what is not there is told, with what is", () => {
    const problem = refused("left-pad");
    assert.strictEqual(problem.code, "MODULE_NOT_FOUND");
    assert.match(problem.message, /^Cannot find module 'left-pad'\. What there is: .*axios.*lodash.*uuid/);
  });
  test("why, and what to do instead", () => {
    const reasons = { pg: /HTTP only/, mysql: /HTTP only/, "mongodb@3": /HTTP only/, net: /sockets/, fs: /no files/, "node:child_process": /nothing of the machine/, moment: /date-fns/, nodemailer: /mail service/, got: /fetch, axios/, xml2js: /XML/, "./other": /no others beside it/ };
    for (const [name, reason] of Object.entries(reasons)) assert.match(refused(name).message, reason, name);
  });
  test("no way to files of the surroundings", () => {
    for (const name of ["./outside", "../prelude", "/etc/passwd", "outside", "keys", "vendor/lodash", "./vendor/lodash", "tr46", "__proto__", "constructor", "hasOwnProperty", "require", "globals"]) {
      assert.strictEqual(refused(name)?.code, "MODULE_NOT_FOUND", name);
    }
    for (const name of [undefined, null, 5, {}, ""]) assert.throws(() => require(name), { code: "ERR_INVALID_ARG_TYPE" });
  });
  test("a module is made once", () => assert.strictEqual(require("util"), require("util")));
}
