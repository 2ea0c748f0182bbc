package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again until something holds. */
public final class Await {
  private Await() {}

  /** Fails when it does not hold within the time; an exception means not yet. */
  public static void until(String what, Duration time, Callable<Boolean> condition) {
    long end = System.nanoTime() + time.toNanos();
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      return false;
    }
  }
}
