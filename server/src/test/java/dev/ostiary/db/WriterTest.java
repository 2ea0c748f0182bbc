package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes of many callers share a commit and nothing else. */
class WriterTest {
  private static final int CALLERS = 64;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aWriteThatFailsUndoesItselfAndNotItsNeighbours(String kind) throws Exception {
    try (var database = TestDatabases.probed(kind, directory);
        var threads = Executors.newFixedThreadPool(CALLERS)) {
      var callers =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> threads.submit(() -> write(database, i)))
              .toList();
      for (int i = 0; i < CALLERS; i++) {
        // Each caller hears of its own failure, not of another's.
        assertThat(callers.get(i).get()).isEqualTo(i % 4 == 0 ? "failure " + i : "written " + i);
      }
      assertThat(TestDatabases.count(database)).isEqualTo(CALLERS - CALLERS / 4);
    }
  }

  private static String write(Database database, int i) {
    try {
      return database.write(
          tx -> {
            TestDatabases.insert(tx, "row " + i);
            if (i % 4 == 0) {
              throw new IllegalArgumentException("failure " + i);
            }
            return "written " + i;
          });
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anAppendThatFailsLeavesItsNeighboursIn(String kind) throws Exception {
    try (var database = TestDatabases.probed(kind, directory);
        var threads = Executors.newFixedThreadPool(CALLERS)) {
      database.append(tx -> TestDatabases.insert(tx, "taken"));
      var callers =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> threads.submit(() -> append(database, i % 8 == 0 ? "taken" : "r" + i)))
              .toList();
      for (int i = 0; i < CALLERS; i++) {
        assertThat(callers.get(i).get()).isEqualTo(i % 8 != 0);
      }
      assertThat(TestDatabases.count(database)).isEqualTo(1 + CALLERS - CALLERS / 8);
    }
  }

  private static boolean append(Database database, String id) {
    try {
      database.append(tx -> TestDatabases.insert(tx, id));
      return true;
    } catch (RuntimeException e) {
      assertThat(DuplicateKey.isCauseOf(e)).isTrue();
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anErrorReachesItsCallerAndTheWriterLivesOn(String kind) {
    try (var database = TestDatabases.probed(kind, directory)) {
      assertThatThrownBy(
              () ->
                  database.append(
                      tx -> {
                        throw new StackOverflowError("deep");
                      }))
          .isInstanceOf(StackOverflowError.class);
      assertThatThrownBy(
              () ->
                  database.write(
                      tx -> {
                        throw new StackOverflowError("deep");
                      }))
          .isInstanceOf(StackOverflowError.class);
      database.append(tx -> TestDatabases.insert(tx, "after"));
      assertThat(TestDatabases.count(database)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void rowsFollowOnlyAWriteThatGaveSomething(String kind) {
    try (var database = TestDatabases.probed(kind, directory)) {
      var nothing =
          database.write(tx -> Optional.empty(), tx -> TestDatabases.insert(tx, "not written"));
      assertThat(nothing).isEmpty();
      var made =
          database.write(
              tx -> {
                TestDatabases.insert(tx, "work");
                return Optional.of("made");
              },
              tx -> TestDatabases.insert(tx, "row"));
      assertThat(made).contains("made");
      assertThat(TestDatabases.count(database)).isEqualTo(2);
    }
  }

  @Test
  void onSqliteAWriteWhoseRowsFailIsUndone() {
    try (var database = TestDatabases.probed("sqlite", directory)) {
      database.append(tx -> TestDatabases.insert(tx, "taken"));
      assertThatThrownBy(
              () ->
                  database.write(
                      tx -> {
                        TestDatabases.insert(tx, "work");
                        return Optional.of(true);
                      },
                      tx -> TestDatabases.insert(tx, "taken")))
          .satisfies(e -> assertThat(DuplicateKey.isCauseOf(e)).isTrue());
      assertThat(TestDatabases.count(database)).isEqualTo(1);
    }
  }

  @Test
  void closingDrainsTheQueueAndNobodyWaitsForEver() throws Exception {
    Queue<String> written = new ConcurrentLinkedQueue<>();
    var begun = new CountDownLatch(CALLERS);
    var database = TestDatabases.probed("sqlite", directory);
    var threads = Executors.newFixedThreadPool(CALLERS);
    for (int i = 0; i < CALLERS; i++) {
      int caller = i;
      threads.execute(() -> writeUntilClosed(database, caller, written, begun));
    }
    begun.await();
    database.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    try (var again = new SqliteDatabase(directory.resolve("test.db"))) {
      assertThat(TestDatabases.count(again)).isEqualTo(written.size());
    }
  }

  private static void writeUntilClosed(
      Database database, int caller, Queue<String> written, CountDownLatch begun) {
    try {
      for (int i = 0; true; i++) {
        var id = caller + " " + i;
        database.append(tx -> TestDatabases.insert(tx, id));
        written.add(id);
        begun.countDown();
      }
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("The database is closed");
    }
  }

  @Test
  void appendsGoOnAfterPostgresqlHasDroppedTheConnection() {
    try (var database = TestDatabases.probed("postgresql", directory)) {
      database.append(tx -> TestDatabases.insert(tx, "before"));
      database.read(
          tx ->
              tx.sql()
                  .createQuery(
                      """
                      SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
                      WHERE datname = current_database() AND pid <> pg_backend_pid()
                      """)
                  .mapTo(Long.class)
                  .one());
      database.append(tx -> TestDatabases.insert(tx, "after"));
      // Read where it was written: the pool may still hand out another connection that is broken.
      database.append(tx -> assertThat(TestDatabases.count(tx)).isEqualTo(2));
    }
  }

  @Test
  void whatIsCommittedIsSoonInTheFileItself() throws Exception {
    try (var database = TestDatabases.probed("sqlite", directory)) {
      database.append(tx -> TestDatabases.insert(tx, "copied beside the writer"));
      var file = TestDatabases.file(directory);
      // The writer itself would copy after 8,000 pages only.
      Await.until(
          "the row is in the file",
          Duration.ofSeconds(20),
          () ->
              Files.readString(file, StandardCharsets.ISO_8859_1)
                  .contains("copied beside the writer"));
    }
  }
}
