/** What the name of an organization may be. */
export const NAME = /^[a-z0-9][a-z0-9_-]{0,49}$/;

/** A name that fits a name for people: "Müller & Co." becomes "muller-co". */
export function nameFrom(displayName: string): string {
  return displayName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
}
