package dev.ostiary.administrator;

import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.UserChanges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who manages a tenant. Levels are no roles: nothing in the Management API gives or takes them
 * (threats: ADM-04), only one-time links and the command line do.
 */
public final class Administrators implements UserChanges {
  /** How long a link works. */
  public static final Duration VALIDITY = Duration.ofHours(24);

  private final Database database;
  private final Time time;
  private final AdministratorStore store = new AdministratorStore();
  private final SetupTicketStore tickets = new SetupTicketStore();

  /** In this database. */
  public Administrators(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /** The level of a user as it is now. */
  public Optional<Level> level(String tenant, String userId) {
    return database.read(tx -> store.level(tx, tenant, userId));
  }

  /** The scopes of the Management API that a user may have as an administrator; often none. */
  public Set<String> scopes(String tenant, String userId) {
    return level(tenant, userId).map(Level::scopes).orElse(Set.of());
  }

  /** Everybody who manages the tenant, oldest first. */
  public List<Administrator> list(String tenant) {
    return database.read(tx -> store.list(tx, tenant));
  }

  /** Gives a user a level. */
  public void add(String tenant, String userId, Level level) {
    database.write(
        tx -> {
          store.add(tx, tenant, new Administrator(userId, level, time.millis()));
          return true;
        });
  }

  /** Takes a user's level away; false when there was none. */
  public boolean remove(String tenant, String userId) {
    return database.write(tx -> store.remove(tx, tenant, userId));
  }

  /** A link that lets one person manage the tenant. */
  public String invite(Tenant tenant, Level level) {
    return link(tenant, level, false);
  }

  /** A link that makes the first administrator; empty when the tenant has one. */
  public Optional<String> inviteFirst(Tenant tenant) {
    return database.read(tx -> store.any(tx, tenant.id()))
        ? Optional.empty()
        : Optional.of(link(tenant, Level.ADMINISTRATOR, true));
  }

  private String link(Tenant tenant, Level level, boolean firstOnly) {
    long end = time.millis() + VALIDITY.toMillis();
    var ticket = new SetupTicketStore.Ticket(level, firstOnly, end);
    return tenant.dashboard()
        + "setup?ticket="
        + database.write(tx -> tickets.issue(tx, tenant.id(), ticket));
  }

  /** Whether the ticket of a link would work now. */
  boolean invited(String tenant, String ticket) {
    long now = time.millis();
    return database.read(tx -> tickets.find(tx, tenant, ticket, now)).isPresent();
  }

  /** Uses a ticket up for a user, inside a transaction; empty when it does not work any more. */
  Optional<Level> admit(Tx tx, String tenant, String ticket, String userId) {
    long now = time.millis();
    var level = tickets.redeem(tx, tenant, ticket, now);
    level.ifPresent(l -> store.add(tx, tenant, new Administrator(userId, l, now)));
    return level;
  }

  @Override
  public void deleted(Tx tx, String tenant, String userId) {
    store.remove(tx, tenant, userId);
  }
}
