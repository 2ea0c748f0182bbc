package dev.ostiary.outgoing;

import dev.ostiary.common.IpRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * URLs of http and https as programs write them. Whoever means a number gives a name or an address
 * in its usual form: {@code 0x7f.1}, {@code 2130706433} and {@code 127.1} are none (OUT-04).
 */
public final class WebAddress {
  private static final int MAX_LENGTH = 8192;
  private static final Pattern FORM =
      Pattern.compile("(https?)://([^/?#\\\\]*)([^#]*)(?:#.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUTHORITY =
      Pattern.compile("([a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::(\\d{1,5}))?");
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String AS_THEY_ARE = "/?:@!$&'()*+,;=-._~";

  private WebAddress() {}

  /**
   * Reads a URL; what a URL cannot have in path and query is percent-encoded.
   *
   * @throws Refusal when it is none
   */
  public static URI of(String text) {
    var matcher = FORM.matcher(text.strip());
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      throw malformed();
    }
    var scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    var authority = AUTHORITY.matcher(matcher.group(2).toLowerCase(Locale.ROOT));
    if (!authority.matches() || !host(authority.group(1))) {
      throw malformed();
    }
    var rest = matcher.group(3);
    try {
      return new URI(
          scheme
              + "://"
              + authority.group(1)
              + port(authority.group(2), scheme)
              + (rest.startsWith("/") ? "" : "/")
              + encoded(rest));
    } catch (URISyntaxException e) {
      throw malformed();
    }
  }

  private static boolean host(String host) {
    return host.startsWith("[")
        ? IpRange.isRange(host.substring(1, host.length() - 1))
        : NAME.matcher(host).matches() || usual(host);
  }

  /** Four decimal numbers without zeros before them. */
  private static boolean usual(String host) {
    return host.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}") && IpRange.isRange(host);
  }

  private static String port(String port, String scheme) {
    if (port == null) {
      return "";
    }
    int number = Integer.parseInt(port);
    if (number == 0 || number > 65_535) {
      throw malformed();
    }
    return number == (scheme.equals("https") ? 443 : 80) ? "" : ":" + number;
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean escape =
          c == '%'
              && i + 2 < bytes.length
              && Character.digit(bytes[i + 1], 16) >= 0
              && Character.digit(bytes[i + 2], 16) >= 0;
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || AS_THEY_ARE.indexOf(c) >= 0);
      if (escape || plain) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  private static Refusal malformed() {
    return new Refusal(
        "The address must be an absolute URL of http or https, without user and password");
  }
}
