package dev.ostiary.organization;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.organization.OrganizationStores.ORGANIZATIONS;

import dev.ostiary.client.ClientGrant;
import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which client grants an organization takes part in: {@code
 * /api/v2/organizations/{id}/client-grants} and {@code /api/v2/client-grants/{id}/organizations}.
 */
public final class OrganizationGrantsApi implements ManagementApi {
  private static final Set<String> MEMBERS =
      Set.of(
          "id", "client_id", "audience", "scope", "organization_usage", "allow_any_organization");

  private static final Schema ADDITION =
      Schema.of(
          property("grant_id", text().atLeast(1).atMost(64), "ID of the client grant").needed());

  private static final Schema SHOWN =
      Schema.of(
              property("id", text(), "Id of the client grant"),
              property("client_id", text(), "ID of the client"),
              property("audience", text(), "Identifier of the API"),
              property("scope", listOf(text()), "Scopes allowed"),
              property("organization_usage", oneOf("deny", "allow", "require"), "Organizations"),
              property("allow_any_organization", flag(), "Whether every organization may use it"))
          .titled("OrganizationClientGrant");

  private final OrganizationStores stores;
  private final OrganizationClientStore clients = new OrganizationClientStore();

  /** The resource. */
  public OrganizationGrantsApi(OrganizationStores stores) {
    this.stores = stores;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var path = "/organizations/{id}/client-grants";
    routes
        .add(
            Operation.get(path, "read:organization_client_grants")
                .summary("List the client grants of an organization")
                .query("audience", text(), "Only those for this API")
                .query("client_id", text(), "Only those of this application")
                .query("grant_ids", listOf(text()).atMost(10), "Only these")
                .pages("client_grants", SHOWN),
            this::list)
        .add(
            Operation.post(path, "create:organization_client_grants")
                .summary("Let an organization take part in a client grant")
                .creates(ADDITION)
                .answers(201, SHOWN),
            this::add)
        .add(
            Operation.delete(path + "/{grant_id}", "delete:organization_client_grants")
                .summary("Let an organization take part in a client grant no longer")
                .answers(204),
            this::remove)
        .add(
            Operation.get("/client-grants/{id}/organizations", "read:organization_client_grants")
                .summary("List the organizations of a client grant")
                .pages("organizations", OrganizationSchema.SCHEMA),
            this::organizations);
  }

  private Response list(Call call) {
    var audience = call.query().get("audience");
    var client = call.query().get("client_id");
    var only = call.query().all("grant_ids");
    var found =
        stores.read(call, (tx, o) -> clients.grants(tx, o.tenant(), o.id())).stream()
            .map(id -> stores.grants().byId(call.tenant(), id))
            .flatMap(Optional::stream)
            .filter(g -> audience.isEmpty() || audience.get().equals(g.audience()))
            .filter(g -> client.isEmpty() || client.get().equals(g.clientId()))
            .filter(g -> only.isEmpty() || only.contains(g.id()))
            .toList();
    return Paging.of(call.query(), 50)
        .respond("client_grants", found, OrganizationGrantsApi::shown);
  }

  private Response add(Call call) {
    var id = Json.text(call.json(), "grant_id", "");
    try {
      stores.writeWithConfiguration(
          call,
          (tx, o) -> {
            if (!stores.grants().exists(tx, o.tenant(), id)) {
              throw noGrant();
            }
            clients.addGrant(tx, o, id, stores.time().millis());
            return true;
          });
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(
          null, "The client grant is already associated with the organization.");
    }
    var grant = stores.grants().byId(call.tenant(), id).orElseThrow(OrganizationGrantsApi::noGrant);
    return Response.json(201, shown(grant));
  }

  private Response remove(Call call) {
    boolean gone = stores.write(call, (tx, o) -> clients.removeGrant(tx, o, call.path("grant_id")));
    if (!gone) {
      throw noGrant();
    }
    return Response.empty(204);
  }

  private Response organizations(Call call) {
    var grant =
        stores
            .grants()
            .byId(call.tenant(), call.path("id"))
            .orElseThrow(OrganizationGrantsApi::noGrant);
    var paging = OrganizationStores.paging(call);
    return stores
        .database()
        .read(
            tx -> {
              var rows =
                  ORGANIZATIONS.ofGrant(
                      tx, call.tenant(), grant.id(), OrganizationStores.rows(paging));
              long total = ORGANIZATIONS.countOfGrant(tx, call.tenant(), grant.id());
              return paging.respond(
                  "organizations",
                  rows.stream().map(Organization::toJson).toList(),
                  OptionalLong.of(total));
            });
  }

  private static ObjectNode shown(ClientGrant grant) {
    return grant.toJson().retain(MEMBERS);
  }

  private static ManagementError noGrant() {
    return ManagementError.notFound("inexistent_client_grant", "The grant does not exist.");
  }
}
