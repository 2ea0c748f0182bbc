package dev.ostiary.session;

import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;

/** Sessions; only the hash of the cookie's secret is kept. */
public final class SessionStore {
  /** When a session ends, in milliseconds since the epoch. */
  record Ends(long idle, long absolute) {}

  void insert(Tx tx, Session session, long now, Ends ends) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO session (hash, tenant_id, sid, user_id, body, created_at, auth_time, used_at, idle_end, end_at)
            VALUES (:hash, :tenant, :sid, :user, '{}', :now, :authTime, :now, :idle, :end)
            """)
        .bind("hash", session.hash())
        .bind("tenant", session.tenant())
        .bind("sid", session.sid())
        .bind("user", session.userId())
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

  /** Puts off the idle end, at most once a minute. */
  void touch(Tx tx, Session session, long now, long idleEnd) {
    tx.sql()
        .execute(
            "UPDATE session SET used_at = ?, idle_end = ?"
                + " WHERE hash = ? AND tenant_id = ? AND used_at < ?",
            now,
            idleEnd,
            session.hash(),
            session.tenant(),
            now - 60_000);
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
