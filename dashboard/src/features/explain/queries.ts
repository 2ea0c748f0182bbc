import { useMutation, useQuery } from "@tanstack/react-query";
import { api, body, listed, own, type OwnSchemas } from "../../api/client";
import { type Claims, decode, decodeHeader } from "../../components/jwt";

export type Explanation = OwnSchemas["Explanation"];
export type Check = OwnSchemas["ExplainedCheck"];
export type Finding = OwnSchemas["ExplainedFinding"];
export type Verdict = Explanation["verdict"];

type Question = OwnSchemas["ExplainRequestCreate"];

/** What is compared with the tenant. The signature and what else the token says stay here. */
const SENT = ["iss", "aud", "azp", "client_id", "sub", "iat", "nbf", "exp", "scope", "permissions", "gty", "org_id"];

/** Of these only that they are there. */
const PRESENT = ["nonce", "at_hash", "c_hash", "cnf"];

export interface Expectation {
  audience: string;
  scope: string[];
}

function partsOf(claims: Claims): Claims {
  const sent = SENT.filter((name) => name in claims).map((name) => [name, claims[name]]);
  const present = PRESENT.filter((name) => name in claims).map((name) => [name, {}]);
  return Object.fromEntries([...sent, ...present]) as Claims;
}

async function hashOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
}

/** A token without blanks around it and without the word Bearer before it. */
export function tidy(token: string): string {
  return token.trim().replace(/^bearer\s+/i, "");
}

/** What the browser can read of a token. */
export function read(token: string): { header?: Claims; payload?: Claims } {
  const count = token.split(".").length;
  const header = count === 5 ? decodeHeader(token) : undefined;
  return (count === 3 ? decode(token) : undefined) ?? (header ? { header } : {});
}

async function question(token: string): Promise<Partial<Question>> {
  const { header, payload } = read(token);
  if (!header) {
    return { hash: await hashOf(token) };
  }
  const names = ["alg", "kid", "typ", "enc"].filter((name) => name in header);
  const parts = Object.fromEntries(names.map((name) => [name, header[name]]));
  return payload ? { header: parts, claims: partsOf(payload) } : { header: parts };
}

/** Asks the server; nothing of the token is in an address or kept anywhere. */
export function useExplain() {
  return useMutation({
    gcTime: 0,
    mutationFn: async ({ token, audience, scope }: Expectation & { token: string }) => {
      const expect = { ...(audience && { audience }), ...(scope.length > 0 && { scope }) };
      // Of the question every member may be missing, which its generated type does not say.
      return await body(own.POST("/explain", { body: { ...(await question(token)), expect } as Question }));
    },
  });
}

export type Api = { identifier: string; name: string; scopes?: { value: string; description?: string }[] };

/** The APIs to choose from; another is typed. */
export function useApis() {
  return useQuery({
    queryKey: ["explain", "apis"],
    queryFn: async () => {
      const query = { per_page: 100, include_totals: true };
      return (await listed(api.GET("/resource-servers", { params: { query } }), "resource_servers")).rows as Api[];
    },
  });
}
