package dev.ostiary.chaos.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most that a process used, looked at several times a second in {@code /proc}. */
final class Gauge implements AutoCloseable {
  private static final long PAUSE_MILLIS = 100;
  private final Path status;
  private final Thread watcher;
  private volatile long mebibytes;
  private volatile long threads;
  private volatile boolean alive = true;

  Gauge(long pid) {
    status = Path.of("/proc/" + pid + "/status");
    watcher = Thread.ofPlatform().daemon().name("gauge").start(this::watch);
  }

  private void watch() {
    try {
      while (alive) {
        look();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      for (var line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          mebibytes = Math.max(mebibytes, number(line) / 1_024);
        } else if (line.startsWith("Threads:")) {
          threads = Math.max(threads, number(line));
        }
      }
    } catch (IOException e) {
      alive = false;
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  /** Resident memory in MiB, at most. */
  double mebibytes() {
    return mebibytes;
  }

  /** Threads of the system, at most. */
  long threads() {
    return threads;
  }

  /** Whether the process was there all along. */
  boolean alive() {
    return alive;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
