// Runs after a password was changed, by the user or by an administrator.

/** What happened, for reading. */
interface Event {
  readonly user: {
    readonly user_id?: string;
    readonly email?: string;
    readonly email_verified?: boolean;
    readonly username?: string;
    readonly phone_number?: string;
    readonly phone_verified?: boolean;
    readonly last_password_reset?: string;
  };
  readonly connection: ConnectionInfo;
  readonly request: RequestInfo;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
}

/** What can be done about it: nothing but to remember. Call your own services with `fetch`. */
interface PostChangePasswordAPI {
  readonly cache: Cache;
}

/** `exports.onExecutePostChangePassword` */
type PostChangePasswordAction = (event: Event, api: PostChangePasswordAPI) => void | Promise<void>;
