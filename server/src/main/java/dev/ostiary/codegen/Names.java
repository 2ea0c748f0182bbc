package dev.ostiary.codegen;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of one scope in generated code: each once, none that the language has for itself, made
 * of words that people wrote in whatever case.
 */
final class Names {
  private static final String HUMPS =
      "[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])";

  private final Set<String> taken;

  Names(Collection<String> reserved) {
    this.taken = new HashSet<>(reserved);
  }

  /** The name, with an underscore or a number behind it if it is taken. */
  String take(String wanted) {
    var name = wanted;
    for (int i = 1; !taken.add(name); i++) {
      name = wanted + (i == 1 ? "_" : "_" + i);
    }
    return name;
  }

  private static List<String> humps(String text) {
    var words = Arrays.stream(text.split(HUMPS)).filter(w -> !w.isEmpty()).toList();
    boolean letter = !words.isEmpty() && !Character.isDigit(words.getFirst().charAt(0));
    return letter ? words : Stream.concat(Stream.of("p"), words.stream()).toList();
  }

  /** {@code CanCancel}. */
  static String pascal(String text) {
    return humps(text).stream()
        .map(
            w ->
                w.substring(0, 1).toUpperCase(Locale.ROOT)
                    + w.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** {@code canCancel}. */
  static String camel(String text) {
    var pascal = pascal(text);
    return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  /** {@code CAN_CANCEL}. */
  static String upper(String text) {
    return humps(text).stream()
        .map(w -> w.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining("_"));
  }
}
