// A rule is one function: function (user, context, callback) { … }. It changes what it was given
// and hands it on: callback(null, user, context). An error refuses the sign-in.

/** The user; what a rule adds here is in the ID token only if a claim says so. */
interface RuleUser {
  user_id: string;
  email?: string;
  email_verified?: boolean;
  username?: string;
  phone_number?: string;
  phone_verified?: boolean;
  name?: string;
  nickname?: string;
  given_name?: string;
  family_name?: string;
  picture?: string;
  /** To keep a change, call `auth0.users.updateAppMetadata`. Missing if there never was any. */
  app_metadata?: Metadata;
  /** To keep a change, call `auth0.users.updateUserMetadata`. */
  user_metadata?: Metadata;
  identities: UserIdentity[];
  created_at: string;
  updated_at: string;
  last_password_reset?: string;
  [name: string]: any;
}

interface RuleContext {
  /** The name of the tenant. */
  tenant: string;
  clientID: string;
  clientName: string;
  clientMetadata: { [name: string]: string };
  connectionID: string;
  connection: string;
  connectionStrategy: string;
  connectionOptions: { [name: string]: any };
  connectionMetadata: { [name: string]: string };
  /** How the sign-in was started; `redirect-callback` when the user came back from your page. */
  protocol: Protocol | 'redirect-callback';
  sessionID: string;
  stats: { loginsCount: number };
  sso: { with_auth0: boolean; with_dbconn: boolean; current_clients: string[] };
  /** Claims for the access token. */
  accessToken: { scope?: string | string[]; [name: string]: any };
  /** Claims for the ID token. */
  idToken: { [name: string]: any };
  authorization?: { roles: string[] };
  authentication?: { methods: { name: string; timestamp: number | string }[] };
  organization?: { id: string; name: string; display_name: string; metadata: { [name: string]: string } };
  /** Set it to send the user to a page of yours; it comes back to `/continue?state=…`. */
  redirect?: { url: string } | null;
  jwtConfiguration?: { [name: string]: any };
  request: {
    ip: string;
    hostname: string;
    userAgent: string;
    query: { [name: string]: any };
    body: { [name: string]: any };
    geoip?: {
      country_code?: string;
      country_code3?: string;
      country_name?: string;
      city_name?: string;
      continent_code?: string;
      latitude?: number;
      longitude?: number;
      time_zone?: string;
    };
  };
  [name: string]: any;
}

/** Hands on: an error refuses the sign-in, `callback(null, user, context)` goes on. */
type RuleCallback = (error?: Error | string | null, user?: RuleUser, context?: RuleContext) => any;

/** The function that a rule is. */
type Rule = (user: RuleUser, context: RuleContext, callback: RuleCallback) => void | Promise<void>;

/** Refuses the sign-in with `unauthorized` and this text. */
declare class UnauthorizedError extends Error {
  constructor(message: string);
}

/** The settings of rules, by key: texts that all rules read. */
declare var configuration: { readonly [key: string]: string };

/** The tenant's own API, already signed in. */
declare var auth0: {
  readonly domain: string;
  /** A token for the Management API that reads and changes users, for as long as the rule runs. */
  readonly accessToken: string;
  readonly baseUrl: string;
  readonly users: {
    updateAppMetadata(userId: string, metadata: Metadata): Promise<any>;
    updateUserMetadata(userId: string, metadata: Metadata): Promise<any>;
  };
};

/** An empty object, new in every run: nothing that one run puts here is there in the next. */
declare var global: { [name: string]: any };

/** `require('request')`, as it always was there. */
declare var request: typeof import('request');

/** `require('jsonwebtoken')` */
declare var jwt: typeof import('jsonwebtoken');

/** `require('lodash')` */
declare var _: any;

/** `require('crypto')` */
declare var crypto: typeof import('crypto');
