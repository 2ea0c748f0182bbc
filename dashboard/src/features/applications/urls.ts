/** Why an address cannot be registered; the server has the same rules. */
export type UrlProblem = "notAbsolute" | "wildcard" | "fragment" | "http" | "ownScheme" | "slash" | "https" | "path";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** The origin of a web address, or undefined when it has none. */
export function originOf(text: string): string | undefined {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an address may be one to return to. */
export function callbackProblem(text: string, native: boolean): UrlProblem | undefined {
  if (text.includes("*")) {
    return "wildcard";
  }
  if (text.includes("#")) {
    return "fragment";
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return "notAbsolute";
  }
  if (url.protocol === "http:" && !LOOPBACK.includes(url.hostname)) {
    return "http";
  }
  if (!/^https?:$/.test(url.protocol)) {
    return native && url.protocol.includes(".") ? undefined : "ownScheme";
  }
  return /^https?:\/\/[^/]/.test(text) ? undefined : "notAbsolute";
}

/** Whether a text is an origin: scheme, host, port and nothing else. */
export function originProblem(text: string, native: boolean): UrlProblem | undefined {
  const problem = callbackProblem(text, native);
  if (problem) {
    return problem;
  }
  if (text.endsWith("/")) {
    return "slash";
  }
  const own = /^https?:/.test(text) ? originOf(text) : text.toLowerCase();
  return own === text ? undefined : "path";
}

/** Whether an address may start a sign-in. */
export function loginUriProblem(text: string): UrlProblem | undefined {
  return text.startsWith("https://") ? callbackProblem(text, false) : "https";
}

/** The lines of a field, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((l) => l.trim())
    .filter(Boolean);
}
