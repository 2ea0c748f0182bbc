package dev.ostiary.client;

import dev.ostiary.db.Tx;

/** What else follows from a change of an application, in the same transaction. */
public interface ClientChanges {
  /** The application is gone: what it was given ends, and nobody remembers it. */
  void deleted(Tx tx, String tenant, String clientId);
}
