// An export as one object that can be compared.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import yaml from "js-yaml";

/** Path below the directory to what the file says, of every file. */
export function files(directory) {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(found.toSorted().map((file) => [path.relative(directory, file), content(file)]));
}

function content(file) {
  const text = readFileSync(file, "utf8");
  switch (path.extname(file)) {
    case ".json":
      return JSON.parse(text);
    case ".yaml":
      return yaml.load(text);
    default:
      return text;
  }
}
