package dev.ostiary.log;

import dev.ostiary.db.Tx;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The pieces of PostgreSQL's log, each of some days. Their names tell the day before which their
 * events are, such as {@code log_until_20261125}; each begins where another ends. What is for none
 * of them is in {@code log_rest}.
 */
final class LogPartitionStore {
  private static final String NAME = "log_until_";
  private static final String REST = "log_rest";

  /** Whoever reads the log for long is not waited for, as everybody else would wait behind. */
  private static final String WAIT = "SET LOCAL lock_timeout = '2s'";

  /** A piece of the log, with events before the day. */
  record Partition(LocalDate until) {
    String table() {
      return NAME + DailyStats.text(until);
    }
  }

  /** All of them, the oldest first. */
  List<Partition> all(Tx tx) {
    return tx
        .sql()
        .createQuery(
            """
            SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = CAST('log' AS regclass) AND c.relname <> :rest
            """)
        .bind("rest", REST)
        .mapTo(String.class)
        .list()
        .stream()
        .map(name -> new Partition(DailyStats.date(name.substring(NAME.length()))))
        .sorted(Comparator.comparing(Partition::until))
        .toList();
  }

  /** Makes the one that follows another, and moves there what is already in the rest. */
  void add(Tx tx, Partition before, Partition next) {
    var table = next.table();
    var from = firstId(before);
    var until = firstId(next);
    tx.sql().execute(WAIT);
    tx.sql().execute("CREATE TABLE " + table + " (LIKE log INCLUDING DEFAULTS)");
    tx.sql()
        .execute(
            """
            WITH moved AS (DELETE FROM %s WHERE log_id >= ? AND log_id < ? RETURNING *)
            INSERT INTO %s SELECT * FROM moved
            """
                .formatted(REST, table),
            from,
            until);
    tx.sql()
        .execute(
            "ALTER TABLE log ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                .formatted(table, from, until));
  }

  private static String firstId(Partition partition) {
    return LogStore.firstId(DailyStats.begin(partition.until()));
  }

  /** Removes one with all that is in it. */
  void drop(Tx tx, Partition partition) {
    tx.sql().execute(WAIT);
    tx.sql().execute("DROP TABLE " + partition.table());
  }

  /** Removes some of the rest's events before an id; returns how many. */
  int deleteFromRest(Tx tx, String before, int limit) {
    return tx.sql()
        .execute(
            """
            DELETE FROM %1$s WHERE log_id IN (SELECT log_id FROM %1$s WHERE log_id < ? LIMIT %2$d)
            """
                .formatted(REST, limit),
            before);
  }
}
