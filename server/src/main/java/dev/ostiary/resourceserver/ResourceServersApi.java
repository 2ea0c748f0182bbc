package dev.ostiary.resourceserver;

import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.resourceserver.ResourceServerSchema.SCHEMA;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.http.Response;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.tenant.Tenants;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/resource-servers}. */
public final class ResourceServersApi implements ManagementApi {
  private final ResourceServers servers;
  private final Tenants tenants;
  private final Keys keys;
  private final List<ResourceServerChanges> changes;

  /**
   * The resource.
   *
   * @param changes those who keep something that depends on an API: client grants, permissions
   */
  public ResourceServersApi(
      ResourceServers servers, Tenants tenants, Keys keys, List<ResourceServerChanges> changes) {
    this.servers = servers;
    this.tenants = tenants;
    this.keys = keys;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/resource-servers", "read:resource_servers")
                .summary("List APIs")
                .query("identifiers", listOf(text()), "Only the APIs of these identifiers")
                .fields()
                .pages("resource_servers", SCHEMA),
            this::list)
        .add(
            Operation.post("/resource-servers", "create:resource_servers")
                .summary("Create an API")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get("/resource-servers/{id}", "read:resource_servers")
                .summary("Get an API")
                .note("By its id, or by its identifier percent-encoded.")
                .fields()
                .answers(200, SCHEMA),
            this::get)
        .add(
            Operation.patch("/resource-servers/{id}", "update:resource_servers")
                .summary("Update an API")
                .note("A list of scopes replaces the one before; grants of what is gone go too.")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/resource-servers/{id}", "delete:resource_servers")
                .summary("Delete an API")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var fields = Fields.of(call.query());
    var wanted = call.query().all("identifiers");
    var found =
        servers.all(call.tenant()).stream()
            .filter(s -> wanted.isEmpty() || wanted.contains(s.identifier()))
            .toList();
    return Paging.of(call.query(), 50)
        .respond("resource_servers", found, s -> fields.of(shown(call, s)));
  }

  private static ObjectNode shown(Call call, ResourceServer server) {
    return server.toJson(call.caller().seesSecrets("update:resource_servers"));
  }

  private Response get(Call call) {
    return Response.json(200, Fields.of(call.query()).of(shown(call, servers.named(call))));
  }

  private Response create(Call call) {
    var body = call.body();
    var identifier = Json.text(body, "identifier", "");
    body.remove("identifier");
    if (identifier.equals(tenants.byId(call.tenant()).userinfoAudience())) {
      throw ManagementError.invalidBody("'Reserved for /userinfo' on property identifier.");
    }
    if (!body.has("name")) {
      body.put("name", identifier);
    }
    try {
      var created = servers.create(call.tenant(), identifier, ResourceServerRules.complete(body));
      if (created.algorithm() != Algorithm.RS256 && !created.algorithm().symmetric()) {
        keys.ensure(call.tenant(), created.algorithm());
      }
      return Response.json(201, created.toJson(true));
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(
          "resource_server_conflict", "A resource server with the same identifier already exists");
    }
  }

  private Response patch(Call call) {
    var change = call.body();
    var server = servers.named(call);
    if (server.system() && change.has("scopes")) {
      throw new ManagementError(
          400, "invalid_body", "The scopes of a system resource server cannot be changed");
    }
    var scopes = change.has("scopes") ? ResourceServerRules.scopes(change) : null;
    var after =
        servers
            .update(
                call.tenant(),
                server.id(),
                before -> ResourceServerRules.changed(before, change),
                tx -> {
                  if (scopes != null) {
                    changes.forEach(
                        c -> c.retained(tx, call.tenant(), server.identifier(), scopes));
                  }
                })
            .orElseThrow(ResourceServers::notFound);
    return Response.json(200, after.toJson(true));
  }

  private Response delete(Call call) {
    var server = servers.named(call);
    if (server.system()) {
      throw new ManagementError(
          400, "operation_not_supported", "A system resource server cannot be deleted");
    }
    boolean gone =
        servers.delete(
            call.tenant(),
            server.id(),
            tx -> changes.forEach(c -> c.apiDeleted(tx, call.tenant(), server.identifier())));
    if (!gone) {
      throw ResourceServers.notFound();
    }
    return Response.empty(204);
  }
}
