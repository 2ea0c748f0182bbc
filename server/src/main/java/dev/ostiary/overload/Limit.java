package dev.ostiary.overload;

import dev.ostiary.common.Time;

/**
 * How much may run at once. It follows the time that work takes: as long as that is what it is with
 * room to spare, or up to twice as much, the limit grows when it is used; beyond, it shrinks. What
 * is more than the machine can do then waits outside, where it can be refused, instead of making
 * everything slower.
 *
 * <p>Not for several threads at a time: a lane asks under its lock.
 */
final class Limit {
  private static final long WINDOW_NANOS = 100_000_000;
  private static final int WINDOW_SAMPLES = 20;

  /** Work may take so many times as long as with room to spare. */
  private static final double TOLERATED = 2;

  private final int least;
  private final int most;
  private double now;
  private double calm;
  private long began = Time.ticks();
  private double sum;
  private int samples;
  private int peak;

  /** A limit that begins at its greatest; where both are the same it never moves. */
  Limit(int least, int most) {
    this.least = least;
    this.most = most;
    this.now = most;
  }

  int now() {
    return (int) now;
  }

  /**
   * Some work has ended.
   *
   * @param nanos how long it took
   * @param running how much was running then
   */
  void sample(long nanos, int running, long ticks) {
    sum += nanos;
    samples++;
    peak = Math.max(peak, running);
    if (samples >= WINDOW_SAMPLES && ticks - began >= WINDOW_NANOS) {
      learn(Math.max(1, sum / samples));
      began = ticks;
      sum = 0;
      samples = 0;
      peak = 0;
    }
  }

  private void learn(double mean) {
    if (peak * 2 < now) {
      // Room to spare: this is how long it takes when nobody is in the way.
      calm = calm == 0 ? mean : calm + (mean - calm) / 8;
      return;
    }
    calm = calm == 0 ? mean : Math.min(calm, mean);
    double slower = Math.clamp(TOLERATED * calm / mean, 0.5, 1);
    now = Math.clamp(now * slower + Math.sqrt(now), least, most);
  }
}
