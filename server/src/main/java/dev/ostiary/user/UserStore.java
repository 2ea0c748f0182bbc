package dev.ostiary.user;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.search.UserIndexStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Users and their identities. */
public final class UserStore {
  /** Where the rows of users are. */
  public static final List<String> TABLES = List.of("users", "identity", "user_index", "user_term");

  private static final int BATCH = 500;
  private static final String COLUMNS =
      """
      SELECT tenant_id, user_id, email, email_verified, blocked, body, created_at, updated_at,
             logins_count, last_login, last_ip FROM users
      """;

  private final CredentialStore credentials = new CredentialStore();
  private final NewUserStore fresh = new NewUserStore();
  private final UserIndexStore index = new UserIndexStore();

  /** E-mail addresses are compared in lower case. */
  public static String normalize(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Adds a user with one identity.
   *
   * @throws DuplicateKey when the connection has a user with this e-mail address or id
   */
  public void insert(Tx tx, User user, @Nullable String passwordHash) {
    fresh.insert(tx, List.of(new NewUserStore.NewUser(user, passwordHash)));
  }

  /**
   * Lets searches see a user as it is now. Every change of what a user shows ends with this; the
   * methods of this class do it themselves.
   */
  public void reindex(Tx tx, String tenant, String id) {
    find(tx, tenant, id).ifPresent(user -> index.update(tx, NewUserStore.document(user)));
  }

  /** Fills the searches' index anew if another version of the program filled it; tells if so. */
  public boolean fillIndex(Tx tx) {
    if (!index.begin(tx)) {
      return false;
    }
    var tenants =
        tx.sql().createQuery("SELECT DISTINCT tenant_id FROM users").mapTo(String.class).list();
    for (var tenant : tenants) {
      var some = following(tx, tenant, "", BATCH);
      while (!some.isEmpty()) {
        index.insert(tx, some.stream().map(NewUserStore::document).toList());
        some = following(tx, tenant, some.getLast().id(), BATCH);
      }
    }
    return true;
  }

  /** The user with this id. */
  public Optional<User> find(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE tenant_id = :tenant AND user_id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .map((rs, c) -> read(tx, rs))
        .findOne();
  }

  /** All users with this e-mail address, in any connection. */
  public List<User> byEmail(Tx tx, String tenant, String email) {
    return all(tx, tenant, index.byEmail(tx, tenant, normalize(email)));
  }

  /** How many users the tenant has. */
  public long count(Tx tx, String tenant) {
    return tx.sql()
        .createQuery("SELECT COUNT(*) FROM users WHERE tenant_id = :tenant")
        .bind("tenant", tenant)
        .mapTo(Long.class)
        .one();
  }

  /** The users with these ids, at most some hundred, in the order of the ids. */
  public List<User> all(Tx tx, String tenant, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var identities = identities(tx, tenant, ids);
    var found =
        tx.sql()
            .createQuery(COLUMNS + "WHERE tenant_id = :tenant AND user_id IN (<ids>)")
            .bind("tenant", tenant)
            .bindList("ids", ids)
            .map((rs, c) -> read(rs, identities.getOrDefault(rs.getString(2), List.of())))
            .collectToMap(User::id, user -> user);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** The users whose ids follow one, in order: for a walk over all of them. */
  public List<User> following(Tx tx, String tenant, String id, int limit) {
    var ids =
        tx.sql()
            .createQuery(
                "SELECT user_id FROM users WHERE tenant_id = :tenant AND user_id > :id"
                    + " ORDER BY user_id LIMIT :limit")
            .bind("tenant", tenant)
            .bind("id", id)
            .bind("limit", limit)
            .mapTo(String.class)
            .list();
    return all(tx, tenant, ids);
  }

  /** The ids of the users who began in a connection. */
  public List<String> ofConnection(Tx tx, String tenant, String connection) {
    return tx.sql()
        .createQuery(
            "SELECT DISTINCT user_id FROM identity"
                + " WHERE tenant_id = :tenant AND connection = :connection AND linked_at = 0")
        .bind("tenant", tenant)
        .bind("connection", connection)
        .mapTo(String.class)
        .list();
  }

  /**
   * Changes a user as it stands now. The change sees id, identities and dates but cannot alter
   * them.
   *
   * @throws DuplicateKey when a new e-mail address is taken in one of the user's connections
   */
  public Optional<User> update(
      Tx tx, String tenant, String id, long now, UnaryOperator<User> change) {
    var before = lock(tx, tenant, id);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var after = change.apply(before.get());
    tx.sql()
        .createUpdate(
            """
            UPDATE users SET email = :email, email_verified = :verified, blocked = :blocked,
                   body = :body, updated_at = :now
            WHERE tenant_id = :tenant AND user_id = :id
            """)
        .bind("email", after.email())
        .bind("verified", after.emailVerified() ? 1 : 0)
        .bind("blocked", after.blocked() ? 1 : 0)
        .bind("body", Json.write(after.body()))
        .bind("now", now)
        .bind("tenant", tenant)
        .bind("id", id)
        .execute();
    if (!Objects.equals(before.get().email(), after.email())) {
      credentials.changeEmail(tx, before.get(), after.email());
    }
    var changed = find(tx, tenant, id);
    changed.ifPresent(user -> index.update(tx, NewUserStore.document(user)));
    return changed;
  }

  /** Takes the user for this transaction, so that two changes follow each other. */
  public Optional<User> lock(Tx tx, String tenant, String id) {
    tx.sql()
        .execute(
            "UPDATE users SET updated_at = updated_at WHERE tenant_id = ? AND user_id = ?",
            tenant,
            id);
    return find(tx, tenant, id);
  }

  /** Counts a sign-in. */
  public void countLogin(Tx tx, User user, long now, String ip) {
    tx.sql()
        .execute(
            "UPDATE users SET logins_count = logins_count + 1, last_login = ?, last_ip = ?"
                + " WHERE tenant_id = ? AND user_id = ?",
            now,
            ip,
            user.tenant(),
            user.id());
    index.countLogin(tx, user.tenant(), user.id(), new UserIndexStore.Login(now, ip));
  }

  /** Removes a user; false when there was none. */
  public boolean delete(Tx tx, String tenant, String id) {
    index.delete(tx, tenant, id);
    tx.sql().execute("DELETE FROM identity WHERE tenant_id = ? AND user_id = ?", tenant, id);
    return tx.sql().execute("DELETE FROM users WHERE tenant_id = ? AND user_id = ?", tenant, id)
        == 1;
  }

  private static User read(Tx tx, ResultSet rs) throws SQLException {
    var id = rs.getString(2);
    return read(rs, identities(tx, rs.getString(1), List.of(id)).getOrDefault(id, List.of()));
  }

  private static User read(ResultSet rs, List<User.Identity> identities) throws SQLException {
    var activity =
        new User.Activity(
            rs.getLong(7), rs.getLong(8), rs.getLong(9), rs.getLong(10), rs.getString(11));
    return new User(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        rs.getInt(4) != 0,
        rs.getInt(5) != 0,
        Json.own(rs.getString(6)),
        activity,
        identities);
  }

  private record Owned(String userId, User.Identity identity) {}

  private static Map<String, List<User.Identity>> identities(
      Tx tx, String tenant, List<String> ids) {
    return tx
        .sql()
        .createQuery(
            """
            SELECT user_id, connection, provider, subject, body FROM identity
            WHERE tenant_id = :tenant AND user_id IN (<ids>) ORDER BY linked_at, provider, subject
            """)
        .bind("tenant", tenant)
        .bindList("ids", ids)
        .map((rs, c) -> new Owned(rs.getString(1), identity(rs)))
        .stream()
        .collect(groupingBy(Owned::userId, mapping(Owned::identity, toList())));
  }

  private static User.Identity identity(ResultSet rs) throws SQLException {
    return new User.Identity(
        rs.getString(2), rs.getString(3), rs.getString(4), Json.own(rs.getString(5)));
  }
}
