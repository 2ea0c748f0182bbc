package dev.ostiary.branding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What every page needs besides its own view.
 *
 * @param language the language of the person who looks at it
 * @param brand the look of the tenant
 * @param csrf the token that every form sends back as {@code csrf}; it is bound to the browser
 */
public record Shell(Language language, Brand brand, String csrf) {

  /** The text of a key in the language of the page. */
  public String text(String key, Object... values) {
    return language.text(key, values);
  }

  /** A path of this server that carries the interaction along. */
  public String path(String path, String state) {
    return path + "?state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
  }

  /** The path of the tenant's colours, for the head of the page. */
  public String brandStylesheetPath() {
    return Pages.brandStylesheetPath(brand);
  }
}
