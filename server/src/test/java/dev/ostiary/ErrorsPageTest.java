package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.branding.ErrorView;
import dev.ostiary.oauth.OAuthError;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/errors.md} names every code that the code can send. */
final class ErrorsPageTest {
  private static final String PAGE = Golden.read("docs/errors.md");

  /** Where codes stand as literals: the first word in quotes after one of these. */
  private static final List<Pattern> LITERALS =
      List.of(
          Pattern.compile("OAuthError\\s*\\.of\\(\\s*\"(\\w+)\""),
          Pattern.compile("new HttpError\\(\\s*\\d+,\\s*\"(\\w+)\""),
          Pattern.compile("new ManagementError\\(\\s*\\d+,\\s*\"(\\w+)\""),
          Pattern.compile("ManagementError\\s*\\.(?:notFound|conflict)\\(\\s*\"(\\w+)\""),
          Pattern.compile("legacy\\(\\s*\"(\\w+)\""),
          Pattern.compile("\\.put\\(\"(?:code|error)\", \"(\\w+)\""));

  @Test
  void everyCodeInTheSourcesIsExplained() throws IOException {
    var codes = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var text = Files.readString(file);
        for (var literal : LITERALS) {
          literal.matcher(text).results().forEach(match -> codes.add(match.group(1)));
        }
      }
    }
    // A floor: patterns that find nothing would let everything pass.
    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(codes).allSatisfy(ErrorsPageTest::isExplained);
  }

  @Test
  void everyOAuthErrorIsExplainedInBothBehaviours() throws ReflectiveOperationException {
    var makers =
        Arrays.stream(OAuthError.class.getMethods())
            .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterCount() < 2)
            .toList();
    assertThat(makers).hasSizeGreaterThan(8);
    for (var maker : makers) {
      var error =
          (OAuthError)
              (maker.getParameterCount() == 0 ? maker.invoke(null) : maker.invoke(null, "text"));
      isExplained(error.code(false));
      isExplained(error.code(true));
    }
  }

  @Test
  void everyErrorOfAPageIsExplained() throws ReflectiveOperationException {
    for (var field : ErrorView.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        isExplained((String) field.get(null));
      }
    }
  }

  private static void isExplained(String code) {
    assertThat(PAGE).as("docs/errors.md lacks %s", code).contains("`" + code + "`");
  }
}
