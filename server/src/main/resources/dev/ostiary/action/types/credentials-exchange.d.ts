// Runs when an application asks for a token for itself (client credentials). There is no user.

/** What happened, for reading. */
interface Event {
  readonly client: ClientInfo;
  readonly request: RequestWithBody;
  readonly resource_server: ResourceServerInfo;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
  /** The access token as it is planned. */
  readonly accessToken: {
    readonly scope: readonly string[];
    readonly customClaims: { readonly [name: string]: unknown };
  };
  readonly transaction: {
    /** What was asked for; all that the application may have, if nothing was. */
    readonly requested_scopes: readonly string[];
  };
  /** Only when the token is for an organization. */
  readonly organization?: OrganizationInfo;
}

/** What can be done about it. */
interface CredentialsExchangeAPI {
  readonly access: {
    /**
     * Refuses the token.
     *
     * @param code the member `error` of the answer
     * @param reason its `error_description`
     */
    deny(code: 'invalid_scope' | 'invalid_request' | 'server_error' | (string & {}), reason: string): CredentialsExchangeAPI;
  };
  readonly accessToken: AccessTokenClaims<CredentialsExchangeAPI>;
  readonly transaction: {
    /** The scopes that the token shall have, instead of those planned. */
    setTargetScopes(scopes: string[]): CredentialsExchangeAPI;
    addTargetScope(scope: string): CredentialsExchangeAPI;
    removeTargetScope(scope: string): CredentialsExchangeAPI;
    /** A token without any scope. */
    clearTargetScopes(): CredentialsExchangeAPI;
  };
  readonly cache: Cache;
}

/** `exports.onExecuteCredentialsExchange` */
type CredentialsExchangeAction = (event: Event, api: CredentialsExchangeAPI) => void | Promise<void>;
