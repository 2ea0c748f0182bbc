package dev.ostiary.bench;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Work of the processor and nothing else, as fast as threads can do it.
 *
 * @param task makes what one thread does again and again
 */
record RawWork(Callable<Callable<?>> task) {
  /**
   * A speed.
   *
   * @param perSecond in each second of the clock, of all threads together
   * @param cpuSeconds CPU time of one, which other programs hardly disturb
   */
  record Speed(double perSecond, double cpuSeconds) {}

  /** The speed of this many threads, measured for so many seconds. */
  Speed measure(int threads, double seconds) throws Exception {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      Callable<Speed> one = () -> speed(seconds);
      double perSecond = 0;
      double cpuSeconds = 0;
      for (var found : pool.invokeAll(Collections.nCopies(threads, one))) {
        perSecond += found.get().perSecond();
        cpuSeconds += found.get().cpuSeconds() / threads;
      }
      return new Speed(perSecond, cpuSeconds);
    }
  }

  private Speed speed(double seconds) throws Exception {
    var work = task.call();
    var clock = ManagementFactory.getThreadMXBean();
    long cpu = clock.getCurrentThreadCpuTime();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    long count = 0;
    long now = began;
    while (now < end) {
      work.call();
      count++;
      now = System.nanoTime();
    }
    double cpuSeconds = (clock.getCurrentThreadCpuTime() - cpu) / 1e9;
    return new Speed(count * 1e9 / (now - began), cpuSeconds / count);
  }
}
