package dev.ostiary.log;

import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import java.util.OptionalLong;

/** {@code /api/v2/logs} and the events of one user. */
public final class LogsApi implements ManagementApi {
  private static final int CEILING = 1_000;
  private static final String READ = "read:logs,read:logs_users";
  private final AuditLog log;

  /** The resource. */
  public LogsApi(AuditLog log) {
    this.log = log;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            sorted(Operation.get("/logs", READ))
                .summary("List or search log events")
                .note(
                    "With `from` or `take` events follow one another from the oldest, and all other"
                        + " parameters are ignored. `read:logs_users` shows events about users"
                        + " only.")
                .query("q", text().atMost(4_096), "A search in Lucene's syntax")
                .query("search", text().atMost(4_096), "Kept for older callers; has no effect")
                .fields()
                .pages("logs", LogSchema.EVENT),
            this::list)
        .add(
            Operation.get("/logs/{id}", READ)
                .summary("Get a log event")
                .answers(200, LogSchema.EVENT),
            this::get)
        .add(
            sorted(Operation.get("/users/{id}/logs", READ))
                .summary("List the log events of a user")
                .pages("logs", LogSchema.EVENT),
            this::ofUser);
  }

  private static Operation sorted(Operation operation) {
    return operation.query(
        "sort", oneOf("date:1", "date:-1", "log_id:1", "log_id:-1", "_id:1", "_id:-1"), "Order");
  }

  private Response list(Call call) {
    var query = call.query();
    if (query.has("from") || query.has("take")) {
      return following(call);
    }
    var condition = seen(call);
    var q = query.value("q");
    return page(call, q == null ? condition : condition.and(log.condition(q)));
  }

  /** What the token's scope lets see. */
  private static LogCondition seen(Call call) {
    return call.has("read:logs") ? LogCondition.ALL : LogCondition.ofUsers();
  }

  private Response page(Call call, LogCondition condition) {
    var paging = Paging.of(call.query(), 50);
    if (paging.offset() + paging.limit() > CEILING) {
      throw new ManagementError(
          400, "invalid_paging", "You can only page through the first 1000 records.");
    }
    boolean ascending = call.query().get("sort", "date:-1").endsWith(":1");
    var window = new LogStore.Window(ascending, paging.offset(), paging.limit());
    var fields = Fields.of(call.query());
    var rows = log.page(call.tenant(), condition, window).stream().map(fields::of).toList();
    return paging.respond(
        "logs",
        rows,
        paging.totals()
            ? OptionalLong.of(log.count(call.tenant(), condition))
            : OptionalLong.empty());
  }

  /** From a checkpoint on; the answer is a bare list even then. */
  private Response following(Call call) {
    var from = call.query().get("from", "");
    if (!from.matches("\\d{0,40}")) {
      throw ManagementError.invalidQuery("'Not the id of a log event' on property from.");
    }
    int take = Integer.parseInt(call.query().get("take", "50"));
    boolean all = call.has("read:logs");
    var rows = Json.array();
    log.after(call.tenant(), from, take).stream()
        .filter(e -> all || e.has("user_id"))
        .forEach(rows::add);
    return Response.json(200, rows);
  }

  private Response get(Call call) {
    var event =
        log.find(call.tenant(), call.path("id"))
            .filter(e -> call.has("read:logs") || e.has("user_id"))
            .orElseThrow(
                () -> ManagementError.notFound("inexistent_log", "The log event does not exist."));
    return Response.json(200, event);
  }

  private Response ofUser(Call call) {
    return page(call, LogCondition.ofUser(call.path("id")));
  }
}
