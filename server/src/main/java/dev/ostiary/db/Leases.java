package dev.ostiary.db;

import dev.ostiary.common.Ids;
import java.time.Duration;
import java.util.Optional;

/**
 * Work that one node does at a time. A lease ends by the clock of the database, whatever the nodes'
 * clocks say. Who is stopped for longer and goes on does no harm: the number of his lease is
 * compared in the transaction of his work, and another has a higher one by then.
 */
public final class Leases {
  private final Database database;
  private final String holder = Ids.alphanumeric(16);

  /**
   * A lease that was taken.
   *
   * @param name of the work
   * @param token higher for each holder
   * @param length until others may take it, counted from the last sign of life
   */
  public record Lease(String name, long token, Duration length) {}

  /** Somebody else has the lease by now: nothing of this transaction happens. */
  public static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost(Lease lease) {
      super("Another node does this now: " + lease.name(), null, false, false);
    }
  }

  /** The leases in this database. */
  public Leases(Database database) {
    this.database = database;
  }

  /** Takes the lease of a work; empty when somebody has it. */
  public Optional<Lease> take(String name, Duration length) {
    var now = database.dialect().now();
    return database.write(
        tx ->
            tx.sql()
                .createQuery(
                    """
                    INSERT INTO lease (name, holder, token, end_at)
                    VALUES (:name, :holder, 1, %s + :length)
                    ON CONFLICT (name) DO UPDATE
                    SET holder = excluded.holder, token = lease.token + 1, end_at = excluded.end_at
                    WHERE lease.end_at <= %s
                    RETURNING token
                    """
                        .formatted(now, now))
                .bind("name", name)
                .bind("holder", holder)
                .bind("length", length.toMillis())
                .mapTo(Long.class)
                .findOne()
                .map(token -> new Lease(name, token, length)));
  }

  /**
   * Makes sure that a transaction is the holder's and prolongs the lease. The row stays locked
   * until the transaction ends, so that nobody takes over in between.
   *
   * @throws Lost when another has taken over
   */
  public void hold(Tx tx, Lease lease) {
    int held =
        tx.sql()
            .createUpdate(
                "UPDATE lease SET end_at = %s + :length WHERE name = :name AND token = :token"
                    .formatted(database.dialect().now()))
            .bind("length", lease.length().toMillis())
            .bind("name", lease.name())
            .bind("token", lease.token())
            .execute();
    if (held == 0) {
      throw new Lost(lease);
    }
  }

  /** Lets others take it at once. */
  public void release(Lease lease) {
    database.write(
        tx ->
            tx.sql()
                .execute(
                    "UPDATE lease SET end_at = 0 WHERE name = ? AND token = ?",
                    lease.name(),
                    lease.token()));
  }
}
