package dev.ostiary.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A limit learns from how long work takes. */
class LimitTest {
  private static final long MILLI = 1_000_000;
  private final Limit limit = new Limit(8, 200);
  private long now = System.nanoTime();

  /** Windows of work of which so much ran at once and took so long. */
  private void windows(int count, int running, long millis) {
    for (int i = 0; i < count * 20; i++) {
      now += 6 * MILLI;
      limit.sample(millis * MILLI, running, now);
    }
  }

  /** A machine on which work takes two milliseconds for each that runs beside it. */
  private void saturated(int count) {
    for (int i = 0; i < count; i++) {
      windows(1, limit.now(), 2L * limit.now());
    }
  }

  @Test
  void itShrinksWhenEverythingBecomesSlowerAndKeepsEnoughToBeBusy() {
    windows(5, 4, 8);
    saturated(40);
    assertThat(limit.now()).isBetween(8, 30);
  }

  @Test
  void itGrowsAgainWhenWorkIsQuickAndMuch() {
    windows(5, 4, 8);
    saturated(40);
    for (int i = 0; i < 100; i++) {
      windows(1, limit.now(), 8);
    }
    assertThat(limit.now()).isEqualTo(200);
  }

  @Test
  void slowWorkWithRoomToSpareIsNoReasonToShrink() {
    windows(5, 4, 8);
    windows(50, 4, 500);
    assertThat(limit.now()).isEqualTo(200);
  }

  @Test
  void oneThatHasNoRoomToMoveStays() {
    var fixed = new Limit(2, 2);
    for (int i = 0; i < 500; i++) {
      now += 6 * MILLI;
      fixed.sample((i % 7) * MILLI, 2, now);
    }
    assertThat(fixed.now()).isEqualTo(2);
  }
}
