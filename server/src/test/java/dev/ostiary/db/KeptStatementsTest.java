package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that are kept give what fresh ones would, and hold nothing back. */
class KeptStatementsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private static String value(Database database, int number) {
    return database.read(
        tx ->
            tx.sql()
                .createQuery("SELECT 'v' || :number || coalesce(:more, '')")
                .bind("number", number)
                .bind("more", number % 2 == 0 ? null : "!")
                .mapTo(String.class)
                .one());
  }

  @Test
  void eachRunHasItsOwnParameters() {
    try (var database = new SqliteDatabase(directory.resolve("a.db"))) {
      for (int i = 0; i < 300; i++) {
        assertThat(value(database, i)).isEqualTo(i % 2 == 0 ? "v" + i : "v" + i + "!");
      }
    }
  }

  @Test
  void aStatementWithNamedParametersIsPreparedOnce() {
    try (var database = new SqliteDatabase(directory.resolve("a.db"))) {
      var prepared = new HashSet<Statement>();
      for (int i = 0; i < 5; i++) {
        int number = i;
        prepared.add(
            database.read(
                tx ->
                    tx.sql()
                        .createQuery("SELECT :number")
                        .bind("number", number)
                        .map((row, context) -> context.getStatement())
                        .one()));
      }
      assertThat(prepared).hasSize(1);
    }
  }

  @Test
  void theSameStatementMayRunInsideOfItself() {
    try (var database = new SqliteDatabase(directory.resolve("a.db"))) {
      var sql = "SELECT value FROM json_each('[1,2,3]')";
      int sum =
          database.read(
              tx -> {
                int all = 0;
                try (var outer = tx.sql().createQuery(sql).mapTo(Integer.class).iterator()) {
                  while (outer.hasNext()) {
                    int one = outer.next();
                    for (int other : tx.sql().createQuery(sql).mapTo(Integer.class).list()) {
                      all += one * other;
                    }
                  }
                }
                return all;
              });
      assertThat(sum).isEqualTo(36);
    }
  }

  @Test
  void rowsThatNobodyReadHoldNoOldState() {
    try (var database = new SqliteDatabase(directory.resolve("a.db"))) {
      database.write(
          tx ->
              tx.sql().execute("CREATE TABLE t (n INTEGER)")
                  + tx.sql().execute("INSERT INTO t VALUES (1), (2), (3)"));
      for (int i = 4; i < 12; i++) {
        int added = i;
        var query = "SELECT n FROM t ORDER BY n DESC";
        int first =
            database.read(
                tx -> tx.sql().createQuery(query).mapTo(Integer.class).findFirst().orElseThrow());
        assertThat(first).isEqualTo(added - 1);
        database.write(tx -> tx.sql().execute("INSERT INTO t VALUES (?)", added));
      }
    }
  }

  @Test
  void moreStatementsThanAreKeptStillRun() {
    try (var database = new SqliteDatabase(directory.resolve("a.db"))) {
      for (int i = 0; i < 500; i++) {
        var sql = "SELECT " + i % 250;
        int found = database.read(tx -> tx.sql().createQuery(sql).mapTo(Integer.class).one());
        assertThat(found).isEqualTo(i % 250);
      }
    }
  }
}
