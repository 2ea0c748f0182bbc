package dev.ostiary;

import dev.ostiary.administrator.DashboardClient;
import dev.ostiary.client.Client;
import dev.ostiary.client.ClientGrants;
import dev.ostiary.client.Clients;
import dev.ostiary.client.RefreshPolicy;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.management.Scopes;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes what a tenant cannot be without: keys, the Management API, a database connection, and an
 * application to begin with. Each is made once; what is there already stays as it is.
 */
final class Provisioning {
  private final Parts parts;

  /** Where all of it is kept. */
  record Parts(
      Tenants tenants,
      Keys keys,
      ResourceServers apis,
      Connections connections,
      Clients clients,
      ClientGrants clientGrants) {
    /** Registers their kinds, for a command that needs no whole server. */
    static Parts of(DocumentStore documents, Sealer sealer, Time time) {
      var tenants = new Tenants(documents);
      return new Parts(
          tenants,
          new Keys(documents, sealer, time),
          new ResourceServers(documents, sealer),
          new Connections(documents, sealer),
          new Clients(documents, sealer, id -> tenants.named(id).map(DashboardClient::of)),
          new ClientGrants(documents, List.of()));
    }
  }

  Provisioning(Parts parts) {
    this.parts = parts;
  }

  /** Makes what every tenant has. */
  void equip(Tenant tenant) {
    parts.keys().ensure(tenant.id(), Algorithm.RS256);
    parts.apis().ensureManagementApi(tenant, Scopes.all());
    parts.clients().ensureGlobal(tenant.id());
    if (parts.connections().all(tenant.id()).isEmpty()) {
      parts.connections().create(tenant.id(), Connections.STANDARD, connection());
    }
  }

  private static ObjectNode connection() {
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

  /** Makes the application with every scope of the Management API, with which all else is made. */
  Client administrator(Tenant tenant, String id, String secret) {
    var client =
        parts
            .clients()
            .find(tenant.id(), id)
            .orElseGet(() -> parts.clients().create(tenant.id(), id, machine(secret)));
    var audience = tenant.managementAudience();
    if (parts.clientGrants().find(tenant.id(), id, audience, "client").isEmpty()) {
      var grant = Json.object().put("client_id", id).put("audience", audience);
      grant.set("scope", Json.array(Scopes.all()));
      parts.clientGrants().create(tenant.id(), grant);
    }
    return client;
  }

  private static ObjectNode machine(String secret) {
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
