// Copies the bundled npm packages to where the runner finds them, each as one CommonJS file with its licence on top.
// Run by hand (`npm install --ignore-scripts && npm run build`) when a version changes; the results are in the repository.
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/main/resources/dev/ostiary/runner/modules/vendor");
mkdirSync(target, { recursive: true });

const folder = (name) => join(here, "node_modules", name);
const read = (name, file) => readFileSync(join(folder(name), file), "utf8");

function header(name) {
  const about = JSON.parse(read(name, "package.json"));
  const file = readdirSync(folder(name)).find((entry) => /^licen[cs]e/i.test(entry));
  const licence = file ? read(name, file) : "";
  const lines = [`${about.name} ${about.version}, licence ${about.license}`, "", ...licence.trim().split("\n")];
  return `/*!\n${lines.map((line) => ` * ${line.replaceAll("*/", "* /").replace("\r", "")}`.trimEnd()).join("\n")}\n */\n`;
}

const asItIs = {
  lodash: "lodash.min.js",
  events: "events.js",
  "path-browserify": "index.js",
  "ipaddr.js": "lib/ipaddr.js",
  "base64-js": "index.js",
  ieee754: "index.js",
  buffer: "index.js",
  async: "dist/async.min.js",
  punycode: "punycode.js",
};
for (const [name, file] of Object.entries(asItIs)) {
  writeFileSync(join(target, `${name.replace(/\.js$/, "")}.js`), header(name) + read(name, file));
}

// These come in many files: put together, with what the runner has itself left outside.
async function bundle(name, { entry, contents, external = [], alias = {}, minify = false, names = [name] }) {
  const result = await build({
    ...(contents ? { stdin: { contents, resolveDir: here } } : { entryPoints: [join(folder(name), entry)] }),
    bundle: true,
    write: false,
    format: "cjs",
    platform: "neutral",
    target: "es2022",
    mainFields: ["main"],
    minify,
    legalComments: "none",
    external,
    alias,
  });
  writeFileSync(join(target, `${name}.js`), names.map(header).join("") + result.outputFiles[0].text);
}

await bundle("qs", { entry: "lib/index.js", alias: { "side-channel": join(here, "side-channel.cjs") }, names: ["qs", "es-define-property"] });
await bundle("url", { entry: "url.js", external: ["punycode/", "querystring"], alias: { qs: "querystring" } });
await bundle("whatwg-url", {
  contents: `
    module.exports = { ...require("whatwg-url/lib/url-state-machine.js"), ...require("whatwg-url/lib/urlencoded.js") };`,
  external: ["tr46"],
  alias: { punycode: join(folder("punycode"), "punycode.js") },
  names: ["whatwg-url", "punycode"],
});
await bundle("date-fns", { entry: "index.cjs", minify: true });
