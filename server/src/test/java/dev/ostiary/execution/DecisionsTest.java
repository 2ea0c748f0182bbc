package dev.ostiary.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.action.Programs.Kind;
import dev.ostiary.common.Json;
import dev.ostiary.sandbox.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final String CLAIM = "https://app.example/plan";

  @Test
  void aClaimThatARuleWritesIsADecisionOfThatRuleAlone() {
    assertThat(Json.write(Decisions.of(Kind.RULE, result())))
        .isEqualTo(
            """
            [{"name":"idToken.set","arguments":["https://app.example/plan","gold"],"line":2}]""");
  }

  @Test
  void whatAnActionReturnsIsNoDecision() {
    assertThat(Decisions.of(Kind.ACTION, result())).isEmpty();
  }

  /** Of a program that comes after one which has written {@code earlier}. */
  private static RunResult result() {
    var value = Json.object();
    value.putObject("context").putObject("idToken").put(CLAIM, "gold").put("earlier", 1);
    value.putObject("lines").put("idToken." + CLAIM, 2);
    return new RunResult(RunResult.Status.OK, 1, value, List.of(), Json.array(), null);
  }
}
