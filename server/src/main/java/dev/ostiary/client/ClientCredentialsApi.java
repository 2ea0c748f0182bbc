package dev.ostiary.client;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/clients/{client_id}/credentials}: the keys of an application. */
public final class ClientCredentialsApi implements ManagementApi {
  private static final String PATH = "/clients/{id}/credentials";
  private static final Schema CHANGE =
      Schema.of(
          Schema.property(
              "expires_at", Type.text().matching("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"), "Its end"));
  private final Clients clients;
  private final Time time;

  /** The resource. */
  public ClientCredentialsApi(Clients clients, Time time) {
    this.clients = clients;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var schema = ClientCredentials.SCHEMA;
    routes
        .add(
            Operation.get(PATH, "read:client_credentials")
                .summary("List the keys of an application")
                .answers(200, Type.listOf(Type.object(schema))),
            this::list)
        .add(
            Operation.post(PATH, "create:client_credentials")
                .summary("Add a public key to an application")
                .note("It is used when `client_authentication_methods` refers to it.")
                .creates(schema)
                .answers(201, schema),
            this::create)
        .add(
            Operation.get(PATH + "/{credential_id}", "read:client_credentials")
                .summary("Get a key of an application")
                .answers(200, schema),
            this::get)
        .add(
            Operation.patch(PATH + "/{credential_id}", "update:client_credentials")
                .summary("Change the end of a key")
                .changes(CHANGE)
                .answers(200, schema),
            this::patch)
        .add(
            Operation.delete(PATH + "/{credential_id}", "delete:client_credentials")
                .summary("Remove a key that is not in use")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var array = Json.array();
    ClientCredentials.all(client(call).body()).forEach(c -> array.add(shown(c)));
    return Response.json(200, array);
  }

  private Response get(Call call) {
    return Response.json(200, shown(find(client(call).body(), call)));
  }

  private Response create(Call call) {
    var made = ClientCredentials.make(call.body(), "", Time.text(time.millis()));
    update(
        call,
        body -> {
          var all = new ArrayList<>(ClientCredentials.all(body));
          all.add(made);
          return ClientCredentials.with(body, all);
        });
    return Response.json(201, shown(made));
  }

  private Response patch(Call call) {
    var change = call.body();
    ClientCredentials.checkEnd(Json.text(change, "expires_at"), "");
    change.put("updated_at", Time.text(time.millis()));
    var after =
        update(
            call,
            body -> {
              var before = find(body, call);
              var all = new ArrayList<>(ClientCredentials.all(body));
              all.replaceAll(c -> c.equals(before) ? Schema.merge(before, change) : c);
              return ClientCredentials.with(body, all);
            });
    return Response.json(200, shown(find(after.body(), call)));
  }

  private Response delete(Call call) {
    update(
        call,
        body -> {
          var gone = find(body, call);
          if (ClientCredentials.references(body).contains(Json.text(gone, "id", ""))) {
            throw new ManagementError(
                400, "operation_not_supported", "The credential is in use by the client");
          }
          var all = new ArrayList<>(ClientCredentials.all(body));
          all.removeIf(c -> Objects.equals(c, gone));
          return ClientCredentials.with(body, all);
        });
    return Response.empty(204);
  }

  private Client update(Call call, UnaryOperator<ObjectNode> change) {
    return clients.update(call.tenant(), call.path("id"), change).orElseThrow(ClientsApi::notFound);
  }

  private Client client(Call call) {
    return clients.stored(call.tenant(), call.path("id")).orElseThrow(ClientsApi::notFound);
  }

  private static ObjectNode find(ObjectNode client, Call call) {
    return ClientCredentials.find(client, call.path("credential_id"))
        .orElseThrow(
            () ->
                ManagementError.notFound("inexistent_credential", "The credential does not exist"));
  }

  private static ObjectNode shown(ObjectNode credential) {
    var shown = credential.deepCopy();
    shown.remove(List.of("jwk"));
    return shown;
  }
}
