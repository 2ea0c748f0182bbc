package dev.ostiary.connection;

import dev.ostiary.db.Tx;

/** What else follows from a change of a connection, in the same transaction. */
public interface ConnectionChanges {
  /** The connection is gone, and its users with it. */
  void deleted(Tx tx, String tenant, Connection connection);

  /**
   * The same before it begins, outside of a transaction; for what takes its time.
   *
   * @throws dev.ostiary.management.ManagementError when the user has to stay
   */
  default void userDeleting(Connection connection, String email) {}

  /** The connection's user of this e-mail address is to go, if there is one. */
  default void userDeleted(Tx tx, String tenant, String connection, String email) {}
}
