package dev.ostiary.common;

/** Cuts text from outside to a length, for messages and the log. */
public final class Text {
  private Text() {}

  /** The first characters, with a mark when some are missing. */
  public static String clipped(String text, int max) {
    return text.length() <= max ? text : start(text, max) + "…";
  }

  /**
   * At most so many characters from the beginning. Never cuts inside a surrogate pair: half of one
   * is a character that neither PostgreSQL nor an encoder takes.
   */
  public static String start(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
