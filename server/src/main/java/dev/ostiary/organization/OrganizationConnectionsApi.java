package dev.ostiary.organization;

import static dev.ostiary.management.Type.flag;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.OrganizationConnectionStore.Enabled;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v2/organizations/{id}/connections} and its older twin {@code enabled_connections},
 * which shows fewer members.
 */
public final class OrganizationConnectionsApi implements ManagementApi {
  private static final List<String> NEWER =
      List.of("organization_connection_name", "organization_access_level", "is_enabled");

  private final OrganizationStores stores;
  private final OrganizationConnectionStore connections = new OrganizationConnectionStore();

  /** The resource. */
  public OrganizationConnectionsApi(OrganizationStores stores) {
    this.stores = stores;
  }

  /** One of the two paths. */
  private record Twin(String path, String list, String id, Schema schema) {}

  @Override
  public void routes(ManagementRoutes routes) {
    add(
        routes,
        new Twin("connections", "connections", "connection_id", OrganizationSchema.CONNECTION));
    add(
        routes,
        new Twin(
            "enabled_connections",
            "enabled_connections",
            "connectionId",
            OrganizationSchema.ENABLED_CONNECTION));
  }

  private void add(ManagementRoutes routes, Twin twin) {
    var path = "/organizations/{id}/" + twin.path();
    var one = path + "/{" + twin.id() + "}";
    var list =
        Operation.get(path, "read:organization_connections")
            .summary("List the connections of an organization")
            .pages(twin.list(), twin.schema());
    boolean newer = twin.schema() == OrganizationSchema.CONNECTION;
    routes
        .add(
            newer ? list.query("is_enabled", flag(), "Only those that are enabled, or not") : list,
            call -> list(call, twin))
        .add(
            Operation.post(path, "create:organization_connections")
                .summary("Add a connection to an organization")
                .creates(twin.schema())
                .answers(201, twin.schema()),
            call -> create(call, twin))
        .add(
            Operation.get(one, "read:organization_connections")
                .summary("Get a connection of an organization")
                .answers(200, twin.schema()),
            call -> get(call, twin))
        .add(
            Operation.patch(one, "update:organization_connections")
                .summary("Update a connection of an organization")
                .changes(twin.schema())
                .answers(200, twin.schema()),
            call -> patch(call, twin))
        .add(
            Operation.delete(one, "delete:organization_connections")
                .summary("Remove a connection from an organization")
                .answers(204),
            call -> delete(call, twin));
  }

  private Response list(Call call, Twin twin) {
    var all = stores.read(call, (tx, o) -> connections.all(tx, o.tenant(), o.id()));
    var paging = Paging.of(call.query(), 50);
    boolean newer = twin.schema() == OrganizationSchema.CONNECTION;
    boolean filtered = !newer || call.query().has("is_enabled");
    boolean wanted = !newer || Paging.flag(call.query(), "is_enabled");
    var found = all.stream().filter(c -> !filtered || c.enabled() == wanted).toList();
    return paging.respond(twin.list(), found, c -> shown(call, twin, c));
  }

  private Response get(Call call, Twin twin) {
    var found =
        stores.read(
            call,
            (tx, o) ->
                connections
                    .find(tx, o.tenant(), o.id(), call.path(twin.id()))
                    .orElseThrow(OrganizationStores::noConnection));
    return Response.json(200, shown(call, twin, found));
  }

  private Response create(Call call, Twin twin) {
    var body = call.body();
    var id = Json.text(body, "connection_id", "");
    body.remove("connection_id");
    var added = new Enabled(id, body);
    try {
      stores.writeWithConfiguration(
          call,
          (tx, o) -> {
            stores.requireConnection(tx, o.tenant(), id);
            connections.insert(tx, o, added, stores.time().millis());
            return true;
          });
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(
          null, "The connection is already enabled for the organization.");
    }
    return Response.json(201, shown(call, twin, added));
  }

  private Response patch(Call call, Twin twin) {
    var change = call.body();
    var after =
        stores.write(
            call,
            (tx, o) -> {
              var before =
                  connections
                      .find(tx, o.tenant(), o.id(), call.path(twin.id()))
                      .orElseThrow(OrganizationStores::noConnection);
              var changed = new Enabled(before.connectionId(), Schema.merge(before.body(), change));
              connections.update(tx, o, changed);
              return changed;
            });
    return Response.json(200, shown(call, twin, after));
  }

  private Response delete(Call call, Twin twin) {
    boolean gone = stores.write(call, (tx, o) -> connections.delete(tx, o, call.path(twin.id())));
    if (!gone) {
      throw OrganizationStores.noConnection();
    }
    return Response.empty(204);
  }

  private ObjectNode shown(Call call, Twin twin, Enabled enabled) {
    var json = Json.object().put("connection_id", enabled.connectionId());
    json.setAll(Schema.withDefaults(enabled.body(), standard()));
    if (twin.schema() != OrganizationSchema.CONNECTION) {
      json.remove(NEWER);
    }
    stores
        .connections()
        .byId(call.tenant(), enabled.connectionId())
        .map((Connection c) -> OrganizationStores.shown(c))
        .ifPresent(c -> json.set("connection", c));
    return json;
  }

  private static ObjectNode standard() {
    return Json.object()
        .put("assign_membership_on_login", false)
        .put("show_as_button", true)
        .put("is_signup_enabled", false)
        .put("is_enabled", true);
  }
}
