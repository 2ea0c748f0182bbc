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
