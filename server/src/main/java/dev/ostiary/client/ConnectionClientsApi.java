package dev.ostiary.client;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import java.util.HashMap;
import java.util.Map;

/** {@code /api/v2/connections/{id}/clients}: which applications may use a connection. */
public final class ConnectionClientsApi implements ManagementApi {
  private static final int MAX_CHANGES = 50;
  private static final Schema CHANGE =
      Schema.of(
          property("client_id", text().atLeast(1), "ID of the client").needed(),
          property("status", flag(), "Whether the connection is enabled for it").needed());

  private final Connections connections;
  private final Clients clients;

  /** The resource. */
  public ConnectionClientsApi(Connections connections, Clients clients) {
    this.connections = connections;
    this.clients = clients;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/connections/{id}/clients", "read:connections")
                .summary("List the applications that may use a connection")
                .pages("clients", Schema.of(property("client_id", text(), "ID of the client"))),
            this::list)
        .add(
            Operation.patch("/connections/{id}/clients", "update:connections")
                .summary("Let applications use a connection, or no longer")
                .takes(listOf(object(CHANGE)).atLeast(1).atMost(MAX_CHANGES))
                .answers(204),
            this::patch);
  }

  private Response list(Call call) {
    var enabled = find(call).clients();
    var found = clients.all(call.tenant()).stream().filter(c -> enabled.contains(c.id())).toList();
    return Paging.of(call.query(), 50)
        .asCheckpoint()
        .respond("clients", found, c -> Json.object().put("client_id", c.id()));
  }

  private Response patch(Call call) {
    var changes = changes(call);
    if (!connections.enable(call.tenant(), find(call).id(), changes)) {
      throw notFound();
    }
    return Response.empty(204);
  }

  private Map<String, Boolean> changes(Call call) {
    var changes = new HashMap<String, Boolean>();
    for (var change : call.json()) {
      var id = Json.text(change, "client_id", "");
      if (clients.stored(call.tenant(), id).isEmpty()) {
        throw ClientsApi.notFound();
      }
      changes.put(id, Json.flag(change, "status", false));
    }
    return changes;
  }

  private Connection find(Call call) {
    return connections
        .byId(call.tenant(), call.path("id"))
        .orElseThrow(ConnectionClientsApi::notFound);
  }

  private static ManagementError notFound() {
    return ManagementError.notFound("inexistent_connection", "The connection does not exist");
  }
}
