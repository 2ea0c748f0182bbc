package dev.ostiary.common;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The one reader of the clock. Tests move it forward; production never does. */
public final class Time {
  private final AtomicLong offsetMillis = new AtomicLong();

  /** The present moment, moved by what {@link #advance} was told. */
  public Instant now() {
    return Instant.ofEpochMilli(millis());
  }

  /** Milliseconds since the epoch. */
  public long millis() {
    return System.currentTimeMillis() + offsetMillis.get();
  }

  /**
   * Whole seconds since the epoch, rounded down: verifiers with no leeway refuse an {@code iat} in
   * the future.
   */
  public long seconds() {
    return Math.floorDiv(millis(), 1000L);
  }

  /** Moves this clock forward. */
  public void advance(Duration by) {
    offsetMillis.addAndGet(by.toMillis());
  }

  /** A monotonic reading in nanoseconds, for measuring only. */
  public static long ticks() {
    return System.nanoTime();
  }
}
