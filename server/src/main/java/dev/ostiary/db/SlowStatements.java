package dev.ostiary.db;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs statements that take long: their text, which has no values in it, and the time until their
 * first row. A commit is a statement, too.
 */
public final class SlowStatements implements SqlLogger {
  /** Logs none. */
  public static final SlowStatements NONE = new SlowStatements(0);

  private static final Logger LOG = LoggerFactory.getLogger(SlowStatements.class);
  private final long limit;

  /**
   * From this time on.
   *
   * @param millis 0 for none
   */
  public SlowStatements(int millis) {
    limit = millis <= 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Looks at all statements; what fails is told without its values as well (LOG-02). */
  void watch(Jdbi jdbi) {
    jdbi.setSqlLogger(this);
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(
            error -> {
              var context = error.getStatementContext();
              var sql = context == null ? "" : " [" + context.getRenderedSql() + "]";
              return error.getShortMessage() + sql;
            });
  }

  /** What looks at the statements of this connection. */
  static SlowStatements of(Handle handle) {
    return handle.getConfig(SqlStatements.class).getSqlLogger() instanceof SlowStatements slow
        ? slow
        : NONE;
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    ran(String.valueOf(context.getRenderedSql()), context.getElapsedTime(ChronoUnit.NANOS));
  }

  @Override
  public void logException(StatementContext context, SQLException error) {
    logAfterExecution(context);
  }

  /** A statement has run for so long. */
  void ran(String sql, long nanos) {
    if (nanos >= limit) {
      LOG.warn(
          "Slow statement, {} ms: {}",
          TimeUnit.NANOSECONDS.toMillis(nanos),
          sql.strip().replaceAll("\\s+", " "));
    }
  }
}
