package dev.ostiary;

import dev.ostiary.administrator.Level;
import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.client.RefreshPolicy;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tenant that {@code make run} shows: two APIs, a SPA, a machine, three people, two
 * administrators. Made once; what the examples need to know stands in {@code DATA/sample.json}.
 */
final class SampleTenant {
  private static final String ORDERS = "https://orders.example.com/";
  private static final String REPORTS = "https://reports.example.com/";
  private static final String PASSWORD = "Open-the-door-1";
  private static final Map<String, String> ORDER_SCOPES =
      new java.util.TreeMap<>(
          Map.of(
              "read:orders", "See orders",
              "create:orders", "Make new orders",
              "approve:orders", "Approve orders of others",
              "delete:orders", "Delete orders"));
  private static final Map<String, String> REPORT_SCOPES =
      new java.util.TreeMap<>(
          Map.of("read:reports", "See reports", "export:reports", "Download reports"));

  private final Server server;
  private final Config config;
  private final Tenant tenant;
  private final PermissionStore permissions = new PermissionStore();

  SampleTenant(Server server, Config config, Tenant tenant) {
    this.server = server;
    this.config = config;
    this.tenant = tenant;
  }

  /** Makes everything unless the file says that it was done. */
  void make() {
    Path file = config.data().resolve("sample.json");
    if (Files.exists(file)) {
      return;
    }
    server.apis.create(tenant.id(), ORDERS, api("Orders API", ORDER_SCOPES));
    server.apis.create(tenant.id(), REPORTS, api("Reports API", REPORT_SCOPES));
    var connection = server.connections.byName(tenant.id(), Connections.STANDARD).orElseThrow();
    var spa = spa();
    var machine = machine();
    server.connections.enable(tenant.id(), connection.id(), spa.id(), true);
    var manager = role("Manager", List.of(), List.of("read:reports", "export:reports"), true);
    var clerk =
        role("Clerk", List.of("read:orders", "create:orders"), List.of("read:reports"), false);
    give(user(connection, "alice", "Alice Abbott", false), manager);
    give(user(connection, "bob", "Bob Baker", false), clerk);
    give(user(connection, "mallory", "Mallory Mayer", true), clerk);
    for (var level : Level.values()) {
      var name = level == Level.ADMINISTRATOR ? "Ada Admin" : "Vic Viewer";
      user(connection, login(level), name, false)
          .ifPresent(id -> server.administrators.add(tenant.id(), id, level));
    }
    write(file, spa, machine);
  }

  private static ObjectNode api(String name, Map<String, String> scopes) {
    var body =
        Json.object()
            .put("name", name)
            .put("signing_alg", "RS256")
            .put("allow_offline_access", true)
            .put("skip_consent_for_verifiable_first_party_clients", true)
            .put("token_lifetime", 86_400)
            .put("token_lifetime_for_web", 7_200)
            .put("enforce_policies", true)
            .put("token_dialect", "access_token_authz");
    ArrayNode list = body.putArray("scopes");
    scopes.forEach(
        (value, description) ->
            list.add(Json.object().put("value", value).put("description", description)));
    return body;
  }

  private Client spa() {
    var url = config.text(Setting.SAMPLE_SPA_URL);
    var body =
        Json.object()
            .put("name", "Example SPA")
            .put("app_type", "spa")
            .put("is_first_party", true)
            .put("oidc_conformant", true)
            .put("token_endpoint_auth_method", "none");
    body.set("grant_types", Json.array(List.of("authorization_code", "refresh_token")));
    body.set("callbacks", Json.array(List.of(url)));
    body.set("allowed_logout_urls", Json.array(List.of(url)));
    body.set("web_origins", Json.array(List.of(url)));
    body.set("refresh_token", RefreshPolicy.standard(true));
    return server.clients.create(tenant.id(), body);
  }

  private Client machine() {
    var body =
        Json.object()
            .put("name", "Example machine")
            .put("app_type", "non_interactive")
            .put("is_first_party", true)
            .put("token_endpoint_auth_method", "client_secret_post")
            .put("client_secret", Clients.newSecret());
    body.set("grant_types", Json.array(List.of("client_credentials")));
    body.set("refresh_token", RefreshPolicy.standard(false));
    var client = server.clients.create(tenant.id(), body);
    var grant = Json.object().put("client_id", client.id()).put("audience", ORDERS);
    grant.set("scope", Json.array(List.of("read:orders")));
    server.clientGrants.create(tenant.id(), grant);
    return client;
  }

  private String role(String name, List<String> orders, List<String> reports, boolean all) {
    var role = server.roles.create(tenant.id(), name, name + " of the sample tenant");
    var given = new java.util.ArrayList<Permission>();
    (all ? List.copyOf(ORDER_SCOPES.keySet()) : orders)
        .forEach(s -> given.add(new Permission(ORDERS, s)));
    reports.forEach(s -> given.add(new Permission(REPORTS, s)));
    server.database.write(
        tx -> {
          permissions.addToRole(tx, tenant.id(), role.id(), given);
          return true;
        });
    return role.id();
  }

  private static String login(Level level) {
    return level == Level.ADMINISTRATOR ? "admin" : "viewer";
  }

  private Optional<String> user(Connection connection, String login, String name, boolean blocked) {
    var body = Json.object().put("name", name).put("nickname", login);
    var wanted =
        new Registration.NewUser(
            Ids.hex(24), login + "@example.com", PASSWORD, true, blocked, body);
    return server.registration.register(tenant.id(), connection, wanted)
            instanceof Registration.Registered made
        ? Optional.of(made.user().id())
        : Optional.empty();
  }

  private void give(Optional<String> userId, String roleId) {
    userId.ifPresent(
        id ->
            server.database.write(
                tx -> {
                  permissions.addRole(tx, tenant.id(), id, roleId);
                  return true;
                }));
  }

  private void write(Path file, Client spa, Client machine) {
    var json = Json.object().put("domain", tenant.domain()).put("issuer", tenant.issuer());
    json.putObject("spa")
        .put("client_id", spa.id())
        .put("url", config.text(Setting.SAMPLE_SPA_URL));
    ArrayNode apis = json.putArray("apis");
    apis.add(example("Orders API", ORDERS, Setting.SAMPLE_ORDERS_URL).put("language", "node"));
    apis.add(example("Reports API", REPORTS, Setting.SAMPLE_REPORTS_URL).put("language", "java"));
    ArrayNode users = json.putArray("users");
    users.add(person("alice").put("role", "Manager"));
    users.add(person("bob").put("role", "Clerk"));
    users.add(person("mallory").put("blocked", true));
    ArrayNode administrators = json.putArray("administrators");
    for (var level : Level.values()) {
      administrators.add(person(login(level)).put("level", level.text()));
    }
    json.putObject("m2m").put("client_id", machine.id()).put("client_secret", machine.secret());
    try {
      Files.writeString(file, Json.write(json) + "\n");
    } catch (IOException e) {
      throw new Config.BadConfig("Cannot write " + file);
    }
  }

  private ObjectNode example(String name, String identifier, Setting url) {
    return Json.object()
        .put("name", name)
        .put("identifier", identifier)
        .put("url", config.text(url));
  }

  private static ObjectNode person(String login) {
    return Json.object().put("email", login + "@example.com").put("password", PASSWORD);
  }
}
