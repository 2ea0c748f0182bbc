// Runs before a user who signs up is stored, in databases.

/** A user who is not stored yet: no id, no times. */
interface NewUser {
  readonly email?: string;
  readonly username?: string;
  readonly phone_number?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly picture?: string;
  readonly app_metadata?: Metadata;
  readonly user_metadata?: Metadata;
}

/** What happened, for reading. */
interface Event {
  readonly user: NewUser;
  readonly connection: ConnectionInfo;
  readonly request: RequestWithBody;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
  /** Not when the Management API makes the user. */
  readonly client?: ClientInfo;
  readonly transaction?: TransactionInfo;
}

/** What can be done about it. */
interface PreUserRegistrationAPI {
  readonly access: {
    /**
     * Refuses the sign-up.
     *
     * @param reason for the log
     * @param userMessage for the person: the page shows it
     */
    deny(reason: string, userMessage: string): PreUserRegistrationAPI;
  };
  readonly validation: {
    /**
     * Refuses the sign-up.
     *
     * @param code for the log
     * @param message for the person: the page shows it
     */
    error(code: string, message: string): PreUserRegistrationAPI;
  };
  readonly user: UserChanges<PreUserRegistrationAPI>;
  readonly cache: Cache;
}

/** `exports.onExecutePreUserRegistration` */
type PreUserRegistrationAction = (event: Event, api: PreUserRegistrationAPI) => void | Promise<void>;
