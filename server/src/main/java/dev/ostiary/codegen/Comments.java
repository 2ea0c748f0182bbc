package dev.ostiary.codegen;

/**
 * Texts from a manifest in comments. What stays is letters, digits and a few signs, so that no
 * language can see an end of the comment, an escape, a directive or a tag in them: {@code *}{@code
 * /} and {@code ?>}, Java's {@code \}{@code u002a}, line ends of Unicode, {@code @deprecated}.
 */
final class Comments {
  private static final String SIGNS = " .,;:!?()+-=%'\"#/_";

  private Comments() {}

  static String harmless(String text) {
    var kept = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0 ? c : ' ')
        .forEach(kept::appendCodePoint);
    return kept.toString().replaceAll(" +", " ").replaceAll("'+", "'").strip();
  }
}
