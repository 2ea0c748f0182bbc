package dev.ostiary.scan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A name in a file that is not right.
 *
 * @param file as it was reached
 * @param line from 1
 * @param column from 1
 * @param name what stands there
 * @param now the present name, or the one that was probably meant; null when there is no guess
 * @param until the last day of the alias of a former name; null for others
 */
public record Finding(
    Kind kind,
    String file,
    int line,
    int column,
    String name,
    @Nullable String now,
    @Nullable LocalDate until) {
  /** What is not right about it. */
  public enum Kind {
    /** A former name that tokens still carry. */
    RENAMED,
    /** A former name that tokens carry no more. */
    EXPIRED,
    /** No permission of the API. */
    UNKNOWN
  }

  /** What people read. */
  public String message() {
    return switch (kind) {
      case RENAMED -> "renamed → " + now + " (alias ends " + until + ")";
      case EXPIRED -> "renamed → " + now + (until == null ? "" : " (alias ended " + until + ")");
      case UNKNOWN -> "unknown" + (now == null ? "" : ", did you mean " + now + "?");
    };
  }
}
