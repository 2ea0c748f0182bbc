({ require, test }) => {
  const assert = require("assert");

  test("they can be put away and replaced", () => {
    globalThis.fetch = 5;
    assert.strictEqual(fetch, 5);
    delete globalThis.fetch;
    assert.strictEqual(typeof fetch, "undefined");
  });
  test("they do not show when the globals are listed", () => assert.ok(!Object.keys(globalThis).includes("Buffer")));
  test("there is no environment", () => assert.deepStrictEqual(Object.keys(process.env), []));
  test("a process cannot be ended", () => assert.throws(() => process.exit(0), /cannot end/));
  test("the same as their modules", () => {
    assert.strictEqual(Buffer, require("buffer").Buffer);
    assert.strictEqual(URL, require("url").URL);
    assert.strictEqual(process, require("process"));
    assert.strictEqual(crypto.subtle, require("crypto").webcrypto.subtle);
  });
  test("no header ends early and begins another", () => {
    for (const value of ["a\r\nx: y", "a\ny", "a\rb", "a\u0000"]) {
      assert.throws(() => new Headers({ "x-a": value }), TypeError);
      assert.throws(() => new Request("https://h/", { headers: { "x-a": value } }), TypeError);
    }
    assert.throws(() => new Headers({ "x-a: 1\r\nx-b": "2" }), TypeError);
  });
  test("what the host refuses is an error with its words", async () => {
    await assert.rejects(require("axios").get("https://h/refused"), /The address is not allowed/);
    await assert.rejects(require("node-fetch")("https://h/refused"), /The address is not allowed/);
    await assert.rejects(require("request-promise")("https://h/refused"), /The address is not allowed/);
  });
  test("other schemes go nowhere", async () => {
    for (const address of ["file:///etc/passwd", "data:text/plain,x", "ftp://h/", "jar:http://h/", "/etc/passwd", "gopher://h"]) {
      await assert.rejects(require("node-fetch")(address), TypeError);
      await assert.rejects(require("request-promise")(address), /Invalid URI/);
    }
  });
  test("bytes that are no text travel whole", async () => {
    const sent = JSON.parse((await require("axios").post("https://h/x", Buffer.from([255, 0]), { responseType: "text", transformResponse: (text) => text })).data);
    assert.deepStrictEqual([sent[1].body, sent[1].base64], ["/wA=", true]);
  });
  test("the ports of the modules' own make no difference between programs", () => {
    assert.strictEqual(require("util").inspect({ a: 1 }), "{ a: 1 }");
  });
}
