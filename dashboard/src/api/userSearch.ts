/** Whether a text is meant as a search in Lucene's syntax rather than as plain words. */
export function isSearchSyntax(text: string): boolean {
  return /[:"()*[\]{}]|&&|\|\||(^|\s)(AND|OR|NOT)(\s|$)/.test(text);
}

const escaped = (text: string) => text.replace(/[-+!(){}[\]^"~*?:\\/&|\s]/g, "\\$&");

const wordsOf = (text: string) => text.trim().split(/\s+/).filter(Boolean);

/** What finds users whose names or addresses begin with the words; nothing for no words. */
export function searchFor(text: string): string {
  if (isSearchSyntax(text)) {
    return text.trim();
  }
  const words = wordsOf(text);
  const each = words.map((w) => `${escaped(w)}*`).join(" AND ");
  return words.length > 1 ? `name:${escaped(words.join(" "))}* OR (${each})` : each;
}

/** What finds the words anywhere in names and addresses: slow among many users. */
export function searchInside(text: string): string {
  return wordsOf(text)
    .map((w) => `(name:*${escaped(w)}* OR email:*${escaped(w)}*)`)
    .join(" AND ");
}

/** The server looks for no fewer than three characters in the middle of a value. */
export function mayBeInside(text: string): boolean {
  const words = wordsOf(text);
  return !isSearchSyntax(text) && words.length > 0 && words.every((w) => w.length > 2);
}

/** All of them must fit. */
export function allOf(...parts: string[]): string {
  const given = parts.filter(Boolean);
  return given.length > 1 ? given.map((p) => `(${p})`).join(" AND ") : (given[0] ?? "");
}
