package dev.ostiary.backup;

import dev.ostiary.backup.TableStore.Table;
import dev.ostiary.backup.TableStore.Tally;
import dev.ostiary.config.Config;
import dev.ostiary.db.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Moves everything from SQLite into an empty PostgreSQL, in one transaction: either all of it is
 * there, row for row, or nothing. What tables there are is asked of the databases.
 */
public final class MoveStore {
  /** Tables in which a database without any data has a row. */
  private static final Set<String> BEGUN = Set.of("document_clock", "user_index_version");

  private static final int ROWS_BETWEEN_WORDS = 100_000;
  private final Consumer<String> say;

  /** A move that says how far it is. */
  public MoveStore(Consumer<String> say) {
    this.say = say;
  }

  /**
   * Moves a database. The old one is left as it was.
   *
   * @param to {@code jdbc:postgresql:...}
   * @return how many rows there are now
   * @throws Config.BadConfig when a server has the old one open, when the new one is not empty, or
   *     when the old one is of another version
   */
  public long move(Path from, String to) throws IOException {
    try (var source = SqliteFileStore.alone(from)) {
      // Makes the tables.
      new PostgresDatabase(to, 2).close();
      try (var target = DriverManager.getConnection(to)) {
        target.setAutoCommit(false);
        long rows = copy(source, target);
        target.commit();
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Nothing was moved: " + e.getMessage(), e);
    }
  }

  private long copy(Connection source, Connection target) throws SQLException, IOException {
    var tables = TableStore.tables(target);
    compare(TableStore.tables(source), tables);
    // A server that starts now waits here, and finds everything.
    execute(target, "LOCK TABLE document_clock IN ACCESS EXCLUSIVE MODE");
    for (var table : tables.values()) {
      makeEmpty(target, table.name());
    }
    long rows = 0;
    for (var table : TableStore.inOrder(target, tables)) {
      rows += copy(source, target, table).rows();
    }
    execute(target, "ANALYZE");
    return rows;
  }

  private static void compare(Map<String, Table> source, Map<String, Table> target) {
    if (!names(source).equals(names(target))) {
      throw new Config.BadConfig(
          "The database is of another version of Ostiary than this program: start its server once"
              + " with this version, stop it, and move then");
    }
  }

  private static Map<String, List<String>> names(Map<String, Table> tables) {
    var names = new TreeMap<String, List<String>>();
    tables.forEach(
        (name, table) ->
            names.put(name, table.columns().stream().map(TableStore.Column::name).toList()));
    return names;
  }

  private static void makeEmpty(Connection target, String table) throws SQLException {
    if (BEGUN.contains(table)) {
      execute(target, "DELETE FROM " + table);
      return;
    }
    try (var statement = target.createStatement();
        var rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
      if (rows.next()) {
        throw new Config.BadConfig(
            "That PostgreSQL database is in use (the table "
                + table
                + " has rows): make an empty one. Nothing was moved");
      }
    }
  }

  private Tally copy(Connection source, Connection target, Table table)
      throws SQLException, IOException {
    var read = new long[1];
    Tally sent;
    try (var out =
        new PGCopyOutputStream(
            target.unwrap(PGConnection.class),
            "COPY " + table.name() + " (" + table.names() + ") FROM STDIN")) {
      sent =
          TableStore.read(
              source,
              table,
              line -> {
                out.write(line);
                if (++read[0] % ROWS_BETWEEN_WORDS == 0) {
                  say.accept(table.name() + ": " + read[0] + " rows so far");
                }
              });
    }
    var arrived = TableStore.read(target, table, line -> {});
    if (!arrived.equals(sent)) {
      throw new IllegalStateException(
          "Nothing was moved: " + table.name() + " had " + sent + ", and there " + arrived);
    }
    goOnCounting(target, table);
    say.accept(table.name() + ": " + arrived);
    return arrived;
  }

  /** Numbers that the database gives out next come after those that were copied. */
  private static void goOnCounting(Connection target, Table table) throws SQLException {
    for (var column : table.columns()) {
      if (column.counted()) {
        execute(
            target,
            "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), MAX(%2$s)) FROM %1$s"
                .formatted(table.name(), column.name()));
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
