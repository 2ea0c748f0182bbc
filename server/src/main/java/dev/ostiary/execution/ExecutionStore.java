package dev.ostiary.execution;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.databind.node.ObjectNode;

/** What programs did, until their time is over. */
final class ExecutionStore {
  private static final String PURPOSE = "execution";
  private final Sealer sealer;

  ExecutionStore(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * Which executions a list shows; empty texts do not narrow it.
   *
   * @param before the id that all of them are older than, or empty
   */
  record Wanted(String trigger, String user, String program, String status, String before) {}

  void insert(Tx tx, String tenant, ObjectNode execution, long at, long end) {
    var programs = new StringBuilder(" ");
    execution.path("results").forEach(r -> programs.append(Json.text(r, "id", "")).append(' '));
    tx.sql()
        .createUpdate(
            """
            INSERT INTO execution
              (id, tenant_id, at, trigger_id, status, user_id, client_id, programs, body, end_at)
            VALUES (:id, :tenant, :at, :trigger, :status, :user, :client, :programs, :body, :end)
            """)
        .bind("id", Json.text(execution, "id"))
        .bind("tenant", tenant)
        .bind("at", at)
        .bind("trigger", Json.text(execution, "trigger_id"))
        .bind("status", Json.text(execution, "status"))
        .bind("user", Json.text(execution, "user_id"))
        .bind("client", Json.text(execution, "client_id"))
        .bind("programs", programs.toString())
        .bind("body", sealer.seal(PURPOSE, Json.write(execution)))
        .bind("end", end)
        .execute();
  }

  Optional<ObjectNode> find(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery("SELECT body FROM execution WHERE tenant_id = :tenant AND id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .map((rs, c) -> opened(rs.getString(1)))
        .findOne();
  }

  /** The newest first. */
  List<ObjectNode> list(Tx tx, String tenant, Wanted wanted, int limit) {
    var sql =
        "SELECT body FROM execution WHERE tenant_id = :tenant"
            + (wanted.trigger().isEmpty() ? "" : " AND trigger_id = :trigger")
            + (wanted.user().isEmpty() ? "" : " AND user_id = :user")
            + (wanted.program().isEmpty() ? "" : " AND programs LIKE :program")
            + (wanted.status().isEmpty() ? "" : " AND status = :status")
            + (wanted.before().isEmpty() ? "" : " AND id < :before")
            + " ORDER BY id DESC LIMIT :limit";
    Query query = tx.sql().createQuery(sql).bind("tenant", tenant).bind("limit", limit);
    bind(query, "trigger", wanted.trigger());
    bind(query, "user", wanted.user());
    bind(query, "status", wanted.status());
    bind(query, "before", wanted.before());
    if (!wanted.program().isEmpty()) {
      // Ids have underscores; that these match any character is no harm.
      query.bind("program", "% " + wanted.program().replace("%", "") + " %");
    }
    return query.map((rs, c) -> opened(rs.getString(1))).list();
  }

  private static void bind(Query query, String name, String value) {
    if (!value.isEmpty()) {
      query.bind(name, value);
    }
  }

  private ObjectNode opened(String sealed) {
    return Json.own(sealer.open(PURPOSE, sealed));
  }
}
