package dev.ostiary.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {
  private static final int MANY = 100_000;

  static Stream<Arguments> alphabets() {
    return Stream.of(
        Arguments.of("[A-Za-z0-9]", 62, (IntFunction<String>) Ids::alphanumeric),
        Arguments.of("[1-9A-HJ-NP-Za-km-z]", 58, (IntFunction<String>) Ids::base58),
        Arguments.of("[0-9]", 10, (IntFunction<String>) Ids::digits));
  }

  @ParameterizedTest
  @MethodSource("alphabets")
  void eachCharacterIsAsLikelyAsAnyOther(String form, int characters, IntFunction<String> text) {
    var drawn = text.apply(MANY);
    assertThat(drawn).hasSize(MANY).matches(form + "+");
    var counts = new int[128];
    drawn.chars().forEach(c -> counts[c]++);
    // A fifth more or less is eight standard deviations.
    double expected = (double) MANY / characters;
    for (int count : counts) {
      if (count > 0) {
        assertThat((double) count).isBetween(expected * 0.8, expected * 1.2);
      }
    }
    assertThat(java.util.Arrays.stream(counts).filter(c -> c > 0).count()).isEqualTo(characters);
  }

  @Test
  void theLengthIsAlwaysTheOneThatWasAskedFor() {
    for (int length = 0; length < 200; length++) {
      assertThat(Ids.digits(length)).hasSize(length);
    }
  }
}
