package dev.ostiary.log;

import dev.ostiary.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows of the audit log; added, and removed when their days are over. */
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

  /** What every id of an event at this moment or later is greater than. */
  static String firstId(long millis) {
    return "900" + String.format(Locale.ROOT, "%013d", Math.max(0, millis));
  }

  /** Ids from the one on, without it, up to the other. */
  record Span(String from, String until) {}

  /** Which of the rows that fit. */
  record Window(boolean ascending, long offset, int limit) {}

  Optional<String> find(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery("SELECT body FROM log WHERE tenant_id = :tenant AND log_id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  List<String> page(Tx tx, String tenant, LogCondition condition, Window window) {
    var query =
        tx.sql()
            .createQuery(
                "SELECT body FROM log WHERE tenant_id = :tenant"
                    + condition.sql()
                    + " ORDER BY log_id "
                    + (window.ascending() ? "ASC" : "DESC")
                    + " LIMIT :limit OFFSET :offset");
    condition.values().forEach(query::bind);
    return query
        .bind("tenant", tenant)
        .bind("limit", window.limit())
        .bind("offset", window.offset())
        .mapTo(String.class)
        .list();
  }

  long count(Tx tx, String tenant, LogCondition condition) {
    var query =
        tx.sql()
            .createQuery("SELECT COUNT(*) FROM log WHERE tenant_id = :tenant" + condition.sql());
    condition.values().forEach(query::bind);
    return query.bind("tenant", tenant).mapTo(Long.class).one();
  }

  List<String> after(Tx tx, String tenant, Span span, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT body FROM log WHERE tenant_id = :tenant AND log_id > :from AND log_id < :until
            ORDER BY log_id LIMIT :limit
            """)
        .bind("tenant", tenant)
        .bind("from", span.from())
        .bind("until", span.until())
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /**
   * The oldest event of a tenant.
   *
   * @param millis since the epoch
   */
  record Oldest(String tenant, long millis) {}

  /** Of the tenant that comes next by its name: there are few tenants and many events. */
  Optional<Oldest> oldestAfter(Tx tx, String tenant) {
    return tx.sql()
        .createQuery(
            """
            SELECT tenant_id, date FROM log WHERE tenant_id > :tenant
            ORDER BY tenant_id, log_id LIMIT 1
            """)
        .bind("tenant", tenant)
        .map((rs, c) -> new Oldest(rs.getString(1), rs.getLong(2)))
        .findOne();
  }

  /** Removes some of a tenant's events before an id; returns how many. */
  int delete(Tx tx, String tenant, String before, int limit) {
    return tx.sql()
        .createUpdate(
            """
            DELETE FROM log WHERE tenant_id = :tenant AND log_id IN (
              SELECT log_id FROM log WHERE tenant_id = :tenant AND log_id < :before
              ORDER BY log_id LIMIT :limit)
            """)
        .bind("tenant", tenant)
        .bind("before", before)
        .bind("limit", limit)
        .execute();
  }

  /** How many events of these types there are in a span, from the index alone. */
  long countTypes(Tx tx, String tenant, Collection<String> types, Span span) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM log WHERE tenant_id = :tenant AND type IN (<types>)
            AND log_id > :from AND log_id < :until
            """)
        .bind("tenant", tenant)
        .bindList("types", types)
        .bind("from", span.from())
        .bind("until", span.until())
        .mapTo(Long.class)
        .one();
  }
}
