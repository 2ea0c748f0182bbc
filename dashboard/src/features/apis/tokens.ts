/** What the token endpoint answered. */
export interface TokenAnswer {
  status: number;
  milliseconds: number;
  body: { access_token?: string; error?: string; error_description?: string } & Record<string, unknown>;
}

interface Credentials {
  clientId: string;
  clientSecret: string;
  audience: string;
}

/** Asks for a token as the application would, without the administrator's own one. */
export async function requestToken({ clientId, clientSecret, audience }: Credentials): Promise<TokenAnswer> {
  const begin = performance.now();
  const answer = await fetch("/oauth/token", {
    method: "POST",
    credentials: "omit",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      audience,
    }),
  });
  const body = (await answer.json().catch(() => ({}))) as TokenAnswer["body"];
  return { status: answer.status, milliseconds: Math.round(performance.now() - begin), body };
}

export type Claims = Record<string, unknown>;

function part(text: string | undefined): Claims {
  const bytes = atob((text ?? "").replace(/-/g, "+").replace(/_/g, "/"));
  const json = new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
  return JSON.parse(json) as Claims;
}

/** Header and payload of a JWT: it is only read here, not verified. */
export function decode(token: string): { header: Claims; payload: Claims } | undefined {
  try {
    const [header, payload] = token.split(".");
    return { header: part(header), payload: part(payload) };
  } catch {
    return undefined;
  }
}
