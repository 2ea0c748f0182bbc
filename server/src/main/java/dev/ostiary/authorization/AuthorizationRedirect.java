package dev.ostiary.authorization;

import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.oauth.OAuthError;

/** An error that the application is told, because its redirect URI was found good. */
final class AuthorizationRedirect extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient AuthorizationRequest request;
  private final OAuthError error;

  AuthorizationRedirect(AuthorizationRequest request, OAuthError error) {
    super(error.description(), null, false, false);
    this.request = request;
    this.error = error;
  }

  AuthorizationRequest request() {
    return request;
  }

  OAuthError error() {
    return error;
  }
}
