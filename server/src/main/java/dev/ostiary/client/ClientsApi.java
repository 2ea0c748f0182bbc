package dev.ostiary.client;

import static dev.ostiary.client.ClientSchema.SCHEMA;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.connection.ConnectionsApi;
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
import dev.ostiary.management.Schema;
import dev.ostiary.tenant.Tenants;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v2/clients}. Secrets are shown to those who may read client keys, and once to whoever
 * made them.
 */
public final class ClientsApi implements ManagementApi {
  private static final Set<String> SUMMARY =
      Set.of("client_id", "tenant", "name", "description", "logo_uri", "app_type", "global");

  /** What the API works on. */
  public record Stores(Clients clients, Connections connections, Tenants tenants, Keys keys) {}

  private final Stores stores;
  private final Clients clients;
  private final Time time;
  private final List<ClientChanges> changes;

  /**
   * The resource.
   *
   * @param changes those who keep something that depends on an application
   */
  public ClientsApi(Stores stores, Time time, List<ClientChanges> changes) {
    this.stores = stores;
    this.clients = stores.clients();
    this.time = time;
    this.changes = List.copyOf(changes);
  }

  private String now() {
    return Time.text(time.millis());
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var readers = "read:clients,read:client_keys,read:client_summary";
    routes
        .add(
            Operation.get("/clients", readers)
                .summary("List applications")
                .note("Secrets are shown to those who may read client keys.")
                .query("app_type", listOf(text()), "Only applications of these types")
                .query("is_global", flag(), "Only the global client, or only the others")
                .query("is_first_party", flag(), "Only those of the tenant's owner, or not")
                .fields()
                .pages("clients", SCHEMA),
            this::list)
        .add(
            Operation.post("/clients", "create:clients")
                .summary("Create an application")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get("/clients/{id}", readers)
                .summary("Get an application")
                .fields()
                .answers(200, SCHEMA),
            this::get)
        .add(
            Operation.patch("/clients/{id}", "update:clients,update:client_keys")
                .summary("Update an application")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/clients/{id}", "delete:clients")
                .summary("Delete an application")
                .answers(204),
            this::delete)
        .add(
            Operation.post("/clients/{id}/rotate-secret", "update:client_keys")
                .summary("Give an application a new secret")
                .answers(200, SCHEMA),
            this::rotate)
        .add(
            Operation.get("/clients/{id}/connections", "read:connections")
                .summary("List the connections of an application")
                .pages("connections", ConnectionsApi.SCHEMA),
            this::connections);
  }

  private Response list(Call call) {
    var query = call.query();
    var fields = Fields.of(query);
    var types =
        query.value("app_type") == null ? null : List.of(query.get("app_type", "").split(","));
    var firstParty = query.has("is_first_party") ? Paging.flag(query, "is_first_party") : null;
    var global = query.has("is_global") ? Paging.flag(query, "is_global") : null;
    var found =
        clients.all(call.tenant()).stream()
            .filter(c -> global == null || global == c.global())
            .filter(c -> types == null || types.contains(c.appType()))
            .filter(c -> firstParty == null || firstParty == c.firstParty())
            .toList();
    return Paging.of(query, 50).respond("clients", found, c -> fields.of(shown(call, c)));
  }

  private Response get(Call call) {
    return Response.json(200, Fields.of(call.query()).of(shown(call, find(call))));
  }

  private ObjectNode shown(Call call, Client client) {
    var scopes = call.caller().scopes();
    boolean withKeys = scopes.contains("read:client_keys");
    if (!withKeys && !scopes.contains("read:clients") && call.request().method().equals("GET")) {
      return client.toJson(false).retain(SUMMARY);
    }
    return shown(call.tenant(), client, withKeys);
  }

  private ObjectNode shown(String tenant, Client client, boolean withKeys) {
    var json = client.toJson(withKeys);
    if (withKeys) {
      json.putArray("signing_keys")
          .addObject()
          .put("cert", stores.keys().current(tenant, Algorithm.RS256).certificatePem());
    }
    return json;
  }

  private Response create(Call call) {
    var body = call.body();
    var complete = ClientDefaults.complete(ClientCredentials.converted(body, Json.object(), now()));
    ClientRules.check(complete);
    var tenant = call.tenant();
    var id = Ids.alphanumeric(32);
    boolean enable = stores.tenants().byId(tenant).flag("enable_client_connections", true);
    var created =
        clients.create(
            tenant,
            id,
            complete,
            tx -> {
              if (enable) {
                stores.connections().enableDatabases(tx, tenant, id);
              }
            });
    return Response.json(201, shown(tenant, created, true));
  }

  private Response patch(Call call) {
    var change = call.body();
    requireScopes(call, change);
    var after =
        clients
            .update(call.tenant(), call.path("id"), before -> changed(before, change))
            .orElseThrow(ClientsApi::notFound);
    return Response.json(200, shown(call, after));
  }

  /** The secret is a key: those who may change applications may not change it for that alone. */
  private static void requireScopes(Call call, ObjectNode change) {
    boolean secret = change.has("client_secret");
    boolean others = change.size() > (secret ? 1 : 0);
    if (secret && !call.caller().scopes().contains("update:client_keys")) {
      throw ManagementError.insufficientScope("update:client_keys");
    }
    if (others && !call.caller().scopes().contains("update:clients")) {
      throw ManagementError.insufficientScope("update:clients");
    }
  }

  private ObjectNode changed(ObjectNode before, ObjectNode change) {
    var kept = ClientCredentials.converted(change, before, now());
    var after = ClientDefaults.withRefreshDefaults(Schema.merge(before, kept, "client_metadata"));
    ClientDefaults.keepSecretEncoding(before, after);
    ClientRules.check(after);
    return after;
  }

  private Response delete(Call call) {
    var tenant = call.tenant();
    var id = call.path("id");
    if (clients.stored(tenant, id).filter(Client::global).isPresent()) {
      throw new ManagementError(
          400, "operation_not_supported", "The global client cannot be deleted");
    }
    boolean gone =
        clients.delete(tenant, id, tx -> changes.forEach(c -> c.deleted(tx, tenant, id)));
    if (!gone) {
      throw notFound();
    }
    return Response.empty(204);
  }

  private Response rotate(Call call) {
    var secret = Clients.newSecret();
    var after =
        clients
            .update(call.tenant(), call.path("id"), b -> b.deepCopy().put("client_secret", secret))
            .orElseThrow(ClientsApi::notFound);
    return Response.json(200, shown(call.tenant(), after, true));
  }

  private Response connections(Call call) {
    var client = find(call);
    boolean secrets = call.caller().seesSecrets("update:connections");
    var found =
        stores.connections().all(call.tenant()).stream()
            .filter(c -> c.clients().contains(client.id()))
            .toList();
    return Paging.of(call.query(), 50)
        .asCheckpoint()
        .respond("connections", found, c -> c.toJson(secrets));
  }

  private Client find(Call call) {
    return clients.stored(call.tenant(), call.path("id")).orElseThrow(ClientsApi::notFound);
  }

  static ManagementError notFound() {
    return ManagementError.notFound("inexistent_client", "The client does not exist");
  }
}
