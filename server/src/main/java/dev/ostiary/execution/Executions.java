package dev.ostiary.execution;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The log of what programs did: kept for ten days, without the values of their secrets. */
public final class Executions {
  private static final Logger LOG = LoggerFactory.getLogger(Executions.class);
  private static final Duration KEPT = Duration.ofDays(10);
  private final Database database;
  private final AuditLog log;
  private final Time time;
  private final ExecutionStore store;

  /** A log in this database. */
  public Executions(Database database, Sealer sealer, AuditLog log, Time time) {
    this.database = database;
    this.log = log;
    this.time = time;
    store = new ExecutionStore(sealer);
  }

  /**
   * Keeps a flow. Nobody waits for it, unless a program failed: then the row is there before the
   * error leaves.
   */
  public void keep(String tenant, Flow flow, @Nullable String user, @Nullable String client) {
    if (flow.isEmpty()) {
      return;
    }
    var json = flow.toJson(user, client);
    var failed = flow.executed().stream().filter(e -> !e.result().ok()).findFirst();
    if (failed.isEmpty()) {
      Thread.ofVirtual().name("execution").start(() -> quietly(tenant, json));
      return;
    }
    quietly(tenant, json);
    var one = failed.get();
    var error = one.result().error();
    log.write(
        tenant,
        LogEvent.of(
                LogType.FAILED_ACTIONS,
                one.program().at(error == null ? 0 : error.line())
                    + ": "
                    + (error == null ? one.status() : error.message()))
            .client(client)
            .user(user, null)
            .detail("execution_id", flow.id())
            .detail("trigger", Json.text(json, "trigger_id")));
  }

  /** Keeps a flow whose failure, if any, is told by others. Nobody waits for it. */
  public void keep(String tenant, ObjectNode execution) {
    Thread.ofVirtual().name("execution").start(() -> quietly(tenant, execution));
  }

  private void quietly(String tenant, ObjectNode json) {
    try {
      long now = time.millis();
      database.write(
          tx -> {
            store.insert(tx, tenant, json, now, now + KEPT.toMillis());
            return true;
          });
    } catch (RuntimeException e) {
      LOG.warn("An execution could not be kept: {}", e.toString());
    }
  }

  /** One of them. */
  public Optional<ObjectNode> find(String tenant, String id) {
    return database.read(tx -> store.find(tx, tenant, id));
  }

  List<ObjectNode> list(String tenant, ExecutionStore.Wanted wanted, int limit) {
    return database.read(tx -> store.list(tx, tenant, wanted, limit));
  }
}
