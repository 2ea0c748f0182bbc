package dev.ostiary.token;

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
}
