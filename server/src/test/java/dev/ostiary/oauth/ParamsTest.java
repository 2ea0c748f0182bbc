package dev.ostiary.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {
  @Test
  void aFormIsReadAsTheUrlStandardSays() {
    var params = Params.parse("a=1&b=x+y%20z&c&d=&&e=%C3%BC&a%3Db=c%26d&plain=ü");
    assertThat(params.value("a")).isEqualTo("1");
    assertThat(params.value("b")).isEqualTo("x y z");
    assertThat(params.value("e")).isEqualTo("ü");
    assertThat(params.value("plain")).isEqualTo("ü");
    assertThat(params.value("a=b")).isEqualTo("c&d");
    assertThat(params.toMap().keySet()).containsExactly("a", "b", "e", "a=b", "plain");
  }

  @Test
  void aParameterWithoutAValueCountsAsLeftOut() {
    var params = Params.parse("a=&b");
    assertThat(params.get("a")).isEmpty();
    assertThat(params.get("b", "fallback")).isEqualTo("fallback");
    assertThat(params.has("a")).isTrue();
    assertThat(params.has("c")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=%", "a=%4", "a=%zz", "a=%FF", "a=%C0%AE", "a=%ED%A0%80", "a=%00", "%=b"})
  @DisplayName("overlong, broken and surrogate UTF-8 is malformed and never replaced")
  void badEncodingIsMalformed(String text) {
    assertThatThrownBy(() -> Params.parse(text)).isInstanceOf(Params.MalformedParams.class);
  }

  @Test
  @DisplayName("COD-12 what is said twice is known to be")
  void whatIsSaidTwiceIsKnown() {
    var params = Params.parse("a=1&a=1&b=&b=2&c=3&%61=4");
    assertThat(params.repeated()).containsExactlyInAnyOrder("a", "b");
    assertThat(params.all("b")).containsExactly("2");
  }

  @Test
  void thereIsABoundOnTheirNumber() {
    assertThat(Params.parse("a=1&".repeat(256)).all("a")).hasSize(256);
    assertThatThrownBy(() -> Params.parse("a=1&".repeat(257)))
        .isInstanceOf(Params.MalformedParams.class);
  }

  @Test
  void anObjectsMembersAreTexts() {
    var params = Params.of(Json.own("{\"a\":\"x\",\"b\":1,\"c\":true,\"d\":null}"));
    assertThat(params.value("a")).isEqualTo("x");
    assertThat(params.value("b")).isEqualTo("1");
    assertThat(params.value("c")).isEqualTo("true");
    assertThat(params.has("d")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":[]}", "{\"a\":{}}", "{\"a\":[\"x\"]}"})
  @DisplayName("REC-02 lists and objects are no parameters")
  void listsAndObjectsAreNoParameters(String json) {
    var object = Json.own(json);
    assertThatThrownBy(() -> Params.of(object)).isInstanceOf(Params.MalformedParams.class);
  }

  @ParameterizedTest
  @CsvSource({"a+b,a+b", "auth0%7C1,auth0|1", "https%3A%2F%2Fx%2F,https://x/", "%2525,%25"})
  void aSegmentOfAPathIsDecodedOnce(String text, String decoded) {
    assertThat(Params.decodeSegment(text)).isEqualTo(decoded);
  }
}
