package dev.ostiary.db;

import dev.ostiary.common.Deadline;
import dev.ostiary.common.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Cuts the connection of work whose request is late. No limit of the database or of the socket does
 * that: each counts for one statement or one read anew, and a request has many, and a server that
 * sends a byte now and then is never silent.
 */
final class Overdue implements AutoCloseable {
  private static final Duration NEVER = Duration.ofDays(1);

  /** Hardly any work is ever late: a look now and then costs less than a timer for each. */
  private static final long LOOK_NANOS = 200_000_000;

  private final Set<Loan> loans = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Overdue() {
    Thread.ofPlatform().name("postgresql-overdue").daemon().start(this::watch);
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(LOOK_NANOS);
      loans.forEach(Loan::cutIfLate);
    }
  }

  /** A connection that is at work, or not any more. */
  private static final class Loan {
    private final Connection connection;
    private final long end;
    private boolean ended;

    Loan(Connection connection, long end) {
      this.connection = connection;
      this.end = end;
    }

    /** Whoever has it next must not lose it. */
    synchronized void end() {
      ended = true;
    }

    synchronized void cutIfLate() {
      if (!ended && Time.ticks() - end >= 0) {
        ended = true;
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
    var loan = new Loan(connection, Time.ticks() + Deadline.left(NEVER));
    loans.add(loan);
    try {
      return work.get();
    } finally {
      loan.end();
      loans.remove(loan);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
