package dev.ostiary.user;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Users and their identities. */
public final class UserStore {
  private static final String COLUMNS =
      """
      SELECT tenant_id, user_id, email, email_verified, blocked, body, created_at, updated_at,
             logins_count, last_login, last_ip FROM users
      """;

  /** What a password is checked against. */
  public record Credential(String userId, @Nullable String passwordHash) {}

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
    var identity = user.identities().getFirst();
    int rows =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO identity (tenant_id, connection, provider, subject, user_id, email, password_hash, body)
                VALUES (:tenant, :connection, :provider, :subject, :user, :email, :hash, '{}')
                ON CONFLICT DO NOTHING
                """)
            .bind("tenant", user.tenant())
            .bind("connection", identity.connection())
            .bind("provider", identity.provider())
            .bind("subject", identity.subject())
            .bind("user", user.id())
            .bind("email", user.email())
            .bind("hash", passwordHash)
            .execute();
    if (rows == 0) {
      throw new DuplicateKey(String.valueOf(user.email()));
    }
    int users =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO users (tenant_id, user_id, email, email_verified, blocked, body,
                                   logins_count, created_at, updated_at)
                VALUES (:tenant, :user, :email, :verified, :blocked, :body, 0, :created, :created)
                ON CONFLICT DO NOTHING
                """)
            .bind("tenant", user.tenant())
            .bind("user", user.id())
            .bind("email", user.email())
            .bind("verified", user.emailVerified() ? 1 : 0)
            .bind("blocked", user.blocked() ? 1 : 0)
            .bind("body", Json.write(user.body()))
            .bind("created", user.activity().created())
            .execute();
    if (users == 0) {
      throw new DuplicateKey(user.id());
    }
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
    return tx.sql()
        .createQuery(COLUMNS + "WHERE tenant_id = :tenant AND email = :email ORDER BY user_id")
        .bind("tenant", tenant)
        .bind("email", normalize(email))
        .map((rs, c) -> read(tx, rs))
        .list();
  }

  /** One page of all users, in order of their making. */
  public List<User> page(Tx tx, String tenant, long offset, int limit) {
    return tx.sql()
        .createQuery(
            COLUMNS
                + "WHERE tenant_id = :tenant ORDER BY created_at, user_id"
                + " LIMIT :limit OFFSET :offset")
        .bind("tenant", tenant)
        .bind("limit", limit)
        .bind("offset", offset)
        .map((rs, c) -> read(tx, rs))
        .list();
  }

  /** The ids of the users of a connection. */
  public List<String> ofConnection(Tx tx, String tenant, String connection) {
    return tx.sql()
        .createQuery(
            "SELECT DISTINCT user_id FROM identity"
                + " WHERE tenant_id = :tenant AND connection = :connection")
        .bind("tenant", tenant)
        .bind("connection", connection)
        .mapTo(String.class)
        .list();
  }

  /** How many users the tenant has. */
  public long count(Tx tx, String tenant) {
    return tx.sql()
        .createQuery("SELECT COUNT(*) FROM users WHERE tenant_id = :tenant")
        .bind("tenant", tenant)
        .mapTo(Long.class)
        .one();
  }

  /** What the password of this address in this connection is checked against. */
  public Optional<Credential> credential(Tx tx, String tenant, String connection, String email) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id, password_hash FROM identity
            WHERE tenant_id = :tenant AND connection = :connection AND email = :email
            """)
        .bind("tenant", tenant)
        .bind("connection", connection)
        .bind("email", normalize(email))
        .map((rs, c) -> new Credential(rs.getString(1), rs.getString(2)))
        .findOne();
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
    if (!java.util.Objects.equals(before.get().email(), after.email())) {
      changeEmail(tx, before.get(), after.email());
    }
    return find(tx, tenant, id);
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

  private static void changeEmail(Tx tx, User before, @Nullable String email) {
    try {
      tx.sql()
          .execute(
              "UPDATE identity SET email = ? WHERE tenant_id = ? AND user_id = ?",
              email,
              before.tenant(),
              before.id());
    } catch (UnableToExecuteStatementException e) {
      if (duplicate(e)) {
        throw new DuplicateKey(String.valueOf(email));
      }
      throw e;
    }
  }

  /** SQLSTATE class 23 (PostgreSQL) or SQLITE_CONSTRAINT: another row has this address. */
  private static boolean duplicate(UnableToExecuteStatementException e) {
    return e.getCause() instanceof SQLException sql
        && (String.valueOf(sql.getSQLState()).startsWith("23")
            || (sql.getErrorCode() & 0xff) == 19);
  }

  /** Replaces the password's hash at every database identity of the user. */
  public void setPassword(Tx tx, String tenant, String userId, String hash) {
    tx.sql()
        .execute(
            "UPDATE identity SET password_hash = ? WHERE tenant_id = ? AND user_id = ?"
                + " AND provider = 'auth0'",
            hash,
            tenant,
            userId);
  }

  /** Replaces a hash by a stronger one of the same password, unless it changed meanwhile. */
  public void upgradeHash(Tx tx, String tenant, String userId, String before, String after) {
    tx.sql()
        .execute(
            "UPDATE identity SET password_hash = ? WHERE tenant_id = ? AND user_id = ?"
                + " AND password_hash = ?",
            after,
            tenant,
            userId,
            before);
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
  }

  /** Removes a user; false when there was none. */
  public boolean delete(Tx tx, String tenant, String id) {
    tx.sql().execute("DELETE FROM identity WHERE tenant_id = ? AND user_id = ?", tenant, id);
    return tx.sql().execute("DELETE FROM users WHERE tenant_id = ? AND user_id = ?", tenant, id)
        == 1;
  }

  private static User read(Tx tx, ResultSet rs) throws SQLException {
    var tenant = rs.getString(1);
    var id = rs.getString(2);
    var activity =
        new User.Activity(
            rs.getLong(7), rs.getLong(8), rs.getLong(9), rs.getLong(10), rs.getString(11));
    return new User(
        tenant,
        id,
        rs.getString(3),
        rs.getInt(4) != 0,
        rs.getInt(5) != 0,
        Json.own(rs.getString(6)),
        activity,
        identities(tx, tenant, id));
  }

  private static List<User.Identity> identities(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery(
            """
            SELECT connection, provider, subject FROM identity
            WHERE tenant_id = :tenant AND user_id = :id ORDER BY provider, subject
            """)
        .bind("tenant", tenant)
        .bind("id", id)
        .map((rs, c) -> new User.Identity(rs.getString(1), rs.getString(2), rs.getString(3)))
        .list();
  }
}
