package dev.ostiary.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StepTest {
  @Test
  void wordsWithSpacesAndQuotesAreQuotedForTheShell() {
    assertThat(Step.own("here", "certutil", "-n", "it's me").line())
        .isEqualTo("certutil -n 'it'\\''s me'");
  }
}
