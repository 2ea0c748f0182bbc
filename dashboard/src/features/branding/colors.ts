/** A colour as the pages take it. */
export const isColor = (text: unknown): text is string => typeof text === "string" && /^#[0-9a-f]{6}$/i.test(text);

/** Of a gradient where it begins, as the pages do. */
export function plain(color: unknown): string | undefined {
  const one = typeof color === "object" && color !== null ? (color as { start?: unknown }).start : color;
  return isColor(one) ? one : undefined;
}

/** The pages follow the browser's wish for light or dark; here one looks at either. */
export function inScheme(css: string, scheme: "light" | "dark"): string {
  const media = scheme === "dark" ? "@media all" : "@media not all";
  return `${css.replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, media)}:root{color-scheme:${scheme}}`;
}
