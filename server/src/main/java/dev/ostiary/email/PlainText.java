package dev.ostiary.email;

import java.util.List;
import java.util.Locale;

/** The words of a mail in HTML, for programs that show none. It reads the text once. */
final class PlainText {
  private static final List<String> SILENT = List.of("style", "script", "head", "title");
  private static final List<String> BREAKS = List.of("br", "/p", "/div", "/tr", "/h1", "/h2");

  private PlainText() {}

  static String of(String html) {
    var lower = html.toLowerCase(Locale.ROOT);
    var text = new StringBuilder();
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      text.append(html, at, tag < 0 ? html.length() : tag);
      int end = tag < 0 ? -1 : html.indexOf('>', tag);
      if (end < 0) {
        break;
      }
      var name = name(lower.substring(tag + 1, Math.min(end, tag + 20)));
      text.append(BREAKS.contains(name) ? '\n' : ' ');
      int close = SILENT.contains(name) ? lower.indexOf("</" + name, end) : end + 1;
      if (close < 0) {
        break;
      }
      at = close;
    }
    return words(text.toString());
  }

  private static String name(String inside) {
    int length = inside.startsWith("/") ? 1 : 0;
    while (length < inside.length() && " \t\n\r/".indexOf(inside.charAt(length)) < 0) {
      length++;
    }
    return inside.substring(0, length);
  }

  private static String words(String text) {
    var plain =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&nbsp;", " ")
            .replace("&amp;", "&");
    var lines = new StringBuilder();
    for (var line : plain.split("\n")) {
      var words = line.strip().replaceAll("[ \\t\\r]+", " ");
      if (!words.isEmpty()) {
        lines.append(words).append('\n');
      }
    }
    return lines.toString();
  }
}
