// What every program finds, whatever it is bound to: the surroundings, and the parts that the
// events of several triggers share. Meant to be read together with exactly one other file of this
// folder, by a checker that does not know a browser (no "dom" library).

/** Free-form values under names of your own choosing. */
interface Metadata {
  [name: string]: any;
}

/** The secrets of this program, by name. Nobody reads them back through an API. */
interface Secrets {
  readonly [name: string]: string;
}

// ---------------------------------------------------------------------------------------------
// Parts of events

/** Where a request came from, as far as somebody told the server. All of it can be missing. */
interface GeoIp {
  /** Two letters, such as `DE` (ISO 3166-1). */
  readonly countryCode?: string;
  /** Three letters, such as `DEU`. */
  readonly countryCode3?: string;
  readonly countryName?: string;
  /** State or province, such as `BY`. */
  readonly subdivisionCode?: string;
  readonly subdivisionName?: string;
  readonly cityName?: string;
  /** Two letters: `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`. */
  readonly continentCode?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** A name of the time zone database, such as `Europe/Berlin`. */
  readonly timeZone?: string;
}

/** The request that led here. */
interface RequestInfo {
  /** The address that the request came from. */
  readonly ip: string;
  /** `GET` or `POST`. */
  readonly method: string;
  /** The name of the server that was asked, without scheme and port. */
  readonly hostname?: string;
  /** The header `User-Agent`. */
  readonly user_agent?: string;
  /** The language that the browser prefers, such as `de`. */
  readonly language?: string;
  readonly geoip: GeoIp;
}

/** A request of which the parameters of the URL are known, too. */
interface RequestWithQuery extends RequestInfo {
  /** Parameters in the URL. At `/continue` these are the ones that your page came back with. */
  readonly query: { readonly [name: string]: string };
}

/** A request of which the form is known, too. Passwords and secrets of clients are left out. */
interface RequestWithBody extends RequestInfo {
  /** The fields of the form. */
  readonly body: { readonly [name: string]: any };
}

/** An application. */
interface ClientInfo {
  readonly client_id: string;
  /** The name as the dashboard shows it. */
  readonly name: string;
  /** The application's metadata: values that you set in its advanced settings. */
  readonly metadata: { readonly [name: string]: string };
}

/** A connection: the place that a user comes from. */
interface ConnectionInfo {
  readonly id: string;
  /** The name, such as `Username-Password-Authentication`. */
  readonly name: string;
  /** The kind: `auth0` for a database. */
  readonly strategy: string;
  readonly metadata?: { readonly [name: string]: string };
}

/** An organization that a user signs in to. */
interface OrganizationInfo {
  /** Begins with `org_`. */
  readonly id: string;
  /** The short name, in small letters. */
  readonly name: string;
  /** The name for people. */
  readonly display_name: string;
  readonly metadata: { readonly [name: string]: string };
}

/** The API that an access token is wanted for. */
interface ResourceServerInfo {
  /** The identifier: the value of `audience`. */
  readonly identifier: string;
}

/** The tenant. */
interface TenantInfo {
  /** Its name. */
  readonly id: string;
}

/** An account that a user has at one connection. The first one is the one of `user_id`. */
interface UserIdentity {
  readonly connection?: string;
  /** The kind of the connection; with `user_id` it makes up the whole id: `auth0|4711`. */
  readonly provider?: string;
  readonly user_id?: string;
  readonly isSocial?: boolean;
  /** What this account says of the user; only of accounts that were linked. */
  readonly profileData?: { readonly [name: string]: any };
}

/** A user as stored. */
interface UserInfo {
  /** The whole id, such as `auth0|6501f2c4e8a1b20061d3c9aa`: the claim `sub`. */
  readonly user_id: string;
  readonly email?: string;
  /** Whether the user showed that the address is theirs. Nothing that grants access should do without it. */
  readonly email_verified: boolean;
  readonly username?: string;
  readonly phone_number?: string;
  readonly phone_verified?: boolean;
  readonly name?: string;
  readonly nickname?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  /** The URL of a picture. */
  readonly picture?: string;
  /** What you keep about the user and the user does not change: plan, flags, ids elsewhere. */
  readonly app_metadata: Metadata;
  /** What the user may change: preferences and the like. Decide nothing of weight by it. */
  readonly user_metadata: Metadata;
  readonly identities: readonly UserIdentity[];
  /** A time as text, such as `2026-11-22T08:15:00.000Z`. */
  readonly created_at: string;
  readonly updated_at: string;
  /** Missing until the password was changed for the first time. */
  readonly last_password_reset?: string;
}

