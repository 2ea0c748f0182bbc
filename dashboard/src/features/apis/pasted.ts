import type { Permission } from "./queries";

/** One permission a line: the name, then white space, a comma or a colon with a space, then what it is for. */
export function parsePermissions(text: string): Permission[] {
  const found = new Map<string, Permission>();
  for (const line of text.split("\n")) {
    const [, value, description] = /^\s*["'`]?([^\s"'`,;]+)["'`]?(?:[\s,;]+(.*?))?\s*$/.exec(line) ?? [];
    if (value) {
      found.set(value, { value, description: (description ?? "").replace(/^["'`]|["'`]$/g, "") });
    }
  }
  return [...found.values()];
}
