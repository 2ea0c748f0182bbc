package dev.ostiary.branding;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mistakes that a form can report, as the {@code errorKey} of its view. A key that is not
 * listed here shows {@link #UNEXPECTED}.
 */
public final class FormErrors {

  /** Unknown user or wrong password: never tells which (AUT-06). */
  public static final String WRONG_CREDENTIALS = "wrong-credentials";

  /** The account is blocked. Show it only after the right password. */
  public static final String BLOCKED = "blocked";

  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HOURS = Duration.ofHours(6);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  /** No e-mail address was entered. */
  public static final String EMAIL_REQUIRED = "email-required";

  /** What was entered is no e-mail address. */
  public static final String EMAIL_INVALID = "email-invalid";

  /** No password was entered. */
  public static final String PASSWORD_REQUIRED = "password-required";

  /** A rule of the password policy is not met; the rules are shown with it. */
  public static final String PASSWORD_WEAK = "password-weak";

  /** The password is longer than what is hashed. */
  public static final String PASSWORD_TOO_LONG = "password-too-long";

  /** The password and its repetition differ. */
  public static final String PASSWORDS_DIFFER = "passwords-differ";

  /** The account could not be created; never tells whether there is one already (AUT-06). */
  public static final String SIGNUP_FAILED = "signup-failed";

  /** The connection allows no sign-up. */
  public static final String SIGNUP_DISABLED = "signup-disabled";

  /** The form's CSRF token was missing or old. */
  public static final String FORM_EXPIRED = "form-expired";

  /** The link of a mail has expired or was used. */
  public static final String TICKET_INVALID = "ticket-invalid";

  /** Our own failure. */
  public static final String UNEXPECTED = "unexpected";

  private static final String SAID = "said:";

  private FormErrors() {}

  /**
   * A limit on attempts was reached. The text says how long to wait in words that are true in every
   * language, and rather too long than too short.
   */
  public static String tooManyAttempts(Duration left) {
    var wait =
        left.compareTo(SHORT) <= 0
            ? "minutes"
            : left.compareTo(HOUR) <= 0
                ? "hour"
                : left.compareTo(HOURS) <= 0
                    ? "hours"
                    : left.compareTo(HALF_A_DAY) <= 0 ? "half-day" : "day";
    return "too-many-attempts-" + wait;
  }

  /**
   * A mistake as a page shows it.
   *
   * @param said the tenant's own words, or null
   * @param textKey the text that explains it when there are none
   * @param email whether the address has to be looked at
   * @param password whether the password has to be looked at
   */
  public record Finding(@Nullable String said, String textKey, boolean email, boolean password) {}

  /** What a script of the tenant says to the person, as it says it. */
  public static String said(String message) {
    return SAID + message;
  }

  /** What to show for a key; null if there is no mistake. */
  static @Nullable Finding finding(Language language, @Nullable String errorKey) {
    if (errorKey == null) {
      return null;
    }
    if (errorKey.startsWith(SAID)) {
      return new Finding(errorKey.substring(SAID.length()), "error." + UNEXPECTED, false, false);
    }
    var key = language.has("error." + errorKey) ? errorKey : UNEXPECTED;
    var both = key.equals(WRONG_CREDENTIALS) || key.equals(SIGNUP_FAILED);
    return new Finding(
        null, "error." + key, both || key.startsWith("email-"), both || key.startsWith("password"));
  }
}
