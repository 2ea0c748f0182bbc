export type Metadata = Record<string, unknown>;

/** The object that a text is; nothing when it is none. No text is an empty object. */
export function parseMetadata(text: string): Metadata | undefined {
  if (text.trim() === "") {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Metadata) : undefined;
  } catch {
    return undefined;
  }
}

/** What to send so that one becomes the other: the server merges, null removes, and no members remove all. */
export function metadataChange(before: Metadata, after: Metadata): Metadata {
  if (Object.keys(after).length === 0) {
    return {};
  }
  const removed = Object.keys(before).filter((key) => !(key in after));
  const changed = Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]));
  return Object.fromEntries([...removed.map((key) => [key, null] as const), ...changed]);
}
