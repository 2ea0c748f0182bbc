package dev.ostiary.doctor;

import dev.ostiary.common.Json;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one check has seen.
 *
 * @param check a stable name, such as {@code certificate}
 * @param saw a sentence: what is so and what that means
 * @param advice a sentence: what to do; empty when all is well
 */
public record Finding(String check, Level level, String saw, String advice) {
  /** How bad it is. */
  public enum Level {
    OK,
    /** It works, and may not for long. */
    WARN,
    /** Something does not work, or is not safe. */
    FAIL
  }

  /** All is well. */
  public static Finding ok(String check, String saw) {
    return new Finding(check, Level.OK, saw, "");
  }

  /** Something to look at. */
  public static Finding warn(String check, String saw, String advice) {
    return new Finding(check, Level.WARN, saw, advice);
  }

  /** Something to mend. */
  public static Finding fail(String check, String saw, String advice) {
    return new Finding(check, Level.FAIL, saw, advice);
  }

  private String word() {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** In one or two lines, for people. */
  public String text() {
    var first = "%-6s %s: %s".formatted("[" + word() + "]", check, saw);
    return advice.isEmpty() ? first : first + "\n       " + advice;
  }

  /** For programs. */
  public ObjectNode json() {
    return Json.object()
        .put("check", check)
        .put("level", word())
        .put("saw", saw)
        .put("advice", advice);
  }
}
