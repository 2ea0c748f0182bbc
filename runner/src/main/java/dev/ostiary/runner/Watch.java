package dev.ostiary.runner;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run's own code when its time is up, and the whole process when the code goes on all the
 * same: some of the language's own loops do not look whether they are to end, and a program whose
 * stack is always full has no room for its end.
 *
 * <p>A run has several pieces of work of some microseconds each, so beginning one costs two writes:
 * the watching thread looks by itself while there has been work of late, and is woken only from a
 * long sleep.
 */
final class Watch {
  /** What the server takes as a run that was late. */
  private static final int EXIT_LATE = 5;

  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(60);

  /** How late a piece of work may be noticed that is shorter than this. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(5);

  /** How long it goes on looking when nothing is done. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

  /** Asks the server to kill this process: to end by itself takes a JVM 300 ms at worst. */
  private final Runnable cry;

  /** To end a context can mean to wait for it. */
  private final ExecutorService ender =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ender").factory());

  private final Thread thread;
  private volatile @Nullable Work work;
  private volatile boolean asleep;

  /** One piece of work, and when its time is up by the clock of the process. */
  private static final class Work {
    private final Context context;
    private final long end;

    Work(Context context, long end) {
      this.context = context;
      this.end = end;
    }
  }

  Watch(Runnable cry) {
    this.cry = cry;
    // Its thread is there before a program can take the memory for it.
    ender.execute(() -> {});
    thread = Thread.ofPlatform().daemon().name("watch").start(this::look);
  }

  /** From now on the context's code has this many milliseconds, until {@link #end}. */
  void begin(Context context, long millis) {
    work = new Work(context, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  void end() {
    work = null;
  }

  private void look() {
    Work ended = null;
    long lastWork = System.nanoTime();
    while (true) {
      var current = work;
      long now = System.nanoTime();
      if (current == null) {
        if (now - lastWork > QUIET) {
          sleep();
          lastWork = System.nanoTime();
        } else {
          LockSupport.parkNanos(LOOK);
        }
        continue;
      }
      lastWork = now;
      long left = current.end - now;
      if (left + GRACE <= 0) {
        cry.run();
        Runtime.getRuntime().halt(EXIT_LATE);
      } else if (left <= 0 && current != ended) {
        ended = current;
        ender.execute(() -> current.context.close(true));
      } else {
        LockSupport.parkNanos(Math.min(left > 0 ? left : left + GRACE, LOOK));
      }
    }
  }

  /** Until there is work. Either {@link #begin} sees that this sleeps, or this sees its work. */
  private void sleep() {
    asleep = true;
    while (work == null) {
      LockSupport.park(this);
    }
    asleep = false;
  }
}
