package dev.ostiary.branding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form by which somebody becomes an administrator.
 *
 * @param ticket the secret of the link
 * @param email what was entered before; may be empty
 * @param errorKey one of {@link FormErrors}, null before the first attempt
 * @param rules the password policy of the connection in which an account is made
 */
public record SetupView(
    String ticket, String email, @Nullable String errorKey, List<PolicyRule> rules) {

  public SetupView {
    rules = List.copyOf(rules);
  }
}
