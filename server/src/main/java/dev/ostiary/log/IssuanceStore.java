package dev.ostiary.log;

import dev.ostiary.db.Tx;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts of tokens by application, API and day; days are written YYYYMMDD, in UTC. */
public final class IssuanceStore {
  private static final String ADD =
      """
      INSERT INTO issuance_count
        (tenant_id, day, client_id, audience, kind, node, issued, refused, last_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (tenant_id, day, client_id, audience, kind, node) DO UPDATE SET
        issued = issuance_count.issued + excluded.issued,
        refused = issuance_count.refused + excluded.refused,
        last_at = COALESCE(excluded.last_at, issuance_count.last_at)
      """;

  /** One token of a tenant's client. */
  record Row(
      String tenant,
      String day,
      String clientId,
      String audience,
      Issuance.Kind kind,
      boolean granted) {}

  /** Where and when it is counted. */
  record At(long node, long millis) {}

  /**
   * What an application did at an API.
   *
   * @param audience the API's identifier, or empty
   * @param kind {@code user} or {@code client}
   * @param issued tokens in the window
   * @param refused tokens in the window that it did not get
   * @param lastAt milliseconds of the last one issued, also before the window; null for never
   */
  public record Use(
      String clientId,
      String audience,
      String kind,
      long issued,
      long refused,
      @Nullable Long lastAt) {
    /** Whether anything happened in the window. */
    public boolean seen() {
      return issued > 0 || refused > 0;
    }
  }

  /** What happened on a day, for users or for clients. */
  public record Day(String day, String kind, long issued, long refused) {}

  /** Counts one token. */
  void add(Tx tx, Row row, At at) {
    tx.update(
        ADD,
        statement -> {
          statement.setString(1, row.tenant());
          statement.setString(2, row.day());
          statement.setString(3, row.clientId());
          statement.setString(4, row.audience());
          statement.setString(5, row.kind().code());
          statement.setLong(6, at.node());
          statement.setLong(7, row.granted() ? 1 : 0);
          statement.setLong(8, row.granted() ? 0 : 1);
          if (row.granted()) {
            statement.setLong(9, at.millis());
          } else {
            statement.setNull(9, Types.BIGINT);
          }
        });
  }

  /**
   * What every application did.
   *
   * @param known the first day that may tell of a last use
   * @param first the first day of the window
   */
  public List<Use> uses(Tx tx, String tenant, String known, String first) {
    return tx.sql()
        .createQuery(
            """
            SELECT client_id, audience, kind,
              SUM(CASE WHEN day >= :first THEN issued ELSE 0 END),
              SUM(CASE WHEN day >= :first THEN refused ELSE 0 END),
              MAX(last_at)
            FROM issuance_count WHERE tenant_id = :tenant AND day >= :known
            GROUP BY client_id, audience, kind
            """)
        .bind("tenant", tenant)
        .bind("known", known)
        .bind("first", first)
        .map(
            (rs, c) -> {
              long last = rs.getLong(6);
              boolean never = rs.wasNull();
              return new Use(
                  rs.getString(1),
                  rs.getString(2),
                  rs.getString(3),
                  rs.getLong(4),
                  rs.getLong(5),
                  never ? null : last);
            })
        .list();
  }

  /** What happened on each day that had anything, from the first on. */
  public List<Day> days(Tx tx, String tenant, String first) {
    return tx.sql()
        .createQuery(
            """
            SELECT day, kind, SUM(issued), SUM(refused) FROM issuance_count
            WHERE tenant_id = :tenant AND day >= :first GROUP BY day, kind
            """)
        .bind("tenant", tenant)
        .bind("first", first)
        .map((rs, c) -> new Day(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)))
        .list();
  }
}
