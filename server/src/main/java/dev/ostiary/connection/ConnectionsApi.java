package dev.ostiary.connection;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.unsupported;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/connections}. Deleting a connection deletes its users. */
public final class ConnectionsApi implements ManagementApi {
  private static final Schema COMPLEXITY =
      Schema.of(property("min_length", whole(1, 128), "Minimum password length"));

  private static final Schema SCRIPTS =
      Schema.of(
          property("login", script(), "Checks a password and tells the user"),
          property("get_user", script(), "Tells the user of an address"),
          property("create", script(), "Makes a user"),
          property("verify", script(), "Notes that an address is proved"),
          property("change_password", script(), "Replaces a password"),
          property("change_email", script(), "Replaces an address"),
          property("delete", script(), "Removes a user"));

  private static final Schema OPTIONS =
      Schema.of(
          property(
              "passwordPolicy",
              oneOf("none", "low", "fair", "good", "excellent"),
              "Password strength level"),
          property("password_complexity_options", object(COMPLEXITY), "Password complexity"),
          property("disable_signup", flag(), "Whether people cannot sign up themselves"),
          property("brute_force_protection", flag(), "Whether failed sign-ins are limited"),
          property("requires_username", unsupported(), "Whether users have user names"),
          property("enabledDatabaseCustomization", flag(), "Whether the scripts are used"),
          property("customScripts", object(SCRIPTS), "Scripts for users whom another system knows"),
          property(
              "configuration",
              mapOf(text()).atMost(100),
              "Values for the scripts; shown encrypted, and kept when they come back so"),
          property("import_mode", flag(), "Whether users move here as they sign in"));

