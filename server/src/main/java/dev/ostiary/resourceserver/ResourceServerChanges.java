package dev.ostiary.resourceserver;

import dev.ostiary.db.Tx;
import java.util.Set;

/** What else follows from a change of an API, in the same transaction. */
public interface ResourceServerChanges {
  /** The API now defines exactly these scopes; what others have of the rest ends. */
  void retained(Tx tx, String tenant, String identifier, Set<String> scopes);

  /** The API is gone. */
  void apiDeleted(Tx tx, String tenant, String identifier);
}
