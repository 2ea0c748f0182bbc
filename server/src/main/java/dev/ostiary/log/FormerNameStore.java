package dev.ostiary.log;

import dev.ostiary.db.Tx;
import java.util.List;

/**
 * Counts of tokens that were asked for by the former name of a permission, by application and day;
 * days are written YYYYMMDD, in UTC.
 */
public final class FormerNameStore {
  private static final String ADD =
      """
      INSERT INTO former_name_use
        (tenant_id, audience, name, client_id, day, node, uses, last_at)
      VALUES (?, ?, ?, ?, ?, ?, 1, ?)
      ON CONFLICT (tenant_id, audience, name, client_id, day, node) DO UPDATE SET
        uses = former_name_use.uses + 1, last_at = excluded.last_at
      """;

  /**
   * What an application asked for by a former name on one day.
   *
   * @param lastAt milliseconds of the last time
   */
  public record Use(String name, String clientId, String day, long uses, long lastAt) {}

  /** Counts one token. */
  void add(Tx tx, IssuanceStore.Row row, String name, IssuanceStore.At at) {
    tx.update(
        ADD,
        statement -> {
          statement.setString(1, row.tenant());
          statement.setString(2, row.audience());
          statement.setString(3, name);
          statement.setString(4, row.clientId());
          statement.setString(5, row.day());
          statement.setLong(6, at.node());
          statement.setLong(7, at.millis());
        });
  }

  /** What was asked for at an API, from the first day on; the newest day first. */
  public List<Use> uses(Tx tx, String tenant, String audience, String first) {
    return tx.sql()
        .createQuery(
            """
            SELECT name, client_id, day, SUM(uses), MAX(last_at) FROM former_name_use
            WHERE tenant_id = :tenant AND audience = :audience AND day >= :first
            GROUP BY name, client_id, day ORDER BY day DESC, name, client_id
            """)
        .bind("tenant", tenant)
        .bind("audience", audience)
        .bind("first", first)
        .map(
            (rs, c) ->
                new Use(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getLong(4),
                    rs.getLong(5)))
        .list();
  }

  /** Forgets the uses of a former name. */
  public void forget(Tx tx, String tenant, String audience, String name) {
    tx.sql()
        .execute(
            "DELETE FROM former_name_use WHERE tenant_id = ? AND audience = ? AND name = ?",
            tenant,
            audience,
            name);
  }
}
