package dev.ostiary;

import dev.ostiary.client.RefreshPolicy;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.management.Scopes;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import java.util.List;

/** Makes what a tenant cannot be without: itself, keys, the system API, a database connection. */
final class FirstStart {
  private final Server server;
  private final Config config;

  FirstStart(Server server, Config config) {
    this.server = server;
    this.config = config;
  }

  /** Another node that starts at the same moment may be first: then its objects are taken. */
  void run() {
    try {
      make();
    } catch (DuplicateKey e) {
      server.documents.refresh();
      make();
    }
  }

  private void make() {
    var tenant = server.tenants.first(issuer());
    server.keys.ensure(Tenants.FIRST, Algorithm.RS256);
    server.apis.ensureManagementApi(tenant, Scopes.all());
    server.clients.ensureGlobal(tenant.id());
    if (server.connections.all(tenant.id()).isEmpty()) {
      server.connections.create(tenant.id(), Connections.STANDARD, connection());
    }
    if (config.has(Setting.BOOTSTRAP_CLIENT_ID)) {
      bootstrapClient(tenant);
    }
    if (config.flag(Setting.SAMPLE)) {
      new SampleTenant(server, config, tenant).make();
    }
  }

  private String issuer() {
    var text = config.text(Setting.ISSUER);
    if (text.isEmpty()) {
      return server.port() >= 0
          ? "https://localhost:" + server.port() + "/"
          : "http://localhost:" + server.plainPort() + "/";
    }
    if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
      throw new Config.BadConfig(
          "--issuer must be a URL without a path, such as https://id.example/");
    }
    return text.endsWith("/") ? text : text + "/";
  }

  private static tools.jackson.databind.node.ObjectNode connection() {
    var body = Json.object().put("strategy", "auth0").put("is_domain_connection", false);
    body.set("enabled_clients", Json.array());
    body.set("realms", Json.array(List.of(Connections.STANDARD)));
    body.set(
        "options",
        Json.object()
            .put("passwordPolicy", "good")
            .put("strategy_version", 2)
            .put("brute_force_protection", true));
    return body;
  }

  /**
   * Made once; a later start with the same id leaves it as it is, and makes what a crash left out.
   */
  private void bootstrapClient(Tenant tenant) {
    var id = config.text(Setting.BOOTSTRAP_CLIENT_ID);
    var secret = config.text(Setting.BOOTSTRAP_CLIENT_SECRET);
    if (secret.length() < 16) {
      throw new Config.BadConfig("--bootstrap-client-secret needs at least 16 characters");
    }
    if (server.clients.find(tenant.id(), id).isEmpty()) {
      server.clients.create(tenant.id(), id, bootstrapBody(secret));
    }
    var audience = tenant.managementAudience();
    if (server.clientGrants.find(tenant.id(), id, audience, "client").isEmpty()) {
      var grant = Json.object().put("client_id", id).put("audience", audience);
      grant.set("scope", Json.array(Scopes.all()));
      server.clientGrants.create(tenant.id(), grant);
    }
  }

  private static tools.jackson.databind.node.ObjectNode bootstrapBody(String secret) {
    var body =
        Json.object()
            .put("name", "Bootstrap")
            .put("app_type", "non_interactive")
            .put("is_first_party", true)
            .put("token_endpoint_auth_method", "client_secret_post")
            .put("client_secret", secret);
    body.set("grant_types", Json.array(List.of("client_credentials")));
    body.set("refresh_token", RefreshPolicy.standard(false));
    return body;
  }
}
