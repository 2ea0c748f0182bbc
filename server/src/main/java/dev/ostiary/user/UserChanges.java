package dev.ostiary.user;

import dev.ostiary.db.Tx;
import tools.jackson.databind.node.ObjectNode;

/**
 * What else follows from a change of a user, in the same transaction: sessions and refresh tokens
 * that end, roles that are forgotten, a mail that is sent.
 */
public interface UserChanges {
  /**
   * An administrator is about to delete the user. Outside of a transaction, for what takes its
   * time.
   *
   * @throws dev.ostiary.management.ManagementError when the user has to stay
   */
  default void deleting(User user) {}

  /**
   * An administrator is about to change an account of the user; outside of a transaction.
   *
   * @throws dev.ostiary.management.ManagementError when it has to stay as it is
   */
  default void changing(User user, User.Identity account, ObjectNode change) {}

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

  /** An administrator has made a user; the transaction is on disk. */
  default void made(User user) {}

  /** An administrator has given the user another password; the transaction is on disk. */
  default void passwordReplaced(User user) {}

  /** The transaction is on disk: what waits for it may go. */
  default void settled() {}
}
