package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.db.Leases.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of many nodes one works, and who was stopped in between does no harm. */
class LeasesTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  @TempDir Path directory;

  private static Lease await(Leases leases, String name) {
    Optional<Lease> taken = Optional.empty();
    while (taken.isEmpty()) {
      taken = leases.take(name, LONG);
    }
    return taken.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void ofManyWhoWantALeaseOneGetsIt(String kind) throws Exception {
    try (var database = TestDatabases.open(kind, directory);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Optional<Lease>> want = () -> new Leases(database).take("work", LONG);
      var all = threads.invokeAll(IntStream.range(0, 32).mapToObj(i -> want).toList());
      var taken = all.stream().flatMap(f -> f.resultNow().stream()).toList();
      assertThat(taken).hasSize(1);
      assertThat(new Leases(database).take("other work", LONG)).isPresent();
      new Leases(database).release(taken.getFirst());
      assertThat(await(new Leases(database), "work").token())
          .isGreaterThan(taken.getFirst().token());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("a holder who was stopped cannot commit after another has taken over")
  void whoIsLateCannotCommit(String kind) {
    try (var database = TestDatabases.probed(kind, directory)) {
      var one = new Leases(database);
      var other = new Leases(database);
      var late = one.take("work", SHORT).orElseThrow();
      var lease = await(other, "work");
      assertThat(lease.token()).isGreaterThan(late.token());
      assertThatThrownBy(
              () ->
                  database.write(
                      tx -> {
                        TestDatabases.insert(tx, "too late");
                        one.hold(tx, late);
                        return true;
                      }))
          .isInstanceOf(Leases.Lost.class);
      assertThat(TestDatabases.count(database)).isZero();
      // Neither can he hand on what is not his any more.
      one.release(late);
      assertThat(one.take("work", LONG)).isEmpty();
      database.write(
          tx -> {
            other.hold(tx, lease);
            TestDatabases.insert(tx, "in time");
            return true;
          });
      assertThat(TestDatabases.count(database)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whoIsLateButAloneGoesOn(String kind) {
    try (var database = TestDatabases.open(kind, directory)) {
      var leases = new Leases(database);
      var late = leases.take("work", Duration.ZERO).orElseThrow();
      var prolonged = new Lease(late.name(), late.token(), LONG);
      database.write(
          tx -> {
            leases.hold(tx, prolonged);
            return true;
          });
      assertThat(new Leases(database).take("work", LONG)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nobodyTakesOverWhileTheHolderCommits(String kind) throws Exception {
    try (var database = TestDatabases.open(kind, directory);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var leases = new Leases(database);
      var lease = leases.take("work", Duration.ZERO).orElseThrow();
      var prolonged = new Lease(lease.name(), lease.token(), LONG);
      var held = new CountDownLatch(1);
      var go = new CountDownLatch(1);
      var work =
          threads.submit(
              () ->
                  database.write(
                      tx -> {
                        leases.hold(tx, prolonged);
                        held.countDown();
                        try {
                          go.await();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                        return true;
                      }));
      held.await();
      // It waits for the holder's transaction, whose lease was over, and finds it prolonged.
      var taking = threads.submit(() -> new Leases(database).take("work", LONG));
      go.countDown();
      assertThat(work.get()).isTrue();
      assertThat(taking.get()).isEmpty();
    }
  }
}
