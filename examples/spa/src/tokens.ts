import type { Auth0ContextInterface } from "@auth0/auth0-react";
import type { Api } from "./config";

export interface ApiToken {
  value: string;
  /** The scopes that were granted, as the issuer's answer said. The app never looks into the token itself. */
  scope: string;
  /** Its lifetime in seconds when it was issued. */
  expiresIn: number;
}

type Auth0 = Pick<Auth0ContextInterface, "getAccessTokenSilently" | "getAccessTokenWithPopup" | "loginWithRedirect">;

/** The issuer must show the user a page first: consent for a second API, or a new login. */
const NEEDS_A_PAGE = ["consent_required", "login_required", "interaction_required"];

/**
 * An access token for an API: from memory, else from the issuer without a page, else with a popup.
 * Where the browser blocks the popup the whole page goes to the issuer, and this promise never ends.
 */
export async function accessTokenFor(auth: Auth0, api: Api, cacheMode: "on" | "off" = "on"): Promise<ApiToken> {
  try {
    return await silently(auth, api, cacheMode);
  } catch (error) {
    if (!NEEDS_A_PAGE.includes(errorCode(error))) {
      throw error;
    }
  }
  const authorizationParams = { audience: api.identifier };
  try {
    await auth.getAccessTokenWithPopup({ authorizationParams });
  } catch (error) {
    if (errorCode(error) !== "popup_open") {
      throw error;
    }
    await auth.loginWithRedirect({ authorizationParams, appState: { returnTo: "/" } });
    return new Promise(() => {});
  }
  return silently(auth, api);
}

/** As above, but fails rather than show a page. `cacheMode` "off" passes over the token in memory. */
export async function silently(
  auth: Pick<Auth0, "getAccessTokenSilently">,
  api: Api,
  cacheMode: "on" | "off" = "on",
): Promise<ApiToken> {
  const token = await auth.getAccessTokenSilently({
    cacheMode,
    detailedResponse: true,
    authorizationParams: { audience: api.identifier },
  });
  if (!token) {
    throw new Error("The issuer gave no token");
  }
  return { value: token.access_token, scope: token.scope ?? "", expiresIn: token.expires_in };
}

/** Enough of a token to tell two of them apart, too little to use it. */
export function ending(token: string): string {
  return `…${token.slice(-6)}`;
}

/** The `error` of an OAuth answer (RFC 6749 §5.2), or a code of the SDK's own; empty for other errors. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "error" in error ? String(error.error) : "";
}

export function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = errorCode(error);
  return code ? `${code}: ${message}` : message;
}
