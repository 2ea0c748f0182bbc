(async function ({ require, check, below, pick }) {
  const path = require("path");
  const parts = ["a", "b.txt", "..", ".", "", "/", "//", "c d", ".hidden", "x.tar.gz", "../.."];
  for (let i = 0; i < 60; i++) {
    const list = Array.from({ length: below(5) }, () => pick(parts));
    const one = list.join(pick(["/", "", "//"]));
    await check(`path ${i}`, () => [path.posix.join(...list), path.posix.resolve("/", ...list), path.posix.normalize(one), path.posix.basename(one), path.posix.dirname(one), path.posix.extname(one), path.posix.isAbsolute(one), path.posix.parse(one), path.posix.relative("/a/b", `/${one}`)]);
  }
})
