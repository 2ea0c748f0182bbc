// Hooks are of the older kind: module.exports is one function, and its last parameter is called
// with an error or with the answer.

/** Called at the end: with an error, or with `null` and the answer. */
type HookCallback<Answer> = (error?: Error | string | null, answer?: Answer) => any;

/** What all hooks are told. */
interface HookContext {
  readonly webtask: {
    /** The secrets of this hook. */
    readonly secrets: Secrets;
  };
  [name: string]: any;
}

interface HookConnectionContext extends HookContext {
  readonly connection: { readonly id: string; readonly name: string; readonly tenant: string };
  readonly requestLanguage?: string;
  readonly renderLanguage?: string;
  readonly request?: { readonly ip: string; readonly hostname?: string; readonly language?: string; readonly geoip?: any };
}

/** `credentials-exchange`: may add claims and change scopes. Answer with the claims and `scope`. */
type CredentialsExchangeHook = (
  client: { readonly id: string; readonly name: string; readonly tenant: string; readonly metadata: { readonly [name: string]: string } },
  scope: string[] | undefined,
  audience: string,
  context: HookContext,
  cb: HookCallback<{ scope?: string[]; [claim: string]: any }>
) => void | Promise<void>;

/** `pre-user-registration`: may refuse, and may set metadata in the answer's `user`. */
type PreUserRegistrationHook = (
  user: {
    readonly tenant: string;
    readonly email?: string;
    readonly emailVerified?: boolean;
    readonly username?: string;
    readonly phoneNumber?: string;
    readonly phoneNumberVerified?: boolean;
    readonly user_metadata?: Metadata;
    readonly app_metadata?: Metadata;
  },
  context: HookConnectionContext,
  cb: HookCallback<{ user?: { user_metadata?: Metadata; app_metadata?: Metadata } }>
) => void | Promise<void>;

/** `post-user-registration`: the user is stored, nothing can be changed any more. */
type PostUserRegistrationHook = (
  user: {
    readonly id: string;
    readonly tenant: string;
    readonly email?: string;
    readonly emailVerified?: boolean;
    readonly username?: string;
    readonly phoneNumber?: string;
    readonly phoneNumberVerified?: boolean;
    readonly user_metadata?: Metadata;
    readonly app_metadata?: Metadata;
  },
  context: HookConnectionContext,
  cb: HookCallback<{}>
) => void | Promise<void>;

/** `post-change-password`: the password was changed. */
type PostChangePasswordHook = (
  user: { readonly id: string; readonly email?: string; readonly username?: string; readonly last_password_reset?: string },
  context: HookConnectionContext,
  cb: HookCallback<{}>
) => void | Promise<void>;

/** `send-phone-message`: sends in the place of the server. */
type SendPhoneMessageHook = (
  recipient: string,
  text: string,
  context: HookContext & {
    readonly message_type: 'sms' | 'voice';
    readonly action: string;
    readonly code: string;
    readonly language?: string;
    readonly ip?: string;
    readonly user_agent?: string;
    readonly factor_type?: 'first' | 'second';
    readonly client?: { readonly client_id: string; readonly name: string; readonly client_metadata: { readonly [name: string]: string } };
    readonly user?: { readonly user_id: string; readonly name?: string; readonly email?: string; readonly app_metadata?: Metadata; readonly user_metadata?: Metadata };
  },
  cb: HookCallback<{}>
) => void | Promise<void>;

/** Refuses a sign-up with a text that the page shows. */
declare class PreUserRegistrationError extends Error {
  /**
   * @param message for the log
   * @param friendlyMessage for the person
   */
  constructor(message: string, friendlyMessage?: string);
}

/** Refuses a token with `invalid_scope`. */
declare class InvalidScopeError extends Error {
  constructor(message: string);
}

/** Refuses a token with `invalid_request`. */
declare class InvalidRequestError extends Error {
  constructor(message: string);
}

/** Refuses a token with `server_error`. */
declare class ServerError extends Error {
  constructor(message: string);
}
