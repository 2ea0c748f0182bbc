package dev.ostiary.sandbox;

import java.time.Duration;

/**
 * What a run may use.
 *
 * @param busy time of its own code, without waiting for answers and timers
 * @param whole time with all waiting
 */
public record Limits(Duration busy, Duration whole) {
  /** What a flow gives each program when nothing is set. */
  public static final Limits STANDARD = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(20));

  /** The same, with at most this much time in all. */
  public Limits within(Duration left) {
    return left.compareTo(whole) < 0 ? new Limits(busy, left) : this;
  }
}
