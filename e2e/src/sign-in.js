// Signs a person in as a browser without scripts does, for tests that need a session and tokens but no browser.
import { createHash, randomBytes } from "node:crypto";

const CALLBACK = "https://app.example.com/callback";
const HIDDEN = /<input type="hidden" name="([^"]+)" value="([^"]*)"/g;

/** An application that `signIn` can use. */
export const APPLICATION = {
  name: "Signed in",
  app_type: "regular_web",
  callbacks: [CALLBACK],
  oidc_conformant: true,
  token_endpoint_auth_method: "client_secret_post",
  grant_types: ["authorization_code", "refresh_token"],
};

/** The tokens, with a refresh token. */
export async function signIn(url, client, { email, password, audience }) {
  const browser = new Browser(url);
  const verifier = randomBytes(32).toString("base64url");
  const asked = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope: "openid profile email offline_access",
    state: "s",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(audience && { audience }),
  });
  let page = await browser.follow(`/authorize?${asked}`);
  page = await browser.submit("/u/login", page, { username: email, password });
  if (page.includes('action="/u/consent"')) {
    page = await browser.submit("/u/consent", page, { action: "accept" });
  }
  const code = new URL(page).searchParams.get("code");
  const response = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      grant_type: "authorization_code",
      client_id: client.client_id,
      client_secret: client.client_secret,
      code,
      code_verifier: verifier,
      redirect_uri: CALLBACK,
    }),
  });
  return response.json();
}

/** Keeps cookies and follows redirects until there is a page, or an address outside of the server. */
class Browser {
  #url;
  #cookies = new Map();

  constructor(url) {
    this.#url = url;
  }

  async follow(address, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, Cookie: cookie };
    const response = await fetch(new URL(address, this.#url), { ...init, headers, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      this.#cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (next === null) {
      return response.text();
    }
    return next.startsWith("/") ? this.follow(next) : next;
  }

  submit(action, page, filled) {
    const hidden = [...page.matchAll(HIDDEN)].map(([, name, value]) => [name, value.replaceAll("&amp;", "&")]);
    const body = new URLSearchParams([...hidden, ...Object.entries(filled)]);
    return this.follow(action, { method: "POST", body });
  }
}
