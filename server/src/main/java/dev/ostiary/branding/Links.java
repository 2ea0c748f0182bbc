package dev.ostiary.branding;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which addresses a page may carry. Escaping alone does not make {@code javascript:…} in an
 * {@code href} harmless, so what is not plainly a web address is left out.
 */
final class Links {

  private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}\\\\]+");
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\s\\p{Cntrl}\\\\]*");
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?i)https://[^\\s\\p{Cntrl}\\\\]+|data:image/(?:png|jpeg|gif|webp|svg\\+xml);[^\\s\\p{Cntrl}]+");

  private Links() {}

  /** The address if it is http, https or a path of this server; null otherwise. */
  static @Nullable String page(@Nullable String url) {
    var allowed = url != null && (WEB.matcher(url).matches() || OWN_PATH.matcher(url).matches());
    return allowed ? url : null;
  }

  /** The address if a page may show it as an image; null otherwise. */
  static @Nullable String image(@Nullable String url) {
    var allowed = url != null && (IMAGE.matcher(url).matches() || OWN_PATH.matcher(url).matches());
    return allowed ? url : null;
  }
}
