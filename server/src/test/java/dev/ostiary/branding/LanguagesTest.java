package dev.ostiary.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]\\}");

  static List<Language> languages() {
    return List.copyOf(Languages.all());
  }

  @Test
  void thereAreAtLeastTenLanguagesAndEnglishIsFirst() {
    assertThat(languages()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(languages().getFirst()).isSameAs(Languages.english());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasTheSameTexts(Language language) {
    assertThat(new TreeSet<>(language.keys())).isEqualTo(new TreeSet<>(english().keys()));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyTextHasTheSamePlaceholdersAndWords(Language language) {
    for (var key : language.keys()) {
      var text = raw(language, key);
      assertThat(placeholders(text)).as(key).isEqualTo(placeholders(raw(english(), key)));
      assertThat(text).as(key).isNotBlank().isEqualTo(text.strip()).doesNotContain("  ");
      assertThat(text.replaceAll("\\{[0-9]\\}", ""))
          .as(key)
          .doesNotContain("{")
          .doesNotContain("}");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageIsTranslated(Language language) {
    var same =
        language.keys().stream()
            .filter(key -> raw(language, key).equals(raw(english(), key)))
            .count();
    assertThat(same).isLessThanOrEqualTo(language == english() ? Long.MAX_VALUE : 6);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noFileNamesAKeyTwice(Language language) throws IOException {
    var seen = new HashSet<String>();
    for (var line :
        file(language).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      var entry = new Properties();
      entry.load(new StringReader(line));
      assertThat(entry).as(line).hasSize(1);
      assertThat(seen.add(entry.stringPropertyNames().iterator().next())).as(line).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de             |                                 | de",
        "fr-CA en       | de                              | fr",
        "xx de-CH-1996  | fr                              | de",
        "EN-us          |                                 | en",
        "xx             | nl;q=0.5, sv;q=0.8              | sv",
        "               | da, de-AT;q=0.9, en;q=0.8       | de",
        "               | zh-Hant-TW                      | zh",
        "               | de;q=0, fr;q=0.1                | fr",
        "               | *                               | en",
        "               | de;q=2, ja;q=0.3                | ja",
        "               | pl ; q=0.7 , tr;q=0.7           | pl",
        "               |                                 | en",
        "deutsch        | en;q=1.0,ar;q=1                 | en"
      })
  void choosesByLookup(@Nullable String uiLocales, @Nullable String header, String expected) {
    assertThat(Languages.choose(uiLocales, header).tag()).isEqualTo(expected);
  }

  @Test
  void rubbishNeverFails() {
    var random = new Random(20261121);
    var alphabet = "de-,;q=01.* \t\u0000é\ud83d\ude00%EN_";
    for (var i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      random
          .ints(random.nextInt(60), 0, alphabet.length())
          .forEach(c -> text.append(alphabet.charAt(c)));
      assertThat(Languages.choose(text.toString(), text.toString())).isIn(Languages.all());
    }
    assertThat(Languages.choose("de ".repeat(100_000), "de,".repeat(100_000)).tag())
        .isEqualTo("en");
  }

  @Test
  void theChoiceDoesNotDependOnTheLocaleOfTheMachine() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Languages.choose("IT", null).tag()).isEqualTo("it");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aSettingNamesALanguage() {
    assertThat(Languages.find("pt-BR")).map(Language::tag).contains("pt");
    assertThat(Languages.find("tlh")).isEmpty();
    assertThat(Languages.find(null)).isEmpty();
  }

  private static Language english() {
    return Languages.english();
  }

  /** The text with its placeholders: each is filled with itself. */
  private static String raw(Language language, String key) {
    return language.text(key, "{0}", "{1}", "{2}");
  }

  private static SortedSet<String> placeholders(String text) {
    var found = new TreeSet<String>();
    PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found;
  }

  private static String file(Language language) throws IOException {
    var name = "/languages/" + language.tag() + ".properties";
    try (var in = Languages.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
