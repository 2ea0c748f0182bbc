package dev.ostiary.outgoing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Remembers which hosts do not answer: after some silences in a row nobody waits for them for a
 * while. Then one request may try; the others wait for what it brings.
 */
final class Breaker {
  private static final int SILENCES = 5;
  private static final long PAUSE = Duration.ofSeconds(20).toNanos();
  private static final int REMEMBERED = 10_000;

  private final LongSupplier ticks;
  private final Map<String, State> states = new LinkedHashMap<>();

  private record State(int silences, long until) {}

  /**
   * None is known yet.
   *
   * @param ticks a monotonic reading in nanoseconds
   */
  Breaker(LongSupplier ticks) {
    this.ticks = ticks;
  }

  /**
   * Before a request.
   *
   * @throws Refusal when the host is left alone for now
   */
  synchronized void require(String host) {
    var state = states.get(host);
    if (state == null || state.silences() < SILENCES) {
      return;
    }
    long now = ticks.getAsLong();
    if (now - state.until() < 0) {
      throw new Refusal("The host has not answered lately and is left alone for some seconds");
    }
    states.put(host, new State(state.silences(), now + PAUSE));
  }

  /** It said something. */
  synchronized void answered(String host) {
    states.remove(host);
  }

  /** It said nothing, or not in time. */
  synchronized void silent(String host) {
    var before = states.remove(host);
    if (before == null && states.size() >= REMEMBERED) {
      states.remove(states.keySet().iterator().next());
    }
    int silences = before == null ? 1 : before.silences() + 1;
    states.put(host, new State(silences, ticks.getAsLong() + PAUSE));
  }
}
