package dev.ostiary.log;

import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Dialect;
import dev.ostiary.db.Sweeper;
import dev.ostiary.db.Tx;
import dev.ostiary.log.LogPartitionStore.Partition;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Removes events whose days are over. PostgreSQL has them in partitions: old ones go at once, and
 * leave nothing to be cleaned up; new ones are made a week ahead. SQLite removes rows, a few at a
 * time. What happened on a day is counted before its events go.
 */
public final class LogRetention implements Sweeper.Purge {
  private static final int AHEAD_DAYS = 7;

  /** About so many are there at once: whoever reads the log locks each with its indexes. */
  private static final int PARTITIONS = 15;

  /** Days of a partition when nothing is ever removed. */
  private static final int QUARTER = 90;

  private static final int BATCH = 500;
  private final Database database;
  private final Time time;
  private final int days;
  private final LogStore log = new LogStore();
  private final LogPartitionStore partitions = new LogPartitionStore();
  private final DailyStats stats;
  private @Nullable LocalDate purgedUntil;

  /**
   * For this database's log.
   *
   * @param days that are kept besides today; 0 for all
   */
  public LogRetention(Database database, Time time, int days) {
    this.database = database;
    this.time = time;
    this.days = days;
    stats = new DailyStats(database, time);
  }

  @Override
  public void purge(Consumer<Tx> fence) {
    var today = DailyStats.date(time.millis());
    if (database.dialect() == Dialect.POSTGRESQL) {
      addPartitions(today, fence);
    }
    var first = today.minusDays(days);
    if (days > 0 && !first.equals(purgedUntil)) {
      count(first);
      if (database.dialect() == Dialect.POSTGRESQL) {
        dropPartitions(first, fence);
      } else {
        deleteRows(first, fence);
      }
      purgedUntil = first;
    }
  }

  private void addPartitions(LocalDate today, Consumer<Tx> fence) {
    int width = days == 0 ? QUARTER : Math.max(1, days / PARTITIONS);
    var last = database.read(partitions::all).getLast();
    while (last.until().isBefore(today.plusDays(AHEAD_DAYS))) {
      var before = last;
      // A server that was off for long makes up for it with one.
      var from = before.until().isBefore(today) ? today : before.until();
      var next = new Partition(from.plusDays(width));
      write(fence, tx -> partitions.add(tx, before, next));
      last = next;
    }
  }

  private void dropPartitions(LocalDate first, Consumer<Tx> fence) {
    for (var partition : database.read(partitions::all)) {
      if (!partition.until().isAfter(first)) {
        write(fence, tx -> partitions.drop(tx, partition));
      }
    }
    delete(fence, tx -> partitions.deleteFromRest(tx, firstId(first), BATCH));
  }

  private void deleteRows(LocalDate first, Consumer<Tx> fence) {
    for (var oldest = oldest(""); oldest.isPresent(); oldest = oldest(oldest.get().tenant())) {
      var tenant = oldest.get().tenant();
      delete(fence, tx -> log.delete(tx, tenant, firstId(first), BATCH));
    }
  }

  private void delete(Consumer<Tx> fence, ToIntFunction<Tx> some) {
    int removed;
    do {
      removed =
          database.write(
              tx -> {
                fence.accept(tx);
                return some.applyAsInt(tx);
              });
    } while (removed == BATCH);
  }

  private void write(Consumer<Tx> fence, Consumer<Tx> work) {
    database.write(
        tx -> {
          fence.accept(tx);
          work.accept(tx);
          return true;
        });
  }

  /** Of each tenant with events before the day, the days that nobody has asked for. */
  private void count(LocalDate first) {
    for (var oldest = oldest(""); oldest.isPresent(); oldest = oldest(oldest.get().tenant())) {
      var begin = DailyStats.date(oldest.get().millis());
      if (begin.isBefore(first)) {
        stats.between(oldest.get().tenant(), begin, first.minusDays(1));
      }
    }
  }

  /** The oldest event of the tenant that comes after another. */
  private Optional<LogStore.Oldest> oldest(String tenant) {
    return database.read(tx -> log.oldestAfter(tx, tenant));
  }

  private static String firstId(LocalDate day) {
    return LogStore.firstId(DailyStats.begin(day));
  }
}
