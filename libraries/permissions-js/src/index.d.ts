/** What the feed says of the signed-in user at one API. */
export interface PermissionState<Permission extends string = string> {
  /**
   * "loading" until the first answer; "ready" after it, also while the server cannot be reached;
   * "refused" when the token is refused: signed out, blocked, or for another API.
   */
  readonly status: "loading" | "ready" | "refused";
  /** Names of permissions, sorted; with former names as long as they work. */
  readonly permissions: readonly Permission[];
  /** Names of the roles that give them. For people to read: decide by permissions. */
  readonly roles: readonly string[];
  /** Former names of permissions, each with the present one. */
  readonly deprecated: Readonly<Record<string, string>>;
  /** Why the last attempt failed, if it did. */
  readonly error?: unknown;
}

export interface PermissionsOptions {
  /** The issuer of the tokens: `https://YOUR_DOMAIN/`, or the domain with the scheme only. */
  issuer: string;
  /** The identifier of the API. */
  audience: string;
  /**
   * An access token for that API, as `getAccessTokenSilently` gives it. Called before each connection; no token is
   * kept.
   * @param fresh whether the token of the last call was refused, so that one from a cache is of no use
   */
  getToken: (fresh: boolean) => Promise<string | undefined>;
  /** Whether changes are sent as they happen; otherwise, and where that fails, the feed is asked now and then. */
  live?: boolean;
  /** Milliseconds from one question to the next where changes are not sent: 60,000 if left out. */
  interval?: number;
}

/** The permissions of the signed-in user. Asks the server as long as anybody is subscribed. */
export interface Permissions<Permission extends string = string> {
  /** Calls the listener after each change until the returned function is called. */
  subscribe(this: void, listener: () => void): () => void;
  /** Whether the user may do this; false until it is known. Takes former names too. */
  can(this: void, permission: Permission): boolean;
  /** What is known now; another object after each change. */
  current(this: void): PermissionState<Permission>;
  /** Asks the server at once. */
  refresh(this: void): Promise<PermissionState<Permission>>;
  /** Stops and forgets everybody who is subscribed. */
  close(this: void): void;
}

/** Permissions at one API. Does nothing until somebody subscribes, hence is safe on a server. */
export function createPermissions<Permission extends string = string>(
  options: PermissionsOptions,
): Permissions<Permission>;
