package dev.ostiary.db;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

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

  /** For migrations: what makes a column of text compare byte by byte. */
  String byteOrder() {
    return this == POSTGRESQL ? "COLLATE \"C\"" : "";
  }

  /** For migrations: a whole number that the database counts up, as the primary key. */
  String counter() {
    return this == POSTGRESQL
        ? "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        : "INTEGER PRIMARY KEY";
  }

  /** A column as other tables compare it, for joins with one that compares byte by byte. */
  public String joined(String column) {
    return this == POSTGRESQL ? column + " COLLATE \"default\"" : column;
  }

  /** Whether a text fits the one parameter, a {@link #pattern}; with regard to case. */
  public String fits(String expression) {
    return expression + (this == POSTGRESQL ? " LIKE ? ESCAPE '!'" : " GLOB ?");
  }

  /** The pattern of texts that have these parts in this order, with anything in between. */
  public String pattern(List<String> parts) {
    return this == POSTGRESQL
        ? parts.stream().map(p -> p.replaceAll("[!%_]", "!$0")).collect(Collectors.joining("%"))
        : parts.stream().map(p -> p.replaceAll("[*?\\[]", "[$0]")).collect(Collectors.joining("*"));
  }

  /** The text of a member of a column that holds a JSON object. */
  public String member(String column, String name) {
    return this == POSTGRESQL
        ? "(CAST(" + column + " AS JSON) ->> '" + name + "')"
        : "json_extract(" + column + ", '$." + name + "')";
  }

  /** The numbers of the one parameter, a JSON array, as a query. */
  public String numbers() {
    return this == POSTGRESQL
        ? "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(? AS JSON))"
        : "SELECT value FROM json_each(?)";
  }
}
