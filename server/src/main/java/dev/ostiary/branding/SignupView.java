package dev.ostiary.branding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that creates an account.
 *
 * @param state the handle of the interaction
 * @param email what was entered before; may be empty
 * @param errorKey one of {@link FormErrors}, null before the first attempt
 * @param applicationName the application that asked, null if there is none
 * @param rules the password policy of the connection
 */
public record SignupView(
    String state,
    String email,
    @Nullable String errorKey,
    @Nullable String applicationName,
    List<PolicyRule> rules) {

  public SignupView {
    rules = List.copyOf(rules);
  }
}
