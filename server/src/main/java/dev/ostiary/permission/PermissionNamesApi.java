package dev.ostiary.permission;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.date;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Response;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.DailyStats;
import dev.ostiary.log.FormerNameStore;
import dev.ostiary.log.FormerNameStore.Use;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.resourceserver.PermissionAlias;
import dev.ostiary.resourceserver.PermissionRename;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /ostiary/v1/resource-servers/{id}/permissions/rename} and {@code …/permission-aliases}.
 */
public final class PermissionNamesApi implements ManagementApi {
  /** Days of UTC that the uses of former names are told of. */
  private static final int DAYS = 90;

  private static final String SCOPE_TOKEN = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+";
  private static final String ALIASES = "/resource-servers/{id}/permission-aliases";
  private static final Schema RENAME =
      Schema.of(
              property("from", text().atLeast(1).atMost(280), "The name until now").needed(),
              property(
                      "to",
                      text().atLeast(1).atMost(280).matching(SCOPE_TOKEN),
                      "The name from now on")
                  .needed(),
              property(
                  "alias_until",
                  date(),
                  "Last day, in UTC, on which tokens carry both names; none if left out"))
          .titled("PermissionRename");
  private static final Schema USE =
      Schema.of(
              property("client_id", text(), "The application that asked by the former name"),
              property("date", date(), "Day, in UTC"),
              property("uses", whole(0, Long.MAX_VALUE), "Tokens that it asked for"))
          .titled("PermissionAliasUse");
  private static final Schema ALIAS =
      Schema.of(
              property("name", text(), "The former name"),
              property("permission", text(), "What the permission is called now"),
              property("until", date(), "Last day, in UTC, on which the former name works"),
              property("active", flag(), "Whether it works today"),
              property("last_used", nullable(time()), "When it was last asked for"),
              property(
                  "uses",
                  listOf(object(USE)),
                  "Who asked by it, in the last " + DAYS + " days; the newest first"))
          .titled("PermissionAlias");
  private static final Schema LIST =
      Schema.of(
              property("audience", text(), "The API's identifier"),
              property("aliases", listOf(object(ALIAS)), "Former names, the newest last"))
          .titled("PermissionAliases");
  private static final Schema UNTIL =
      Schema.of(property("until", date(), "Last day, in UTC, on which it works").needed())
          .titled("PermissionAliasEnd");

  private final ResourceServers servers;
  private final PermissionNames names;
  private final Database database;
  private final AuditLog log;
  private final Time time;
  private final FormerNameStore uses = new FormerNameStore();

  /** What the resource stands on. */
  public record Parts(ResourceServers servers, Database database, AuditLog log, Time time) {}

  /** The resource. */
  public PermissionNamesApi(Parts parts, PermissionNames names) {
    this.servers = parts.servers();
    this.database = parts.database();
    this.log = parts.log();
    this.time = parts.time();
    this.names = names;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/resource-servers/{id}/permissions/rename", "update:resource_servers")
                .summary("Rename a permission")
                .note(
                    "Roles, users, client grants and consents have it under the new name at once;"
                        + " tokens carry both names until the former one ends.")
                .creates(RENAME)
                .answers(200, LIST),
            this::rename)
        .add(
            Operation.get(ALIASES, "read:resource_servers")
                .summary("List former names of permissions and who still uses them")
                .answers(200, LIST),
            this::list)
        .add(
            Operation.patch(ALIASES + "/{name}", "update:resource_servers")
                .summary("Let a former name work until another day")
                .changes(UNTIL)
                .answers(200, LIST),
            this::until)
        .add(
            Operation.delete(ALIASES + "/{name}", "update:resource_servers")
                .summary("End a former name now")
                .note("One that has ended already is forgotten.")
                .answers(204),
            this::end);
  }

  private Response rename(Call call) {
    var server = changeable(call);
    var body = call.body();
    var from = Json.text(body, "from", "");
    var to = Json.text(body, "to", "");
    if (from.equals(to)) {
      throw ManagementError.invalidBody("'Must be another name' on property to.");
    }
    var until = body.has("alias_until") ? day(body, "alias_until") : names.over();
    var after = names.rename(call.tenant(), server.id(), new PermissionRename(from, to, until));
    log.write(
        call.tenant(),
        call.request(),
        LogEvent.of(LogType.API_OPERATION, "Permission %s renamed to %s".formatted(from, to))
            .client(call.caller().clientId())
            .detail("audience", after.identifier())
            .detail("from", from)
            .detail("to", to)
            .detail("alias_until", until.toString()));
    return shown(call, after);
  }

  /** A day that is not over. */
  private LocalDate day(ObjectNode body, String member) {
    var day = LocalDate.parse(Json.text(body, member, ""));
    if (day.isBefore(names.today())) {
      throw ManagementError.invalidBody("'Must not be in the past' on property " + member + ".");
    }
    return day;
  }

  private ResourceServer changeable(Call call) {
    var server = servers.named(call);
    if (server.system()) {
      throw new ManagementError(
          400, "invalid_body", "The scopes of a system resource server cannot be changed");
    }
    return server;
  }

  private Response list(Call call) {
    return shown(call, servers.named(call));
  }

  private Response until(Call call) {
    var server = changeable(call);
    if (!call.body().has("until")) {
      throw ManagementError.invalidBody("'Missing required property: until'.");
    }
    var until = day(call.body(), "until");
    return shown(call, names.until(call.tenant(), server.id(), call.path("name"), until));
  }

  private Response end(Call call) {
    names.end(call.tenant(), changeable(call).id(), call.path("name"));
    return Response.empty(204);
  }

  private Response shown(Call call, ResourceServer server) {
    var first = DailyStats.text(names.today().minusDays(DAYS - 1));
    var counted = database.read(tx -> uses.uses(tx, call.tenant(), server.identifier(), first));
    var json = Json.object().put("audience", server.identifier());
    var list = json.putArray("aliases");
    for (var alias : server.aliases().values()) {
      var of = counted.stream().filter(u -> u.name().equals(alias.name())).toList();
      list.add(shown(alias, of));
    }
    return Response.json(200, json);
  }

  private ObjectNode shown(PermissionAlias alias, List<Use> counted) {
    var last = counted.stream().mapToLong(Use::lastAt).max();
    var json =
        Json.object()
            .put("name", alias.name())
            .put("permission", alias.permission())
            .put("until", alias.until().toString())
            .put("active", alias.lives(time.millis()))
            .put("last_used", last.isPresent() ? Time.text(last.getAsLong()) : null);
    var rows = json.putArray("uses");
    for (var use : counted) {
      rows.addObject()
          .put("client_id", use.clientId())
          .put("date", DailyStats.date(use.day()).toString())
          .put("uses", use.uses());
    }
    return json;
  }
}
