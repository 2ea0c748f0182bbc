package dev.ostiary.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the disk could do at best: rows committed one after the other, each durable. */
final class RawCommits {
  private RawCommits() {}

  /** Commits a second on SQLite with {@code synchronous=FULL}, in a file of its own. */
  static double sqlite(Path directory, double seconds) throws SQLException {
    return measure("jdbc:sqlite:" + directory.resolve("commits.db"), seconds);
  }

  /** The same on a PostgreSQL with its standard settings, one connection. */
  static double postgres(String url, double seconds) throws SQLException {
    return measure(url, seconds);
  }

  private static double measure(String url, double seconds) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      if (url.startsWith("jdbc:sqlite:")) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
      }
      statement.execute("DROP TABLE IF EXISTS bench_commit");
      statement.execute("CREATE TABLE bench_commit (id BIGINT PRIMARY KEY, text VARCHAR(500))");
      try (var insert = connection.prepareStatement("INSERT INTO bench_commit VALUES (?, ?)")) {
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        long count = 0;
        while (System.nanoTime() < end) {
          insert.setLong(1, ++count);
          insert.setString(2, "x".repeat(400));
          insert.executeUpdate();
        }
        double perSecond = count * 1e9 / (System.nanoTime() - began);
        statement.execute("DROP TABLE bench_commit");
        return perSecond;
      }
    }
  }
}
