package dev.ostiary.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to PostgreSQL on a connection of its own, and connects again, ever more slowly, when that
 * is lost. Announcements make nodes fast, never right: whoever hears none looks by himself.
 */
final class Announcements implements AutoCloseable {
  /** What nodes listen to and {@link Dialect#announce} speaks on. */
  static final String CHANNEL = "ostiary";

  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** After so long without a word the connection is tried: its other end may be gone. */
  private static final int SILENCE_MILLIS = 10_000;

  private static final int ANSWER_SECONDS = 5;

  private final String url;
  private final Runnable heard;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Connection current;
  private long pause = FIRST_PAUSE_MILLIS;

  /** Begins to listen. */
  Announcements(String jdbcUrl, Runnable heard) {
    this.url = jdbcUrl;
    this.heard = heard;
    Thread.ofVirtual().name("announcements").start(this::run);
  }

  private void run() {
    try {
      do {
        listenOnce();
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      } while (!closed.await(pause, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listenOnce() {
    try (var connection = DriverManager.getConnection(url, properties());
        var statement = connection.createStatement()) {
      current = connection;
      statement.execute("LISTEN " + CHANNEL);
      pause = FIRST_PAUSE_MILLIS;
      // Whatever was said before was not heard.
      heard.run();
      follow(connection, connection.unwrap(PGConnection.class));
    } catch (SQLException e) {
      if (closed.getCount() > 0) {
        LOG.warn("Changes of other nodes are looked for, not heard of: {}", e.getMessage());
      }
    }
  }

  private void follow(Connection connection, PGConnection listening) throws SQLException {
    while (closed.getCount() > 0) {
      var news = listening.getNotifications(SILENCE_MILLIS);
      if (news != null && news.length > 0) {
        heard.run();
      } else if (!connection.isValid(ANSWER_SECONDS)) {
        throw new SQLException("The connection for announcements is dead");
      }
    }
  }

  private static Properties properties() {
    var properties = new Properties();
    PGProperty.APPLICATION_NAME.set(properties, "ostiary listener");
    PGProperty.CONNECT_TIMEOUT.set(properties, ANSWER_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    return properties;
  }

  @Override
  public void close() {
    closed.countDown();
    var connection = current;
    if (connection != null) {
      try {
        // Closing would wait for the listener, which waits for news.
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The listener had ended", e);
      }
    }
  }
}