/** A way in which the user proved to be themselves. */
interface AuthenticationMethod {
  /** `pwd`, `email`, `sms`, `federated`, or a URL that `api.authentication.recordMethod` noted. */
  readonly name: string;
  readonly timestamp: string;
}

/** How the user proved to be themselves. */
interface AuthenticationInfo {
  readonly methods: readonly AuthenticationMethod[];
}

/** What was granted to the user. */
interface AuthorizationInfo {
  /** The names of the roles: those of the user and, in an organization, those of the member. */
  readonly roles: readonly string[];
}

/** How a sign-in or an exchange of tokens was started. */
type Protocol =
  | 'oidc-basic-profile'
  | 'oidc-implicit-profile'
  | 'oidc-hybrid-profile'
  | 'oauth2-device-code'
  | 'oauth2-password'
  | 'oauth2-resource-owner'
  | 'oauth2-refresh-token'
  | 'oauth2-token-exchange';

/** What the application asked for. */
interface TransactionInfo {
  /** `oidc-basic-profile` is a sign-in with a code, `oauth2-refresh-token` the use of a refresh token. */
  readonly protocol?: Protocol;
  readonly requested_scopes: readonly string[];
  readonly acr_values: readonly string[];
  readonly ui_locales: readonly string[];
  /** The language of the pages. */
  readonly locale: string;
  readonly login_hint?: string;
  readonly prompt?: readonly string[];
  readonly redirect_uri?: string;
  readonly response_mode?: 'query' | 'fragment' | 'form_post' | 'web_message';
  readonly response_type?: readonly ('code' | 'token' | 'id_token')[];
  readonly state?: string;
}

/** How often the user signed in. */
interface LoginStatistics {
  /** This time included: 1 at the first sign-in. */
  readonly logins_count: number;
}

// ---------------------------------------------------------------------------------------------
// Parts of api

/** A value that was kept between runs. */
interface CacheRecord {
  readonly value: string;
  /** Milliseconds since 1970 after which it is surely gone. */
  readonly expires_at: number;
}

/** Whether something could be kept. */
type CacheWriteResult =
  | { readonly type: 'success'; readonly record: CacheRecord }
  | { readonly type: 'error'; readonly code: string };

/** How long to keep something. Of both the earlier one counts; of none, 24 hours. */
interface CacheOptions {
  /** Milliseconds from now. */
  ttl?: number;
  /** Milliseconds since 1970. */
  expires_at?: number;
}

/**
 * A small memory between runs, for a few short texts: all programs of one trigger share it. What is
 * in it can vanish at any moment, so keep only what can be fetched again (an access token, a list).
 */
interface Cache {
  /** What is kept under this key. */
  get(key: string): CacheRecord | undefined;
  /** Keeps a text. Make JSON of other things first. */
  set(key: string, value: string, options?: CacheOptions): CacheWriteResult;
  delete(key: string): { readonly type: 'success' | 'error'; readonly code?: string };
}

/** Changes to what is stored about the user; made once, after all programs of the trigger agreed. */
interface UserChanges<Api> {
  /** Sets one member of `app_metadata`; `null` removes it. */
  setAppMetadata(name: string, value: unknown): Api;
  /** Sets one member of `user_metadata`; `null` removes it. */
  setUserMetadata(name: string, value: unknown): Api;
}

/** Claims that an access token gets. */
interface AccessTokenClaims<Api> {
  /**
   * Adds a claim.
   *
   * @param name a URL of your own, such as `https://example.com/roles`, or a name that no standard
   *     uses. Names that the server fills itself (`sub`, `scope`, `permissions`, …) are ignored.
   * @param value anything that JSON can say
   */
  setCustomClaim(name: string, value: unknown): Api;
}

