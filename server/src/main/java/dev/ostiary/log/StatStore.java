package dev.ostiary.log;

import dev.ostiary.db.Tx;
import java.util.Map;

/** Counts of days that are over, and of users who were here. */
final class StatStore {
  /** The days that were counted, of those from the first to the last. */
  Map<String, DailyStats.Counts> counted(Tx tx, String tenant, String first, String last) {
    return tx.sql()
        .createQuery(
            """
            SELECT day, logins, signups, failed_logins, counted_at FROM daily_stat
            WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
            """)
        .bind("tenant", tenant)
        .bind("first", first)
        .bind("last", last)
        .map(
            (rs, c) ->
                Map.entry(
                    rs.getString(1),
                    new DailyStats.Counts(
                        rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5))))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  void keep(Tx tx, String tenant, String day, DailyStats.Counts counts) {
    tx.sql()
        .execute(
            """
            INSERT INTO daily_stat (tenant_id, day, logins, signups, failed_logins, counted_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            tenant,
            day,
            counts.logins(),
            counts.signups(),
            counts.failedLogins(),
            counts.countedAt());
  }

  /** How many users signed in since then. */
  long active(Tx tx, String tenant, long since) {
    return tx.sql()
        .createQuery(
            "SELECT COUNT(*) FROM user_index WHERE tenant_id = :tenant AND last_login > :since")
        .bind("tenant", tenant)
        .bind("since", since)
        .mapTo(Long.class)
        .one();
  }
}
