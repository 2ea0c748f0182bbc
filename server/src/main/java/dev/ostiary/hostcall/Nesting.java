package dev.ostiary.hostcall;

import java.util.concurrent.Callable;

/**
 * Requests that programs make at their own server, which may run programs again. One such step is
 * taken; the next is refused, so that nothing goes round in circles.
 */
public final class Nesting {
  private static final ScopedValue<Integer> DEPTH = ScopedValue.newInstance();
  private static final ScopedValue<Boolean> QUIET = ScopedValue.newInstance();

  private Nesting() {}

  /** How many programs wait for the request that this thread answers. */
  public static int depth() {
    return DEPTH.orElse(0);
  }

  /**
   * Whether no program runs for the request that this thread answers: a program gets a token for
   * the Management API, and would wait for itself.
   */
  public static boolean quiet() {
    return QUIET.orElse(false);
  }

  /** The same work for another thread, which stands where this one does. */
  public static Runnable carried(Runnable work) {
    int depth = depth();
    boolean quiet = quiet();
    return () -> ScopedValue.where(DEPTH, depth).where(QUIET, quiet).run(work);
  }

  static <T> T below(int depth, boolean quiet, Callable<T> work) {
    try {
      return ScopedValue.where(DEPTH, depth + 1).where(QUIET, quiet).call(work::call);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
