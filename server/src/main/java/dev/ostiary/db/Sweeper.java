package dev.ostiary.db;

import dev.ostiary.common.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes rows whose time is over, a few at a time so that nobody waits for it. Nothing depends on
 * it: every reader checks the end itself.
 */
public final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration COUNTED = Duration.ofDays(120);
  private static final int BATCH = 500;

  /** Tables with the name of their key; each has the time of its end in end_at. */
  private static final Map<String, String> TABLES =
      Map.of(
          "session", "hash",
          "administrator_invitation", "hash",
          "interaction", "hash",
          "access_token", "hash",
          "ticket", "hash",
          "job_link", "hash",
          "job", "id",
          "execution", "id");

  private final Database database;
  private final Time time;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Starts sweeping in the background. */
  public Sweeper(Database database, Time time) {
    this.database = database;
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

  /** Removes what is over now and returns how many rows that were. */
  public long sweep() {
    long now = time.millis();
    long removed = 0;
    for (var table : TABLES.entrySet()) {
      removed += sweep(table.getKey(), table.getValue(), now);
    }
    // A used code is remembered for a day, so that a late replay still ends what came of it.
    removed += sweep("authorization_code", "hash", now - Duration.ofDays(1).toMillis());
    removed += sweep("assertion", "jti", now);
    removed += sweepCounts(now);
    return removed;
  }

  /** The map of a tenant looks back three months; older counts serve nobody. */
  private long sweepCounts(long now) {
    var first = Instant.ofEpochMilli(now).minus(COUNTED).atOffset(ZoneOffset.UTC).toLocalDate();
    var day = first.format(DateTimeFormatter.BASIC_ISO_DATE);
    return database.write(
        tx ->
            tx.sql().execute("DELETE FROM issuance_count WHERE day < ?", day)
                + tx.sql().execute("DELETE FROM former_name_use WHERE day < ?", day));
  }

  private long sweep(String table, String key, long before) {
    long all = 0;
    int removed;
    do {
      removed =
          database.write(
              tx ->
                  tx.sql()
                      .execute(
                          "DELETE FROM %s WHERE end_at < ? AND %s IN (SELECT %s FROM %s WHERE end_at < ? LIMIT %d)"
                              .formatted(table, key, key, table, BATCH),
                          before,
                          before));
      all += removed;
    } while (removed == BATCH && closed.getCount() > 0);
    return all;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
