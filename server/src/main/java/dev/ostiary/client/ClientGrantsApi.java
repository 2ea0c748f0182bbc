package dev.ostiary.client;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.unsupported;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.resourceserver.ResourceServers;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/client-grants}. */
public final class ClientGrantsApi implements ManagementApi {
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("client_id", text().atLeast(1), "ID of the client").needed().immutable(),
              property(
                      "audience",
                      text().atLeast(1).atMost(600),
                      "The audience of this client grant")
                  .needed()
                  .immutable(),
              property("scope", listOf(text().atMost(280)).atMost(1_000), "Scopes allowed for it"),
              property("subject_type", oneOf("client", "user"), "Whose access it is about")
                  .immutable(),
              property("organization_usage", oneOf("deny", "allow", "require"), "Organizations"),
              property("allow_any_organization", flag(), "Whether every organization may use it"),
              property("allow_all_scopes", unsupported(), "Whether all scopes are allowed"),
              property("authorization_details_types", any(), "Types of authorization details"))
          .titled("ClientGrant");

  private final ClientGrants grants;
  private final Clients clients;
  private final ResourceServers servers;

  /** The resource. */
  public ClientGrantsApi(ClientGrants grants, Clients clients, ResourceServers servers) {
    this.grants = grants;
    this.clients = clients;
    this.servers = servers;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/client-grants", "read:client_grants")
                .summary("List client grants")
                .query("client_id", text(), "Only those of this application")
                .query("audience", text(), "Only those for this API")
                .query("subject_type", oneOf("client", "user"), "Only those of this kind")
                .pages("client_grants", SCHEMA),
            this::list)
        .add(
            Operation.post("/client-grants", "create:client_grants")
                .summary("Let an application use an API")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get("/client-grants/{id}", "read:client_grants")
                .summary("Get a client grant")
                .answers(200, SCHEMA),
            this::get)
        .add(
            Operation.patch("/client-grants/{id}", "update:client_grants")
                .summary("Update a client grant")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/client-grants/{id}", "delete:client_grants")
                .summary("Delete a client grant")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var client = call.query().get("client_id");
    var audience = call.query().get("audience");
    var subject = call.query().get("subject_type");
    var found =
        grants.all(call.tenant()).stream()
            .filter(g -> client.isEmpty() || client.get().equals(g.clientId()))
            .filter(g -> audience.isEmpty() || audience.get().equals(g.audience()))
            .filter(g -> subject.isEmpty() || subject.get().equals(g.subjectType()))
            .toList();
    return Paging.of(call.query(), 50).respond("client_grants", found, ClientGrant::toJson);
  }

  private Response get(Call call) {
    return Response.json(200, find(call).toJson());
  }

  private Response create(Call call) {
    var body = Schema.withDefaults(call.body(), Json.object().put("subject_type", "client"));
    var client = Json.text(body, "client_id", "");
    var audience = Json.text(body, "audience", "");
    body.set("scope", Json.array(scopes(body)));
    try {
      var created =
          grants.create(
              call.tenant(),
              body,
              tx -> {
                if (!clients.exists(tx, call.tenant(), client)) {
                  throw ClientsApi.notFound();
                }
                checkScopes(tx, call, audience, scopes(body));
              });
      return Response.json(201, created.toJson());
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(
          null, "A client grant already exists between " + client + " and " + audience);
    }
  }

  private Response patch(Call call) {
    var change = call.body();
    var grant = find(call);
    if (change.has("scope")) {
      change.set("scope", Json.array(scopes(change)));
    }
    var after =
        grants
            .update(
                call.tenant(),
                grant.id(),
                before -> Schema.merge(before, change),
                tx -> checkScopes(tx, call, grant.audience(), scopes(change)))
            .orElseThrow(ClientGrantsApi::notFound);
    return Response.json(200, after.toJson());
  }

  /** Each scope once, in the order given; null and nothing mean none. */
  private static List<String> scopes(ObjectNode body) {
    return List.copyOf(new LinkedHashSet<>(Json.strings(body, "scope")));
  }

  private void checkScopes(Tx tx, Call call, String audience, List<String> scopes) {
    var server =
        servers
            .current(tx, call.tenant(), audience)
            .orElseThrow(
                () ->
                    ManagementError.notFound(
                        "inexistent_resource_server",
                        "The resource server does not exist: '" + audience + "'"));
    var unknown = scopes.stream().filter(s -> !server.scopes().containsKey(s)).toList();
    if (!unknown.isEmpty()) {
      throw ManagementError.invalidBody(
          "'Scopes not defined by the resource server: "
              + String.join(", ", unknown)
              + "' on property scope.");
    }
  }

  private Response delete(Call call) {
    if (!grants.delete(call.tenant(), call.path("id"))) {
      throw notFound();
    }
    return Response.empty(204);
  }

  private ClientGrant find(Call call) {
    return grants.byId(call.tenant(), call.path("id")).orElseThrow(ClientGrantsApi::notFound);
  }

  private static ManagementError notFound() {
    return ManagementError.notFound("inexistent_client_grant", "The grant does not exist.");
  }
}
