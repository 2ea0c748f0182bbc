package dev.ostiary.probe;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the answers mean.
 *
 * @param verdict holes, good or unclear
 */
record Judgement(Meaning verdict, List<Case> cases, List<Finding> findings) {
  /** What an answer says about the API. */
  enum Meaning {
    GOOD,
    HOLE,
    UNCLEAR,
    /** Nothing was sent, because it does not apply. */
    SKIPPED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One attempt with its answer.
   *
   * @param reply the worst answer, when an attempt has several tokens; null when skipped
   * @param text a sentence for people
   * @param finding what it shows, or null
   */
  record Case(
      Attempt attempt,
      @Nullable Reply reply,
      Meaning meaning,
      String text,
      @Nullable Finding finding) {}

  /** How many holes there are. */
  long holes() {
    return findings.stream().filter(Finding::hole).count();
  }
}
