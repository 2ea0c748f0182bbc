package dev.ostiary.branding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for e-mail address and password.
 *
 * @param state the handle of the interaction
 * @param email what was entered before, or the {@code login_hint}; may be empty
 * @param errorKey one of {@link FormErrors}, null before the first attempt
 * @param applicationName the application that asked, null if there is none
 * @param signupAllowed whether the page offers to create an account
 * @param notices what has happened before, of the constants of this record
 */
public record LoginView(
    String state,
    String email,
    @Nullable String errorKey,
    @Nullable String applicationName,
    boolean signupAllowed,
    List<String> notices) {

  /** The password was changed a moment ago. */
  public static final String PASSWORD_CHANGED = "password-changed";

  /** The e-mail address was confirmed a moment ago. */
  public static final String EMAIL_VERIFIED = "email-verified";

  /** A mail with a link was sent that confirms the address. */
  public static final String VERIFICATION_SENT = "verification-sent";

  /** A session exists, yet the application wants a fresh proof. */
  public static final String CONFIRM_IDENTITY = "confirm-identity";

  public LoginView {
    notices = List.copyOf(notices);
  }
}
