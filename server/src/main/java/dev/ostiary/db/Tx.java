package dev.ostiary.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
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

  /**
   * Plain JDBC for the few writes of the busiest requests: prepared once where that is possible.
   */
  public void update(String sql, Binder parameters) {
    try {
      if (prepared == null) {
        try (var statement = connection().prepareStatement(sql)) {
          run(statement, parameters);
        }
      } else {
        var kept = prepared.get(sql);
        if (kept == null) {
          kept = connection().prepareStatement(sql);
          prepared.put(sql, kept);
        }
        run(kept, parameters);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Not written: " + e.getMessage(), e);
    }
  }

  private static void run(PreparedStatement statement, Binder parameters) throws SQLException {
    parameters.bind(statement);
    statement.executeUpdate();
  }

  private Connection connection() {
    return handle.getConnection();
  }
}
