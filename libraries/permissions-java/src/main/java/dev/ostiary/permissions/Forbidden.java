package dev.ostiary.permissions;

/** The token lacks a permission. Answer 403 with {@link #challenge()}. */
public final class Forbidden extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String permission;

  Forbidden(String permission) {
    super("The access token lacks " + permission);
    this.permission = permission;
  }

  /** The permission that is missing. */
  public String permission() {
    return permission;
  }

  /** The value of {@code WWW-Authenticate} (RFC 6750 section 3.1). */
  public String challenge() {
    // Names of scopes have neither quotes nor backslashes (RFC 6749 section 3.3); others are left
    // out.
    var known = permission.matches("[!#-\\[\\]-~]+") ? ", scope=\"" + permission + "\"" : "";
    return "Bearer error=\"insufficient_scope\"" + known;
  }
}
