package dev.ostiary.connection;

import dev.ostiary.db.Tx;

/** What else follows from a change of a connection, in the same transaction. */
@FunctionalInterface
public interface ConnectionChanges {
  /** The connection is gone, and its users with it. */
  void deleted(Tx tx, String tenant, String connection);
}
