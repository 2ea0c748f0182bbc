package dev.ostiary.db;

import org.jdbi.v3.core.Handle;

/** A transaction in progress. Handed to stores; lives as long as the function it was given to. */
public final class Tx {
  private final Handle handle;

  Tx(Handle handle) {
    this.handle = handle;
  }

  /** The connection, for stores only. */
  public Handle sql() {
    return handle;
  }
}
