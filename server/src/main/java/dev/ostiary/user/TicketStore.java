package dev.ostiary.user;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Links that are sent by mail: one use, an end, only their hashes kept. */
public final class TicketStore {
  /** What a ticket is for; one kind never serves as another. */
  public enum Kind {
    EMAIL_VERIFICATION(Duration.ofDays(5)),
    PASSWORD_RESET(Duration.ofHours(1)),
    MFA_ENROLLMENT(Duration.ofDays(5));

    private final Duration validity;

    Kind(Duration validity) {
      this.validity = validity;
    }

    /** How long a ticket of this kind works. */
    public Duration validity() {
      return validity;
    }
  }

  /** Whom a ticket is for, and what was noted with it. */
  public record Ticket(String userId, ObjectNode body) {}

  /** Makes a ticket and returns its only copy. Older ones of the same kind stop working. */
  public String issue(Tx tx, String tenant, Kind kind, Ticket ticket, long now) {
    return issueUntil(tx, tenant, kind, ticket, now + kind.validity().toMillis());
  }

  /** The same with an end of its own, in milliseconds since the epoch. */
  public String issueUntil(Tx tx, String tenant, Kind kind, Ticket ticket, long end) {
    tx.sql()
        .execute(
            "DELETE FROM ticket WHERE tenant_id = ? AND kind = ? AND user_id = ?",
            tenant,
            kind.name(),
            ticket.userId());
    var secret = Ids.secret();
    tx.sql()
        .execute(
            "INSERT INTO ticket (hash, tenant_id, kind, user_id, body, end_at)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            Hashes.sha256(secret),
            tenant,
            kind.name(),
            ticket.userId(),
            Json.write(ticket.body()),
            end);
    return secret;
  }

  /** The ticket as long as it would work; using it is another matter. */
  public Optional<Ticket> find(Tx tx, String tenant, Kind kind, String secret, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id, body FROM ticket WHERE hash = :hash AND tenant_id = :tenant
            AND kind = :kind AND consumed_at IS NULL AND end_at > :now
            """)
        .bind("hash", Hashes.sha256(secret))
        .bind("tenant", tenant)
        .bind("kind", kind.name())
        .bind("now", now)
        .map((rs, c) -> new Ticket(rs.getString(1), Json.own(rs.getString(2))))
        .findOne();
  }

  /** Removes the tickets of a user who is gone. */
  public void forgetUser(Tx tx, String tenant, String userId) {
    tx.sql().execute("DELETE FROM ticket WHERE tenant_id = ? AND user_id = ?", tenant, userId);
  }

  /** Uses a ticket up; exactly one caller gets it. */
  public Optional<Ticket> consume(Tx tx, String tenant, Kind kind, String secret, long now) {
    return tx.sql()
        .createQuery(
            """
            UPDATE ticket SET consumed_at = :now WHERE hash = :hash AND tenant_id = :tenant
            AND kind = :kind AND consumed_at IS NULL AND end_at > :now
            RETURNING user_id, body
            """)
        .bind("hash", Hashes.sha256(secret))
        .bind("tenant", tenant)
        .bind("kind", kind.name())
        .bind("now", now)
        .map((rs, c) -> new Ticket(rs.getString(1), Json.own(rs.getString(2))))
        .findOne();
  }

  /** Lets a ticket work again whose use came to nothing; {@code now} is when it was used. */
  public void giveBack(Tx tx, String tenant, Kind kind, String secret, long now) {
    tx.sql()
        .execute(
            "UPDATE ticket SET consumed_at = NULL"
                + " WHERE hash = ? AND tenant_id = ? AND kind = ? AND consumed_at = ?",
            Hashes.sha256(secret),
            tenant,
            kind.name(),
            now);
  }
}
