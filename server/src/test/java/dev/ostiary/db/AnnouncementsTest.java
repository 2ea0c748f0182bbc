package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.TestPostgres;
import dev.ostiary.common.Time;
import dev.ostiary.document.DocumentStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What nodes on one PostgreSQL hear of one another. */
class AnnouncementsTest {
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 20 seconds").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static boolean announce(Database database) {
    return database.write(
        tx -> {
          database.dialect().announce(tx);
          return true;
        });
  }

  /** Cuts whoever listens off; how many that were. */
  private static long cut(Database database) {
    return database.write(
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE application_name = 'ostiary listener' AND datname = current_database()
                    """)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void whatIsCommittedAtOneNodeIsHeardAtTheOther() {
    var url = TestPostgres.newDatabase();
    try (var here = new PostgresDatabase(url, 2);
        var there = new PostgresDatabase(url, 2)) {
      var heard = new AtomicInteger();
      there.listen(heard::incrementAndGet);
      await(() -> heard.get() == 1);
      assertThatThrownBy(
              () ->
                  here.write(
                      tx -> {
                        here.dialect().announce(tx);
                        throw new IllegalStateException("Nothing happened");
                      }))
          .hasMessage("Nothing happened");
      announce(here);
      await(() -> heard.get() > 1);
      assertThat(heard).hasValue(2);
      try (var documents = new DocumentStore(here, new Time())) {
        documents.write(tx -> true);
      }
      await(() -> heard.get() == 3);
    }
  }

  @Test
  void whoLostItsConnectionListensAgainAndAsksForWhatItMissed() {
    var url = TestPostgres.newDatabase();
    try (var here = new PostgresDatabase(url, 2);
        var there = new PostgresDatabase(url, 2)) {
      var heard = new AtomicInteger();
      there.listen(heard::incrementAndGet);
      await(() -> heard.get() == 1);
      for (int i = 0; i < 3; i++) {
        int before = heard.get();
        assertThat(cut(here)).isEqualTo(1);
        await(() -> heard.get() > before);
        announce(here);
        await(() -> heard.get() > before + 1);
      }
    }
  }
}
