package dev.ostiary.db;

import dev.ostiary.common.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose one reader takes everything at once. A commit costs more of the processor than the
 * rows in it, so while many requests are at work the reader waits until half of them are in the
 * queue: this half shares a commit while the other half computes, and neither waits for nothing. A
 * caller who is alone never waits for others.
 *
 * @param <T> what is queued
 */
final class GroupQueue<T> {
  /** The longest time to wait for company: short beside what a loaded server takes anyway. */
  static final Duration GATHER = Duration.ofMillis(4);

  private static final long IDLE_NANOS = 200_000_000;
  private static final int NOBODY = Integer.MAX_VALUE;

  private final Queue<T> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final long gatherNanos;
  private volatile IntSupplier atWork = () -> 0;
  private volatile int wanted = NOBODY;
  private volatile @Nullable Thread reader;

  /**
   * An empty queue.
   *
   * @param gather the longest time to wait for company
   */
  GroupQueue(Duration gather) {
    gatherNanos = gather.toNanos();
  }

  /** Tells how many requests are at work, those in the queue among them. */
  void sharing(IntSupplier requests) {
    atWork = requests;
  }

  /** Adds an entry and wakes the reader only if it waits for no more than this. */
  void add(T entry) {
    entries.add(entry);
    if (size.incrementAndGet() >= wanted) {
      LockSupport.unpark(reader);
    }
  }

  /** Entries that nobody has taken. */
  int size() {
    return size.get();
  }

  /** The next group, at most so many; empty when nothing came for a while. One thread only. */
  List<T> take(int limit) {
    reader = Thread.currentThread();
    await(1, IDLE_NANOS);
    if (size.get() > 0) {
      await(Math.min(limit, atWork.getAsInt() / 2), gatherNanos);
    }
    return drain(limit);
  }

  private void await(int entriesWanted, long nanos) {
    long end = Time.ticks() + nanos;
    wanted = entriesWanted;
    long left = nanos;
    while (size.get() < entriesWanted && left > 0) {
      LockSupport.parkNanos(this, left);
      left = end - Time.ticks();
    }
    wanted = NOBODY;
  }

  /** Whatever is there now, at most so many; for any thread. */
  List<T> drain(int limit) {
    var group = new ArrayList<T>();
    while (group.size() < limit) {
      var entry = entries.poll();
      if (entry == null) {
        break;
      }
      group.add(entry);
    }
    size.addAndGet(-group.size());
    return group;
  }
}
