package dev.ostiary.bench;

/** Latencies in steps of 10 µs up to 5 s; memory does not grow with their number. */
final class Latencies {
  private static final int STEP_NANOS = 10_000;
  private final long[] counts = new long[500_000];
  private long total;

  void add(long nanos) {
    counts[(int) Math.min(counts.length - 1, nanos / STEP_NANOS)]++;
    total++;
  }

  void addAll(Latencies other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  /** Milliseconds that this part (0 to 1) of the answers did not exceed. */
  double percentile(double part) {
    long wanted = (long) Math.ceil(total * part);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return (i + 1) * (STEP_NANOS / 1e6);
      }
    }
    return counts.length * (STEP_NANOS / 1e6);
  }
}
