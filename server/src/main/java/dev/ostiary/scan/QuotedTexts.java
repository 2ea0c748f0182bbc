package dev.ostiary.scan;

/**
 * Finds texts in quotes that could be lists of names: on one line, beginning with a letter or digit
 * and so after each space, without other quotes. Nothing is assumed of the language: a quote that
 * opens nothing, as in "don't", is passed over.
 */
final class QuotedTexts {
  private static final int LONGEST = 4_096;
  private final String text;
  private int next;
  private int start;
  private int end;

  QuotedTexts(String text) {
    this.text = text;
  }

  /** Goes to the next one. */
  boolean find() {
    while (next < text.length()) {
      char quote = text.charAt(next++);
      if (quote(quote)) {
        int close = close(quote, next);
        if (close > next) {
          start = next;
          end = close;
          next = close + 1;
          return true;
        }
      }
    }
    return false;
  }

  int start() {
    return start;
  }

  String text() {
    return text.substring(start, end);
  }

  private static boolean quote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Where the quote that opened is closed, or -1. */
  private int close(char quote, int from) {
    boolean fresh = true;
    int last = Math.min(text.length(), from + LONGEST);
    for (int i = from; i < last; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return fresh ? -1 : i;
      }
      if (fresh ? !Names.letterOrDigit(c) : c < ' ' || quote(c)) {
        return -1;
      }
      fresh = c == ' ';
    }
    return -1;
  }

  /** What names are made of. */
  static final class Names {
    private Names() {}

    static boolean letterOrDigit(char c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    static boolean part(char c) {
      return letterOrDigit(c) || c == '_';
    }
  }
}
