package dev.ostiary.db;

import dev.ostiary.common.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Cuts the connection of work whose request is late. No limit of the database or of the socket does
 * that: each counts for one statement or one read anew, and a request has many, and a server that
 * sends a byte now and then is never silent.
 */
final class Overdue implements AutoCloseable {
  private static final Duration NEVER = Duration.ofDays(1);
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("postgresql-overdue").daemon().factory());

  Overdue() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** A connection that is at work, or not any more. */
  private static final class Loan {
    private final Connection connection;
    private boolean ended;

    Loan(Connection connection) {
      this.connection = connection;
    }

    /** Whoever has it next must not lose it. */
    synchronized void end() {
      ended = true;
    }

    synchronized void cut() {
      if (!ended) {
        try {
          connection.abort(Runnable::run);
        } catch (SQLException e) {
          // It is broken already.
        }
      }
    }
  }

  /** Works with a connection until the request is late; threads without a deadline have all day. */
  <T> T cut(Connection connection, Supplier<T> work) {
    if (!Deadline.set()) {
      return work.get();
    }
    var loan = new Loan(connection);
    var cut = timer.schedule(loan::cut, Deadline.left(NEVER), TimeUnit.NANOSECONDS);
    try {
      return work.get();
    } finally {
      loan.end();
      cut.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
