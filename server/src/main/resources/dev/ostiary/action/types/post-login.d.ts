// Runs when a user has proved who they are and before tokens are made, again when a refresh token
// is used, and in another function after the user came back from a page of yours.

/** A session as `event.session` shows it. */
interface SessionInfo {
  /** The claim `sid` of ID tokens. */
  readonly id: string;
  readonly user_id?: string;
  readonly created_at?: string;
  readonly updated_at?: string;
  /** When the user last typed a password or the like. */
  readonly authenticated_at?: string;
  readonly last_interacted_at?: string;
  /** When it ends whatever happens. */
  readonly expires_at?: string;
  /** When it ends if nothing happens. */
  readonly idle_expires_at?: string;
  /** The applications that were signed in to. */
  readonly clients?: readonly { readonly client_id: string }[];
  readonly device?: DeviceInfo;
  readonly cookie?: { readonly mode: 'persistent' | 'non-persistent' };
}

/** The browser or device: at first and last. */
interface DeviceInfo {
  readonly initial_ip?: string;
  readonly initial_user_agent?: string;
  readonly last_ip?: string;
  readonly last_user_agent?: string;
}

/** A refresh token as `event.refresh_token` shows it; never the token itself. */
interface RefreshTokenInfo {
  readonly id: string;
  readonly user_id?: string;
  readonly client_id?: string;
  readonly session_id?: string;
  readonly created_at: string;
  readonly expires_at?: string;
  readonly idle_expires_at?: string;
  readonly last_exchanged_at?: string;
  readonly rotating?: boolean;
  readonly resource_servers?: readonly { readonly audience: string; readonly scopes: string }[];
  readonly device?: DeviceInfo;
}

interface PostLoginTransaction extends TransactionInfo {
  /** One name for this sign-in, in browsers. */
  readonly id?: string;
  /** A name that your pages may use for it. */
  readonly linking_id?: string;
  /** What programs before this one told those after them, see `api.transaction.setMetadata`. */
  readonly metadata: { readonly [name: string]: string | number | boolean };
  /** In an exchange of tokens: the kind of the token that was given. */
  readonly subject_token_type?: string;
}

/** What happened, for reading. */
interface Event {
  readonly user: UserInfo;
  readonly client: ClientInfo;
  readonly connection: ConnectionInfo;
  readonly request: RequestWithQuery & RequestWithBody;
  readonly stats: LoginStatistics;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
  readonly authentication?: AuthenticationInfo;
  readonly authorization?: AuthorizationInfo;
  /** Only when the user signs in to an organization. */
  readonly organization?: OrganizationInfo;
  /** Only when an access token for an API is wanted. */
  readonly resource_server?: ResourceServerInfo;
  readonly session?: SessionInfo;
  /** Only when a refresh token is made or used. */
  readonly refresh_token?: RefreshTokenInfo;
  readonly transaction?: PostLoginTransaction;
}

/** What can be done about it. */
interface PostLoginAPI {
  readonly access: {
    /**
     * Refuses the sign-in: the application gets `access_denied` with the reason, and no program
     * after this one runs. Nothing is written into metadata.
     */
    deny(reason: string): PostLoginAPI;
  };
  readonly accessToken: AccessTokenClaims<PostLoginAPI> & {
    /** Adds a scope that was not asked for; not `openid`, `offline_access` or one of the Management API. */
    addScope(scope: string): PostLoginAPI;
    /** Takes a scope away. */
    removeScope(scope: string): PostLoginAPI;
  };
  readonly idToken: {
    /** Adds a claim to the ID token; see `accessToken.setCustomClaim`. `/userinfo` tells it, too. */
    setCustomClaim(name: string, value: unknown): PostLoginAPI;
  };
  readonly authentication: {
    /** Notes that the user did what a page of yours wanted. Only in `onContinuePostLogin`. */
    recordMethod(url: string): PostLoginAPI;
  };
  readonly redirect: Redirect<PostLoginAPI>;
  readonly user: UserChanges<PostLoginAPI>;
  readonly session: {
    /** Ends the session and refuses the sign-in. Its refresh tokens end, too, unless kept. */
    revoke(reason: string, options?: { preserveRefreshTokens?: boolean }): PostLoginAPI;
  };
  readonly refreshToken: {
    /** Ends the refresh token in use and refuses. Only when `event.transaction.protocol` is `oauth2-refresh-token`. */
    revoke(reason: string): PostLoginAPI;
  };
  readonly transaction: {
    /** Tells later programs of this sign-in something; `null` removes it. */
    setMetadata(name: string, value: string | number | boolean | null): PostLoginAPI;
  };
  readonly validation: {
    /** Refuses the sign-in with a code and a text of your own. */
    error(code: string, message: string): PostLoginAPI;
  };
  readonly rules: {
    /** Whether the rule with this id ran in this sign-in. */
    wasExecuted(ruleId: string): boolean;
  };
  readonly cache: Cache;
}

/** `exports.onExecutePostLogin` and `exports.onContinuePostLogin` */
type PostLoginAction = (event: Event, api: PostLoginAPI) => void | Promise<void>;
