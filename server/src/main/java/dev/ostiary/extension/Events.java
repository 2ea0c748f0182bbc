package dev.ostiary.extension;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.oauth.Scope;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.Role;
import dev.ostiary.role.Roles;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What programs are told: the {@code event} of Actions, {@code user} and {@code context} of rules.
 */
public final class Events {
  private static final List<String> TRANSACTION =
      List.of(
          "redirect_uri",
          "response_mode",
          "response_type",
          "state",
          "login_hint",
          "prompt",
          "acr_values",
          "ui_locales");

  private final Sources sources;
  private final PermissionStore permissions = new PermissionStore();

  /** What it reads. */
  public record Sources(
      Database database,
      Connections connections,
      Organizations organizations,
      Roles roles,
      ResourceServers apis,
      Time time) {}

  /** Who signs in where. */
  public record Subject(
      Tenant tenant,
      Client client,
      @Nullable User user,
      @Nullable Organization organization,
      Situation situation) {}

  /** Events of what these say. */
  public Events(Sources sources) {
    this.sources = sources;
  }

  /** The event of an Action, without its secrets. */
  public ObjectNode event(Subject of) {
    var situation = of.situation();
    var event = Json.object();
    event.set("request", situation.visitor().toJson());
    event.set("client", client(of.client()));
    event.putObject("tenant").put("id", of.tenant().id());
    event.set("transaction", transaction(of));
    var audience = situation.parameter("audience");
    if (audience != null) {
      event.putObject("resource_server").put("identifier", audience);
    }
    var user = of.user();
    if (user != null) {
      people(event, of, user);
    }
    event.putObject("configuration");
    return event;
  }

  private void people(ObjectNode event, Subject of, User user) {
    event.set("user", user(user));
    connection(of.tenant(), user).ifPresent(c -> event.set("connection", connection(c)));
    var organization = of.organization();
    if (organization != null) {
      event.set("organization", organization(organization));
    }
    event.putObject("authentication").set("methods", methods());
    event.putObject("authorization").set("roles", Json.array(roles(user, organization)));
    event.putObject("stats").put("logins_count", user.activity().logins());
    if (of.situation().session() != null) {
      event.putObject("session").put("id", of.situation().session());
    }
  }

  private tools.jackson.databind.node.ArrayNode methods() {
    var methods = Json.array();
    methods.addObject().put("name", "pwd").put("timestamp", Time.text(sources.time().millis()));
    return methods;
  }

  /** A user as programs see one: both metadata are always there. */
  public static ObjectNode user(User user) {
    var json = user.toJson();
    json.remove("blocked");
    for (var name : List.of("app_metadata", "user_metadata")) {
      if (!json.path(name).isObject()) {
        json.putObject(name);
      }
    }
    return json;
  }

  /** An application as programs see it. */
  public static ObjectNode client(Client client) {
    var json = Json.object().put("client_id", client.id()).put("name", client.name());
    json.set("metadata", Json.child(client.toJson(false), "client_metadata"));
    return json;
  }

  private Optional<Connection> connection(Tenant tenant, User user) {
    return user.connections().isEmpty()
        ? Optional.empty()
        : sources.connections().byName(tenant.id(), user.connections().getFirst());
  }

  /** A connection as programs see it. */
  public static ObjectNode connection(Connection connection) {
    var json =
        Json.object()
            .put("id", connection.id())
            .put("name", connection.name())
            .put("strategy", connection.strategy());
    json.set("metadata", Json.child(connection.toJson(false), "metadata"));
    return json;
  }

  /** An organization as programs see it. */
  public static ObjectNode organization(Organization organization) {
    var all = organization.toJson();
    var json = Json.object();
    for (var name : List.of("id", "name", "display_name", "metadata")) {
      if (all.has(name)) {
        json.set(name, all.get(name));
      }
    }
    if (!json.has("metadata")) {
      json.putObject("metadata");
    }
    return json;
  }

  private static ObjectNode transaction(Subject of) {
    var situation = of.situation();
    var json =
        Json.object()
            .put("protocol", situation.protocol())
            .put("locale", situation.visitor().language());
    for (var name : TRANSACTION) {
      var value = situation.parameter(name);
      if (value != null) {
        json.put(name, value);
      }
    }
    json.set("acr_values", Json.array(Scope.parse(situation.parameter("acr_values"))));
    json.set("ui_locales", Json.array(Scope.parse(situation.parameter("ui_locales"))));
    json.set("prompt", Json.array(Scope.parse(situation.parameter("prompt"))));
    json.set("requested_scopes", Json.array(Scope.parse(situation.parameter("scope"))));
    json.putObject("metadata");
    return json;
  }

  /** The names of a user's roles, those within the organization included. */
  List<String> roles(User user, @Nullable Organization organization) {
    var ids =
        new ArrayList<>(
            sources.database().read(tx -> permissions.rolesOf(tx, user.tenant(), user.id())));
    if (organization != null) {
      ids.addAll(sources.organizations().roles(user, organization.id()));
    }
    return ids.stream()
        .distinct()
        .flatMap(id -> sources.roles().find(user.tenant(), id).stream())
        .map(Role::name)
        .toList();
  }

  /** The context of a rule. */
  public ObjectNode context(Subject of, User user) {
    var situation = of.situation();
    var client = of.client();
    var json =
        Json.object()
            .put("tenant", of.tenant().id())
            .put("clientID", client.id())
            .put("clientName", client.name())
            .put("protocol", situation.protocol());
    json.set("clientMetadata", Json.child(client.toJson(false), "client_metadata"));
    connection(of.tenant(), user)
        .ifPresent(
            c -> {
              json.put("connection", c.name())
                  .put("connectionID", c.id())
                  .put("connectionStrategy", c.strategy());
              json.putObject("connectionMetadata");
              json.putObject("connectionOptions");
            });
    json.putObject("stats").put("loginsCount", user.activity().logins());
    json.putObject("sso")
        .put("with_auth0", false)
        .put("with_dbconn", true)
        .set("current_clients", Json.array());
    json.putObject("accessToken");
    json.putObject("idToken");
    json.putObject("samlConfiguration");
    json.putNull("redirect");
    json.putNull("multifactor");
    var organization = of.organization();
    if (organization != null) {
      json.set("organization", organization(organization));
    }
    json.putObject("authentication").set("methods", methods());
    json.putObject("authorization").set("roles", Json.array(roles(user, organization)));
    json.put("sessionID", situation.session());
    json.set("request", request(situation));
    json.put("sessionExpiry", (String) null);
    return json;
  }

  /** Rules see the parameters of the authorization request as the request's query. */
  private static ObjectNode request(Situation situation) {
    var visitor = situation.visitor();
    var json =
        Json.object()
            .put("ip", visitor.ip())
            .put("hostname", visitor.hostname())
            .put("method", visitor.method())
            .put("userAgent", visitor.userAgent());
    json.putObject("geoip");
    var query = json.putObject("query");
    situation.parameters().forEach(query::put);
    visitor.query().forEach(query::put);
    visitor.body().forEach(json.putObject("body")::put);
    return json;
  }

  /** An object with texts. */
  public static ObjectNode texts(Map<String, String> values) {
    var json = Json.object();
    values.forEach(json::put);
    return json;
  }
}
