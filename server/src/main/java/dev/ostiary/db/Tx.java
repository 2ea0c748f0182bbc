package dev.ostiary.db;

import dev.ostiary.common.Time;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A transaction in progress. Handed to stores; lives as long as the function it was given to. */
public final class Tx {
  private final Handle handle;
  private final @Nullable Map<String, PreparedStatement> prepared;

  Tx(Handle handle) {
    this(handle, null);
  }

  private Tx(Handle handle, @Nullable Map<String, PreparedStatement> prepared) {
    this.handle = handle;
    this.prepared = prepared;
  }

  /** For a connection that one thread keeps: its statements stay prepared until it is closed. */
  static Tx keeping(Handle handle) {
    return new Tx(handle, new HashMap<>());
  }

  /** The connection, for stores only. */
  public Handle sql() {
    return handle;
  }

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  public interface Binder {
    /** Sets every parameter. */
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Reads the rows that a statement returns. */
  @FunctionalInterface
  public interface Reader {
    /** Reads them from the first to the last. */
    void read(ResultSet rows) throws SQLException;
  }

  /**
   * Plain JDBC for the few writes of the busiest requests: prepared once where that is possible.
   * Returns how many rows were written.
   */
  public int update(String sql, Binder parameters) {
    return run(sql, parameters, PreparedStatement::executeUpdate);
  }

  /** The same for a write of one row that returns one number, such as the row's key. */
  public long number(String sql, Binder parameters) {
    var number = new long[1];
    query(
        sql,
        parameters,
        rows -> {
          if (!rows.next()) {
            throw new IllegalStateException("No row was written");
          }
          number[0] = rows.getLong(1);
        });
    return number[0];
  }

  /** The same for a write that returns rows. */
  void query(String sql, Binder parameters, Reader reader) {
    run(
        sql,
        parameters,
        statement -> {
          try (var rows = statement.executeQuery()) {
            reader.read(rows);
          }
          return 0;
        });
  }

  private interface Execution {
    int execute(PreparedStatement statement) throws SQLException;
  }

  private int run(String sql, Binder parameters, Execution execution) {
    long began = Time.ticks();
    try {
      if (prepared == null) {
        try (var statement = connection().prepareStatement(sql)) {
          parameters.bind(statement);
          return execution.execute(statement);
        }
      }
      var kept = prepared.get(sql);
      if (kept == null) {
        kept = connection().prepareStatement(sql);
        prepared.put(sql, kept);
      }
      parameters.bind(kept);
      return execution.execute(kept);
    } catch (SQLException e) {
      throw new IllegalStateException("Not written: " + e.getMessage(), e);
    } finally {
      SlowStatements.of(handle).ran(sql, Time.ticks() - began);
    }
  }

  private Connection connection() {
    return handle.getConnection();
  }
}
