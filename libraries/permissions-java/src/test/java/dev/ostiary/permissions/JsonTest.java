package dev.ostiary.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void itReadsWhatAnswersAreMadeOf() {
    assertThat(
            Json.object(" {\"a\":[\"x\",{\"b\":\"\\u00e9\\n\\\"\"}] , \"n\": -1.5e3, \"t\":null}"))
        .isEqualTo(Map.of("a", List.of("x", Map.of("b", "é\n\"")), "n", "-1.5e3", "t", "null"));
    assertThat(Json.object("{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\"}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":x}",
        "{} x",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"",
        "{a:1}"
      })
  void itRefusesTheRest(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.object(text));
  }

  @Test
  void depthHasAnEnd() {
    var deep = "{\"a\":" + "[".repeat(100_000);
    assertThatIllegalArgumentException().isThrownBy(() -> Json.object(deep));
  }
}
