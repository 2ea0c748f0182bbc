// Scripts of a custom database: each is one function, and its last parameter is called with an
// error or with the answer.

/** A user as a database of yours tells of them. */
interface DatabaseUser {
  /** The id in your database, without a prefix. It must never change. */
  user_id?: string;
  id?: string;
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
  app_metadata?: Metadata;
  user_metadata?: Metadata;
  [name: string]: any;
}

/** Called at the end: with an error, or with `null` and the answer. */
type DatabaseCallback<Answer> = (error?: Error | null, answer?: Answer) => any;

/** `login`: the user if the password is right, else a `WrongUsernameOrPasswordError`. */
type LoginScript = (emailOrUsername: string, password: string, callback: DatabaseCallback<DatabaseUser>) => void | Promise<void>;

/** `get_user`: the user, or nothing: `callback(null)`. */
type GetUserScript = (emailOrUsername: string, callback: DatabaseCallback<DatabaseUser>) => void | Promise<void>;

/** `create`: stores a user; a `ValidationError` with `user_exists` if there is one already. */
type CreateScript = (
  user: DatabaseUser & { password: string; tenant: string; client_id: string; connection: string },
  callback: DatabaseCallback<unknown>
) => void | Promise<void>;

/** `verify`: the address was proved. Answer whether it could be noted. */
type VerifyScript = (email: string, callback: DatabaseCallback<boolean>) => void | Promise<void>;

/** `change_password`: answer whether it could be changed. */
type ChangePasswordScript = (emailOrUsername: string, newPassword: string, callback: DatabaseCallback<boolean>) => void | Promise<void>;

/** `delete`: by the id of your database. */
type DeleteScript = (id: string, callback: DatabaseCallback<unknown>) => void | Promise<void>;

/** The right error for a wrong password: it counts for the protection against guessing. */
declare class WrongUsernameOrPasswordError extends Error {
  constructor(emailOrUsernameOrId: string, message?: string);
}

/** Refuses with a code and a text that the page shows. */
declare class ValidationError extends Error {
  constructor(code: string, message?: string);
}

/** The values of this connection's settings, such as addresses and keys. */
declare var configuration: { readonly [key: string]: string };

/** An empty object, new in every run. */
declare var global: { [name: string]: any };
