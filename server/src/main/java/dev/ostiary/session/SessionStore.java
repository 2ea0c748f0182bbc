package dev.ostiary.session;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.session.SessionRecord.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sessions; only the hash of the cookie's secret is kept. */
public final class SessionStore {
  private static final String RECORD =
      """
      SELECT hash, tenant_id, sid, user_id, auth_time, created_at, used_at, idle_end, end_at,
             body, last_ip, last_user_agent, clients, metadata FROM session
      """;

  /** When a session ends, in milliseconds since the epoch. */
  record Ends(long idle, long absolute) {}

  void insert(Tx tx, Session session, Origin origin, long now, Ends ends) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO session (hash, tenant_id, sid, user_id, body, last_ip, last_user_agent,
                                 created_at, auth_time, used_at, idle_end, end_at)
            VALUES (:hash, :tenant, :sid, :user, :body, :ip, :agent,
                    :now, :authTime, :now, :idle, :end)
            """)
        .bind("hash", session.hash())
        .bind("tenant", session.tenant())
        .bind("sid", session.sid())
        .bind("user", session.userId())
        .bind("body", Json.write(first(origin)))
        .bind("ip", origin.ip())
        .bind("agent", origin.userAgent())
        .bind("now", now)
        .bind("authTime", session.authTime())
        .bind("idle", ends.idle())
        .bind("end", ends.absolute())
        .execute();
  }

  Optional<Session> find(Tx tx, String tenant, String hash, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT hash, tenant_id, sid, user_id, auth_time FROM session
            WHERE hash = :hash AND tenant_id = :tenant AND idle_end > :now AND end_at > :now
            """)
        .bind("hash", hash)
        .bind("tenant", tenant)
        .bind("now", now)
        .map(
            (rs, c) ->
                new Session(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getLong(5)))
        .findOne();
  }

  private static ObjectNode first(Origin origin) {
    return Json.object()
        .put("initial_ip", origin.ip())
        .put("initial_user_agent", origin.userAgent());
  }

  /** A use of a session: by which application, from where, and until when it may rest now. */
  record Use(String clientId, Origin origin, long now, long idleEnd) {}

  /** Notes a use, at most once a minute for an application that is known already. */
  void touch(Tx tx, Session session, Use use) {
    tx.sql()
        .createUpdate(
            """
            UPDATE session SET used_at = :now, idle_end = :idle, last_ip = :ip,
              last_user_agent = :agent,
              clients = CASE WHEN clients LIKE :pattern THEN clients ELSE clients || :client END
            WHERE hash = :hash AND tenant_id = :tenant
            AND (used_at < :minute OR clients NOT LIKE :pattern)
            """)
        .bind("now", use.now())
        .bind("idle", use.idleEnd())
        .bind("ip", use.origin().ip())
        .bind("agent", use.origin().userAgent())
        .bind("pattern", "% " + use.clientId() + " %")
        .bind("client", use.clientId() + " ")
        .bind("hash", session.hash())
        .bind("tenant", session.tenant())
        .bind("minute", use.now() - 60_000)
        .execute();
  }

  /** Living sessions of a user, by their public name. */
  public List<SessionRecord> ofUser(Tx tx, String tenant, String userId, Window window) {
    return tx.sql()
        .createQuery(
            RECORD
                + """
                WHERE tenant_id = :tenant AND user_id = :user AND idle_end > :now AND end_at > :now
                ORDER BY sid LIMIT :limit OFFSET :offset
                """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .bind("now", window.now())
        .bind("limit", window.limit())
        .bind("offset", window.offset())
        .map((rs, c) -> read(rs))
        .list();
  }

  /** Which of the rows that live now. */
  public record Window(long now, long offset, int limit) {}

  /** How many living sessions a user has. */
  public long countOfUser(Tx tx, String tenant, String userId, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT COUNT(*) FROM session WHERE tenant_id = :tenant AND user_id = :user
            AND idle_end > :now AND end_at > :now
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  /** The living session of this public name. */
  public Optional<SessionRecord> bySid(Tx tx, String tenant, String sid, long now) {
    return tx.sql()
        .createQuery(
            RECORD
                + "WHERE tenant_id = :tenant AND sid = :sid AND idle_end > :now AND end_at > :now")
        .bind("tenant", tenant)
        .bind("sid", sid)
        .bind("now", now)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  private static SessionRecord read(ResultSet rs) throws SQLException {
    var session =
        new Session(
            rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getLong(5));
    var times = new SessionRecord.Times(rs.getLong(6), rs.getLong(7), rs.getLong(8), rs.getLong(9));
    var device = Json.own(rs.getString(10));
    device.put("last_ip", rs.getString(11)).put("last_user_agent", rs.getString(12));
    var clients = Arrays.stream(rs.getString(13).split(" ")).filter(c -> !c.isEmpty()).toList();
    var metadata = rs.getString(14);
    return new SessionRecord(
        session, times, device, clients, metadata == null ? null : Json.own(metadata));
  }

  /** Replaces what an administrator noted; null forgets it. */
  public void note(Tx tx, String tenant, String sid, @Nullable ObjectNode metadata) {
    tx.sql()
        .execute(
            "UPDATE session SET metadata = ? WHERE tenant_id = ? AND sid = ?",
            metadata == null ? null : Json.write(metadata),
            tenant,
            sid);
  }

  /** Ends the session of this public name. */
  public boolean end(Tx tx, String tenant, String sid) {
    return tx.sql().execute("DELETE FROM session WHERE tenant_id = ? AND sid = ?", tenant, sid)
        == 1;
  }

  boolean delete(Tx tx, String tenant, String hash) {
    return tx.sql().execute("DELETE FROM session WHERE hash = ? AND tenant_id = ?", hash, tenant)
        == 1;
  }

  /** Ends every session of a user and returns their public names. */
  public List<String> deleteOf(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            "DELETE FROM session WHERE tenant_id = :tenant AND user_id = :user RETURNING sid")
        .bind("tenant", tenant)
        .bind("user", userId)
        .mapTo(String.class)
        .list();
  }
}
