package dev.ostiary.common;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** The one reader of the clock. Tests move it forward; production never does. */
public final class Time {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
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

  /** A moment as JavaScript writes it: RFC 3339 in UTC with milliseconds. */
  public static String text(long millis) {
    return TEXT.format(Instant.ofEpochMilli(millis));
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
