package dev.ostiary.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** JSON from outside that is made to cost much. */
class JsonTest {
  /** Far more than any of these takes, far less than the square of their size would. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static JsonNode parse(String text) throws Json.MalformedJson {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Texts of one hash each: "Aa" and "BB" have the same. */
  private static List<String> colliding(int bits) {
    return IntStream.range(0, 1 << bits)
        .mapToObj(
            n ->
                IntStream.range(0, bits)
                    .mapToObj(bit -> (n >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining()))
        .toList();
  }

  @Test
  @DisplayName("DOS-05 names that all have one hash are read like others")
  void namesOfOneHash() {
    var names = colliding(15);
    assertThat(names.stream().map(String::hashCode).distinct()).hasSize(1);
    var text = names.stream().map(n -> '"' + n + "\":1").collect(Collectors.joining(",", "{", "}"));
    var value = assertTimeoutPreemptively(SOON, () -> parse(text));
    assertThat(value.size()).isEqualTo(1 << 15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000000000", "-1e999999999", "1E-1000000000", "1.5e2147483647"})
  @DisplayName("DOS-05 a huge exponent is a number like another, or none")
  void hugeExponents(String number) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          JsonNode value;
          try {
            value = parse("{\"n\":" + number + "}");
          } catch (Json.MalformedJson e) {
            return;
          }
          assertThat(Json.number(value, "n", 7)).isIn(0L, 7L);
          assertThat(Json.write(value)).hasSizeLessThan(100);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 500_000})
  @DisplayName("DOS-05 what is nested deeply is refused")
  void deepNesting(int depth) {
    for (var text :
        List.of(
            "[".repeat(depth) + "]".repeat(depth),
            "{\"a\":".repeat(depth) + 1 + "}".repeat(depth))) {
      assertThatThrownBy(() -> parse(text)).isInstanceOf(Json.MalformedJson.class);
    }
  }

  @Test
  @DisplayName("DOS-05 digits without end are refused, and so are long names and texts")
  void lengths() {
    for (var text :
        List.of(
            "9".repeat(101),
            "0." + "9".repeat(101),
            "{\"" + "n".repeat(2049) + "\":1}",
            '"' + "t".repeat((1 << 20) + 1) + '"',
            "[" + " ".repeat(5 << 20) + "]")) {
      assertThatThrownBy(() -> parse(text))
          .as(text.substring(0, 10))
          .isInstanceOf(Json.MalformedJson.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{\"a\":\"\\u0000\"}", "\"\\ud800\""})
  @DisplayName("DOS-05 what could be read in two ways, or not be kept, is refused")
  void ambiguous(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(Json.MalformedJson.class);
  }
}
