package dev.ostiary.client;

import dev.ostiary.db.Tx;

/** What else follows when a client grant goes away, in the same transaction. */
@FunctionalInterface
public interface ClientGrantChanges {
  /** The client grant is gone. */
  void clientGrantDeleted(Tx tx, String tenant, String grantId);
}
