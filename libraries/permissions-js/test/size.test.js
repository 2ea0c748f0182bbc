import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

const LIMIT = 5_000;

for (const entry of ["index", "react"]) {
  test(`the entry ${entry} is less than ${LIMIT} bytes, minified and compressed`, (t) => {
    const { outputFiles } = buildSync({
      entryPoints: [`${import.meta.dirname}/../src/${entry}.js`],
      bundle: true,
      minify: true,
      format: "esm",
      external: ["react"],
      write: false,
      logLevel: "silent",
    });
    const size = gzipSync(outputFiles[0].contents).length;
    t.diagnostic(`${size} bytes`);
    assert.ok(size < LIMIT, `${size} bytes`);
  });
}
