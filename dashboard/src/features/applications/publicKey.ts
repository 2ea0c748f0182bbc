import type { Patch } from "./queries";

/** What a pasted key is unfit for. */
export type KeyProblem = "private" | "unknown";

const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** The public key of a text in PEM or JWK, as PEM; a private key is never sent. */
export async function pemOf(text: string): Promise<{ pem: string } | { problem: KeyProblem }> {
  const trimmed = text.trim();
  if (/-----BEGIN (PUBLIC KEY|CERTIFICATE|RSA PUBLIC KEY)-----/.test(trimmed)) {
    return trimmed.includes("PRIVATE KEY") ? { problem: "private" } : { pem: `${trimmed}\n` };
  }
  if (trimmed.includes("PRIVATE KEY")) {
    return { problem: "private" };
  }
  try {
    const jwk = JSON.parse(trimmed) as JsonWebKey;
    return "d" in jwk ? { problem: "private" } : { pem: await spkiOf(jwk) };
  } catch {
    return { problem: "unknown" };
  }
}

async function spkiOf(jwk: JsonWebKey): Promise<string> {
  const algorithm = jwk.kty === "EC" ? { name: "ECDSA", namedCurve: jwk.crv ?? "P-256" } : RSA;
  const { kty, n, e, crv, x, y } = jwk;
  const bare = Object.fromEntries(Object.entries({ kty, n, e, crv, x, y }).filter(([, v]) => v !== undefined));
  const key = await crypto.subtle.importKey("jwk", bare, algorithm, true, ["verify"]);
  const bytes = new Uint8Array(await crypto.subtle.exportKey("spki", key));
  const lines = btoa(String.fromCharCode(...bytes)).match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n");
}

/** The change after which an application uses just these keys, or a secret when there are none. */
export function usesKeys(credentials: { [name: string]: unknown }[]): Patch {
  return credentials.length === 0
    ? { client_authentication_methods: null, token_endpoint_auth_method: "client_secret_post" }
    : { client_authentication_methods: { private_key_jwt: { credentials } }, token_endpoint_auth_method: null };
}
