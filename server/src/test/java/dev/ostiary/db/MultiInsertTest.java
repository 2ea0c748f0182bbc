package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many rows in few statements. */
class MultiInsertTest {
  private static final MultiInsert<Integer> THINGS = things("");
  @TempDir Path directory;

  private static MultiInsert<Integer> things(String end) {
    return new MultiInsert<>(
        "INSERT INTO thing (id, name)",
        2,
        end,
        (s, at, n) -> {
          s.setLong(at, n);
          s.setString(at + 1, "thing " + n);
        });
  }

  private Database open(String kind) {
    var database = TestDatabases.open(kind, directory);
    database.write(
        tx -> tx.sql().execute("CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL)"));
    return database;
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static List<String> names(Database database) {
    return database.read(
        tx ->
            tx.sql().createQuery("SELECT name FROM thing ORDER BY id").mapTo(String.class).list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void everyRowIsWrittenOnceWhateverTheirNumber(String kind) {
    try (var database = open(kind)) {
      for (int number : List.of(0, 1, 3, 5, 63, 64, 150)) {
        database.write(tx -> tx.sql().execute("DELETE FROM thing"));
        int written = database.write(tx -> THINGS.write(tx, numbers(0, number)));
        assertThat(written).isEqualTo(number);
        assertThat(names(database))
            .isEqualTo(numbers(0, number).stream().map(n -> "thing " + n).toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatTheStatementReturnsIsReadOfEveryRow(String kind) {
    try (var database = open(kind)) {
      var names =
          database.write(
              tx ->
                  things("RETURNING name").write(tx, numbers(0, 21), row -> row.getString("name")));
      assertThat(names).containsExactlyInAnyOrderElementsOf(names(database)).hasSize(21);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void rowsThatAreThereAlreadyAreNotCounted(String kind) {
    try (var database = open(kind)) {
      database.write(tx -> THINGS.write(tx, numbers(10, 12)));
      int written =
          database.write(tx -> things("ON CONFLICT DO NOTHING").write(tx, numbers(0, 70)));
      assertThat(written).isEqualTo(68);
      assertThatThrownBy(() -> database.write(tx -> THINGS.write(tx, numbers(69, 75))))
          .matches(DuplicateKey::isCauseOf);
      assertThat(names(database)).hasSize(70);
    }
  }
}
