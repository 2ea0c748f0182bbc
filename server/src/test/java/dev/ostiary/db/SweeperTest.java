package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose time is over go, whatever their table, and no others. */
class SweeperTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Ends of other things than rows. */
  private static final Set<String> LEASES = Set.of("lease");

  private static final Set<String> KEYS = Set.of("hash", "id");

  @TempDir Path directory;

  /** Writes a row with this text or number in each column that must have one. */
  private static void insert(Database database, String table, String id, Map<String, Object> more) {
    database.write(
        tx -> {
          var values = new TreeMap<>(more);
          for (var column : required(tx, table)) {
            values.computeIfAbsent(column.name(), name -> column.text() ? id : (Object) 0L);
          }
          var names = List.copyOf(values.keySet());
          return tx.sql()
              .execute(
                  "INSERT INTO %s (%s) VALUES (%s)"
                      .formatted(
                          table,
                          String.join(", ", names),
                          String.join(", ", names.stream().map(n -> "?").toList())),
                  names.stream().map(values::get).toArray());
        });
  }

  private record Column(String name, boolean text) {}

  private static List<Column> required(Tx tx, String table) {
    var columns = new ArrayList<Column>();
    try (var rows = tx.sql().getConnection().getMetaData().getColumns(null, null, table, "%")) {
      while (rows.next()) {
        boolean key = KEYS.contains(rows.getString("COLUMN_NAME"));
        if ((rows.getInt("NULLABLE") == 0 || key)
            && rows.getString("TABLE_NAME").equals(table)
            && rows.getString("COLUMN_DEF") == null) {
          columns.add(
              new Column(
                  rows.getString("COLUMN_NAME"),
                  rows.getString("TYPE_NAME").equalsIgnoreCase("text")));
        }
      }
      return columns;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long count(Database database, String table) {
    return database.read(
        tx -> tx.sql().createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private static List<String> tablesWithAnEnd(Database database) {
    var sql =
        database.dialect() == Dialect.POSTGRESQL
            ? "SELECT table_name FROM information_schema.columns WHERE column_name = 'end_at'"
            : "SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
                + " WHERE t.type = 'table' AND c.name = 'end_at'";
    return database.read(tx -> tx.sql().createQuery(sql).mapTo(String.class).list()).stream()
        .filter(table -> !LEASES.contains(table))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void everyTableWithAnEndIsSwept(String kind) {
    var time = new Time();
    long now = time.millis();
    try (var database = TestDatabases.open(kind, directory);
        var sweeper = new Sweeper(database, time)) {
      var tables = tablesWithAnEnd(database);
      assertThat(tables).hasSizeGreaterThan(9).contains("token_family", "session", "execution");
      for (var table : tables) {
        insert(database, table, "over", Map.of("end_at", now - 31 * DAY));
        insert(database, table, "lives", Map.of("end_at", now + DAY));
      }
      assertThat(sweeper.sweep()).isEqualTo(tables.size());
      assertThat(tables).allSatisfy(t -> assertThat(count(database, t)).as(t).isEqualTo(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatBelongsToARowGoesWithIt(String kind) {
    var time = new Time();
    long now = time.millis();
    try (var database = TestDatabases.open(kind, directory);
        var sweeper = new Sweeper(database, time)) {
      insert(
          database,
          "token_family",
          "revoked",
          Map.of("end_at", Long.MAX_VALUE, "revoked_at", now - 31 * DAY));
      insert(
          database,
          "token_family",
          "lately",
          Map.of("end_at", Long.MAX_VALUE, "revoked_at", now - 29 * DAY));
      insert(database, "refresh_token", "a", Map.of("family_id", "revoked"));
      insert(database, "refresh_token", "b", Map.of("family_id", "revoked"));
      insert(database, "refresh_token", "c", Map.of("family_id", "lately"));
      insert(database, "mail", "old", Map.of("created_at", now - 31 * DAY));
      insert(database, "mail", "new", Map.of("created_at", now));
      insert(database, "login_failure", "old", Map.of("last_at", now - 31 * DAY));
      insert(database, "login_failure", "new", Map.of("last_at", now));
      assertThat(sweeper.sweep()).isEqualTo(3);
      assertThat(count(database, "refresh_token")).isEqualTo(1);
      assertThat(count(database, "mail")).isEqualTo(1);
      assertThat(count(database, "login_failure")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void ofSeveralNodesOneSweeps(String kind) {
    var time = new Time();
    try (var database = TestDatabases.open(kind, directory);
        var sweeper = new Sweeper(database, time)) {
      insert(database, "interaction", "over", Map.of("end_at", 1L));
      var leases = new Leases(database);
      var other = leases.take("sweeper", Duration.ofMinutes(1)).orElseThrow();
      assertThat(sweeper.sweep()).isZero();
      leases.release(other);
      assertThat(sweeper.sweep()).isEqualTo(1);
    }
  }
}
