package dev.ostiary.db;

import dev.ostiary.common.Deadline;
import dev.ostiary.common.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Supplier;

/** Tells a database that is away, full or too slow from work that is wrong. */
final class Outage {
  /** Classes of SQLSTATE: the connection, resources, an operator, the system underneath. */
  private static final Set<String> POSTGRESQL_CLASSES = Set.of("08", "53", "57", "58");

  /**
   * Idle in a transaction for too long, a lock that did not come free, a deadlock, a conflict, a
   * standby that cannot write yet.
   */
  private static final Set<String> POSTGRESQL = Set.of("25P03", "55P03", "40P01", "40001", "25006");

  /** Busy, locked, no memory, read-only, input or output, full, not to be opened. */
  private static final Set<Integer> SQLITE = Set.of(5, 6, 7, 8, 10, 13, 14);

  private Outage() {}

  /**
   * Works with the database on behalf of a request, if that is not late.
   *
   * @throws Unavailable when the same may go well in a moment
   */
  static <T> T guard(Dialect dialect, Supplier<T> work) {
    Deadline.require();
    try {
      return work.get();
    } catch (Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException problem && passes(dialect, problem)) {
          throw Unavailable.because("The database does not answer", e);
        }
      }
      throw e;
    }
  }

  /** Whether the same may go well in a moment. */
  static boolean passes(Dialect dialect, SQLException problem) {
    if (problem instanceof SQLTransientConnectionException) {
      return true;
    }
    var state = problem.getSQLState();
    return dialect == Dialect.POSTGRESQL
        ? state != null
            && (POSTGRESQL.contains(state)
                || (state.length() == 5 && POSTGRESQL_CLASSES.contains(state.substring(0, 2))))
        : SQLITE.contains(problem.getErrorCode() & 0xff);
  }
}
