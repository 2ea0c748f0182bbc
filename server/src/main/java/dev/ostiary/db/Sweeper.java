package dev.ostiary.db;

import dev.ostiary.common.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes rows whose time is over, a few at a time so that nobody waits for it, and on one node at
 * a time. Nothing depends on it: every reader checks the end itself.
 */
public final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration COUNTED = Duration.ofDays(120);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int BATCH = 500;

  /**
   * Rows that are over.
   *
   * @param key columns that find a row
   * @param end when its time is over, in milliseconds since the epoch
   * @param kept how long it stays after that
   */
  private record Kind(String table, String key, String end, Duration kept) {
    Kind(String table, String key) {
      this(table, key, "end_at", Duration.ZERO);
    }

    /** The last column of the key. */
    String name() {
      return key.substring(key.lastIndexOf(' ') + 1);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("session", "hash"),
          new Kind("administrator_invitation", "hash"),
          new Kind("interaction", "hash"),
          new Kind("access_token", "hash"),
          new Kind("ticket", "hash"),
          new Kind("job_link", "hash"),
          new Kind("job", "id"),
          new Kind("execution", "id"),
          new Kind("assertion", "tenant_id, client_id, jti"),
          // A used code is remembered for a day, so that a late replay still ends what came of it.
          new Kind("authorization_code", "hash", "end_at", Duration.ofDays(1)),
          // Why a sign-in ended is asked for a while, and who was invited and did not come.
          new Kind("token_family", "id", "end_at", MONTH),
          new Kind("token_family", "id", "revoked_at", MONTH),
          new Kind("organization_invitation", "tenant_id, id", "end_at", MONTH),
          // Links in a mail are dead long before.
          new Kind("mail", "id", "created_at", MONTH),
          // Failures count for a day, or for as long as a tenant's throttle says.
          new Kind("login_failure", "tenant_id, subject", "last_at", MONTH));

  /** What goes with a row, by the row's table: where, and the column that names the row. */
  private static final Map<String, String> PARTS =
      Map.of(
          "token_family", "refresh_token WHERE family_id",
          "organization_invitation", "organization_invitation_role WHERE invitation_id");

  /** Removes what has another shape than a row with an end. */
  @FunctionalInterface
  public interface Purge {
    /**
     * Removes what is over.
     *
     * @param fence for each transaction, first of all: ends it when another node sweeps by now
     */
    void purge(Consumer<Tx> fence);
  }

  private final List<Purge> purges;
  private final Database database;
  private final Leases leases;
  private final Time time;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Starts sweeping in the background. */
  public Sweeper(Database database, Time time, Purge... purges) {
    this.purges = List.of(purges);
    this.database = database;
    this.leases = new Leases(database);
    this.time = time;
    Thread.ofVirtual().name("sweeper").start(this::run);
  }

  private void run() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        sweepQuietly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweepQuietly() {
    try {
      sweep();
    } catch (RuntimeException e) {
      LOG.warn("Old rows could not be removed, trying again later: {}", e.toString());
    }
  }

  /** Removes what is over now, unless another node is at it; returns how many rows had an end. */
  public long sweep() {
    var lease = leases.take("sweeper", LEASE);
    if (lease.isEmpty()) {
      return 0;
    }
    try {
      return sweep(lease.get());
    } finally {
      leases.release(lease.get());
    }
  }

  private long sweep(Leases.Lease lease) {
    long now = time.millis();
    long removed =
        KINDS.stream().mapToLong(kind -> sweep(kind, lease, now)).sum() + sweepCounts(lease, now);
    purges.forEach(purge -> purge.purge(tx -> leases.hold(tx, lease)));
    return removed;
  }

  /** The map of a tenant looks back three months; older counts serve nobody. */
  private long sweepCounts(Leases.Lease lease, long now) {
    var first = Instant.ofEpochMilli(now).minus(COUNTED).atOffset(ZoneOffset.UTC).toLocalDate();
    var day = first.format(DateTimeFormatter.BASIC_ISO_DATE);
    return database.write(
        tx -> {
          leases.hold(tx, lease);
          return tx.sql().execute("DELETE FROM issuance_count WHERE day < ?", day)
              + tx.sql().execute("DELETE FROM former_name_use WHERE day < ?", day);
        });
  }

  private long sweep(Kind kind, Leases.Lease lease, long now) {
    long before = now - kind.kept().toMillis();
    long all = 0;
    int removed;
    do {
      removed =
          database.write(
              tx -> {
                leases.hold(tx, lease);
                return remove(tx, kind, before);
              });
      all += removed;
    } while (removed == BATCH && closed.getCount() > 0);
    return all;
  }

  private static int remove(Tx tx, Kind kind, long before) {
    var gone =
        tx.sql()
            .createQuery(
                """
                DELETE FROM %1$s WHERE %2$s < :before
                AND (%3$s) IN (SELECT %3$s FROM %1$s WHERE %2$s < :before LIMIT %4$d)
                RETURNING %5$s
                """
                    .formatted(kind.table(), kind.end(), kind.key(), BATCH, kind.name()))
            .bind("before", before)
            .mapTo(String.class)
            .list();
    var part = PARTS.get(kind.table());
    if (part != null && !gone.isEmpty()) {
      tx.sql()
          .createUpdate("DELETE FROM " + part + " IN (<gone>)")
          .bindList("gone", gone)
          .execute();
    }
    return gone.size();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
