package dev.ostiary.common;

import java.time.Duration;

/**
 * By when the request that a thread works for is to be answered. Whatever makes it wait waits no
 * longer than that, and who is late is told so instead of being kept. Threads of the background
 * have none.
 */
public final class Deadline {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  /** Read and moved by the thread of the request only. */
  private long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Runs work that has so long. */
  public static <T, E extends Exception> T within(Duration time, ScopedValue.CallableOp<T, E> work)
      throws E {
    return ScopedValue.where(CURRENT, new Deadline(Time.ticks() + time.toNanos())).call(work);
  }

  /** Runs work that has a limit of its own, such as a tenant's program: it does not count. */
  public static <T, E extends Exception> T beside(ScopedValue.CallableOp<T, E> work) throws E {
    long began = Time.ticks();
    try {
      return work.call();
    } finally {
      if (CURRENT.isBound()) {
        CURRENT.get().end += Time.ticks() - began;
      }
    }
  }

  /** Whether there is one. */
  public static boolean set() {
    return CURRENT.isBound();
  }

  /** How many nanoseconds something may be waited for: so many, or what is left if it is less. */
  public static long left(Duration most) {
    return CURRENT.isBound()
        ? Math.min(most.toNanos(), CURRENT.get().end - Time.ticks())
        : most.toNanos();
  }

  /**
   * Nothing more is begun for a request that is late.
   *
   * @throws Unavailable when the time is over
   */
  public static void require() {
    if (CURRENT.isBound() && CURRENT.get().end - Time.ticks() <= 0) {
      throw Unavailable.because("The request took too long", null);
    }
  }
}
