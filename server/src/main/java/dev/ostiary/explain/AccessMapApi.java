package dev.ostiary.explain;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.log.DailyStats;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Type;
import dev.ostiary.role.PermissionStore.OfRole;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ostiary/v1/access-map}: the tenant as a picture. */
public final class AccessMapApi implements ManagementApi {
  private static final int STANDARD_DAYS = 7;
  private static final int MAX_SCOPES = 200;
  private final AccessMap map;
  private final Time time;

  /** The resource. */
  public AccessMapApi(AccessMap map, Time time) {
    this.map = map;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.get(
                "/access-map", "read:clients read:resource_servers read:connections read:roles")
            .summary("Draw connections, applications, APIs and roles, and who may get what")
            .note(
                "An edge from an application to an API says that it may get a token for it, by the"
                    + " rules that issue tokens. Days are days of UTC.")
            .query("window", Type.whole(1, 30), "Days that uses are counted of, 7 if left out")
            .answers(200, AccessMapSchema.MAP),
        this::draw);
  }

  private Response draw(Call call) {
    var asked = call.query().value("window");
    int days = asked == null ? STANDARD_DAYS : Integer.parseInt(asked);
    var view = map.view(call.tenant(), days);
    var json =
        Json.object()
            .put("window", days)
            .put("from", Time.text(DailyStats.begin(view.first())))
            .put("to", Time.text(time.millis()))
            .put("truncated", view.truncated());
    nodes(json.putObject("nodes"), view);
    edges(json.putObject("edges"), view);
    return Response.json(200, json);
  }

  private static void nodes(ObjectNode nodes, AccessMap.View view) {
    var connections = nodes.putArray("connections");
    view.connections()
        .forEach(
            c ->
                connections
                    .addObject()
                    .put("id", c.id())
                    .put("name", c.name())
                    .put("strategy", c.strategy()));
    var applications = nodes.putArray("applications");
    view.clients()
        .forEach(
            c ->
                applications
                    .addObject()
                    .put("client_id", c.id())
                    .put("name", c.name())
                    .put("app_type", c.appType().isEmpty() ? null : c.appType())
                    .put("is_first_party", c.firstParty()));
    var apis = nodes.putArray("apis");
    view.apis()
        .forEach(
            a ->
                apis.addObject()
                    .put("id", a.id())
                    .put("identifier", a.identifier())
                    .put("name", a.name())
                    .put("system", a.system())
                    .put("rbac", a.enforcesPolicies())
                    .put("signing_alg", a.algorithm().text()));
    var roles = nodes.putArray("roles");
    view.roles().forEach(r -> roles.addObject().put("id", r.id()).put("name", r.name()));
  }

  private static void edges(ObjectNode edges, AccessMap.View view) {
    var clients = view.clients().stream().map(c -> c.id()).collect(Collectors.toSet());
    var connections = edges.putArray("connections");
    for (var connection : view.connections()) {
      connection.clients().stream()
          .filter(clients::contains)
          .sorted()
          .forEach(
              c -> connections.addObject().put("connection", connection.id()).put("client_id", c));
    }
    var access = edges.putArray("access");
    view.access().forEach(e -> access.add(shown(e)));
    roles(edges.putArray("roles"), view);
  }

  private static ObjectNode shown(AccessEdge edge) {
    var use = edge.use();
    var json =
        Json.object()
            .put("client_id", edge.client().id())
            .put("audience", edge.api().identifier())
            .put("kind", edge.kind().code())
            .put("via", edge.via().code());
    json.set("grant_types", Json.array(edge.grantTypes()));
    json.set("scopes_max", some(edge.scopes()));
    json.put("scopes_count", edge.scopes().size())
        .put("issued", use.issued())
        .put("blocked", use.refused())
        .put("last", use.lastAt() == null ? null : Time.text(use.lastAt()));
    var risks = json.putArray("risks");
    edge.risks().forEach(r -> risks.addObject().put("code", r.code()).put("message", r.message()));
    return json;
  }

  private static ArrayNode some(Collection<String> names) {
    return Json.array(names.stream().sorted().limit(MAX_SCOPES).toList());
  }

  private record RoleAt(String role, String audience) {}

  private static void roles(ArrayNode edges, AccessMap.View view) {
    Set<String> apis = view.apis().stream().map(a -> a.identifier()).collect(Collectors.toSet());
    Set<String> roles = new HashSet<>();
    view.roles().forEach(r -> roles.add(r.id()));
    var byRole =
        view.permissions().stream()
            .filter(p -> roles.contains(p.roleId()) && apis.contains(p.permission().identifier()))
            .collect(
                Collectors.groupingBy(
                    (OfRole p) -> new RoleAt(p.roleId(), p.permission().identifier()),
                    () ->
                        new TreeMap<>(
                            java.util.Comparator.comparing(RoleAt::role)
                                .thenComparing(RoleAt::audience)),
                    Collectors.mapping(p -> p.permission().name(), Collectors.toList())));
    byRole.forEach((at, names) -> edges.add(shown(at, names)));
  }

  private static ObjectNode shown(RoleAt at, List<String> names) {
    var json = Json.object().put("role", at.role()).put("audience", at.audience());
    json.set("permissions", some(names));
    return json.put("permissions_count", names.size());
  }
}
