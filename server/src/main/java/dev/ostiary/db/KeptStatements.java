package dev.ostiary.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteConnection;

/**
 * Prepared statements of one connection to SQLite, kept for the next who needs the same: to prepare
 * one again costs more than most of them cost to run. A connection is used by one thread at a time.
 */
final class KeptStatements extends DefaultStatementBuilder {
  /** Texts of statements that are kept; each takes some ten kilobytes. */
  private static final int MOST = 120;

  private final SQLiteConnection connection;
  private final LinkedHashMap<String, Deque<PreparedStatement>> resting =
      new LinkedHashMap<>(MOST, 0.75f, true);

  /** The text of each statement in use: Jdbi names it on closing as it was before its parsing. */
  private final IdentityHashMap<Statement, String> working = new IdentityHashMap<>();

  private KeptStatements(SQLiteConnection connection) {
    this.connection = connection;
  }

  /** One for each connection, until that is closed. */
  static StatementBuilderFactory factory() {
    var all = new ConcurrentHashMap<SQLiteConnection, StatementBuilder>();
    return pooled -> {
      try {
        var connection = pooled.unwrap(SQLiteConnection.class);
        var known = all.get(connection);
        return known == null ? first(all, connection) : known;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static StatementBuilder first(
      Map<SQLiteConnection, StatementBuilder> all, SQLiteConnection connection) {
    all.keySet().removeIf(KeptStatements::closed);
    return all.computeIfAbsent(connection, KeptStatements::new);
  }

  private static boolean closed(SQLiteConnection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is made by the connection itself: a pool's own would be closed when the pool gets its
   * connection back.
   */
  @Override
  public PreparedStatement create(Connection pooled, String sql, StatementContext context)
      throws SQLException {
    var free = resting.get(sql);
    var found = free == null ? null : free.poll();
    var statement = found == null ? super.create(connection, sql, context) : found;
    working.put(statement, sql);
    return statement;
  }

  @Override
  public void close(Connection pooled, String unparsed, Statement statement) throws SQLException {
    var sql = working.remove(statement);
    if (sql == null || !(statement instanceof PreparedStatement prepared) || statement.isClosed()) {
      statement.close();
      return;
    }
    prepared.clearParameters();
    resting.computeIfAbsent(sql, text -> new ArrayDeque<>(1)).push(prepared);
    if (resting.size() > MOST) {
      var eldest = resting.pollFirstEntry();
      for (var one : eldest.getValue()) {
        one.close();
      }
    }
  }
}
