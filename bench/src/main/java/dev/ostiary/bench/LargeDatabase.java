package dev.ostiary.bench;

import static java.util.stream.Collectors.joining;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.db.Tx;
import dev.ostiary.tenant.Tenants;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Fills the SQLite database of a server that is not running, as years of work would. */
final class LargeDatabase {
  private static final int TOKENS = 100_000;

  /** Users that the server's own code makes; the others are copies with names of their own. */
  private static final int ORIGINALS = 10_000;

  private static final List<String> TABLES =
      List.of(
          "session",
          "token_family",
          "refresh_token",
          "access_token",
          "log",
          "users",
          "identity",
          "user_index",
          "user_term");

  private static final String USERS = "SELECT COUNT(*) FROM users";
  private static final long DAY = 86_400_000L;
  private static final String TENANT = "'" + Tenants.FIRST + "'";

  /** Addresses are unique in a connection. */
  private static final String MAIL = "c.k || '.' || o.email";

  private final Path file;
  private final long now = System.currentTimeMillis();

  LargeDatabase(Path file) {
    this.file = file;
  }

  private record Index(String name, String sql) {}

  /**
   * Users, and for each of them a session, two families, three refresh tokens, an access token and
   * three rows of the log: eleven million rows for a million users. The indexes are made last, as a
   * restored backup has them, and statistics at the very end.
   *
   * @throws IllegalStateException when what is there was not filled to its end, or with fewer users
   */
  void fill(int users) throws SQLException {
    int originals = Math.min(users, ORIGINALS);
    if (users % originals != 0) {
      throw new IllegalArgumentException("Take a multiple of " + originals + " users");
    }
    if (number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'") > 0) {
      if (number(USERS) < users) {
        throw new IllegalStateException("There are fewer users: begin with an empty directory");
      }
      return;
    }
    if (number(USERS) >= originals) {
      throw new IllegalStateException("Filling broke off: begin with an empty directory");
    }
    try (var database = new SqliteDatabase(file)) {
      new SearchUsers(originals, Tenants.FIRST).load(database);
    }
    // What breaks on the way is made anew: no journal, and everything in memory that has room.
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (var pragma :
          List.of("journal_mode = OFF", "synchronous = OFF", "cache_size = -3000000")) {
        statement.execute("PRAGMA " + pragma);
      }
      var indexes = dropIndexes(connection);
      copies(connection, users / originals);
      run(connection, "CREATE TEMP TABLE someone (n INTEGER PRIMARY KEY, user_id TEXT)");
      run(
          connection,
          "INSERT INTO someone SELECT ROW_NUMBER() OVER () - 1, user_id FROM users WHERE tenant_id = "
              + TENANT);
      ofUsers(connection, users);
      for (var index : indexes) {
        run(connection, index.sql());
      }
      run(connection, "ANALYZE");
    }
  }

  private long number(String query) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      return answer.getLong(1);
    }
  }

  /** The same people again and again, each time with other ids and addresses. */
  private static void copies(Connection connection, int times) throws SQLException {
    run(
        connection,
        "CREATE TEMP TABLE copy AS WITH RECURSIVE k(k) AS"
            + " (SELECT 1 UNION ALL SELECT k + 1 FROM k WHERE k < "
            + times
            + ") SELECT k.k, i.id + k.k * 1000000 AS id, i.id AS original, i.user_id AS old,"
            + " 'auth0|' || lower(hex(randomblob(12))) AS new FROM k, user_index i"
            + " WHERE k.k < "
            + times
            + " AND i.tenant_id = "
            + TENANT
            + " ORDER BY new");
    run(connection, "CREATE INDEX temp.copy_old ON copy (old)");
    run(connection, "CREATE INDEX temp.copy_original ON copy (original)");
    copy(connection, "users", "old = o.user_id", Map.of("user_id", "c.new", "email", MAIL));
    copy(
        connection,
        "identity",
        "old = o.user_id",
        Map.of("user_id", "c.new", "subject", "substr(c.new, 7)", "email", MAIL));
    copy(
        connection,
        "user_index",
        "original = o.id",
        Map.of("id", "c.id", "user_id", "c.new", "email", MAIL));
    run(
        connection,
        "INSERT INTO user_term (user_ref, tenant_id, path, value, number)"
            + " SELECT c.id, o.tenant_id, o.path, o.value, o.number"
            + " FROM user_term o CROSS JOIN copy c ON c.original = o.user_ref ORDER BY 2, 3, 4, 1");
    run(connection, "DROP TABLE copy");
  }

  /** Copies rows with other values in some columns, in the order in which the copies are listed. */
  private static void copy(
      Connection connection, String table, String like, Map<String, String> values)
      throws SQLException {
    var columns = columns(connection, table);
    run(
        connection,
        "INSERT INTO "
            + table
            + " ("
            + String.join(", ", columns)
            + ") SELECT "
            + columns.stream().map(c -> values.getOrDefault(c, "o." + c)).collect(joining(", "))
            + " FROM "
            + table
            + " o CROSS JOIN copy c ON c."
            + like
            + " WHERE o.tenant_id = "
            + TENANT
            + " ORDER BY c.new");
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    var columns = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT name FROM pragma_table_info('" + table + "')")) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }

  private void ofUsers(Connection connection, int users) throws SQLException {
    rows(
        connection,
        users,
        "session (hash, sid, tenant_id, user_id, body, created_at, auth_time, used_at, idle_end,"
            + " end_at)",
        "H, 's' || H2, T, user_id, '{}', P, P, P, F, F");
    rows(
        connection,
        2 * users,
        "token_family (id, tenant_id, client_id, user_id, sid, body, created_at, used_at, idle_end,"
            + " end_at)",
        "H2, T, 'another', user_id, 's' || i, '{}', P, P, F, F");
    rows(
        connection,
        3 * users,
        "refresh_token (hash, tenant_id, family_id, created_at, used_at)",
        "H, T, H2, P, CASE i % 3 WHEN 0 THEN NULL ELSE P END");
    rows(
        connection,
        users,
        "access_token (hash, tenant_id, family_id, client_id, user_id, body, end_at)",
        "H, T, H2, 'another', user_id, '{\"scope\":\"openid\"}', F");
    rows(
        connection,
        3 * users,
        "log (log_id, tenant_id, date, type, client_id, user_id, body)",
        "printf('900%020d', i) || H2, T, P, 'seacft', 'another', user_id, '{\"type\":\"seacft\"}'");
  }

  /** Sorted by their keys, which are as random as real ones: so a table is written from one end. */
  private void rows(Connection connection, int count, String into, String values)
      throws SQLException {
    var sql =
        values
            .replaceAll("\\bH\\b", "hex(randomblob(21)) || 'x'")
            .replaceAll("\\bH2\\b", "hex(randomblob(10))")
            .replaceAll("\\bT\\b", TENANT)
            .replaceAll("\\bP\\b", "(" + (now - 30 * DAY) + " + i * 100)")
            .replaceAll("\\bF\\b", "(" + (now + 10 * DAY) + " + i * 100)");
    run(
        connection,
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + (count - 1)
            + "), people(number) AS MATERIALIZED (SELECT COUNT(*) FROM someone) INSERT INTO "
            + into
            + " SELECT "
            + sql
            + " FROM people CROSS JOIN n CROSS JOIN someone ON someone.n = i % people.number"
            + " ORDER BY 1");
  }

  private static List<Index> dropIndexes(Connection connection) throws SQLException {
    var indexes = new ArrayList<Index>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                    + " AND tbl_name IN ('"
                    + String.join("', '", TABLES)
                    + "')")) {
      while (rows.next()) {
        indexes.add(new Index(rows.getString(1), rows.getString(2)));
      }
    }
    for (var index : indexes) {
      run(connection, "DROP INDEX " + index.name());
    }
    return indexes;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Refresh tokens of many users, each of a sign-in of its own that is like one that there was.
   *
   * @param like a refresh token of that sign-in
   */
  List<String> refreshTokens(String like) {
    try (var database = new SqliteDatabase(file)) {
      return database.write(tx -> refreshTokens(tx, like));
    }
  }

  private List<String> refreshTokens(Tx tx, String like) {
    var users =
        tx.sql()
            .createQuery("SELECT user_id FROM users WHERE tenant_id = ? AND blocked = 0")
            .bind(0, Tenants.FIRST)
            .mapTo(String.class)
            .list();
    var random = new Random(11);
    var tokens = new ArrayList<String>();
    for (int i = 0; i < TOKENS; i++) {
      var token = Ids.secret();
      var family = Ids.alphanumeric(20);
      var user = users.get(random.nextInt(users.size()));
      tx.update(
          "INSERT INTO token_family (id, tenant_id, client_id, user_id, sid, body, created_at,"
              + " used_at, idle_end, end_at) SELECT ?, f.tenant_id, f.client_id, ?, f.sid, f.body,"
              + " f.created_at, f.used_at, f.idle_end, f.end_at FROM token_family f"
              + " JOIN refresh_token t ON t.family_id = f.id WHERE t.hash = ?",
          s -> {
            s.setString(1, family);
            s.setString(2, user);
            s.setString(3, Hashes.sha256(like));
          });
      tx.update(
          "INSERT INTO refresh_token (hash, tenant_id, family_id, created_at) VALUES (?, ?, ?, ?)",
          s -> {
            s.setString(1, Hashes.sha256(token));
            s.setString(2, Tenants.FIRST);
            s.setString(3, family);
            s.setLong(4, now);
          });
      tokens.add(token);
    }
    return tokens;
  }
}
