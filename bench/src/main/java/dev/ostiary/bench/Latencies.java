package dev.ostiary.bench;

import org.HdrHistogram.Histogram;

/** Latencies up to a minute, three digits of each. */
public final class Latencies {
  private static final long LONGEST = 60_000_000_000L;
  private final Histogram histogram = new Histogram(LONGEST, 3);

  /** One more; what is beyond a minute counts as a minute. */
  public void add(long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
  }

  void addAll(Latencies other) {
    histogram.add(other.histogram);
  }

  /** Milliseconds that this part (0 to 1) of the answers did not exceed. */
  public double percentile(double part) {
    return histogram.getValueAtPercentile(part * 100) / 1e6;
  }
}
