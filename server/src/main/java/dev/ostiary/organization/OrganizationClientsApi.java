package dev.ostiary.organization;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.OrganizationClientStore.Listed;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/organizations/{id}/clients}: which applications an organization lists. */
public final class OrganizationClientsApi implements ManagementApi {
  private static final int MAX_CHANGES = 10;
  private static final Set<String> PUBLIC =
      Set.of("name", "app_type", "logo_uri", "is_first_party", "grant_types", "organization_usage");

  private static final Schema.Property ACCESS =
      property("use_for_member_access", flag(), "Whether members sign in to it");

  private static final Schema ADDED =
      Schema.of(
          property("client_id", text().atLeast(1).atMost(64), "ID of the client").needed(),
          ACCESS.needed());

  private static final Schema ADDITION =
      Schema.of(
          property(
                  "clients",
                  listOf(object(ADDED)).atLeast(1).atMost(MAX_CHANGES),
                  "Applications to list")
              .needed());

  private static final Schema REMOVAL =
      Schema.of(
          property(
                  "clients",
                  listOf(text().atLeast(1).atMost(64)).atLeast(1).atMost(MAX_CHANGES),
                  "IDs of applications")
              .needed());

  private static final Schema CLIENT =
      Schema.of(
          property("name", text(), "Name of the application"),
          property("app_type", text(), "Kind of the application"),
          property("logo_uri", nullable(text()), "URL of the logo"),
          property("is_first_party", flag(), "Whether it belongs to the tenant's owner"),
          property("grant_types", listOf(text()), "Grant types"),
          property("organization_usage", oneOf("deny", "allow", "require"), "Organizations"));

  private static final Schema SHOWN =
      Schema.of(
              property("client_id", text(), "ID of the client").needed(),
              ACCESS.needed(),
              property("client", object(CLIENT), "The application itself").needed())
          .titled("OrganizationClient");

  private final OrganizationStores stores;
  private final OrganizationClientStore clients = new OrganizationClientStore();

  /** The resource. */
  public OrganizationClientsApi(OrganizationStores stores) {
    this.stores = stores;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var path = "/organizations/{id}/clients";
    var one = path + "/{client_id}";
    routes
        .add(
            Operation.get(path, "read:organization_clients")
                .summary("List the applications of an organization")
                .query("from", text(), "Where the page before this one ended")
                .query("take", whole(1, 100), "Results of a page")
                .answers(200, Paging.checkpointAnswer("clients", object(SHOWN))),
            this::list)
        .add(
            Operation.post(path, "create:organization_clients")
                .summary("List applications for an organization")
                .creates(ADDITION)
                .answers(201, listOf(object(SHOWN))),
            this::add)
        .add(
            Operation.delete(path, "delete:organization_clients")
                .summary("List applications for an organization no longer")
                .creates(REMOVAL)
                .answers(204),
            this::remove)
        .add(
            Operation.get(one, "read:organization_clients")
                .summary("Get an application of an organization")
                .answers(200, SHOWN),
            this::get)
        .add(
            Operation.patch(one, "update:organization_clients")
                .summary("Update an application of an organization")
                .changes(Schema.of(ACCESS))
                .answers(200, SHOWN),
            this::patch);
  }

  private Response list(Call call) {
    var all = stores.read(call, (tx, o) -> clients.clients(tx, o.tenant(), o.id()));
    var living =
        all.stream()
            .filter(l -> stores.clients().stored(call.tenant(), l.clientId()).isPresent())
            .toList();
    return Paging.of(call.query(), 50)
        .asCheckpoint()
        .respond("clients", living, l -> shown(call, l));
  }

  private Response add(Call call) {
    var added =
        call.json()
            .get("clients")
            .valueStream()
            .map(
                c ->
                    new Listed(
                        Json.text(c, "client_id", ""),
                        Json.flag(c, "use_for_member_access", false)))
            .toList();
    stores.writeWithConfiguration(
        call,
        (tx, o) -> {
          for (var client : added) {
            stores.requireClient(tx, o.tenant(), client.clientId());
            clients.put(tx, o, client);
          }
          return true;
        });
    var shown = Json.array();
    added.forEach(l -> shown.add(shown(call, l)));
    return Response.json(201, shown);
  }

  private Response remove(Call call) {
    List<String> gone = Json.strings(call.json(), "clients");
    stores.write(
        call,
        (tx, o) -> {
          gone.forEach(id -> clients.remove(tx, o, id));
          return true;
        });
    return Response.empty(204);
  }

  private Response get(Call call) {
    var found =
        stores.read(
            call,
            (tx, o) ->
                clients
                    .client(tx, o.tenant(), o.id(), call.path("client_id"))
                    .orElseThrow(OrganizationClientsApi::notListed));
    return Response.json(200, shown(call, found));
  }

  private Response patch(Call call) {
    var change = call.body();
    var after =
        stores.write(
            call,
            (tx, o) -> {
              var before =
                  clients
                      .client(tx, o.tenant(), o.id(), call.path("client_id"))
                      .orElseThrow(OrganizationClientsApi::notListed);
              boolean access = Json.flag(change, "use_for_member_access", before.memberAccess());
              var changed = new Listed(before.clientId(), access);
              clients.put(tx, o, changed);
              return changed;
            });
    return Response.json(200, shown(call, after));
  }

  private ObjectNode shown(Call call, Listed listed) {
    var json =
        Json.object()
            .put("client_id", listed.clientId())
            .put("use_for_member_access", listed.memberAccess());
    json.set(
        "client",
        stores
            .clients()
            .find(call.tenant(), listed.clientId())
            .map(c -> c.toJson(false).retain(PUBLIC))
            .orElseGet(Json::object));
    return json;
  }

  private static ManagementError notListed() {
    return ManagementError.notFound(
        "inexistent_client", "The client is not associated with the organization");
  }
}
