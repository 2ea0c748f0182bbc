import type { Auth0ContextInterface } from "@auth0/auth0-react";
import type { Call } from "./calls";
import type { Api } from "./config";
import { accessTokenFor, describeError, ending } from "./tokens";

/** Which token to send: the right one, or one of the mistakes that are worth seeing. */
export type TokenChoice = "right" | "id_token" | "other_api" | "none";

/** A request and what came of it, for the screen. */
export interface Exchange {
  method: string;
  url: string;
  /** What was sent as the token, in words. */
  token: string;
  /** The token itself, for whoever wants to have it explained. */
  sent?: string | undefined;
  /** The `aud` of that token. */
  audience: string;
  permission: string;
  answer?: Answer;
  /** Why there is no answer: no token was to be had, or the API could not be reached. */
  failure?: string;
}

export interface Answer {
  status: number;
  statusText: string;
  milliseconds: number;
  challenge: string | null;
  body: unknown;
}

/** Who calls what, with which token. */
export interface Intent {
  api: Api;
  otherApi: Api;
  clientId: string;
  call: Call;
  choice: TokenChoice;
  /** The token in memory was made with other permissions than the user has now. */
  outdated: boolean;
}

interface SentToken {
  value: string | undefined;
  words: string;
  audience: string;
  scope?: string;
}

export interface Outcome {
  exchange: Exchange;
  /** The scopes of the API's own token, once there is one. */
  scope?: string;
}

export async function perform(auth: Auth0ContextInterface, intent: Intent): Promise<Outcome> {
  const { api, call } = intent;
  const request = { method: call.method, url: api.url + call.path, permission: call.permission };
  let token: SentToken;
  try {
    token = await tokenFor(auth, intent);
  } catch (error) {
    const failure = `No token: ${describeError(error)}`;
    return { exchange: { ...request, token: "none", audience: "", failure } };
  }
  const exchange: Exchange = { ...request, token: token.words, sent: token.value, audience: token.audience };
  try {
    exchange.answer = await send(request.url, call, token.value);
  } catch {
    exchange.failure = `${api.url} cannot be reached. Does it run, and does the browser trust its certificate?`;
  }
  return token.scope === undefined ? { exchange } : { exchange, scope: token.scope };
}

async function tokenFor(auth: Auth0ContextInterface, intent: Intent): Promise<SentToken> {
  const { api, otherApi, clientId, choice } = intent;
  switch (choice) {
    case "none":
      return { value: undefined, words: "none", audience: "" };
    case "id_token": {
      const idToken = (await auth.getIdTokenClaims())?.__raw ?? "";
      return { value: idToken, words: `ID token ${ending(idToken)}`, audience: `${clientId} (this app)` };
    }
    case "other_api": {
      const { value } = await accessTokenFor(auth, otherApi);
      const words = `access token ${ending(value)} for the ${otherApi.name}`;
      return { value, words, audience: otherApi.identifier };
    }
    case "right": {
      const { value, scope } = await accessTokenFor(auth, api, intent.outdated ? "off" : "on");
      return { value, words: `access token ${ending(value)}`, audience: api.identifier, scope };
    }
  }
}

async function send(url: string, call: Call, token: string | undefined): Promise<Answer> {
  const headers = new Headers();
  if (token !== undefined) {
    headers.set("Authorization", `Bearer ${token}`);
  }
  const init: RequestInit = { method: call.method, headers };
  if (call.body) {
    headers.set("Content-Type", "application/json");
    init.body = JSON.stringify(call.body);
  }
  const start = performance.now();
  const response = await fetch(url, init);
  const text = await response.text();
  return {
    status: response.status,
    statusText: response.statusText,
    milliseconds: Math.round(performance.now() - start),
    challenge: response.headers.get("WWW-Authenticate"),
    body: text === "" ? null : JSON.parse(text),
  };
}
