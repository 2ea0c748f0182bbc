package dev.ostiary.user;

import dev.ostiary.db.Tx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Failed sign-ins in a row, per user name and address. */
public final class LoginFailureStore {
  /** Longer than any check takes, also one that asks another system. */
  private static final Duration TURN = Duration.ofMinutes(1);

  /**
   * A pair that is counted.
   *
   * @param subject the hash of user name and address
   * @param identifier the user name as it was sent, in lower case
   */
  public record Pair(String subject, String identifier, String ip, String connection) {}

  /** So many failures hold a pair off, the last of them after {@code since}. */
  public record Limit(long failures, long since) {}

  /** A pair that is held off. */
  public record Block(String identifier, String ip, String connection) {}

  /** Counts a failure and returns how many there are now. A pause of {@code quiet} forgets them. */
  public long count(Tx tx, String tenant, Pair pair, long now, long quiet) {
    return tx.sql()
        .createQuery(
            """
            INSERT INTO login_failure (tenant_id, subject, identifier, ip, connection, failures, last_at)
            VALUES (:tenant, :subject, :identifier, :ip, :connection, 1, :now)
            ON CONFLICT (tenant_id, subject) DO UPDATE SET
              failures = CASE WHEN login_failure.last_at < :since THEN 1
                              ELSE login_failure.failures + 1 END,
              identifier = :identifier, ip = :ip, connection = :connection, last_at = :now
            RETURNING failures
            """)
        .bind("tenant", tenant)
        .bind("subject", pair.subject())
        .bind("identifier", pair.identifier())
        .bind("ip", pair.ip())
        .bind("connection", pair.connection())
        .bind("now", now)
        .bind("since", now - quiet)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Begins an attempt: for one pair only one is looked at at a time, on whatever node. It ends with
   * {@link #leave}, or by itself for a node that died.
   *
   * @param clock the database's, see {@link dev.ostiary.db.Dialect#now}
   * @return false when another attempt goes on, or when too many have failed
   */
  boolean enter(Tx tx, Turn turn, Pair pair, Limit limit, String clock) {
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO login_failure (tenant_id, subject, identifier, ip, connection, failures,
                                           last_at, turn, turn_end)
                VALUES (:tenant, :subject, :identifier, :ip, :connection, 0, :now, :turn,
                        %1$s + :length)
                ON CONFLICT (tenant_id, subject) DO UPDATE
                SET turn = excluded.turn, turn_end = excluded.turn_end
                WHERE login_failure.turn_end < %1$s
                AND (login_failure.failures < :max OR login_failure.last_at <= :since)
                """
                    .formatted(clock))
            .bind("tenant", turn.tenant())
            .bind("subject", pair.subject())
            .bind("identifier", pair.identifier())
            .bind("ip", pair.ip())
            .bind("connection", pair.connection())
            .bind("now", turn.now())
            .bind("turn", turn.id())
            .bind("length", TURN.toMillis())
            .bind("max", limit.failures())
            .bind("since", limit.since())
            .execute()
        == 1;
  }

  /**
   * An attempt that is being looked at.
   *
   * @param id that no other attempt has
   * @param now milliseconds since the epoch
   */
  record Turn(String tenant, String id, long now) {}

  /** Lets others try. */
  void leave(Tx tx, Turn turn, String subject) {
    tx.sql()
        .execute(
            "UPDATE login_failure SET turn = '', turn_end = 0"
                + " WHERE tenant_id = ? AND subject = ? AND turn = ?",
            turn.tenant(),
            subject,
            turn.id());
  }

  /** When the last of so many failures was; empty when there were fewer. */
  public Optional<Long> last(Tx tx, String tenant, String subject, Limit limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT last_at FROM login_failure
            WHERE tenant_id = :tenant AND subject = :subject
            AND failures >= :max AND last_at > :since
            """)
        .bind("tenant", tenant)
        .bind("subject", subject)
        .bind("max", limit.failures())
        .bind("since", limit.since())
        .mapTo(Long.class)
        .findOne();
  }

  void forget(Tx tx, String tenant, String subject) {
    tx.sql()
        .execute("DELETE FROM login_failure WHERE tenant_id = ? AND subject = ?", tenant, subject);
  }

  /** Which addresses are held off for these user names; the oldest first. */
  public List<Block> blocks(Tx tx, String tenant, Collection<String> identifiers, Limit limit) {
    if (identifiers.isEmpty()) {
      return List.of();
    }
    return tx.sql()
        .createQuery(
            """
            SELECT identifier, ip, connection FROM login_failure
            WHERE tenant_id = :tenant AND identifier IN (<identifiers>)
            AND failures >= :max AND last_at > :since ORDER BY last_at, subject LIMIT 1000
            """)
        .bind("tenant", tenant)
        .bindList("identifiers", identifiers)
        .bind("max", limit.failures())
        .bind("since", limit.since())
        .map((rs, c) -> new Block(rs.getString(1), rs.getString(2), rs.getString(3)))
        .list();
  }

  /** Lets everybody try these user names again. */
  public void unblock(Tx tx, String tenant, Collection<String> identifiers) {
    for (var identifier : identifiers) {
      tx.sql()
          .execute(
              "DELETE FROM login_failure WHERE tenant_id = ? AND identifier = ?",
              tenant,
              identifier);
    }
  }
}
