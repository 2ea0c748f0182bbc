// Runs when a user followed the link to reset a password, before the new one may be typed, and in
// another function after the user came back from a page of yours.

/** What happened, for reading. */
interface Event {
  readonly user: UserInfo;
  readonly connection: ConnectionInfo;
  readonly request: RequestWithQuery & RequestWithBody;
  readonly stats: LoginStatistics;
  readonly tenant: TenantInfo;
  readonly secrets: Secrets;
  readonly configuration: { readonly [name: string]: string };
  readonly client?: ClientInfo;
  readonly organization?: OrganizationInfo;
  /** How the user proved to be themselves so far: by the link in the mail. */
  readonly authentication?: AuthenticationInfo;
  readonly authorization?: AuthorizationInfo;
  readonly transaction?: {
    readonly locale: string;
    readonly ui_locales: readonly string[];
    readonly login_hint?: string;
    readonly state?: string;
  };
}

/** What can be done about it. */
interface PasswordResetPostChallengeAPI {
  readonly access: {
    /** Ends the reset: the password stays as it is, and the page shows the reason. */
    deny(reason: string): PasswordResetPostChallengeAPI;
  };
  readonly redirect: Redirect<PasswordResetPostChallengeAPI>;
  readonly transaction: {
    /** The page to show after the new password was stored. */
    setResultUrl(url: string, options?: { query?: { [name: string]: string } }): PasswordResetPostChallengeAPI;
  };
  readonly cache: Cache;
}

/** `exports.onExecutePostChallenge` and `exports.onContinuePostChallenge` */
type PasswordResetPostChallengeAction = (
  event: Event,
  api: PasswordResetPostChallengeAPI
) => void | Promise<void>;
