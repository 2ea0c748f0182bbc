package dev.ostiary.oauth;

import java.util.Optional;

/** Grant types as they appear in {@code grant_type} and in a client's {@code grant_types}. */
public enum GrantType {
  AUTHORIZATION_CODE("authorization_code"),
  IMPLICIT("implicit"),
  REFRESH_TOKEN("refresh_token"),
  CLIENT_CREDENTIALS("client_credentials"),
  PASSWORD("password"),
  PASSWORD_REALM("http://auth0.com/oauth/grant-type/password-realm"),
  TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange");

  private final String value;

  GrantType(String value) {
    this.value = value;
  }

  /** The text on the wire. */
  public String value() {
    return value;
  }

  /** The type with this text. */
  public static Optional<GrantType> of(String value) {
    for (var type : values()) {
      if (type.value.equals(value)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