  /** The members of a connection. */
  public static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property(
                      "name",
                      text().atLeast(1).atMost(128).matching("[a-zA-Z0-9](-?[a-zA-Z0-9])*"),
                      "The name of the connection")
                  .needed()
                  .immutable(),
              property("strategy", oneOf(Strategies.ALL), "The identity provider")
                  .needed()
                  .immutable(),
              property("display_name", text().atMost(128).matching("[^<>]*"), "Name on screens"),
              property("options", object(Schema.of()), "Settings of the strategy"),
              property("enabled_clients", listOf(text().atMost(64)), "Clients that may use it"),
              property("realms", listOf(text().atLeast(1).atMost(128)).atMost(10), "Realms"),
              property("is_domain_connection", flag(), "Whether third parties may use it"),
              property("show_as_button", flag(), "Whether to show a button"),
              property("metadata", any(), "Names and values of your own"))
          .titled("Connection");

  private final Connections connections;
  private final List<ConnectionChanges> changes;

  private static Type script() {
    return text().atMost(100_000);
  }

  /**
   * The resource.
   *
   * @param changes those who remove what depends on a connection that goes away
   */
  public ConnectionsApi(Connections connections, List<ConnectionChanges> changes) {
    this.connections = connections;
    this.changes = List.copyOf(changes);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/connections", "read:connections")
                .summary("List connections")
                .query("strategy", listOf(text()), "Only connections of these strategies")
                .query("name", text(), "Only the connection of this name")
                .fields()
                .pages("connections", SCHEMA),
            this::list)
        .add(
            Operation.post("/connections", "create:connections")
                .summary("Create a connection")
                .note(
                    "Users sign in through connections of the strategy `auth0`. Those of other"
                        + " strategies are kept and returned; nobody signs in through them yet.")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get("/connections/{id}", "read:connections")
                .summary("Get a connection")
                .fields()
                .answers(200, SCHEMA),
            this::get)
        .add(
            Operation.patch("/connections/{id}", "update:connections")
                .summary("Update a connection")
                .note("Options replace those before as a whole.")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete("/connections/{id}", "delete:connections")
                .summary("Delete a connection and its users")
                .answers(204),
            this::delete)
        .add(
            Operation.get("/connections/{id}/status", "read:connections")
                .summary("Tell whether a connection works")
                .answers(200, Schema.of()),
            call -> Response.json(200, Json.object().put("name", find(call).name())))
        .add(
            Operation.delete("/connections/{id}/users", "delete:users")
                .summary("Delete the user of an e-mail address from a connection")
                .needs("email", text().atLeast(1), "E-mail address of the user")
                .answers(204),
            this::deleteUser);
  }

  private Response list(Call call) {
    var fields = Fields.of(call.query());
    var strategies = call.query().all("strategy");
    var name = call.query().get("name");
    var found =
        connections.all(call.tenant()).stream()
            .filter(c -> strategies.isEmpty() || strategies.contains(c.strategy()))
            .filter(c -> name.isEmpty() || name.get().equals(c.name()))
            .toList();
    return Paging.of(call.query(), 50)
        .respond("connections", found, c -> fields.of(shown(call, c)));
  }

  private static ObjectNode shown(Call call, Connection connection) {
    return connection.toJson(call.caller().seesSecrets("update:connections"));
  }

  private Response get(Call call) {
    return Response.json(200, Fields.of(call.query()).of(shown(call, find(call))));
  }

  private Response create(Call call) {
    var body = call.body();
    boolean database = Json.text(body, "strategy", "").equals("auth0");
    checkOptions(database, body);
    ScriptValues.requireOwn(Json.object(), body);
    var name = Json.text(body, "name", "");
    var complete = Schema.withDefaults(body, defaults(name));
    if (database) {
      complete.set(
          "options", Schema.withDefaults(Json.child(complete, "options"), standardOptions()));
    }
    complete.remove("name");
    try {
      return Response.json(201, connections.create(call.tenant(), name, complete).toJson());
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(
          "connection_conflict", "A connection with the same name already exists");
    }
  }

  /** Members of the same name mean different things in different strategies. */
  private static void checkOptions(boolean database, ObjectNode body) {
    var options = body.get("options");
    if (database && options != null) {
      object(OPTIONS).check(options, Type.Place.of("options", "Settings of the strategy"));
    }
  }

  private static ObjectNode merged(ObjectNode before, ObjectNode change) {
    ScriptValues.requireOwn(before, change);
    return Schema.merge(before, change);
  }

  private static ObjectNode defaults(String name) {
    var defaults = Json.object().put("is_domain_connection", false).put("show_as_button", false);
    defaults.set("enabled_clients", Json.array());
    defaults.set("realms", Json.array().add(name));
    return defaults;
  }

  private static ObjectNode standardOptions() {
    var options =
        Json.object()
            .put("passwordPolicy", "good")
            .put("strategy_version", 2)
            .put("brute_force_protection", true);
    options.set("mfa", Json.object().put("active", true).put("return_enroll_settings", true));
    var methods = Json.object();
    methods.set("password", Json.object().put("enabled", true));
    methods.set("passkey", Json.object().put("enabled", false));
    options.set("authentication_methods", methods);
    options.set(
        "passkey_options",
        Json.object()
            .put("challenge_ui", "both")
            .put("local_enrollment_enabled", true)
            .put("progressive_enrollment_enabled", true));
    return options;
  }

  private Response patch(Call call) {
    var change = call.body();
    checkOptions(find(call).database(), change);
    var after =
        connections
            .update(call.tenant(), call.path("id"), before -> merged(before, change))
            .orElseThrow(ConnectionsApi::notFound);
    return Response.json(200, after.toJson());
  }

  private Response delete(Call call) {
    var connection = find(call);
    boolean gone =
        connections.delete(
            call.tenant(),
            connection.id(),
            tx -> changes.forEach(c -> c.deleted(tx, call.tenant(), connection)));
    if (!gone) {
      throw notFound();
    }
    return Response.empty(204);
  }

  /** As with Auth0, removing somebody who is not there is no error. */
  private Response deleteUser(Call call) {
    var connection = find(call);
    var email =
        call.query()
            .get("email")
            .orElseThrow(() -> ManagementError.invalidQuery("'Missing required property: email'."));
    changes.forEach(c -> c.userDeleting(connection, email));
    connections.write(
        tx -> {
          changes.forEach(c -> c.userDeleted(tx, call.tenant(), connection.name(), email));
          return true;
        });
    return Response.empty(204);
  }

  private Connection find(Call call) {
    return connections.byId(call.tenant(), call.path("id")).orElseThrow(ConnectionsApi::notFound);
  }

  static ManagementError notFound() {
    return ManagementError.notFound("inexistent_connection", "The connection does not exist");
  }
}
