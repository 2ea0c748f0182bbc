package dev.ostiary;

import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import java.net.URI;

/** Makes the first tenant, what any tenant lacks, and what the settings ask for. */
final class FirstStart {
  /** More than there are objects to make. */
  private static final int MOST_TRIES = 20;

  private final Server server;
  private final Config config;
  private final Provisioning provisioning;

  FirstStart(Server server, Config config) {
    this.server = server;
    this.config = config;
    this.provisioning =
        new Provisioning(
            new Provisioning.Parts(
                server.tenants,
                server.keys,
                server.apis,
                server.connections,
                server.clients,
                server.clientGrants));
  }

  /** Other nodes that start at the same moment may be first, with one object or another. */
  void run() {
    for (int tries = 1; ; tries++) {
      try {
        make();
        return;
      } catch (DuplicateKey e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        server.documents.refresh();
      }
    }
  }

  private void make() {
    var issuer = issuer();
    requireOwnHost(issuer);
    var tenant = server.tenants.first(issuer);
    // Of all: a new version may bring what tenants of an older one lack.
    server.tenants.all().forEach(provisioning::equip);
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

  private void requireOwnHost(String issuer) {
    var domain = URI.create(issuer).getAuthority().toLowerCase(java.util.Locale.ROOT);
    server
        .tenants
        .holder(Tenants.FIRST, domain)
        .ifPresent(
            other -> {
              throw new Config.BadConfig(
                  "--issuer " + issuer + ": that host is the tenant " + other.id() + "'s");
            });
  }

  private void bootstrapClient(Tenant tenant) {
    var secret = config.text(Setting.BOOTSTRAP_CLIENT_SECRET);
    if (secret.length() < 16) {
      throw new Config.BadConfig("--bootstrap-client-secret needs at least 16 characters");
    }
    var id = config.text(Setting.BOOTSTRAP_CLIENT_ID);
    if (Tenant.reserved(id)) {
      throw new Config.BadConfig("--bootstrap-client-id " + id + ": that is the server's own");
    }
    provisioning.administrator(tenant, id, secret);
  }
}
