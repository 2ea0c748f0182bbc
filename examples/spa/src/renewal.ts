/** How an access token is renewed without the user noticing. Kept in localStorage: it is a preference, not a secret. */
export type Renewal = "iframe" | "refresh_token";

const KEY = "renewal";

export function readRenewal(): Renewal {
  return localStorage.getItem(KEY) === "refresh_token" ? "refresh_token" : "iframe";
}

export function saveRenewal(renewal: Renewal): void {
  localStorage.setItem(KEY, renewal);
}
