package dev.ostiary.db;

import dev.ostiary.common.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to a PostgreSQL that may be away for a while: it is tried again, five times a second,
 * so that the pool has connections as soon as there can be any. What no waiting helps, such as a
 * wrong password, is told at once.
 */
final class PatientSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PatientSource.class);
  private static final long PAUSE_NANOS = 200_000_000;
  private static final int CONNECT_SECONDS = 2;

  /** Longer than any statement may take: a server that fell silent is given up. */
  private static final int SILENT_SECONDS = 12;

  private final long patience;
  private volatile boolean closed;

  private PatientSource(String url, Duration patience) {
    this.patience = patience.toNanos();
    setUrl(url);
    setTcpKeepAlive(true);
    if (!url.contains("connectTimeout")) {
      setConnectTimeout(CONNECT_SECONDS);
    }
  }

  /** For work that may take hours, such as an index on a large table. */
  static PatientSource unhurried(String url, Duration patience) {
    return new PatientSource(url, patience);
  }

  /**
   * For requests: a server that says nothing for longer than a statement may take is given up. What
   * the URL says about limits goes before what is usual here.
   */
  static PatientSource hurried(String url, Duration patience) {
    var source = new PatientSource(url, patience);
    if (!url.contains("socketTimeout")) {
      source.setSocketTimeout(SILENT_SECONDS);
    }
    return source;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long began = Time.ticks();
    for (boolean told = false; ; told = true) {
      try {
        var connection = super.getConnection();
        if (told) {
          LOG.info("PostgreSQL answers again");
        }
        return connection;
      } catch (SQLException e) {
        if (closed
            || Thread.currentThread().isInterrupted()
            || Time.ticks() - began >= patience
            || !Outage.passes(Dialect.POSTGRESQL, e)) {
          throw e;
        }
        if (!told) {
          LOG.warn("PostgreSQL does not answer, trying again: {}", e.getMessage());
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  void close() {
    closed = true;
  }
}
