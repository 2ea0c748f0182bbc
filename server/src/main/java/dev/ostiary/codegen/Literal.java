package dev.ostiary.codegen;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts in double quotes. All but plain ASCII is escaped in the language's own way. */
enum Literal {
  JAVA,
  JAVASCRIPT,
  KOTLIN,
  PHP,
  CSHARP,
  GO,
  PYTHON;

  String of(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c == '$' && (this == KOTLIN || this == PHP)) {
                quoted.append('\\').append((char) c);
              } else if (c >= ' ' && c <= '~') {
                quoted.append((char) c);
              } else {
                quoted.append(escaped(c));
              }
            });
    return quoted.append('"').toString();
  }

  String all(Collection<String> texts) {
    return texts.stream().map(this::of).collect(Collectors.joining(", "));
  }

  private String escaped(int c) {
    if (this == PHP) {
      return String.format("\\u{%x}", c);
    }
    if (c > 0xFFFF && (this == CSHARP || this == GO || this == PYTHON)) {
      return String.format("\\U%08x", c);
    }
    if (this == JAVA && c < ' ') {
      // The compiler reads \\u000a as the end of the line, wherever it stands (JLS 3.3).
      return String.format("\\%03o", c);
    }
    return Character.toString(c)
        .chars()
        .mapToObj(unit -> String.format("\\u%04x", unit))
        .collect(Collectors.joining());
  }
}
