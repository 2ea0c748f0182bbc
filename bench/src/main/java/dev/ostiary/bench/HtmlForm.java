package dev.ostiary.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a page of the server.
 *
 * @param action where it is sent
 * @param hidden names and values of what nobody sees
 */
public record HtmlForm(String action, Map<String, String> hidden) {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final Pattern ACTION =
      Pattern.compile("<form[^>]* method=\"post\" action=\"([^\"]+)\"");

  /** The first form of a page, or null. */
  public static @Nullable HtmlForm of(String page) {
    var action = ACTION.matcher(page);
    if (!action.find()) {
      return null;
    }
    var hidden = new LinkedHashMap<String, String>();
    HIDDEN.matcher(page).results().forEach(m -> hidden.put(m.group(1), m.group(2)));
    return new HtmlForm(action.group(1), hidden);
  }

  /** What a browser sends when somebody signs in, or agrees where asked to. */
  public Map<String, String> filled(String user, String password) {
    var form = new LinkedHashMap<>(hidden);
    form.put("username", user);
    form.put("password", password);
    form.put("action", "accept");
    return form;
  }
}
