package dev.ostiary.branding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language of the pages and mails with all its texts. Texts hold the placeholders {@code {0}} to
 * {@code {9}}; nothing else in them has a meaning, an apostrophe least of all.
 */
public final class Language {

  /** A piece of a text: its own words, or the value that took the place of a placeholder. */
  public record Part(String text, boolean value) {}

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])\\}");

  /** Line breaks and other controls, and what turns the writing direction of the text around it. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]+");

  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

  private final String tag;
  private final Map<String, String> texts;
  private final Map<String, String> own;

  Language(String tag, Map<String, String> texts) {
    this(tag, texts, Map.of());
  }

  private Language(String tag, Map<String, String> texts, Map<String, String> own) {
    this.tag = tag;
    this.texts = Map.copyOf(texts);
    this.own = Map.copyOf(own);
  }

  /** The same with a tenant's own words under some keys; in these, nothing has a meaning. */
  public Language with(Map<String, String> words) {
    return words.isEmpty() ? this : new Language(tag, texts, words);
  }

  /** The BCP 47 tag, for {@code lang} attributes. */
  public String tag() {
    return tag;
  }

  /** {@code ltr} or {@code rtl}, for {@code dir} attributes. */
  public String direction() {
    return RIGHT_TO_LEFT.contains(tag) ? "rtl" : "ltr";
  }

  /** Whether there is a text for the key. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** The text with its placeholders filled. A key without a text is a programming error. */
  public String text(String key, Object... values) {
    var result = new StringBuilder();
    for (var part : parts(key, values)) {
      result.append(part.text());
    }
    return result.toString();
  }

  /** The same text in pieces, so that a page can set off the values from the words. */
  public List<Part> parts(String key, Object... values) {
    var words = own.get(key);
    if (words != null) {
      return List.of(new Part(clean(words), false));
    }
    var text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key + " in " + tag);
    }
    var parts = new ArrayList<Part>();
    var matcher = PLACEHOLDER.matcher(text);
    var end = 0;
    while (matcher.find()) {
      addWords(parts, text.substring(end, matcher.start()));
      parts.add(new Part(clean(values[Integer.parseInt(matcher.group(1))]), true));
      end = matcher.end();
    }
    addWords(parts, text.substring(end));
    return parts;
  }

  /** Every key that has a text. */
  Set<String> keys() {
    return texts.keySet();
  }

  private static void addWords(List<Part> parts, String words) {
    if (!words.isEmpty()) {
      parts.add(new Part(words, false));
    }
  }

  /**
   * A name chosen by somebody else may neither break out of its line nor reverse the words around
   * it (Unicode TR 36 §2.9: bidirectional spoofing).
   */
  static String clean(Object value) {
    return CONTROLS.matcher(String.valueOf(value)).replaceAll(" ").strip();
  }

  @Override
  public String toString() {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }
}
