export type Claims = Record<string, unknown>;

function part(text: string | undefined): Claims {
  const bytes = atob((text ?? "").replace(/-/g, "+").replace(/_/g, "/"));
  const json = new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError("Not an object");
  }
  return value as Claims;
}

/** Header and payload of a JWT, in the browser: it is only read here, not verified. */
export function decode(token: string): { header: Claims; payload: Claims } | undefined {
  try {
    const [header, payload] = token.split(".");
    return { header: part(header), payload: part(payload) };
  } catch {
    return undefined;
  }
}

/** The header of an encrypted token, which is all that can be read of it. */
export function decodeHeader(token: string): Claims | undefined {
  try {
    return part(token.split(".")[0]);
  } catch {
    return undefined;
  }
}
