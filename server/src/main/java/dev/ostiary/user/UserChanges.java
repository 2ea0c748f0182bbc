package dev.ostiary.user;

import dev.ostiary.db.Tx;

/**
 * What else follows from a change of a user, in the same transaction: sessions and refresh tokens
 * that end, roles that are forgotten, a mail that is sent.
 */
public interface UserChanges {
  /** The user may no longer sign in. */
  default void blocked(Tx tx, String tenant, String userId) {}

  /** The user is gone. */
  default void deleted(Tx tx, String tenant, String userId) {}

  /** The user has another password. */
  default void passwordChanged(Tx tx, String tenant, String userId) {}

  /**
   * An account at a connection no longer opens this user. What was begun with it must end, and
   * nothing tells which sessions those are.
   */
  default void unlinked(Tx tx, String tenant, String userId) {}

  /** A mail that lets the user prove the address is asked for. */
  default void verificationWanted(Tx tx, User user) {}

  /** The transaction is on disk: what waits for it may go. */
  default void settled() {}
}
