package dev.ostiary;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Many threads that are let go at the same moment. */
final class Race {
  /** As many as the races of the threat list ask for. */
  static final int RUNNERS = 32;

  private Race() {}

  /** Runs the same work in every thread and returns what each of them got. */
  static <T> List<T> run(Callable<T> work) {
    return run(RUNNERS, i -> work);
  }

  /** Runs the work of each index in a thread of its own. */
  static <T> List<T> run(int runners, IntFunction<Callable<T>> work) {
    var ready = new CountDownLatch(runners);
    var go = new CountDownLatch(1);
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var running =
          java.util.stream.IntStream.range(0, runners)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            go.await();
                            return work.apply(i).call();
                          }))
              .toList();
      ready.await();
      go.countDown();
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError("A runner fell", e.getCause());
    }
  }
}
