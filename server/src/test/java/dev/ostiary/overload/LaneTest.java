package dev.ostiary.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.Await;
import dev.ostiary.common.Deadline;
import dev.ostiary.common.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much runs at once, whose turn it is, and who is sent away. */
class LaneTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
  private final List<Future<String>> all = new ArrayList<>();
  private final Semaphore mayEnd = new Semaphore(0);

  @AfterEach
  void end() {
    mayEnd.release(1_000);
    threads.close();
  }

  private static Lane lane(int places, int queue, Duration patience) {
    return new Lane(new Lane.Rules(places, places, queue, patience, patience.dividedBy(10)));
  }

  private void work(Lane lane, String tenant) {
    all.add(
        threads.submit(
            () ->
                Deadline.within(
                    LONG,
                    () ->
                        lane.run(
                            tenant,
                            () -> {
                              begun.add(tenant);
                              mayEnd.acquire();
                              return tenant;
                            }))));
  }

  private void begun(int count) {
    Await.until(count + " begun", LONG, () -> begun.size() == count);
  }

  @Test
  @DisplayName("DOS-04 no more than the limit runs at once, and all that waits has its turn")
  void noMoreThanTheLimitRunsAtOnce() throws Exception {
    var lane = lane(3, 100, LONG);
    for (int i = 0; i < 20; i++) {
      work(lane, "one");
    }
    for (int done = 0; done <= 17; done++) {
      begun(3 + done);
      assertThat(lane.running()).isEqualTo(3);
      mayEnd.release();
    }
    mayEnd.release(2);
    for (var one : all) {
      assertThat(one.get()).isEqualTo("one");
    }
    assertThat(lane.running()).isZero();
  }

  @Test
  void whatBecomesFreeGoesToTheTenantThatHasLeast() {
    var lane = lane(4, 100, LONG);
    for (int i = 0; i < 20; i++) {
      work(lane, "noisy");
    }
    begun(4);
    // One place more than the limit is kept for whoever has none at all.
    for (int i = 0; i < 4; i++) {
      work(lane, "quiet");
    }
    begun(5);
    assertThat(begun).last().isEqualTo("quiet");
    mayEnd.release(6);
    // Five are left of those that ran in the end, of which one was over the limit.
    begun(10);
    assertThat(begun.subList(4, 10).stream().filter("quiet"::equals).count())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void whoDoesNotGetATurnInTimeIsToldWhy() {
    var lane = lane(1, 100, Duration.ofMillis(20));
    work(lane, "noisy");
    begun(1);
    work(lane, "quiet");
    begun(2);
    assertThatThrownBy(() -> soon(lane, "third"))
        .isInstanceOfSatisfying(Unavailable.class, e -> assertThat(e.share()).isFalse());
    assertThatThrownBy(() -> soon(lane, "noisy"))
        .isInstanceOfSatisfying(Unavailable.class, e -> assertThat(e.share()).isTrue());
    mayEnd.release(2);
    Await.until("room", LONG, () -> soon(lane, "third").equals("done"));
  }

  private static String soon(Lane lane, String tenant) {
    return Deadline.within(LONG, () -> lane.run(tenant, () -> "done"));
  }

  @Test
  void aQueueThatHasJustBegunIsNoStandingOne() {
    var lane = lane(1, 100, Duration.ofMillis(500));
    after(Duration.ofMillis(600));
    for (int i = 0; i < 4; i++) {
      work(lane, "one");
    }
    begun(1);
    // Longer than newcomers of a queue that stands would wait.
    after(Duration.ofMillis(150));
    mayEnd.release(3);
    begun(4);
  }

  private static void after(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Await.until("the time has come", LONG, () -> System.nanoTime() - end >= 0);
  }

  @Test
  void ofAQueueThatStandsOnlyAsManyWaitAsMayRun() {
    var lane = new Lane(new Lane.Rules(1, 1, 100, Duration.ofSeconds(2), LONG));
    work(lane, "one");
    begun(1);
    work(lane, "one");
    after(Duration.ofSeconds(1));
    work(lane, "one");
    after(Duration.ofMillis(1_100));
    Await.until("only the later one waits", LONG, () -> lane.waiting() == 1);
    assertThatThrownBy(() -> soon(lane, "one")).isInstanceOf(Unavailable.class);
    assertThat(lane.waiting()).isEqualTo(1);
  }

  @Test
  void aQueueThatIsFullRefusesAtOnce() {
    var lane = lane(1, 2, LONG);
    for (int i = 0; i < 3; i++) {
      work(lane, "one");
    }
    begun(1);
    Await.until("two wait", LONG, () -> lane.waiting() == 2);
    assertThatThrownBy(() -> soon(lane, "one")).isInstanceOf(Unavailable.class);
    assertThat(lane.waiting()).isEqualTo(2);
  }

  @Test
  void nobodyWaitsLongerThanTheDeadline() {
    var lane = lane(1, 100, LONG);
    work(lane, "one");
    begun(1);
    assertThatThrownBy(
            () -> Deadline.within(Duration.ofMillis(20), () -> lane.run("one", () -> "done")))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  @DisplayName("DOS-04 what waits for something else takes nobody's place")
  void whatWaitsElsewhereTakesNoRoom() throws Exception {
    var lane = lane(1, 100, LONG);
    var inside = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    var slow =
        threads.submit(
            () ->
                Deadline.within(
                    Duration.ofMillis(500),
                    () ->
                        lane.run(
                            "one",
                            () -> {
                              Lane.elsewhere(
                                  () -> {
                                    inside.countDown();
                                    answer.await();
                                    return true;
                                  });
                              Deadline.require();
                              return lane.running();
                            })));
    inside.await();
    assertThat(soon(lane, "one")).isEqualTo("done");
    assertThat(lane.running()).isZero();
    answer.countDown();
    assertThat(slow.get()).isEqualTo(1);
    assertThat(lane.running()).isZero();
  }

  @Test
  void anErrorGivesThePlaceBack() {
    var lane = lane(1, 100, LONG);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  lane.run(
                      "one",
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(lane.running()).isZero();
  }
}
