// What the compiler does not check: no feature imports another one, no component is long.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

const MAX_LINES = 150;
const src = join(dirname(fileURLToPath(import.meta.url)), "src");
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile() && /\.tsx?$/.test(f.name) && !f.name.endsWith(".d.ts"))
  .map((f) => relative(src, join(f.parentPath, f.name)));
const featureOf = (path) => /^features\/([^/]+)\//.exec(path)?.[1];

const problems = [];
for (const file of files) {
  const text = readFileSync(join(src, file), "utf8");
  const lines = text.split("\n").length - 1;
  // Words are a table, not a component.
  if (lines > MAX_LINES && !/(^|\/)(words|snippets)[^/]*\.ts$/.test(file)) {
    problems.push(`${file} has ${lines} lines, more than ${MAX_LINES}`);
  }
  for (const [, wanted] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)) {
    const target = normalize(join(dirname(file), wanted));
    const [own, other] = [featureOf(file), featureOf(target + "/")];
    if (other && own && own !== other) {
      problems.push(`${file} imports the feature ${other}`);
    }
    if (!file.startsWith("app/") && !own && other) {
      problems.push(`${file} imports the feature ${other}; only app/ may`);
    }
    if (!file.startsWith("app/") && file !== "main.tsx" && target.startsWith("app/")) {
      problems.push(`${file} imports ${target}; nothing but main.tsx imports app/`);
    }
  }
}
problems.forEach((p) => console.error(p));
process.exit(problems.length === 0 ? 0 : 1);
