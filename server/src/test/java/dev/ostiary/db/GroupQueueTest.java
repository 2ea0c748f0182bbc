package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class GroupQueueTest {
  private static final int CALLERS = 16;
  private static final int EACH = 2_000;

  private record Entry(int caller, int number) {}

  @Test
  void everyEntryIsTakenOnceAndInTheOrderOfItsCaller() throws Exception {
    var queue = new GroupQueue<Entry>(GroupQueue.GATHER);
    var taken = new ArrayList<Entry>();
    try (var callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        int name = caller;
        callers.execute(
            () -> {
              for (int number = 0; number < EACH; number++) {
                queue.add(new Entry(name, number));
              }
            });
      }
      while (taken.size() < CALLERS * EACH) {
        taken.addAll(queue.take(64));
      }
    }
    assertThat(queue.size()).isZero();
    for (int caller = 0; caller < CALLERS; caller++) {
      int name = caller;
      var numbers = taken.stream().filter(e -> e.caller() == name).map(Entry::number).toList();
      assertThat(numbers).hasSize(EACH).isSorted();
    }
  }

  @Test
  void aGroupIsNeverLargerThanItsLimit() {
    var queue = new GroupQueue<Integer>(GroupQueue.GATHER);
    for (int i = 0; i < 10; i++) {
      queue.add(i);
    }
    assertThat(queue.take(4)).containsExactly(0, 1, 2, 3);
    assertThat(queue.take(64)).containsExactly(4, 5, 6, 7, 8, 9);
  }

  @Test
  void anEmptyQueueGivesAnEmptyGroupSoThatItsReaderCanEnd() {
    List<Integer> group = new GroupQueue<Integer>(GroupQueue.GATHER).take(64);
    assertThat(group).isEmpty();
  }

  @Test
  void halfOfTheRequestsAtWorkShareAGroup() throws Exception {
    var queue = new GroupQueue<Integer>(Duration.ofMinutes(1));
    queue.sharing(() -> 8);
    for (int i = 0; i < 3; i++) {
      queue.add(i);
    }
    var taken = new CompletableFuture<List<Integer>>();
    var reader = Thread.ofPlatform().start(() -> taken.complete(queue.take(64)));
    Await.until(
        "it waits",
        Duration.ofMinutes(1),
        () -> reader.getState() == Thread.State.TIMED_WAITING || taken.isDone());
    queue.add(3);
    assertThat(taken.get()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whoIsAloneWaitsForNobody() {
    var queue = new GroupQueue<Integer>(Duration.ofMinutes(1));
    queue.sharing(() -> 1);
    queue.add(7);
    assertThat(queue.take(64)).containsExactly(7);
  }
}
