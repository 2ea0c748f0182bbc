package dev.ostiary.log;

import dev.ostiary.db.Tx;
import java.util.List;

/** Rows of the audit log; only ever added. */
final class LogStore {
  private static final String INSERT =
      """
      INSERT INTO log (log_id, tenant_id, date, type, client_id, user_id, body)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  /** A row as stored. */
  record Row(
      String id,
      String tenant,
      long date,
      String type,
      @org.jspecify.annotations.Nullable String clientId,
      @org.jspecify.annotations.Nullable String userId,
      String body) {}

  /** Adds a row: the one write of the busiest request. */
  void append(Tx tx, Row row) {
    tx.update(
        INSERT,
        statement -> {
          statement.setString(1, row.id());
          statement.setString(2, row.tenant());
          statement.setLong(3, row.date());
          statement.setString(4, row.type());
          statement.setString(5, row.clientId());
          statement.setString(6, row.userId());
          statement.setString(7, row.body());
        });
  }

  /** The newest rows first. */
  List<Row> newest(Tx tx, String tenant, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT log_id, tenant_id, date, type, client_id, user_id, body FROM log
            WHERE tenant_id = :tenant ORDER BY log_id DESC LIMIT :limit
            """)
        .bind("tenant", tenant)
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new Row(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getLong(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getString(6),
                    rs.getString(7)))
        .list();
  }
}
