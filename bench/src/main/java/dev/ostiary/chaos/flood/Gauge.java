package dev.ostiary.chaos.flood;

import dev.ostiary.bench.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The most that a process used, looked at several times a second in {@code /proc}. */
final class Gauge implements AutoCloseable {
  private static final long PAUSE_MILLIS = 100;
  private final long pid;
  private final Thread watcher;
  private volatile long mebibytes;
  private volatile long threads;
  private volatile boolean alive = true;

  Gauge(long pid) {
    this.pid = pid;
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
      mebibytes = Math.max(mebibytes, ServerProcess.status(pid, "VmRSS") / 1_024);
      threads = Math.max(threads, ServerProcess.status(pid, "Threads"));
    } catch (IOException | UncheckedIOException e) {
      alive = false;
    }
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
