package dev.ostiary.chaos.flood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.bench.Answer;
import dev.ostiary.chaos.Step.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each checker of a flood finds the fault that was planted for it, and nothing in what is right.
 */
class CheckersTest {
  private static final String WORDS = "{\"error\":\"temporarily_unavailable\"}";
  private final Tally tally = new Tally();

  private static Outcome judged(int status, String headers, String body) {
    var text =
        "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(status, headers, body.length(), body);
    var buffer = ByteBuffer.allocate(1_024).put(text.getBytes(StandardCharsets.US_ASCII));
    var answer = new Answer(buffer);
    assertThat(answer.complete()).isTrue();
    return new Demand("x", () -> "", "{\"keys\"", Demand.Pace.closed(1, 1)).judge(answer);
  }

  @Test
  void aRefusalIsOneThatAClientUnderstands() {
    assertThat(judged(200, "", "{\"keys\":[]}")).isEqualTo(Outcome.DONE);
    assertThat(judged(503, "Retry-After: 1\r\n", WORDS)).isEqualTo(Outcome.REFUSED);
    assertThat(judged(429, "Retry-After: 2\r\n", "{\"error\":\"too_many_requests\"}"))
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void aRefusalInOtherWordsIsWrong() {
    assertThat(judged(503, "", WORDS)).isEqualTo(Outcome.WRONG);
    assertThat(judged(503, "Retry-After: 0\r\n", WORDS)).isEqualTo(Outcome.WRONG);
    assertThat(judged(503, "Retry-After: 1\r\n", "{\"status\":\"unavailable\"}"))
        .isEqualTo(Outcome.WRONG);
    assertThat(judged(500, "Retry-After: 1\r\n", WORDS)).isEqualTo(Outcome.WRONG);
    assertThat(judged(200, "", "{}")).isEqualTo(Outcome.WRONG);
  }

  private List<String> answered() {
    return new Verdict().answered(Map.of("tokens", tally)).violations();
  }

  private List<String> served() {
    return new Verdict().alwaysServed(Map.of("keys", tally), "keys").violations();
  }

  @Test
  void whatGotNoAnswerOrAWrongOne() {
    tally.answered(Outcome.DONE, 0, 1, "");
    tally.answered(Outcome.REFUSED, 0, 1, "");
    assertThat(answered()).isEmpty();
    tally.answered(Outcome.UNKNOWN, 0, 1, "closed");
    assertThat(answered()).hasSize(1);
    tally.answered(Outcome.WRONG, 0, 1, "500");
    assertThat(answered().toString()).contains("1 wrong, 1 without an answer");
  }

  @Test
  void whatWasRefusedThoughItNeverMayBe() {
    assertThat(served()).as("nothing was asked").hasSize(1);
    tally.answered(Outcome.DONE, 0, 1, "");
    assertThat(served()).isEmpty();
    tally.answered(Outcome.REFUSED, 0, 1, "");
    assertThat(served()).hasSize(1);
  }

  @Test
  void whatFoundNoConnection() {
    tally.answered(Outcome.DONE, 0, 1, "");
    tally.unsent(0);
    assertThat(served()).hasSize(1);
  }

  @Test
  void aFigureBeyondItsLimit() {
    assertThat(new Verdict().atMost("MiB", 512, 512).violations()).isEmpty();
    assertThat(new Verdict().atMost("MiB", 513, 512).violations()).hasSize(1);
    assertThat(new Verdict().atMost("MiB", Double.NaN, 512).violations()).hasSize(1);
  }

  @Test
  void whenTheLastRefusalWasDue() {
    assertThat(tally.lastTrouble()).isNegative();
    tally.answered(Outcome.REFUSED, 7, 1, "");
    tally.answered(Outcome.REFUSED, 5, 1, "");
    tally.answered(Outcome.DONE, 9, 1, "");
    assertThat(tally.lastTrouble()).isEqualTo(7);
  }

  private static List<String> slow(Map<Swarm.Kind, Double> longest) {
    return SlowAndHuge.verdict(List.of(), List.of(), longest).violations();
  }

  @Test
  void aSlowConnectionThatIsNeverEnded() {
    assertThat(slow(Map.of(Swarm.Kind.SLOW_HEAD, 11.0, Swarm.Kind.IDLE, 60.0))).isEmpty();
    assertThat(slow(Map.of(Swarm.Kind.SLOW_HEAD, 60.0))).hasSize(1);
  }

  private static List<String> huge(int status, double seconds) {
    return SlowAndHuge.verdict(
            List.of(), List.of(new Huge.Fate("huge", status, seconds, 1)), Map.of())
        .violations();
  }

  @Test
  void aHugeRequestThatIsTakenOrHangs() {
    for (int status : new int[] {0, 400, 408, 413, 414, 431}) {
      assertThat(huge(status, 1)).isEmpty();
    }
    assertThat(huge(200, 1)).hasSize(1);
    assertThat(huge(500, 1)).hasSize(1);
    assertThat(huge(0, 30)).as("the generator gave up").hasSize(1);
  }
}
