package dev.ostiary.action;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What was deployed of actions. Of each action the newest hundred versions are kept. */
final class ActionVersionStore {
  private static final String PURPOSE = "action-version";
  private static final int KEPT = 100;
  private final Sealer sealer;

  ActionVersionStore(Sealer sealer) {
    this.sealer = sealer;
  }

  /** The number that the next version of an action gets. */
  long next(Tx tx, String tenant, String action) {
    return tx.sql()
        .createQuery(
            """
            SELECT COALESCE(MAX(number), 0) + 1 FROM action_version
            WHERE tenant_id = :tenant AND action_id = :action
            """)
        .bind("tenant", tenant)
        .bind("action", action)
        .mapTo(Long.class)
        .one();
  }

  /** Keeps a version and forgets the oldest when there are too many. */
  void insert(Tx tx, String tenant, ObjectNode version) {
    var action = Json.text(version, "action_id", "");
    long number = Json.number(version, "number", 0);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO action_version (tenant_id, action_id, id, number, body)
            VALUES (:tenant, :action, :id, :number, :body)
            """)
        .bind("tenant", tenant)
        .bind("action", action)
        .bind("id", Json.text(version, "id", ""))
        .bind("number", number)
        .bind("body", sealer.seal(PURPOSE, Json.write(version)))
        .execute();
    delete(tx, tenant, action, number - KEPT);
  }

  /** A page of an action's versions, the newest first. */
  List<ObjectNode> list(Tx tx, String tenant, String action, Page page) {
    return tx.sql()
        .createQuery(
            """
            SELECT body FROM action_version WHERE tenant_id = :tenant AND action_id = :action
            ORDER BY number DESC LIMIT :limit OFFSET :offset
            """)
        .bind("tenant", tenant)
        .bind("action", action)
        .bind("limit", page.size())
        .bind("offset", page.number() * page.size())
        .map((rs, c) -> opened(rs.getString(1)))
        .list();
  }

  /** How many versions of an action are kept. */
  long count(Tx tx, String tenant, String action) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM action_version WHERE tenant_id = :tenant AND action_id = :action
            """)
        .bind("tenant", tenant)
        .bind("action", action)
        .mapTo(Long.class)
        .one();
  }

  /** One version of an action. */
  Optional<ObjectNode> find(Tx tx, String tenant, String action, String id) {
    return tx.sql()
        .createQuery(
            """
            SELECT body FROM action_version
            WHERE tenant_id = :tenant AND action_id = :action AND id = :id
            """)
        .bind("tenant", tenant)
        .bind("action", action)
        .bind("id", id)
        .map((rs, c) -> opened(rs.getString(1)))
        .findOne();
  }

  /** Forgets every version of an action. */
  void deleteAll(Tx tx, String tenant, String action) {
    delete(tx, tenant, action, Long.MAX_VALUE);
  }

  private static void delete(Tx tx, String tenant, String action, long upTo) {
    tx.sql()
        .createUpdate(
            """
            DELETE FROM action_version
            WHERE tenant_id = :tenant AND action_id = :action AND number <= :number
            """)
        .bind("tenant", tenant)
        .bind("action", action)
        .bind("number", upTo)
        .execute();
  }

  private ObjectNode opened(String sealed) {
    return Json.own(sealer.open(PURPOSE, sealed));
  }
}
