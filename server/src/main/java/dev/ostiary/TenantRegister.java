package dev.ostiary;

import dev.ostiary.administrator.Administrators;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.MasterKey;
import dev.ostiary.db.Database;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.TenantRowStore;
import dev.ostiary.tenant.Domain;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.UserStore;
import java.util.List;

/**
 * Makes, lists and removes tenants in a database that servers use at the same time; they follow
 * within a second.
 */
final class TenantRegister implements AutoCloseable {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
  private final Database database;
  private final DocumentStore documents;
  private final Provisioning.Parts parts;
  private final TenantRowStore rows;
  private final Administrators administrators;

  /**
   * A tenant and the application with which its administrator begins.
   *
   * @param setup the link that makes the first administrator of the dashboard
   */
  record Made(Tenant tenant, String clientId, String clientSecret, String setup) {}

  /** A tenant and how much it has. */
  record Line(Tenant tenant, long users, long applications) {}

  /** Opens the database of a server, which must be there. */
  TenantRegister(Config config) {
    var time = new Time();
    database = Server.existing(config);
    documents = new DocumentStore(database, time);
    parts = Provisioning.Parts.of(documents, MasterKey.sealer(config), time);
    documents.load();
    rows = new TenantRowStore(database);
    administrators = new Administrators(database, time);
  }

  /**
   * Makes a tenant. The tenant itself comes last, so that its host answers when all is there.
   *
   * @param scheme https, or http where TLS is no concern
   */
  Made create(String name, String scheme, String domain) {
    check(name, scheme, domain);
    var tenant = parts.tenants().planned(name, scheme + "://" + domain + "/");
    var provisioning = new Provisioning(parts);
    try {
      provisioning.equip(tenant);
      var client = provisioning.administrator(tenant, Ids.alphanumeric(32), Clients.newSecret());
      parts.tenants().add(tenant);
      var setup = administrators.inviteFirst(tenant).orElseThrow();
      return new Made(tenant, client.id(), String.valueOf(client.secret()), setup);
    } catch (DuplicateKey e) {
      throw new Config.BadConfig(
          "Somebody else is making the tenant " + name + " or one at " + domain + ": look again");
    }
  }

  private void check(String name, String scheme, String domain) {
    if (!name.matches(NAME)) {
      throw new Config.BadConfig(
          "A name has 1 to 63 of a-z, 0-9 and -, and begins with none of the latter: not '"
              + name
              + "'");
    }
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new Config.BadConfig("--issuer-scheme is https or http, not '" + scheme + "'");
    }
    try {
      Domain.of(scheme, domain);
    } catch (Domain.BadDomain e) {
      throw new Config.BadConfig(String.valueOf(e.getMessage()));
    }
    if (name.equals(Tenants.FIRST) || parts.tenants().named(name).isPresent()) {
      throw new Config.BadConfig("There is a tenant " + name + " already");
    }
    parts.tenants().holder(name, domain).ifPresent(other -> refuse(domain, other));
    if (rows.exist(name)) {
      throw new Config.BadConfig(
          "Something of a tenant "
              + name
              + " is left that was not made or not deleted to the end: run `ostiary tenant delete "
              + name
              + " --yes` first");
    }
  }

  private static void refuse(String domain, Tenant other) {
    throw new Config.BadConfig(
        "The host of "
            + domain
            + " is the tenant "
            + other.id()
            + "'s ("
            + other.domain()
            + "). Cookies do not know ports: choose another host name");
  }

  /** All tenants, oldest first. */
  List<Line> list() {
    var users = new UserStore();
    return parts.tenants().all().stream()
        .map(
            t ->
                new Line(
                    t,
                    database.read(tx -> users.count(tx, t.id())),
                    parts.clients().all(t.id()).stream().filter(c -> !c.global()).count()))
        .toList();
  }

  /** Whether there is something to delete under this name; refuses what must stay. */
  boolean deletable(String name) {
    if (name.equals(Tenants.FIRST)) {
      throw new Config.BadConfig("The first tenant stays as long as the server: not deleted");
    }
    return parts.tenants().named(name).isPresent() || rows.exist(name);
  }

  /**
   * Removes everything of a tenant. Configuration goes first: a server that has seen that answers
   * to the host no longer.
   */
  void delete(String name) {
    if (!deletable(name)) {
      throw new Config.BadConfig("There is no tenant " + name);
    }
    rows.forget(name, documents);
    rows.delete(name);
  }

  /** Removes what a server wrote that had not yet heard of the end; how many rows that were. */
  long deleteLate(String name) {
    rows.forget(name, documents);
    return rows.delete(name);
  }

  @Override
  public void close() {
    documents.close();
    database.close();
  }
}