/** A walk to a page of yours and back to `/continue`. */
interface Redirect<Api> {
  /** Whether there is a browser to send: not when a refresh token is used, nor with a password grant. */
  canRedirect(): boolean;
  /**
   * Makes a JWT (HS256) that your page can trust: `sub`, `iss`, `exp` and your payload.
   *
   * @returns the JWT; usually given to the page as the parameter `session_token`
   */
  encodeToken(options: { secret: string; payload: { [name: string]: any }; expiresInSeconds?: number }): string;
  /**
   * Sends the browser away when this program has ended. Your page sends it back to
   * `/continue?state=…` with the `state` that it was given.
   */
  sendUserTo(url: string, options?: { query?: { [name: string]: string } }): Api;
  /**
   * Reads the JWT that your page came back with, and throws unless it is genuine, belongs to this
   * transaction and has not expired.
   *
   * @param options.tokenParameterName the parameter that holds it, by default `session_token`
   */
  validateToken(options: { secret: string; tokenParameterName?: string }): { [name: string]: any };
}

// ---------------------------------------------------------------------------------------------
// Surroundings

/** Lines for the log of this run. The execution shows them. */
interface Console {
  log(...values: any[]): void;
  debug(...values: any[]): void;
  info(...values: any[]): void;
  warn(...values: any[]): void;
  error(...values: any[]): void;
}

declare var console: Console;

interface HeadersInit {
  [name: string]: string;
}

interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
  forEach(action: (value: string, name: string) => void): void;
}

declare var Headers: { new (init?: HeadersInit | Headers | [string, string][]): Headers };

interface RequestInit {
  method?: string;
  headers?: HeadersInit | Headers | [string, string][];
  body?: string | URLSearchParams;
  /** Given up when this signal fires, for example `AbortSignal.timeout(2000)`. */
  signal?: AbortSignal;
  redirect?: 'follow' | 'error' | 'manual';
}

interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;
  json(): Promise<any>;
  text(): Promise<string>;
}

/** Asks a web server. Addresses inside your own network are refused. */
declare function fetch(url: string | URL, init?: RequestInit): Promise<Response>;

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: any;
}

declare var AbortSignal: { timeout(milliseconds: number): AbortSignal; abort(reason?: any): AbortSignal };

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: any): void;
}

declare var AbortController: { new (): AbortController };

interface URLSearchParams {
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
  forEach(action: (value: string, name: string) => void): void;
  toString(): string;
}

declare var URLSearchParams: {
  new (init?: string | { [name: string]: string } | [string, string][] | URLSearchParams): URLSearchParams;
};

interface URL {
  href: string;
  readonly origin: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  readonly searchParams: URLSearchParams;
  hash: string;
  toString(): string;
}

declare var URL: { new (url: string | URL, base?: string | URL): URL };

interface Buffer extends Uint8Array {
  toString(encoding?: 'utf8' | 'utf-8' | 'hex' | 'base64' | 'base64url' | 'ascii' | 'latin1' | 'binary'): string;
}

declare var Buffer: {
  from(data: string, encoding?: string): Buffer;
  from(data: ArrayBuffer | Uint8Array | readonly number[]): Buffer;
  alloc(size: number, fill?: string | number): Buffer;
  concat(list: readonly Uint8Array[]): Buffer;
  byteLength(text: string, encoding?: string): number;
  isBuffer(value: any): value is Buffer;
};

declare var TextEncoder: { new (): { encode(text?: string): Uint8Array } };
declare var TextDecoder: { new (encoding?: string): { decode(data?: Uint8Array): string } };
declare function btoa(text: string): string;
declare function atob(text: string): string;
declare function structuredClone<T>(value: T): T;
declare function setTimeout(action: (...given: any[]) => void, milliseconds?: number, ...given: any[]): any;
declare function clearTimeout(timer: any): void;
declare function setInterval(action: (...given: any[]) => void, milliseconds?: number, ...given: any[]): any;
declare function clearInterval(timer: any): void;
declare function setImmediate(action: (...given: any[]) => void, ...given: any[]): any;

/** Next to nothing of Node's `process`: the environment is empty. */
declare var process: {
  readonly env: { readonly [name: string]: string | undefined };
  readonly version: string;
  nextTick(action: (...given: any[]) => void, ...given: any[]): void;
};

/** Loads a module out of the fixed set; nothing is downloaded. */
declare function require(name: string): any;
declare var module: { exports: any };
declare var exports: any;
