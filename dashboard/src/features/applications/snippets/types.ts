import type { Kind } from "../kinds";

/** What a snippet is made of. */
export interface Values {
  /** What SDKs call domain: the host, or the whole origin where it is plain http. */
  domain: string;
  /** With a slash at the end. */
  issuer: string;
  clientId: string;
  /** What stands in its place for those who may not read it. */
  clientSecret: string;
  /** The identifier of an API, when one was chosen. */
  audience?: string | undefined;
  /** The permissions to ask for at that API. */
  scopes: string[];
  /** The origin at which the application runs. */
  origin: string;
  /** Random, for cookies of the application. */
  cookieSecret: string;
}

/** A step of a quick start: something to type into a terminal, a file, or a part of one. */
export interface Step {
  kind: "create" | "env" | "file" | "part" | "run";
  /** The name of the file. */
  file?: string;
  code: string;
}

/** Addresses that must be registered. */
export interface Addresses {
  callbacks: string[];
  allowed_logout_urls: string[];
  web_origins: string[];
}

/** How programs of a kind come to trust the certificate authority of a local server. */
export type Trust = "browser" | "node" | "java" | "device" | "curl" | "python";

export interface Technology {
  id: string;
  name: string;
  kind: Kind;
  /** Where it runs unless somebody says otherwise; null when it has no address of its own. */
  origin: string | null;
  addresses: (origin: string, domain: string) => Addresses;
  trust: Trust[];
  steps: (values: Values) => Step[];
}

/** The port of an origin, for commands that start a server; behind a public name it is any. */
export function portOf(origin: string): string {
  return new URL(origin).port || "3000";
}

/** The scopes of a sign-in, with the API's permissions. */
export function scopeOf(values: Values): string {
  return ["openid", "profile", "email", ...(values.audience ? values.scopes : [])].join(" ");
}

/** Only the origin: for programs whose pages handle the answer themselves. */
export function originOnly(origin: string): Addresses {
  return { callbacks: [origin], allowed_logout_urls: [origin], web_origins: [origin] };
}

/** Nothing: for those to whom nobody comes back. */
export function noAddresses(): Addresses {
  return { callbacks: [], allowed_logout_urls: [], web_origins: [] };
}

/** Lines that are only there with an API. */
export function withApi(values: Values, lines: string): string {
  return values.audience ? lines : "";
}
