package dev.ostiary.tenant;

import java.util.regex.Pattern;

/**
 * Where a tenant answers, as browsers name it in {@code Host} (RFC 9110 section 7.2): a host in
 * lower case, and a port unless it is the scheme's own.
 */
public record Domain(String text) {
  private static final int LONGEST_HOST = 253;
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern SHAPE =
      Pattern.compile(LABEL + "(\\." + LABEL + ")*(:[1-9][0-9]{0,4})?");

  /** A domain that cannot be one; the message says why. */
  public static final class BadDomain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadDomain(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * A domain for addresses with this scheme.
   *
   * @throws BadDomain when no browser would send it so
   */
  public static Domain of(String scheme, String text) {
    if (!SHAPE.matcher(text).matches() || hostOf(text).length() > LONGEST_HOST) {
      throw new BadDomain(
          "A domain is host[:port] in lower case, such as acme.example.com, not '" + text + "'");
    }
    int port = portOf(text);
    if (port > 65_535) {
      throw new BadDomain("There is no port " + port);
    }
    if (port == (scheme.equals("https") ? 443 : 80)) {
      throw new BadDomain(
          "Leave out the port " + port + ": it is the usual one, and browsers do not send it");
    }
    return new Domain(text);
  }

  /** The host without the port. */
  public String host() {
    return hostOf(text);
  }

  /** The host in a domain or in the header {@code Host}. */
  static String hostOf(String text) {
    int colon = text.lastIndexOf(':');
    return colon < 0 || text.endsWith("]") ? text : text.substring(0, colon);
  }

  private static int portOf(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? -1 : Integer.parseInt(text.substring(colon + 1));
  }
}
