package dev.ostiary.extension;

import java.util.Arrays;
import java.util.Optional;

/** Where programs run: the name of the trigger, and of the function that an Action exports. */
public enum Point {
  POST_LOGIN("post-login", "onExecutePostLogin"),
  CREDENTIALS_EXCHANGE("credentials-exchange", "onExecuteCredentialsExchange"),
  PRE_USER_REGISTRATION("pre-user-registration", "onExecutePreUserRegistration"),
  POST_USER_REGISTRATION("post-user-registration", "onExecutePostUserRegistration"),
  POST_CHANGE_PASSWORD("post-change-password", "onExecutePostChangePassword"),
  /** No text messages exist here: such programs can be written and tried, and nothing runs them. */
  SEND_PHONE_MESSAGE("send-phone-message", "onExecuteSendPhoneMessage"),
  PASSWORD_RESET("password-reset-post-challenge", "onExecutePostChallenge"),
  CUSTOM_TOKEN_EXCHANGE("custom-token-exchange", "onExecuteCustomTokenExchange");

  private final String id;
  private final String handler;

  Point(String id, String handler) {
    this.id = id;
    this.handler = handler;
  }

  /** The trigger's name. */
  public String id() {
    return id;
  }

  /** The function that an Action exports for it. */
  public String handler() {
    return handler;
  }

  /** The point of a trigger. */
  public static Optional<Point> of(String id) {
    return Arrays.stream(values()).filter(p -> p.id.equals(id)).findFirst();
  }
}
