package dev.ostiary.db;

import java.sql.SQLException;

/** Another object has this key already. */
public final class DuplicateKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The key that is taken. */
  public DuplicateKey(String key) {
    super(key, null, false, false);
  }

  /** Whether an error of either database says that a unique key exists already. */
  public static boolean isCauseOf(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql && isCauseOf(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCauseOf(SQLException error) {
    // SQLSTATE 23505 is PostgreSQL's unique_violation; SQLite's driver tells it by its text only.
    var message = String.valueOf(error.getMessage());
    return "23505".equals(error.getSQLState())
        || message.contains("UNIQUE constraint failed")
        || message.contains("PRIMARY KEY constraint failed");
  }
}
