package dev.ostiary.db;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The differences between the databases, all of them. */
public enum Dialect {
  SQLITE,
  POSTGRESQL;

  /** A query for the names of the tables that have a column {@code tenant_id}. */
  public String tablesOfTenants() {
    return this == POSTGRESQL
        ? """
          SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
          WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND c.relnamespace = CAST(current_schema() AS regnamespace)
            AND a.attname = 'tenant_id' AND NOT a.attisdropped
          ORDER BY c.relname
          """
        : """
          SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND c.name = 'tenant_id' ORDER BY t.name
          """;
  }

  /** A query for the columns that find a row of {@code :table} at once, separated by commas. */
  public String rowAddress() {
    // Partitions count their rows each for itself. Tables of SQLite that are kept in the order of
    // their key have no hidden number.
    return this == POSTGRESQL
        ? "SELECT 'tableoid, ctid' WHERE CAST(:table AS TEXT) <> ''"
        : """
          SELECT COALESCE(group_concat(name, ', '), 'rowid')
          FROM (SELECT name FROM pragma_table_info(:table) WHERE pk > 0 ORDER BY pk)
          """;
  }

  /**
   * Says that tables grow in this transaction faster than the database counts their rows.
   * PostgreSQL keeps the plan of a statement until it has counted anew, a minute later: by then a
   * plan for an empty table has read a large one many times.
   */
  public void planAnew(Tx tx) {
    if (this == POSTGRESQL) {
      tx.sql().execute("SET LOCAL plan_cache_mode = force_custom_plan");
    }
  }

  /**
   * Lets the database count the rows of tables that have grown much. PostgreSQL would do so within
   * a minute or two; SQLite plans without counting.
   */
  public void countRows(Tx tx, List<String> tables) {
    if (this == POSTGRESQL) {
      tx.sql().execute("ANALYZE " + String.join(", ", tables));
    }
  }

  /** Tells every node that listens of this transaction, when it is committed. */
  public void announce(Tx tx) {
    if (this == POSTGRESQL) {
      tx.sql().execute("NOTIFY " + Announcements.CHANNEL);
    }
  }

  /** The database's own clock in milliseconds since the epoch: the one that all nodes share. */
  public String now() {
    return this == POSTGRESQL
        ? "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"
        : "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
  }

  /** At the end of a query: passes over rows that another transaction is just changing. */
  public String skipTaken() {
    return this == POSTGRESQL ? "FOR UPDATE SKIP LOCKED" : "";
  }

  /** The folder with migrations for this database alone. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
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

  /** For migrations: keeps the rows of a table in its primary key, which saves a tree. */
  String clustered() {
    return this == POSTGRESQL ? "" : "WITHOUT ROWID";
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
