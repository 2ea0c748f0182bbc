package dev.ostiary.db;

import dev.ostiary.common.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose one reader takes everything at once. Under load a commit costs more CPU than the
 * rows in it, so the reader waits a little for as many entries as usually come; a caller who is
 * alone never waits for others.
 *
 * @param <T> what is queued
 */
final class GroupQueue<T> {
  /** The longest time to wait for company: short beside what a loaded server takes anyway. */
  private static final long GATHER_NANOS = 1_000_000;

  /** After so many groups the reader waits the whole time once, to learn how many come now. */
  private static final int GROUPS_BETWEEN_PROBES = 16;

  private static final long IDLE_NANOS = 200_000_000;
  private static final int NOBODY = Integer.MAX_VALUE;

  private final Queue<T> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private volatile int wanted = NOBODY;
  private volatile @Nullable Thread reader;
  private int usual = 1;
  private int largest = 1;
  private int groups;

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
    boolean probe = groups % GROUPS_BETWEEN_PROBES == 0 && largest > 1;
    if (size.get() > 0 && (probe || usual > 1)) {
      await(probe ? limit : usual, GATHER_NANOS);
    }
    var group = drain(limit);
    if (!group.isEmpty()) {
      learn(group.size(), probe);
    }
    return group;
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

  private void learn(int taken, boolean probe) {
    if (probe) {
      usual = taken;
      largest = 1;
    } else if (taken < usual) {
      // Fewer came than were waited for: expect fewer.
      usual--;
    }
    largest = Math.max(largest, taken);
    groups++;
  }
}
