package dev.ostiary.permission;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.date;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;

import dev.ostiary.client.ClientGrants;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.manifest.BadManifest;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.ManifestFile;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Roles;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ostiary/v1/permission-manifests}: the one list of an API's permissions. */
public final class PermissionManifestsApi implements ManagementApi {
  private static final String ROOT = "/permission-manifests";
  private static final int SHOWN_PROBLEMS = 5;

  private static final Schema PERMISSION =
      Schema.of(
              property("value", text(), "Its name in tokens").needed(),
              property("description", text(), "For people"),
              property("was", listOf(text()), "Names that it had before"),
              property("alias_until", date(), "Last day, in UTC, on which those work too"))
          .titled("ManifestPermission");
  private static final Schema MANIFEST =
      Schema.of(
              property("api", text(), "The API's identifier").needed(),
              property("permissions", mapOf(object(PERMISSION)), "By their names in code").needed(),
              property("roles", mapOf(listOf(text())), "Keys of permissions by the roles' names"),
              property("ignore", listOf(text()), "Texts that the check of code passes over"))
          .titled("PermissionManifest");
  private static final Schema WANTED =
      Schema.of(
              property("manifest", object(MANIFEST), "What the API should be like").needed(),
              property("prune", flag(), "Whether permissions go that the manifest does not know"))
          .titled("PermissionPlanRequest");
  private static final Schema APPLIED =
      WANTED
          .and(property("hash", text().atMost(100), "The hash of the plan that was read").needed())
          .titled("PermissionPlanApplication");

  private final Parts parts;

  /** What the resource stands on. */
  public record Parts(
      Database database,
      ResourceServers servers,
      Roles roles,
      ClientGrants grants,
      PermissionNames names,
      AuditLog log,
      Time time) {}

  /** The resource. */
  public PermissionManifestsApi(Parts parts) {
    this.parts = parts;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(ROOT, "read:resource_servers read:roles")
                .summary("Get an API's permissions and their roles as a manifest")
                .needs("audience", text().atMost(600), "The API's identifier")
                .answers(200, MANIFEST)
                .answers(404),
            this::pull)
        .add(
            Operation.post(ROOT + "/plans", "read:resource_servers read:roles")
                .summary("Say what a manifest would change, and for whom")
                .note("Nothing is changed. The plan's hash is what applying it asks for.")
                .creates(WANTED)
                .answers(200, PlanJson.SCHEMA)
                .answers(404),
            this::plan)
        .add(
            Operation.post(ROOT + "/changes", "update:resource_servers create:roles update:roles")
                .summary("Make an API as its manifest says")
                .note(
                    "In one transaction, and only if nothing changed since the plan was made whose"
                        + " hash is sent. The answer is the plan that was carried out.")
                .creates(APPLIED)
                .answers(200, PlanJson.SCHEMA)
                .answers(404),
            this::apply);
  }

  private Response pull(Call call) {
    var audience = call.query().value("audience");
    if (audience == null) {
      throw ManagementError.invalidQuery("'Missing required property: audience'.");
    }
    var manifest = parts.database().read(tx -> Pulled.manifest(state(tx, call, audience), now()));
    return Response.json(200, ManifestFile.json(manifest));
  }

  private long now() {
    return parts.time().millis();
  }

  private ApiState state(Tx tx, Call call, String audience) {
    var api =
        parts
            .servers()
            .current(tx, call.tenant(), audience)
            .orElseThrow(
                () ->
                    ManagementError.notFound(
                        "inexistent_resource_server",
                        "The resource server does not exist: '" + audience + "'"));
    requireOwn(api);
    return ApiState.read(tx, api, parts.roles(), call.tenant());
  }

  private static void requireOwn(ResourceServer api) {
    if (api.system()) {
      throw new ManagementError(
          400, "invalid_body", "The scopes of a system resource server cannot be changed");
    }
  }

  private static Manifest manifest(Call call) {
    try {
      return ManifestFile.parse("manifest", Json.write(Json.child(call.json(), "manifest")));
    } catch (BadManifest e) {
      var problems =
          e.problems().stream()
              .limit(SHOWN_PROBLEMS)
              .map(BadManifest.Problem::message)
              .collect(Collectors.joining("; "));
      throw ManagementError.invalidBody("'" + problems + "' on property manifest.");
    }
  }

  private Plan plan(Tx tx, Call call, Manifest manifest) {
    var state = state(tx, call, manifest.api());
    return Planner.of(state, manifest, Json.flag(call.json(), "prune", false), now());
  }

  private ObjectNode shown(Tx tx, Call call, Plan plan) {
    return PlanJson.of(plan, Effects.of(plan, parts.grants().all(call.tenant()), tx));
  }

  private Response plan(Call call) {
    var manifest = manifest(call);
    return Response.json(
        200, parts.database().read(tx -> shown(tx, call, plan(tx, call, manifest))));
  }

  private Response apply(Call call) {
    var manifest = manifest(call);
    var hash = Json.text(call.json(), "hash", "");
    var done =
        parts
            .servers()
            .write(
                tx -> {
                  var plan = plan(tx, call, manifest);
                  if (!plan.hash().equals(hash)) {
                    throw ManagementError.conflict(
                        "stale_plan",
                        "The API, its roles or the manifest changed since the plan was made");
                  }
                  if (!plan.problems().isEmpty()) {
                    throw ManagementError.conflict(
                        "permission_conflict", plan.problems().getFirst());
                  }
                  var json = shown(tx, call, plan);
                  PlanRun.run(
                      new PlanRun.Parts(parts.servers(), parts.roles(), parts.names()), plan, tx);
                  return json;
                });
    log(call, manifest, done);
    return Response.json(200, done);
  }

  private void log(Call call, Manifest manifest, ObjectNode done) {
    var count = done.get("changes").size();
    parts
        .log()
        .write(
            call.tenant(),
            call.request(),
            LogEvent.of(LogType.API_OPERATION, "Permissions changed by a manifest")
                .client(call.caller().clientId())
                .detail("audience", manifest.api())
                .detail("changes", Integer.toString(count)));
  }
}
