// Runs after a user was stored. Nobody waits for it: the sign-up has already succeeded.

/** What happened, for reading. */
interface Event {
  readonly user: UserInfo;
  readonly connection: ConnectionInfo;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
  /** Not when the Management API made the user. */
  readonly request?: RequestInfo;
  readonly transaction?: TransactionInfo;
}

/** What can be done about it: nothing but to remember. Call your own services with `fetch`. */
interface PostUserRegistrationAPI {
  readonly cache: Cache;
}

/** `exports.onExecutePostUserRegistration` */
type PostUserRegistrationAction = (event: Event, api: PostUserRegistrationAPI) => void | Promise<void>;
