package dev.ostiary.credential;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.session.SessionStore.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Public keys of devices, and the list that shows refresh tokens beside them. */
public final class DeviceCredentialStore {
  private static final String BOTH =
      """
       FROM (
        SELECT id, 'public_key' AS type, user_id, client_id, device_id, device_name
        FROM device_credential WHERE tenant_id = :tenant
        UNION ALL
        SELECT id, CASE WHEN client_id IN (<rotating>) THEN 'rotating_refresh_token'
                   ELSE 'refresh_token' END, user_id, client_id, '', ''
        FROM token_family WHERE tenant_id = :tenant AND revoked_at IS NULL
        AND idle_end > :now AND end_at > :now
      ) d WHERE 1 = 1
      """;

  /** A key to be kept. */
  record Key(
      String id,
      String userId,
      String clientId,
      String deviceId,
      String deviceName,
      String value) {}

  /**
   * What is listed; null for everything.
   *
   * @param rotating ids of the applications whose refresh tokens rotate
   */
  record Filter(
      @Nullable String userId,
      @Nullable String clientId,
      @Nullable String type,
      List<String> rotating) {
    private String sql() {
      return (userId == null ? "" : " AND user_id = :user")
          + (clientId == null ? "" : " AND client_id = :client")
          + (type == null ? "" : " AND type = :type");
    }

    private Query bind(Query query, String tenant, long now) {
      query.bind("tenant", tenant).bind("now", now);
      if (userId != null) {
        query.bind("user", userId);
      }
      if (clientId != null) {
        query.bind("client", clientId);
      }
      if (type != null) {
        query.bind("type", type);
      }
      // One name that no application has keeps the list from being empty.
      var ids = new ArrayList<>(rotating);
      ids.add("");
      return query.bindList("rotating", ids);
    }
  }

  /** Keeps a key; false when the device has one already. */
  boolean add(Tx tx, String tenant, Key key, long now) {
    return tx.sql()
            .execute(
                """
                INSERT INTO device_credential (tenant_id, id, user_id, client_id, device_id,
                                               device_name, value, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                tenant,
                key.id(),
                key.userId(),
                key.clientId(),
                key.deviceId(),
                key.deviceName(),
                key.value(),
                now)
        == 1;
  }

  /** A page of keys and refresh tokens, in the order of their ids. */
  List<ObjectNode> page(Tx tx, String tenant, Filter filter, Window window) {
    var sql =
        "SELECT id, type, user_id, client_id, device_id, device_name"
            + BOTH
            + filter.sql()
            + " ORDER BY id LIMIT :limit OFFSET :offset";
    return filter
        .bind(tx.sql().createQuery(sql), tenant, window.now())
        .bind("limit", window.limit())
        .bind("offset", window.offset())
        .map(
            (rs, c) -> {
              var json =
                  Json.object()
                      .put("id", rs.getString(1))
                      .put("type", rs.getString(2))
                      .put("user_id", rs.getString(3))
                      .put("client_id", rs.getString(4));
              return rs.getString(5).isEmpty()
                  ? json
                  : json.put("device_id", rs.getString(5)).put("device_name", rs.getString(6));
            })
        .list();
  }

  OptionalLong count(Tx tx, String tenant, Filter filter, long now) {
    return OptionalLong.of(
        filter
            .bind(tx.sql().createQuery("SELECT COUNT(*)" + BOTH + filter.sql()), tenant, now)
            .mapTo(Long.class)
            .one());
  }

  /** How many keys a user has. */
  long keysOf(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            "SELECT COUNT(*) FROM device_credential WHERE tenant_id = :tenant AND user_id = :user")
        .bind("tenant", tenant)
        .bind("user", userId)
        .mapTo(Long.class)
        .one();
  }

  /** The user of a key. */
  Optional<String> owner(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery("SELECT user_id FROM device_credential WHERE tenant_id = :tenant AND id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  /** Removes a key. */
  void remove(Tx tx, String tenant, String id) {
    tx.sql().execute("DELETE FROM device_credential WHERE tenant_id = ? AND id = ?", tenant, id);
  }

  /** Removes the keys of a user who is gone. */
  public void forgetUser(Tx tx, String tenant, String userId) {
    tx.sql()
        .execute(
            "DELETE FROM device_credential WHERE tenant_id = ? AND user_id = ?", tenant, userId);
  }

  /** Removes the keys of an application that is gone. */
  public void forgetClient(Tx tx, String tenant, String clientId) {
    tx.sql()
        .execute(
            "DELETE FROM device_credential WHERE tenant_id = ? AND client_id = ?",
            tenant,
            clientId);
  }
}
