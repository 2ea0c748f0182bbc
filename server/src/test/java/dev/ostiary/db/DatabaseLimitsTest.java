package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.TestPostgres;
import dev.ostiary.common.Deadline;
import dev.ostiary.common.Unavailable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for a database has an end, and a name. */
class DatabaseLimitsTest {
  @TempDir Path directory;

  @Test
  @DisplayName("R9 a lock that somebody holds is waited for, but not for ever")
  void aLockIsNotWaitedForForEver() throws Exception {
    var url = TestPostgres.newDatabase();
    try (var database = new PostgresDatabase(url, 2);
        var other = DriverManager.getConnection(url);
        var statement = other.createStatement()) {
      database.write(tx -> tx.sql().execute("CREATE TABLE probe (id TEXT PRIMARY KEY)"));
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE probe");
      assertThatThrownBy(() -> write(database, "held")).isInstanceOf(Unavailable.class);
      other.rollback();
      write(database, "free");
      assertThat(TestDatabases.count(database)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("R9 a statement that goes on for too long is ended")
  void aLongStatementIsEnded() {
    try (var database = new PostgresDatabase(TestPostgres.newDatabase(), 2)) {
      assertThatThrownBy(
              () ->
                  database.read(
                      tx -> tx.sql().createQuery("SELECT pg_sleep(60)").mapToMap().list()))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void whatMayTakeItsTimeIsNotEndedAndWhatComesAfterItIs() {
    try (var database = new PostgresDatabase(TestPostgres.newDatabase(), 2)) {
      assertThat(database.unhurried(DatabaseLimitsTest::limits)).isEqualTo("0 0 0");
      assertThat(database.write(DatabaseLimitsTest::limits)).isEqualTo("8s 4s 12000");
    }
  }

  /** Of a statement, of waiting for a lock, and of a silent connection in milliseconds. */
  private static String limits(Tx tx) {
    try {
      return tx.sql().createQuery("SHOW statement_timeout").mapTo(String.class).one()
          + " "
          + tx.sql().createQuery("SHOW lock_timeout").mapTo(String.class).one()
          + " "
          + tx.sql().getConnection().getNetworkTimeout();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("R9 who finds no free connection is told so")
  void whoFindsNoFreeConnectionIsToldSo() throws Exception {
    try (var database = new PostgresDatabase(TestPostgres.newDatabase(), 2);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken = new CountDownLatch(2);
      var end = new CountDownLatch(1);
      for (int i = 0; i < 2; i++) {
        threads.execute(
            () ->
                database.read(
                    tx -> {
                      taken.countDown();
                      return await(end);
                    }));
      }
      taken.await();
      assertThatThrownBy(() -> database.read(tx -> true)).isInstanceOf(Unavailable.class);
      end.countDown();
    }
  }

  @Test
  @DisplayName(
      "R9 SQLite's one writer is waited for as long as the request has, and no late write is made")
  void aWriteThatIsGivenUpIsNeverMade() throws Exception {
    try (var database = TestDatabases.probed("sqlite", directory);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = new CountDownLatch(1);
      var end = new CountDownLatch(1);
      threads.execute(
          () ->
              database.write(
                  tx -> {
                    begun.countDown();
                    return await(end);
                  }));
      begun.await();
      assertThatThrownBy(
              () -> Deadline.within(Duration.ofMillis(100), () -> write(database, "late")))
          .isInstanceOf(Unavailable.class);
      end.countDown();
      write(database, "in time");
      assertThat(TestDatabases.count(database)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("R9 another process that holds SQLite's file is waited for, but not for ever")
  void aFileThatAnotherHoldsIsNotWaitedForForEver() throws Exception {
    try (var database = TestDatabases.probed("sqlite", directory);
        var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("test.db"));
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> write(database, "held")).isInstanceOf(Unavailable.class);
      statement.execute("ROLLBACK");
      write(database, "free");
      assertThat(TestDatabases.count(database)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("R9 what a request has begun is not waited for longer than the request has")
  void aWriteThatHasBegunIsNotWaitedForTooLong() throws Exception {
    var end = new CountDownLatch(1);
    try (var database = TestDatabases.open("sqlite", directory)) {
      assertThatThrownBy(
              () ->
                  Deadline.within(
                      Duration.ofMillis(100), () -> database.write(tx -> await(end, 5))))
          .isInstanceOf(Unavailable.class);
      end.countDown();
    }
  }

  @Test
  @DisplayName("R9 a request that is late loses its connection, however short each statement is")
  void manyShortStatementsAreCut() {
    try (var database = new PostgresDatabase(TestPostgres.newDatabase(), 2)) {
      assertThatThrownBy(
              () ->
                  Deadline.within(
                      Duration.ofMillis(500),
                      () -> database.read(DatabaseLimitsTest::hundredStatements)))
          .isInstanceOf(Unavailable.class);
      assertThat(
              Deadline.within(
                  Duration.ofSeconds(5), () -> database.read(DatabaseLimitsTest::limits)))
          .startsWith("8s");
    }
  }

  private static boolean hundredStatements(Tx tx) {
    for (int i = 0; i < 100; i++) {
      tx.sql().createQuery("SELECT 1 FROM pg_sleep(0.1)").mapTo(Integer.class).one();
    }
    return true;
  }

  @Test
  void nothingIsBegunForARequestThatIsLate() {
    try (var database = TestDatabases.open("sqlite", directory)) {
      assertThatThrownBy(
              () -> Deadline.within(Duration.ofNanos(-1), () -> database.read(tx -> true)))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  @DisplayName("R2 what gives durability away is noticed")
  void whatGivesDurabilityAwayIsNoticed() {
    var url = TestPostgres.newDatabase();
    try (var database = new PostgresDatabase(url, 2)) {
      assertThat(database.unsafe()).isEmpty();
      database.write(
          tx ->
              tx.sql()
                  .execute(
                      "ALTER DATABASE %s SET synchronous_commit = off"
                          .formatted(url.replaceAll(".*/|\\?.*", ""))));
    }
    try (var database = new PostgresDatabase(url, 2)) {
      assertThat(database.unsafe()).containsExactly("synchronous_commit");
    }
  }

  private static boolean write(Database database, String id) {
    return database.write(
        tx -> {
          TestDatabases.insert(tx, id);
          return true;
        });
  }

  private static boolean await(CountDownLatch latch, int seconds) {
    try {
      return latch.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
