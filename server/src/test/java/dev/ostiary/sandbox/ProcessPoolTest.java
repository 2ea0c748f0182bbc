package dev.ostiary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Await;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Which run gets which of the real processes. */
class ProcessPoolTest {
  private static final ProcessPool.Manners PATIENT =
      new ProcessPool.Manners(1, Duration.ofMinutes(10));
  private static final ProcessPool.Manners HASTY = new ProcessPool.Manners(1, Duration.ZERO);
  private static final ScheduledThreadPoolExecutor WARDEN = new ScheduledThreadPoolExecutor(1);
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20));
  private static Launcher launcher;
  private final AtomicInteger started = new AtomicInteger();
  private ProcessPool pool = new ProcessPool(1, PATIENT, this::child);

  @BeforeAll
  static void launcher() throws IOException {
    launcher = new Launcher(Path.of("target/runner"), 64);
  }

  @AfterAll
  static void close() {
    launcher.close();
    WARDEN.shutdownNow();
  }

  @AfterEach
  void end() {
    pool.close();
  }

  private void pool(int most, ProcessPool.Manners manners) {
    pool = new ProcessPool(most, manners, this::child);
  }

  private Child child() throws IOException {
    var child = new Child(launcher.start(), WARDEN);
    started.incrementAndGet();
    return child;
  }

  private void awaitStarted(int processes) {
    Await.until("started", Duration.ofSeconds(40), () -> started.get() == processes);
  }

  private Child acquire(String tenant) {
    return Objects.requireNonNull(
        pool.acquire(tenant, Time.ticks() + Duration.ofSeconds(90).toNanos()));
  }

  /** Somebody who waits for a process; this returns when he does. */
  private CompletableFuture<Child> waiting(String tenant) {
    var given = new CompletableFuture<Child>();
    var thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    given.complete(acquire(tenant));
                  } catch (RuntimeException e) {
                    given.completeExceptionally(e);
                  }
                });
    Await.until(
        "waits",
        Duration.ofSeconds(20),
        () -> thread.getState() == Thread.State.TIMED_WAITING || given.isDone());
    return given;
  }

  @Test
  void aRunWaitsForTheProcessOfItsTenantThatComputes() {
    pool(2, PATIENT);
    var first = acquire("a");
    awaitStarted(2);
    var second = waiting("a");
    assertThat(second).isNotDone();
    pool.release(first);
    assertThat(second.join()).isSameAs(first);
    pool.release(first);
  }

  @Test
  void aRunThatAsksTheWorldOutsideLetsTheNextIn() {
    pool(2, PATIENT);
    var first = acquire("a");
    awaitStarted(2);
    var second = waiting("a");
    var answered = new CountDownLatch(1);
    HostCalls slow =
        (name, arguments) -> {
          pool.relieve("a");
          await(answered);
          throw new HostCalls.Refused("nobody is there");
        };
    var run =
        CompletableFuture.supplyAsync(
            () -> first.run(program("await fetch('https://a.example/');"), input(), LIMITS, slow));
    var other = second.join();
    assertThat(other).isNotSameAs(first);
    answered.countDown();
    assertThat(run.join().status()).isEqualTo(RunResult.Status.FAILED);
    pool.release(first);
    pool.release(other);
  }

  @Test
  void whoeverIsOutOfPatienceGetsAnother() {
    pool(2, HASTY);
    var first = acquire("a");
    var second = acquire("a");
    assertThat(second).isNotSameAs(first);
    pool.release(second);
    pool.release(first);
  }

  @Test
  void theProcessThatHasRunMostIsTakenFirst() {
    pool(2, HASTY);
    var first = acquire("a");
    var second = acquire("a");
    assertThat(second.run(program(""), input(), LIMITS, HostCalls.NONE).ok()).isTrue();
    pool.release(second);
    pool.release(first);
    assertThat(acquire("a")).isSameAs(second);
    pool.release(second);
  }

  @Test
  void anotherTenantGetsTheRoomAndNotTheProcess() {
    pool(1, PATIENT);
    var first = acquire("a");
    var other = waiting("b");
    var own = waiting("a");
    pool.release(first);
    assertThat(other.join()).isNotSameAs(first);
    assertThat(first.usable()).isFalse();
    pool.release(other.join());
    assertThat(own.join().tenant()).isEqualTo("a");
    pool.release(own.join());
  }

  @Test
  void nobodyWaitsForAProcessThatCannotBeStarted() {
    pool =
        new ProcessPool(
            2,
            PATIENT,
            () -> {
              throw new IOException("no JVM");
            });
    assertThat(pool.acquire("a", Time.ticks() + Duration.ofSeconds(90).toNanos())).isNull();
  }

  private static Program program(String body) {
    return new Program(
        "a",
        "program",
        "exports.onExecutePostLogin = async (event, api) => {" + body + "};",
        Program.Shape.MODULE);
  }

  private static ObjectNode input() {
    return Json.own(
        """
        {"kind": "action", "trigger": "post-login", "handler": "onExecutePostLogin", "event": {}}
        """);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
