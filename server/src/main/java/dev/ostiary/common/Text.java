package dev.ostiary.common;

/** What text from outside must be before it is kept, and how it is cut for messages. */
public final class Text {
  private Text() {}

  /** Whether a database and an encoder take it: no NUL, and no half of a surrogate pair. */
  public static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The first characters, never cut inside a surrogate pair, with a mark when some are missing. */
  public static String clipped(String text, int max) {
    return text.length() <= max ? text : start(text, max) + "…";
  }

  /** At most so many characters from the beginning, never cut inside a surrogate pair. */
  public static String start(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
