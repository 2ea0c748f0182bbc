package dev.ostiary.db;

import java.sql.SQLException;

/** The differences between the databases, all of them. */
public enum Dialect {
  SQLITE,
  POSTGRESQL;

  /** Whether the error says that a unique key exists already. */
  public boolean isDuplicate(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql
          && (this == POSTGRESQL
              ? "23505".equals(sql.getSQLState())
              : String.valueOf(sql.getMessage()).contains("UNIQUE constraint failed")
                  || String.valueOf(sql.getMessage()).contains("PRIMARY KEY constraint failed"))) {
        return true;
      }
    }
    return false;
  }
}
