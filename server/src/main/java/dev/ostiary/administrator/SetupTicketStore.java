package dev.ostiary.administrator;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.db.Tx;
import java.util.Optional;

/** Tickets that make an administrator: one use, an end, only their hashes kept. */
public final class SetupTicketStore {
  /**
   * What a ticket gives.
   *
   * @param firstOnly whether it is good only as long as the tenant has no administrator
   * @param end milliseconds since the epoch
   */
  public record Ticket(Level level, boolean firstOnly, long end) {}

  /** Makes a ticket and returns its only copy. */
  public String issue(Tx tx, String tenant, Ticket ticket) {
    var secret = Ids.secret();
    tx.sql()
        .execute(
            "INSERT INTO administrator_invitation (hash, tenant_id, level, first_only, end_at)"
                + " VALUES (?, ?, ?, ?, ?)",
            Hashes.sha256(secret),
            tenant,
            ticket.level().text(),
            ticket.firstOnly() ? 1 : 0,
            ticket.end());
    return secret;
  }

  /** What the ticket would give now; using it is another matter. */
  public Optional<Level> find(Tx tx, String tenant, String secret, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT level FROM administrator_invitation
            WHERE tenant_id = :tenant AND hash = :hash AND end_at > :now
            AND (first_only = 0 OR NOT EXISTS (
              SELECT 1 FROM administrator WHERE tenant_id = :tenant AND level = :highest))
            """)
        .bind("tenant", tenant)
        .bind("hash", Hashes.sha256(secret))
        .bind("now", now)
        .bind("highest", Level.ADMINISTRATOR.text())
        .mapTo(String.class)
        .findOne()
        .flatMap(Level::of);
  }

  /** Uses a ticket up; exactly one caller gets it. */
  public Optional<Level> redeem(Tx tx, String tenant, String secret, long now) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM administrator_invitation
            WHERE tenant_id = :tenant AND hash = :hash AND end_at > :now
            AND (first_only = 0 OR NOT EXISTS (
              SELECT 1 FROM administrator WHERE tenant_id = :tenant AND level = :highest))
            RETURNING level
            """)
        .bind("tenant", tenant)
        .bind("hash", Hashes.sha256(secret))
        .bind("now", now)
        .bind("highest", Level.ADMINISTRATOR.text())
        .mapTo(String.class)
        .findOne()
        .flatMap(Level::of);
  }
}
