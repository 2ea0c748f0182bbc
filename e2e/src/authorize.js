import { issuer, orders, sample } from "./sample.js";

/** An authorization request of the example app, as its SDK would make it; `more` changes parameters. */
export function authorizeUrl(more = {}) {
  const parameters = {
    client_id: sample.spa.client_id,
    redirect_uri: sample.spa.url,
    response_type: "code",
    scope: "openid profile email read:orders create:orders",
    audience: orders.identifier,
    state: "a-state",
    nonce: "a-nonce",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
    ...more,
  };
  return `${issuer}authorize?${new URLSearchParams(parameters)}`;
}
