package dev.ostiary.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import org.sqlite.Function;

/**
 * When something of a user was changed last, counted in commits: what was read of a user before
 * stays true until then. SQLite tells of each row itself, by whatever statement it was changed.
 * Only one connection writes; what other processes write, such as a command, is not seen.
 */
public final class Changes {
  /**
   * Users share these; who shares with somebody that changes is looked up once more than needed.
   */
  private static final int STRIPES = 1 << 14;

  private static final String FUNCTION = "user_changed";

  /**
   * What decides about tokens and the claims of a user. A sign-in that is counted is none of it.
   */
  private static final List<String> EVENTS =
      List.of(
          "INSERT ON main.users",
          "UPDATE OF user_id, email, email_verified, blocked, body ON main.users",
          "DELETE ON main.users",
          "INSERT ON main.identity",
          "UPDATE ON main.identity",
          "DELETE ON main.identity",
          "UPDATE OF revoked_at, user_id ON main.token_family",
          "DELETE ON main.token_family",
          "UPDATE ON main.access_token",
          "DELETE ON main.access_token");

  private final AtomicLongArray last = new AtomicLongArray(STRIPES);

  /** Of the transaction in progress; the writer's thread only. */
  private final Set<Integer> pending = new HashSet<>();

  private volatile long commits;

  Changes() {}

  /** Listens to what a connection writes, for as long as it is open. */
  void watch(Connection connection) throws SQLException {
    Function.create(
        connection,
        FUNCTION,
        new Function() {
          @Override
          protected void xFunc() throws SQLException {
            pending.add(stripe(value_text(0), value_text(1)));
          }
        });
    try (var statement = connection.createStatement()) {
      for (int i = 0; i < EVENTS.size(); i++) {
        statement.execute(trigger("changes_" + i, EVENTS.get(i)));
      }
    }
  }

  private static String trigger(String name, String event) {
    var body = new StringBuilder();
    if (!event.startsWith("INSERT")) {
      body.append("SELECT " + FUNCTION + "(OLD.tenant_id, OLD.user_id); ");
    }
    if (!event.startsWith("DELETE")) {
      body.append("SELECT " + FUNCTION + "(NEW.tenant_id, NEW.user_id); ");
    }
    return "CREATE TEMP TRIGGER " + name + " AFTER " + event + " BEGIN " + body + "END";
  }

  /** A transaction has ended: from here on what was read before it is old, then callers hear. */
  void ended() {
    if (pending.isEmpty()) {
      return;
    }
    long next = commits + 1;
    pending.forEach(stripe -> last.set(stripe, next));
    pending.clear();
    commits = next;
  }

  /** The moment, to be asked before something is read. */
  public long now() {
    return commits;
  }

  /** Whether nothing of a user was changed since a moment. */
  public boolean noneSince(long moment, String tenant, String userId) {
    return last.get(stripe(tenant, userId)) <= moment;
  }

  private static int stripe(String tenant, String userId) {
    int hash = tenant.hashCode() * 31 + userId.hashCode();
    return (hash ^ hash >>> 15) & STRIPES - 1;
  }
}
