package dev.ostiary.email;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of one Liquid tag or output, from left to right. */
final class LiquidTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*('[^']*'|\"[^\"]*\"|-?\\d{1,15}(?:\\.\\d{1,15})?|[A-Za-z_][A-Za-z0-9_-]*|[=!<>]=|\\S)");
  private final Deque<String> left = new ArrayDeque<>();

  LiquidTokens(String text) {
    var matcher = TOKEN.matcher(text.strip());
    while (matcher.find()) {
      left.add(matcher.group(1));
    }
  }

  /** The next word without taking it; null at the end. */
  @Nullable String peek() {
    return left.peek();
  }

  /** Takes the next word. */
  String next() {
    var token = left.poll();
    if (token == null) {
      throw new Liquid.Unreadable("A tag ends too early");
    }
    return token;
  }

  /** Takes the next word if it is this one. */
  boolean takes(String word) {
    if (word.equals(left.peek())) {
      left.poll();
      return true;
    }
    return false;
  }

  /** Takes the next word, which must be this one. */
  void expect(String word) {
    if (!takes(word)) {
      throw new Liquid.Unreadable("Expected " + word + " but found " + left.peek());
    }
  }

  /** Fails when there is more. */
  void end() {
    if (!left.isEmpty()) {
      throw new Liquid.Unreadable("Did not expect " + left.peek());
    }
  }
}
