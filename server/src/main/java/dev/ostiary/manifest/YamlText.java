package dev.ostiary.manifest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A text as YAML writes it on one line: without quotes where that cannot be misread. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/](?:[A-Za-z0-9._/@-]|:(?=[A-Za-z0-9._/@-])| (?=[A-Za-z0-9._/@-]))*");

  /** Plain words that YAML 1.1 or 1.2 takes for something else. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  static String of(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  /** In double quotes; everything escaped that is not a letter or sign which prints. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (prints(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
              }
            });
    return quoted.append('"').toString();
  }

  private static boolean prints(int c) {
    return c >= ' ' && c <= '~'
        || c >= 0xA0 && c < 0x2000
        || c > 0x206F && c < Character.MIN_SURROGATE;
  }
}
