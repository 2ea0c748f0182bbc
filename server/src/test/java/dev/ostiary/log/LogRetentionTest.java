package dev.ostiary.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TestPostgres;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.PostgresDatabase;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.db.Sweeper;
import dev.ostiary.document.TenantRowStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log keeps as many days as it is told to, and what happened before stays counted. */
class LogRetentionTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final Time time = new Time();
  @TempDir Path directory;

  /** A log of its own. */
  private record Fixture(Database database, AuditLog log, Time time) implements AutoCloseable {
    void signIn(String tenant, String user) {
      log.write(tenant, LogEvent.of(LogType.SUCCESS_LOGIN, "").user(user, null));
    }

    void sweep(int days) {
      try (var sweeper = new Sweeper(database, time, new LogRetention(database, time, days))) {
        sweeper.sweep();
      }
    }

    List<String> users(String tenant) {
      return log.newest(tenant, 100).stream().map(e -> e.path("user_id").asString()).toList();
    }

    List<String> places() {
      return database.read(
          tx ->
              tx.sql()
                  .createQuery("SELECT CAST(tableoid AS regclass) || '' FROM log ORDER BY log_id")
                  .mapTo(String.class)
                  .list());
    }

    @Override
    public void close() {
      database.close();
    }
  }

  private Fixture open(String kind) {
    var database =
        kind.equals("sqlite")
            ? new SqliteDatabase(directory.resolve("test.db"))
            : new PostgresDatabase(TestPostgres.newDatabase(), 4);
    var log = new AuditLog(database, time, AuditLog.Names.NONE, type -> {});
    return new Fixture(database, log, time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatIsOlderGoesAndNothingElse(String kind) {
    try (var at = open(kind)) {
      at.signIn("one", "first");
      at.signIn("two", "first");
      time.advance(DAY.multipliedBy(2));
      at.sweep(3);
      at.signIn("one", "second");
      time.advance(DAY);
      at.sweep(3);
      assertThat(at.users("one")).containsExactly("second", "first");
      time.advance(DAY);
      at.sweep(3);
      if (kind.equals("postgresql")) {
        // Its first partition is for the day of the migration and the next.
        assertThat(at.users("one")).containsExactly("second", "first");
        time.advance(DAY);
        at.sweep(3);
      }
      assertThat(at.users("one")).containsExactly("second");
      assertThat(at.users("two")).isEmpty();
      time.advance(DAY.multipliedBy(10));
      at.sweep(3);
      assertThat(at.users("one")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void zeroDaysKeepAll(String kind) {
    try (var at = open(kind)) {
      at.signIn("one", "first");
      time.advance(DAY.multipliedBy(1_000));
      at.sweep(0);
      at.signIn("one", "second");
      assertThat(at.users("one")).containsExactly("second", "first");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aDayThatNobodyAskedForIsCountedBeforeItGoes(String kind) {
    try (var at = open(kind)) {
      var day = DailyStats.date(time.millis());
      at.signIn("one", "first");
      at.signIn("one", "second");
      time.advance(DAY.multipliedBy(10));
      at.sweep(2);
      assertThat(at.users("one")).isEmpty();
      assertThat(new DailyStats(at.database(), time).between("one", day, day))
          .hasEntrySatisfying(day, counts -> assertThat(counts.logins()).isEqualTo(2));
    }
  }

  @Test
  void thereIsAPartitionForEveryDayOfTheWeekToCome() {
    try (var at = open("postgresql")) {
      at.sweep(3);
      for (int i = 0; i < 7; i++) {
        at.signIn("one", "day " + i);
        time.advance(DAY);
      }
      // The first is for the day of the migration and the next.
      assertThat(at.places()).hasSize(7).doesNotContain("log_rest");
      assertThat(Set.copyOf(at.places())).hasSize(6);
    }
  }

  @Test
  void whatCameTooEarlyForItsPartitionIsMovedThere() {
    try (var at = open("postgresql")) {
      time.advance(DAY.multipliedBy(30));
      at.signIn("one", "first");
      assertThat(at.places()).containsExactly("log_rest");
      at.sweep(3);
      assertThat(at.places()).hasSize(1).doesNotContain("log_rest");
      assertThat(at.users("one")).containsExactly("first");
    }
  }

  @Test
  void aTenantThatGoesTakesNothingOfOthersFromOtherPartitions() {
    try (var at = open("postgresql")) {
      at.signIn("one", "first");
      time.advance(DAY.multipliedBy(30));
      // The first row of its table, as the other's is of another.
      at.signIn("two", "first");
      assertThat(new TenantRowStore(at.database()).delete("one")).isEqualTo(1);
      assertThat(at.users("one")).isEmpty();
      assertThat(at.users("two")).containsExactly("first");
    }
  }
}
