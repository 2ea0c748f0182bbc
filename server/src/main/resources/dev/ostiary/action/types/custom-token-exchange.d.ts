// Runs when an application brings a token of somebody else and wants one of this server for it
// (RFC 8693). The program must check the token that was brought: nobody else does.

/** What happened, for reading. */
interface Event {
  readonly client: ClientInfo;
  readonly request: RequestWithBody;
  readonly resource_server: ResourceServerInfo;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
  readonly transaction: {
    /** The token that was brought. It can be anything: check it before you believe it. */
    readonly subject_token: string;
    /** The kind that the profile of the exchange is named after. */
    readonly subject_token_type: string;
    readonly requested_token_type: string;
    readonly requested_scopes: readonly string[];
  };
  readonly organization?: OrganizationInfo;
}

/** A user as your own system knows them. */
interface ForeignUser {
  /** The id at the connection: the part after the bar. */
  user_id: string;
  email?: string;
  email_verified?: boolean;
  /** Whether a mail to prove the address is sent to a new user. */
  verify_email?: boolean;
  username?: string;
  phone_number?: string;
  phone_verified?: boolean;
  name?: string;
  nickname?: string;
  given_name?: string;
  family_name?: string;
  picture?: string;
}

/** What can be done about it. Exactly one user must be named. */
interface CustomTokenExchangeAPI {
  readonly access: {
    /** Refuses the exchange, with `code` as the member `error` of the answer. */
    deny(code: 'invalid_request' | 'server_error' | (string & {}), reason: string): CustomTokenExchangeAPI;
    /** Refuses because the token is not genuine. Who brings many such tokens is slowed down. */
    rejectInvalidSubjectToken(reason: string): CustomTokenExchangeAPI;
  };
  readonly authentication: {
    /** The user with this whole id. */
    setUserById(userId: string): CustomTokenExchangeAPI;
    /** The user with this id at a connection, who may be made or brought up to date on the way. */
    setUserByConnection(
      connection: string,
      user: ForeignUser,
      options: {
        creationBehavior: 'create_if_not_exists' | 'none';
        updateBehavior: 'replace' | 'none';
      }
    ): CustomTokenExchangeAPI;
    /** Signs in to an organization, named by id or name. */
    setOrganization(organization: string): CustomTokenExchangeAPI;
    /** Who acts for the user: the claim `act`. */
    setActor(actor: { sub: string; [name: string]: any }): CustomTokenExchangeAPI;
  };
  readonly user: UserChanges<CustomTokenExchangeAPI>;
  readonly cache: Cache;
}

/** `exports.onExecuteCustomTokenExchange` */
type CustomTokenExchangeAction = (event: Event, api: CustomTokenExchangeAPI) => void | Promise<void>;
