package dev.ostiary.chaos;

import dev.ostiary.common.Json;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is in the database, read without asking a server. */
final class Rows implements AutoCloseable {
  private final Connection connection;
  private final boolean sqlite;

  Rows(Cluster cluster) throws SQLException {
    connection = DriverManager.getConnection(cluster.jdbc());
    sqlite = cluster.jdbc().startsWith("jdbc:sqlite:");
  }

  /** The first column of a query. */
  List<String> column(String sql) throws SQLException {
    var values = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** Checkers that everything which traffic was told is done is there. */
  List<Checker> durable() throws SQLException {
    var checkers = new ArrayList<Checker>();
    for (var kind : Traffic.columns().entrySet()) {
      Set<String> present = new HashSet<>();
      for (var value : column(kind.getValue())) {
        present.add(kind.getKey().equals("token") ? agent(value) : value);
      }
      checkers.add(Checker.durable(kind.getKey(), present));
    }
    var damage = damage();
    checkers.add(history -> damage);
    return checkers;
  }

  private static String agent(String body) {
    return Json.text(Json.own(body), "user_agent", "");
  }

  /** What the database itself finds wrong with its file. */
  private List<String> damage() throws SQLException {
    return sqlite
        ? column("PRAGMA integrity_check").stream().filter(l -> !l.equals("ok")).toList()
        : List.of();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
