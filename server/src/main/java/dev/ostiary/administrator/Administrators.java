package dev.ostiary.administrator;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.UserChanges;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who manages a tenant. Levels are no roles: nothing in the Management API gives or takes them
 * (threats: ADM-04): only one-time links, the command line and other administrators do.
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

  /** How a change of who manages a tenant ended. */
  public enum Outcome {
    /** As wished. */
    DONE,
    /** The user is no administrator. */
    UNKNOWN,
    /** Refused: nobody would be left who can sign in and has the highest level. */
    LAST
  }

  /** Takes a user's level away unless nobody would be left to manage the tenant. */
  public Outcome dismiss(String tenant, String userId) {
    return change(tenant, userId, null);
  }

  /** Gives an administrator another level unless nobody would be left to manage the tenant. */
  public Outcome change(String tenant, String userId, @Nullable Level level) {
    return database.write(
        tx -> {
          boolean another = store.another(tx, tenant, userId);
          var before = store.level(tx, tenant, userId);
          if (before.isEmpty()) {
            return Outcome.UNKNOWN;
          }
          if (!another && before.get() == Level.ADMINISTRATOR && level != Level.ADMINISTRATOR) {
            return Outcome.LAST;
          }
          if (level == null) {
            store.remove(tx, tenant, userId);
          } else {
            store.change(tx, tenant, userId, level);
          }
          return Outcome.DONE;
        });
  }

  /** How many administrators the tenant has; viewers are none. */
  public long count(String tenant) {
    return database.read(tx -> store.count(tx, tenant));
  }

  /** A link that lets one person manage the tenant. */
  public String invite(Tenant tenant, Level level) {
    return link(tenant, ticket(level, false, ""));
  }

  /** A link that makes the first administrator; empty when the tenant has one. */
  public Optional<String> inviteFirst(Tenant tenant) {
    return count(tenant.id()) > 0
        ? Optional.empty()
        : Optional.of(link(tenant, ticket(Level.ADMINISTRATOR, true, "")));
  }

  /**
   * What somebody who manages the tenant may give to one person.
   *
   * @param creator id of the user who invites
   */
  SetupTicketStore.Ticket ticket(Level level, String creator) {
    return ticket(level, false, creator);
  }

  private SetupTicketStore.Ticket ticket(Level level, boolean firstOnly, String creator) {
    long now = time.millis();
    return new SetupTicketStore.Ticket(
        Ids.alphanumeric(16), level, firstOnly, now, creator, now + VALIDITY.toMillis());
  }

  /** The only copy of the link of a new ticket. */
  String link(Tenant tenant, SetupTicketStore.Ticket ticket) {
    return tenant.dashboard()
        + "setup?ticket="
        + database.write(tx -> tickets.issue(tx, tenant.id(), ticket));
  }

  /** The tickets of links that nobody has used yet, the newest first. */
  List<SetupTicketStore.Ticket> waiting(String tenant) {
    long now = time.millis();
    return database.read(tx -> tickets.waiting(tx, tenant, now));
  }

  /** Makes a link useless; false when there is none of this id. */
  boolean withdraw(String tenant, String id) {
    return database.write(tx -> tickets.delete(tx, tenant, id));
  }

  /** Whether the ticket of a link would work now. */
  boolean invited(String tenant, String ticket) {
    long now = time.millis();
    return database.read(tx -> tickets.find(tx, tenant, ticket, now)).isPresent();
  }

  /**
   * Uses a ticket up for a user, inside a transaction; false when it does not work any more, and
   * then the transaction must not be kept.
   */
  public boolean admit(Tx tx, String tenant, String ticket, String userId) {
    long now = time.millis();
    var used = tickets.redeem(tx, tenant, ticket, now);
    if (used.isEmpty() || used.get().firstOnly()) {
      return used.isPresent() && store.addFirst(tx, tenant, userId, now);
    }
    store.add(tx, tenant, new Administrator(userId, used.get().level(), now));
    return true;
  }

  @Override
  public void deleted(Tx tx, String tenant, String userId) {
    store.remove(tx, tenant, userId);
  }
}
