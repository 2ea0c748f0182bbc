package dev.ostiary.administrator;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;

/** Tickets that make an administrator: one use, an end, only their hashes kept. */
public final class SetupTicketStore {
  /**
   * What a ticket gives.
   *
   * @param id names it where it is listed; opens nothing
   * @param firstOnly whether it is good only as long as the tenant has no administrator
   * @param created milliseconds since the epoch
   * @param creator id of the user who made it, empty for the command line
   * @param end milliseconds since the epoch
   */
  public record Ticket(
      String id, Level level, boolean firstOnly, long created, String creator, long end) {}

  /** What a used ticket gives. */
  public record Used(Level level, boolean firstOnly) {}

  /** Makes a ticket and returns its only copy. */
  public String issue(Tx tx, String tenant, Ticket ticket) {
    var secret = Ids.secret();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO administrator_invitation
              (hash, tenant_id, level, first_only, end_at, id, created_at, created_by)
            VALUES (:hash, :tenant, :level, :first, :end, :id, :created, :creator)
            """)
        .bind("hash", Hashes.sha256(secret))
        .bind("tenant", tenant)
        .bind("level", ticket.level().text())
        .bind("first", ticket.firstOnly() ? 1 : 0)
        .bind("end", ticket.end())
        .bind("id", ticket.id())
        .bind("created", ticket.created())
        .bind("creator", ticket.creator())
        .execute();
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
  public Optional<Used> redeem(Tx tx, String tenant, String secret, long now) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM administrator_invitation
            WHERE tenant_id = :tenant AND hash = :hash AND end_at > :now
            AND (first_only = 0 OR NOT EXISTS (
              SELECT 1 FROM administrator WHERE tenant_id = :tenant AND level = :highest))
            RETURNING level, first_only
            """)
        .bind("tenant", tenant)
        .bind("hash", Hashes.sha256(secret))
        .bind("now", now)
        .bind("highest", Level.ADMINISTRATOR.text())
        .map((rs, c) -> new Used(Level.of(rs.getString(1)).orElse(Level.VIEWER), rs.getInt(2) == 1))
        .findOne();
  }

  /** The tickets that somebody may still use, the newest first; not those for the first one. */
  public List<Ticket> waiting(Tx tx, String tenant, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, level, created_at, created_by, end_at FROM administrator_invitation
            WHERE tenant_id = :tenant AND end_at > :now AND first_only = 0 AND id <> ''
            ORDER BY created_at DESC, id
            """)
        .bind("tenant", tenant)
        .bind("now", now)
        .map(
            (rs, c) ->
                new Ticket(
                    rs.getString(1),
                    Level.of(rs.getString(2)).orElse(Level.VIEWER),
                    false,
                    rs.getLong(3),
                    rs.getString(4),
                    rs.getLong(5)))
        .list();
  }

  /** Makes a ticket useless; false when there is none with this id. */
  public boolean delete(Tx tx, String tenant, String id) {
    return !id.isEmpty()
        && tx.sql()
                .execute(
                    "DELETE FROM administrator_invitation WHERE tenant_id = ? AND id = ?",
                    tenant,
                    id)
            > 0;
  }
}
