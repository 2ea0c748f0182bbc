package dev.ostiary.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Counts rows of the audit log in the database file itself, not by asking the server. */
final class AuditRows {
  private final String url;

  /** Of a database by its address, or of the file in the data directory. */
  AuditRows(Path data, String database) {
    this.url =
        database.isEmpty()
            ? "jdbc:sqlite:file:" + data.resolve("ostiary.db") + "?mode=ro"
            : database;
  }

  /** How many events of a type are on disk. */
  long count(String type) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var query = connection.prepareStatement("SELECT count(*) FROM log WHERE type = ?")) {
      query.setString(1, type);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
