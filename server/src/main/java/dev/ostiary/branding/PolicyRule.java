package dev.ostiary.branding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a password policy as a form shows it.
 *
 * @param messageKey one of the constants of this record (Auth0's rule codes where there is one)
 * @param args the numbers of the rule, such as the least length in characters
 * @param satisfied whether the password that was just sent obeys; ignored before the first attempt
 */
public record PolicyRule(String messageKey, List<Integer> args, boolean satisfied) {

  /** Least length in characters: one argument. */
  public static final String LENGTH_AT_LEAST = "lengthAtLeast";

  /** Greatest length in characters: one argument. */
  public static final String LENGTH_AT_MOST = "lengthAtMost";

  /** Kinds of characters: how many are needed, and of how many. */
  public static final String CONTAINS_AT_LEAST = "containsAtLeast";

  /** A lower-case letter. */
  public static final String LOWER_CASE = "lowerCase";

  /** An upper-case letter. */
  public static final String UPPER_CASE = "upperCase";

  /** A digit. */
  public static final String NUMBERS = "numbers";

  /** A character that is neither letter nor digit. */
  public static final String SPECIAL_CHARACTERS = "specialCharacters";

  /** Most identical characters in a row: one argument. */
  public static final String IDENTICAL_CHARS = "identicalChars";

  /** Not a password that is often used or known to have leaked. */
  public static final String NOT_COMMON = "notCommon";

  /** Without the name or e-mail address of the user. */
  public static final String NOT_PERSONAL = "notPersonal";

  /** Not one of the last passwords: one argument. */
  public static final String NOT_REUSED = "notReused";

  public PolicyRule {
    args = List.copyOf(args);
  }

  /** The ids that describe a password field to a screen reader; null if there are none. */
  public static @Nullable String describedBy(boolean invalid, List<PolicyRule> rules) {
    if (rules.isEmpty()) {
      return invalid ? "error" : null;
    }
    return invalid ? "error rules" : "rules";
  }

  /** The rule in words. */
  public String text(Language language) {
    return language.text("rule." + messageKey, args.toArray());
  }
}
