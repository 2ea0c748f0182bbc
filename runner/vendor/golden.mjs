// Writes what Node and the real packages answer to the cases of the tests (../src/test/resources/.../cases/*.json).
// Run by hand after a change of a case: `npm run golden [name…]`.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "../src/test/resources/dev/ostiary/runner/cases");
const keys = JSON.parse(readFileSync(join(folder, "keys.json"), "utf8"));
const require = createRequire(import.meta.url);
globalThis.Buffer = require("node:buffer").Buffer;
process.env.TZ = "UTC";

const server = createServer((asked, answer) => {
  const parts = [];
  asked.on("data", (part) => parts.push(part));
  asked.on("end", () => {
    if (asked.url.includes("/slow")) return;
    const status = /\/status\/(\d+)/.exec(asked.url);
    answer.writeHead(status ? Number(status[1]) : 200, "As asked", { "content-type": "application/json", "set-cookie": ["a=1", "b=2"] });
    if (asked.url.includes("/text")) return answer.end("plain text");
    if (asked.url.includes("/bytes")) return answer.end(Buffer.from("/wD+", "base64"));
    const headers = {};
    for (const name of ["accept", "authorization", "content-type", "x-test"]) if (asked.headers[name] !== undefined) headers[name] = asked.headers[name];
    answer.end(JSON.stringify({ method: asked.method, path: asked.url, headers, body: Buffer.concat(parts).toString("utf8") }));
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const script = (file) => (0, eval)(readFileSync(join(folder, file), "utf8"));
const harness = script("harness.js");
const wanted = process.argv.slice(2);
for (const file of readdirSync(folder)) {
  const name = file.replace(/\.js$/, "");
  if (!file.endsWith(".js") || name === "harness" || (wanted.length > 0 && !wanted.includes(name))) continue;
  const cases = script(file);
  const results = await harness((tools) => cases({ ...tools, keys }), { require, base: `http://127.0.0.1:${server.address().port}` });
  const lines = Object.entries(results).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  writeFileSync(join(folder, `${name}.json`), `{\n${lines.join(",\n")}\n}\n`);
  console.log(name, lines.length);
}
server.closeAllConnections();
server.close();
