package dev.ostiary.permissions;

/**
 * The server refuses the token: it expired, is for another API or of a user who is blocked or gone.
 */
public final class TokenRefused extends Exception {
  private static final long serialVersionUID = 1L;

  TokenRefused(String message) {
    super(message);
  }
}
