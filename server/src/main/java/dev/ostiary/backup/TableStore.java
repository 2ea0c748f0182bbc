package dev.ostiary.backup;

import dev.ostiary.common.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/** Tables as the catalogue of a database tells them, and their rows as lines of text. */
final class TableStore {
  /** How many rows a cursor of PostgreSQL fetches at once. */
  private static final int FETCHED = 2_000;

  private TableStore() {}

  /**
   * A column.
   *
   * @param type one of {@link Types}
   * @param counted whether the database counts its values up
   */
  record Column(String name, int type, boolean counted) {}

  /** A table. */
  record Table(String name, List<Column> columns) {
    /** The names of the columns, for a statement. */
    String names() {
      return String.join(", ", columns.stream().map(Column::name).toList());
    }
  }

  /**
   * What rows add up to, whatever their order.
   *
   * @param first the sum of one half of the rows' digests
   * @param second the same of the other half
   */
  record Tally(long rows, long first, long second) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally and(byte[] line) {
      var digest = ByteBuffer.wrap(Hashes.sha256(line));
      return new Tally(rows + 1, first + digest.getLong(), second + digest.getLong());
    }

    @Override
    public String toString() {
      return "%d rows, checksum %016x%016x".formatted(rows, first, second);
    }
  }

  /** Takes the lines of a table's rows, each with a line feed. */
  @FunctionalInterface
  interface Lines {
    void take(byte[] line) throws SQLException, java.io.IOException;
  }

  /** Every table but the history of migrations, by name. */
  static Map<String, Table> tables(Connection connection) throws SQLException {
    var tables = new TreeMap<String, Table>();
    var partitions = partitions(connection);
    try (var rows =
        connection
            .getMetaData()
            .getTables(
                null, connection.getSchema(), "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
      while (rows.next()) {
        var name = rows.getString("TABLE_NAME");
        if (!name.equals("flyway_schema_history")
            && !name.startsWith("sqlite_")
            && !partitions.contains(name)) {
          tables.put(name, new Table(name, columns(connection, name)));
        }
      }
    }
    return tables;
  }

  /** What PostgreSQL lists as tables, though their rows are another's. */
  private static Set<String> partitions(Connection connection) throws SQLException {
    var names = new TreeSet<String>();
    if (connection.isWrapperFor(PGConnection.class)) {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT relname FROM pg_class WHERE relispartition")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private static List<Column> columns(Connection connection, String table) throws SQLException {
    var columns = new TreeMap<String, Column>();
    try (var rows = connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
      while (rows.next()) {
        // The pattern takes the underscore of a name for any letter.
        if (rows.getString("TABLE_NAME").equals(table)) {
          var name = rows.getString("COLUMN_NAME");
          columns.put(
              name,
              new Column(
                  name,
                  rows.getInt("DATA_TYPE"),
                  rows.getString("IS_AUTOINCREMENT").equals("YES")));
        }
      }
    }
    return List.copyOf(columns.values());
  }

  /** The tables in an order in which each comes after those that it refers to. */
  static List<Table> inOrder(Connection connection, Map<String, Table> tables) throws SQLException {
    var ordered = new ArrayList<Table>();
    var left = new TreeSet<>(tables.keySet());
    while (!left.isEmpty()) {
      int before = left.size();
      for (var name : List.copyOf(left)) {
        if (referred(connection, name).stream().noneMatch(left::contains)) {
          ordered.add(java.util.Objects.requireNonNull(tables.get(name)));
          left.remove(name);
        }
      }
      if (left.size() == before) {
        throw new IllegalStateException("Tables refer to one another in a circle: " + left);
      }
    }
    return ordered;
  }

  private static List<String> referred(Connection connection, String table) throws SQLException {
    var names = new ArrayList<String>();
    try (var rows = connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
      while (rows.next()) {
        var name = rows.getString("PKTABLE_NAME");
        if (!name.equals(table)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Reads every row and adds them up. */
  static Tally read(Connection connection, Table table, Lines lines)
      throws SQLException, java.io.IOException {
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED);
      var tally = Tally.NONE;
      try (var rows = statement.executeQuery("SELECT " + table.names() + " FROM " + table.name())) {
        while (rows.next()) {
          var line = line(rows, table.columns());
          tally = tally.and(line);
          lines.take(line);
        }
      }
      return tally;
    }
  }

  /** A row as PostgreSQL's {@code COPY} reads it: fields between tabs, {@code \N} for null. */
  private static byte[] line(ResultSet row, List<Column> columns) throws SQLException {
    var line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      var field = field(row, i + 1, columns.get(i).type());
      line.append(row.wasNull() ? "\\N" : field).append(i + 1 < columns.size() ? '\t' : '\n');
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String field(ResultSet row, int column, int type) throws SQLException {
    return switch (type) {
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Long.toString(row.getLong(column));
      case Types.DOUBLE -> Double.toString(row.getDouble(column));
      case Types.BINARY -> {
        var bytes = row.getBytes(column);
        yield bytes == null ? "" : "\\\\x" + HexFormat.of().formatHex(bytes);
      }
      case Types.VARCHAR -> {
        var text = row.getString(column);
        yield text == null ? "" : escaped(text);
      }
      default -> throw new IllegalStateException("No rule for a column of the type " + type);
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
