// Checks that every relative link and every anchor in the Markdown files of the repository leads somewhere.
// usage: node tools/links.mjs [DIRECTORY]
import { readdirSync, readFileSync, existsSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(process.argv[2] ?? path.join(path.dirname(new URL(import.meta.url).pathname), ".."));
const SKIPPED = new Set(["node_modules", "target", "dist", "data", ".git"]);

function markdownFiles(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : markdownFiles(file);
    return entry.name.endsWith(".md") ? [file] : [];
  });
}

/** Code shows links that are none. */
function withoutCode(text) {
  return text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, (code) => code.slice(1, -1).replace(/[[\]()]/g, ""));
}

/** The anchors of the headings, made as GitHub makes them. */
function anchors(file) {
  const seen = new Map();
  const text = readFileSync(file, "utf8").replace(/^```[\s\S]*?^```/gm, "");
  return new Set(
    [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => {
      const slug = heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    }),
  );
}

function problem(file, link) {
  const [target, anchor] = link.split("#", 2);
  const found = target === "" ? file : path.resolve(path.dirname(file), decodeURIComponent(target));
  if (!existsSync(found)) return "no such file";
  if (anchor && statSync(found).isFile() && !anchors(found).has(anchor)) return "no such heading";
  return null;
}

const files = markdownFiles(root);
let count = 0;
let bad = 0;
for (const file of files) {
  const links = [...withoutCode(readFileSync(file, "utf8")).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g)];
  for (const [, inText, inTag] of links) {
    const link = inText ?? inTag;
    if (/^[a-z][a-z0-9+.-]*:/i.test(link)) continue;
    count += 1;
    const why = problem(file, link);
    if (why) {
      bad += 1;
      console.error(`${path.relative(root, file)}: ${link}: ${why}`);
    }
  }
}
console.log(`${count} links in ${files.length} files, ${bad} of them broken`);
process.exit(bad > 0 || files.length === 0 ? 1 : 0);
