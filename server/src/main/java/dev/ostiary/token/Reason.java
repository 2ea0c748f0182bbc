package dev.ostiary.token;

import java.util.ArrayList;
import java.util.List;

/**
 * Why something is in a token, or is not.
 *
 * @param subject what it is about: {@code claim:aud}, {@code scope:read:orders}, {@code lifetime}
 * @param rule a stable name of the rule that decided, such as {@code scope.not-granted-by-role}
 * @param text a sentence for people
 */
public record Reason(String subject, Decision decision, String rule, String text) {
  /** What was decided. */
  public enum Decision {
    KEPT,
    DROPPED
  }

  /** Collects the reasons while a token is planned. */
  static final class Recorder {
    private final List<Reason> all = new ArrayList<>();

    void kept(String subject, String rule, String text) {
      all.add(new Reason(subject, Reason.Decision.KEPT, rule, text));
    }

    void dropped(String subject, String rule, String text) {
      all.add(new Reason(subject, Reason.Decision.DROPPED, rule, text));
    }

    List<Reason> list() {
      return List.copyOf(all);
    }
  }
}
