package dev.ostiary.bench;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills the database of a server that is not running, as years of work would. */
final class LargeDatabase {
  private static final int TOKENS = 60_000;
  private static final List<String> TABLES =
      List.of("session", "token_family", "refresh_token", "access_token", "log");
  private static final long DAY = 86_400_000L;
  private final Database database;
  private final long now = System.currentTimeMillis();

  LargeDatabase(Database database) {
    this.database = database;
  }

  private record Index(String name, String sql) {}

  /**
   * Users, and for each of them a session, two families, three refresh tokens, an access token and
   * three rows of the log: eleven million rows for a million users. The indexes are made last, as a
   * restored backup has them.
   */
  void fill(int users) {
    new SearchUsers(users, Tenants.FIRST).load(database);
    var indexes = database.write(LargeDatabase::dropIndexes);
    run("CREATE TEMP TABLE someone (n INTEGER PRIMARY KEY, user_id TEXT)");
    run("INSERT INTO someone SELECT ROW_NUMBER() OVER () - 1, user_id FROM users");
    rows(
        users,
        "session (hash, sid, tenant_id, user_id, body, created_at, auth_time, used_at, idle_end,"
            + " end_at)",
        "H, 's' || H2, T, user_id, '{}', P, P, P, F, F");
    rows(
        2 * users,
        "token_family (id, tenant_id, client_id, user_id, sid, body, created_at, used_at, idle_end,"
            + " end_at)",
        "H2, T, 'another', user_id, 's' || i, '{}', P, P, F, F");
    rows(
        3 * users,
        "refresh_token (hash, tenant_id, family_id, created_at, used_at)",
        "H, T, H2, P, CASE i % 3 WHEN 0 THEN NULL ELSE P END");
    rows(
        users,
        "access_token (hash, tenant_id, family_id, client_id, user_id, body, end_at)",
        "H, T, H2, 'another', user_id, '{\"scope\":\"openid\"}', F");
    rows(
        3 * users,
        "log (log_id, tenant_id, date, type, client_id, user_id, body)",
        "printf('900%020d', i) || H2, T, P, 'seacft', 'another', user_id, '{\"type\":\"seacft\"}'");
    run("DROP TABLE someone");
    for (var index : indexes) {
      run(index.sql());
    }
    run("ANALYZE");
  }

  /** Sorted by their keys, which are as random as real ones: so a table is written from one end. */
  private void rows(int count, String into, String values) {
    var sql =
        values
            .replaceAll("\\bH\\b", "hex(randomblob(21)) || 'x'")
            .replaceAll("\\bH2\\b", "hex(randomblob(10))")
            .replaceAll("\\bT\\b", "'" + Tenants.FIRST + "'")
            .replaceAll("\\bP\\b", "(" + (now - 30 * DAY) + " + i * 100)")
            .replaceAll("\\bF\\b", "(" + (now + 10 * DAY) + " + i * 100)");
    run(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + (count - 1)
            + ") INSERT INTO "
            + into
            + " SELECT "
            + sql
            + " FROM n JOIN someone ON someone.n = i % (SELECT COUNT(*) FROM someone) ORDER BY 1");
  }

  private static List<Index> dropIndexes(Tx tx) {
    var indexes =
        tx.sql()
            .createQuery(
                "SELECT name, sql FROM sqlite_master"
                    + " WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (<tables>)")
            .bindList("tables", TABLES)
            .map((rs, c) -> new Index(rs.getString(1), rs.getString(2)))
            .list();
    indexes.forEach(index -> tx.sql().execute("DROP INDEX " + index.name()));
    return indexes;
  }

  private void run(String sql) {
    database.write(tx -> tx.sql().execute(sql));
  }

  /**
   * Refresh tokens of many users, each of a sign-in of its own that is like one that there was.
   *
   * @param like a refresh token of that sign-in
   */
  List<String> refreshTokens(String like) {
    return database.write(tx -> refreshTokens(tx, like));
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
