package dev.ostiary.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.chaos.Step.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each checker finds the fault that was planted for it, and nothing in what is right. */
class CheckersTest {
  private long clock;

  private Step step(String kind, String key, Outcome outcome, String given, String got) {
    clock += 10;
    return new Step(kind, key, clock, clock + 5, outcome, given, got);
  }

  private Step step(String kind, String key, Outcome outcome) {
    return step(kind, key, outcome, "", "");
  }

  private Step refresh(Outcome outcome, String given, String got) {
    return step("refresh", "family", outcome, given, got);
  }

  private static List<String> found(Checker checker, Step... steps) {
    var history = new History();
    List.of(steps).forEach(history::add);
    return checker.violations(history);
  }

  @Test
  void whatWasAcknowledgedAndIsGone() {
    var checker = Checker.durable("sign-up", Set.of("a"));
    assertThat(
            found(
                checker,
                step("sign-up", "a", Outcome.DONE),
                step("sign-up", "b", Outcome.DONE),
                step("sign-up", "c", Outcome.UNKNOWN)))
        .containsExactly("sign-up of b was acknowledged and is gone");
  }

  @Test
  void whatWasDoneTwice() {
    var checker = Checker.atMostOnce("redeem");
    assertThat(
            found(
                checker,
                step("redeem", "a", Outcome.DONE),
                step("redeem", "a", Outcome.REFUSED),
                step("redeem", "b", Outcome.DONE)))
        .isEmpty();
    assertThat(found(checker, step("redeem", "a", Outcome.DONE), step("redeem", "a", Outcome.DONE)))
        .hasSize(1);
  }

  @Test
  void whatSucceededAfterItsEnd() {
    var checker = Checker.endedForGood("revoke", "refresh");
    assertThat(
            found(
                checker,
                step("refresh", "a", Outcome.DONE),
                step("revoke", "a", Outcome.DONE),
                step("refresh", "b", Outcome.DONE)))
        .isEmpty();
    assertThat(
            found(checker, step("revoke", "a", Outcome.DONE), step("refresh", "a", Outcome.DONE)))
        .hasSize(1);
  }

  @Test
  void aRequestThatBeganBeforeTheEndMaySucceedAfterIt() {
    var late = new Step("refresh", "a", 1, 100, Outcome.DONE, "", "");
    var end = new Step("revoke", "a", 2, 50, Outcome.DONE, "", "");
    assertThat(found(Checker.endedForGood("revoke", "refresh"), end, late)).isEmpty();
  }

  @Test
  void whatMustNeverSucceed() {
    assertThat(found(Checker.never("x"), step("x", "a", Outcome.DONE))).hasSize(1);
    assertThat(found(Checker.never("x"), step("x", "a", Outcome.REFUSED))).isEmpty();
  }

  @Test
  void anAnswerThatFitsNothing() {
    assertThat(found(Checker.noWrongAnswers(), step("x", "a", Outcome.WRONG))).hasSize(1);
    assertThat(found(Checker.noWrongAnswers(), step("x", "a", Outcome.UNKNOWN))).isEmpty();
  }

  @Test
  void aChainOfRenewalsIsRight() {
    assertThat(
            found(
                new Families(),
                refresh(Outcome.DONE, "1", "2"),
                refresh(Outcome.DONE, "2", "3"),
                refresh(Outcome.REFUSED, "1", ""),
                refresh(Outcome.REFUSED, "3", "")))
        .isEmpty();
  }

  @Test
  void aTokenThatWasUsedTwice() {
    assertThat(
            found(
                new Families(),
                refresh(Outcome.DONE, "1", "2"),
                refresh(Outcome.DONE, "1", "other")))
        .contains("a token of family family was used twice");
  }

  @Test
  void aFamilyThatGoesOnAfterAReuse() {
    assertThat(
            found(
                new Families(),
                refresh(Outcome.DONE, "1", "2"),
                refresh(Outcome.REFUSED, "1", ""),
                refresh(Outcome.DONE, "2", "3")))
        .containsExactly("family family went on after its reuse was detected");
  }

  @Test
  void anOwnerWhoIsThrownOutForNothing() {
    assertThat(
            found(
                new Families(), refresh(Outcome.DONE, "1", "2"), refresh(Outcome.REFUSED, "2", "")))
        .containsExactly("family family was refused though nobody had used its token");
  }

  @Test
  void anOwnerWhoLostAnAnswerMayBeRefused() {
    assertThat(
            found(
                new Families(),
                refresh(Outcome.UNKNOWN, "1", ""),
                refresh(Outcome.REFUSED, "1", "")))
        .isEmpty();
  }

  @Test
  void anOwnerWhoRevokedIsRefused() {
    assertThat(
            found(
                new Families(),
                refresh(Outcome.DONE, "1", "2"),
                step("revoke", "family", Outcome.DONE),
                refresh(Outcome.REFUSED, "2", "")))
        .isEmpty();
  }
}
