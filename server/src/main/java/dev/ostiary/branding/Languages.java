package dev.ostiary.branding;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages of the pages, and the choice among them (RFC 4647 §3.4, lookup). */
public final class Languages {

  private static final List<String> TAGS =
      List.of("en", "ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "sv", "tr", "zh");

  /** Far above what any browser sends, far below what would cost anything to read. */
  private static final int MAX_LENGTH = 1_000;

  private static final int MAX_RANGES = 20;
  private static final Pattern RANGE = Pattern.compile("[a-z]{1,8}(-[a-z0-9]{1,8})*");
  private static final Pattern WEIGHT = Pattern.compile("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)");

  private static final Map<String, Language> ALL = load();

  private Languages() {}

  private record Weighted(String range, double weight) {}

  /** All languages, English first. */
  public static Collection<Language> all() {
    return ALL.values();
  }

  /** The language that is used when nothing better is known. */
  public static Language english() {
    return get("en");
  }

  /** The language of a user or tenant setting such as {@code de} or {@code pt-BR}. */
  public static Optional<Language> find(@Nullable String tag) {
    return tag == null ? Optional.empty() : lookup(List.of(tag.toLowerCase(Locale.ROOT)));
  }

  /**
   * Chooses by the OpenID Connect parameter {@code ui_locales} (tags separated by spaces, best
   * first) and then by the header {@code Accept-Language} (RFC 9110 §12.5.4). Never fails: what
   * cannot be read is skipped, and English remains.
   */
  public static Language choose(@Nullable String uiLocales, @Nullable String acceptLanguage) {
    return lookup(wishes(uiLocales))
        .or(() -> lookup(accepted(acceptLanguage)))
        .orElseGet(Languages::english);
  }

  private static List<String> wishes(@Nullable String uiLocales) {
    return List.of(bounded(uiLocales).split("\\s+", MAX_RANGES));
  }

  private static List<String> accepted(@Nullable String header) {
    var ranges = new ArrayList<Weighted>();
    for (var item : bounded(header).split(",", MAX_RANGES)) {
      var parts = item.split(";", 2);
      var weight = parts.length == 1 ? 1 : weight(parts[1].strip());
      if (weight > 0) {
        ranges.add(new Weighted(parts[0].strip(), weight));
      }
    }
    // The sort is stable: of two ranges with one weight the first remains the first.
    ranges.sort(Comparator.comparingDouble(Weighted::weight).reversed());
    return ranges.stream().map(Weighted::range).toList();
  }

  private static double weight(String parameter) {
    var matcher = WEIGHT.matcher(parameter);
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  private static String bounded(@Nullable String text) {
    var usable = text == null || text.length() > MAX_LENGTH ? "" : text;
    return usable.toLowerCase(Locale.ROOT).strip();
  }

  private static Optional<Language> lookup(List<String> ranges) {
    return ranges.stream()
        .filter(range -> RANGE.matcher(range).matches())
        .flatMap(range -> matching(range).stream())
        .findFirst();
  }

  /** Shortens the range subtag by subtag until there is a language for it. */
  private static Optional<Language> matching(String range) {
    for (var rest = range;
        !rest.isEmpty();
        rest = rest.substring(0, Math.max(0, rest.lastIndexOf('-')))) {
      var language = ALL.get(rest);
      if (language != null) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  private static Language get(String tag) {
    var language = ALL.get(tag);
    if (language == null) {
      throw new IllegalStateException("no texts for " + tag);
    }
    return language;
  }

  private static Map<String, Language> load() {
    var languages = new LinkedHashMap<String, Language>();
    for (var tag : TAGS) {
      languages.put(tag, new Language(tag, read("/languages/" + tag + ".properties")));
    }
    return languages;
  }

  private static Map<String, String> read(String resource) {
    try (var in = Languages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      var texts = new LinkedHashMap<String, String>();
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
