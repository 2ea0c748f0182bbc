// Directories of an export, as one object that can be compared.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Path below the directory to text, of every file. */
export function files(directory) {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(found.toSorted().map((file) => [path.relative(directory, file), readFileSync(file, "utf8")]));
}
