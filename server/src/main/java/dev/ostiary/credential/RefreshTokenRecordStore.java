package dev.ostiary.credential;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.session.SessionStore.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Living refresh tokens, to look at and to note something. Ending them is not done here. */
final class RefreshTokenRecordStore {
  private static final String LIVING =
      """
       FROM token_family f LEFT JOIN session s
         ON s.tenant_id = f.tenant_id AND s.sid = f.sid AND s.user_id = f.user_id
      WHERE f.tenant_id = :tenant AND f.revoked_at IS NULL
      AND f.idle_end > :now AND f.end_at > :now
      """;
  private static final String COLUMNS =
      """
      SELECT f.id, f.user_id, f.client_id, f.sid, f.body, f.created_at, f.used_at, f.idle_end,
             f.end_at, f.metadata, s.body, s.last_ip, s.last_user_agent
      """;

  /**
   * Whose tokens.
   *
   * @param clientId of which application, or null for all
   */
  record Filter(String tenant, String userId, @Nullable String clientId) {
    String sql() {
      return " AND f.user_id = :user" + (clientId == null ? "" : " AND f.client_id = :client");
    }

    Query bind(Query query) {
      query.bind("tenant", tenant).bind("user", userId);
      return clientId == null ? query : query.bind("client", clientId);
    }
  }

  /** A page, in the order of the ids. */
  List<RefreshTokenRecord> page(Tx tx, Filter filter, Window window) {
    var sql = COLUMNS + LIVING + filter.sql() + " ORDER BY f.id LIMIT :limit OFFSET :offset";
    return filter
        .bind(tx.sql().createQuery(sql))
        .bind("now", window.now())
        .bind("limit", window.limit())
        .bind("offset", window.offset())
        .map((rs, c) -> read(rs))
        .list();
  }

  /** All of them. */
  List<RefreshTokenRecord> all(Tx tx, Filter filter, long now) {
    return page(tx, filter, new Window(now, 0, Integer.MAX_VALUE));
  }

  long count(Tx tx, Filter filter, long now) {
    return filter
        .bind(tx.sql().createQuery("SELECT COUNT(*)" + LIVING + filter.sql()))
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  Optional<RefreshTokenRecord> find(Tx tx, String tenant, String id, long now) {
    return tx.sql()
        .createQuery(COLUMNS + LIVING + " AND f.id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .bind("now", now)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  private static RefreshTokenRecord read(ResultSet rs) throws SQLException {
    var authorization = Json.own(rs.getString(5));
    var metadata = rs.getString(10);
    return new RefreshTokenRecord(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        String.valueOf(rs.getString(4)),
        Json.text(authorization, "audience"),
        Json.text(authorization, "scope", ""),
        new RefreshTokenRecord.Times(rs.getLong(6), rs.getLong(7), rs.getLong(8), rs.getLong(9)),
        device(rs),
        metadata == null ? null : Json.own(metadata));
  }

  private static @Nullable ObjectNode device(ResultSet rs) throws SQLException {
    var first = rs.getString(11);
    return first == null
        ? null
        : Json.own(first).put("last_ip", rs.getString(12)).put("last_user_agent", rs.getString(13));
  }

  /** Replaces what an administrator noted; null forgets it. */
  void note(Tx tx, String tenant, String id, @Nullable ObjectNode metadata) {
    tx.sql()
        .execute(
            "UPDATE token_family SET metadata = ? WHERE tenant_id = ? AND id = ?",
            metadata == null ? null : Json.write(metadata),
            tenant,
            id);
  }
}
