package dev.ostiary.common;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What cannot be done now but may be in a moment: a value that is thrown, and answered with 503, or
 * with 429 when it is the caller who asks too much, and with {@code Retry-After}.
 */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private final boolean share;

  private Unavailable(String message, @Nullable Throwable cause, boolean share) {
    // Refusing must cost nothing: there is no stack trace.
    super(message, cause, false, false);
    this.share = share;
  }

  /** Something does not answer, or not in time. */
  public static Unavailable because(String what, @Nullable Throwable cause) {
    return new Unavailable(what, cause, false);
  }

  /** There is more to do than this server can. */
  public static Unavailable busy() {
    return new Unavailable("The server is busy", null, false);
  }

  /** The caller's tenant has its share, and others ask as well. */
  public static Unavailable beyondShare() {
    return new Unavailable("Too many requests at a time", null, true);
  }

  /** Whether it is the caller who asks too much. */
  public boolean share() {
    return share;
  }

  /** The public text. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Repeats a step until nothing that it needs is away; for what can wait, such as a start. */
  public static void outlast(Runnable step) {
    for (boolean told = false; ; told = true) {
      try {
        step.run();
        return;
      } catch (Unavailable e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        if (!told) {
          LoggerFactory.getLogger(Unavailable.class).warn("Waiting: {}", e.toString());
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
