package dev.ostiary.resourceserver;

import dev.ostiary.db.Tx;
import java.util.Set;

/** What else follows from a change of an API, in the same transaction. */
public interface ResourceServerChanges {
  /** The API now defines exactly these scopes; what others have of the rest ends. */
  void retained(Tx tx, String tenant, String identifier, Set<String> scopes);

  /** A permission has another name now; whoever has it keeps it under that name. */
  void renamed(Tx tx, String tenant, String identifier, String from, String to);

  /** The API is gone. */
  void apiDeleted(Tx tx, String tenant, String identifier);
}
