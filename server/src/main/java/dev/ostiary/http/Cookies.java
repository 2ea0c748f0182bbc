package dev.ostiary.http;

/**
 * Cookies of this server: host-only, never for scripts, and sent from frames of other sites because
 * silent sign-in needs it (RFC 6265bis; {@code __Host-} keeps sibling domains from setting them).
 */
public final class Cookies {
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=None";

  private Cookies() {}

  /** A cookie that ends with the browser's session. */
  public static String session(String name, String value) {
    return name + "=" + value + ATTRIBUTES;
  }

  /** A cookie that lives for so many seconds. */
  public static String lasting(String name, String value, long seconds) {
    return name + "=" + value + "; Max-Age=" + seconds + ATTRIBUTES;
  }

  /** Deletes a cookie. */
  public static String expired(String name) {
    return name + "=; Max-Age=0" + ATTRIBUTES;
  }
}
