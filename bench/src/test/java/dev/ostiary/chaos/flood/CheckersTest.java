package dev.ostiary.chaos.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.bench.Answer;
import dev.ostiary.chaos.Step.Outcome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    return judged("{\"keys\"", status, headers, body);
  }

  private static Outcome judged(String start, int status, String headers, String body) {
    var text =
        "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(status, headers, body.length(), body);
    var buffer = ByteBuffer.allocate(1_024).put(text.getBytes(StandardCharsets.US_ASCII));
    var answer = new Answer(buffer);
    assertThat(answer.complete()).isTrue();
    return new Demand("x", () -> "", start, Demand.Pace.closed(1, 1)).judge(answer);
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

  @Test
  void aHealthCheckMaySayThatItIsNotReadyInItsOwnWords() {
    var start = "{\"status\":";
    assertThat(judged(start, 200, "", "{\"status\":\"ok\"}")).isEqualTo(Outcome.DONE);
    assertThat(judged(start, 503, "", "{\"status\":\"unavailable\"}")).isEqualTo(Outcome.REFUSED);
    assertThat(judged(start, 500, "", "{\"status\":\"unavailable\"}")).isEqualTo(Outcome.WRONG);
  }

  private List<String> answered() {
    return new Verdict(true).answered(Map.of("tokens", tally)).violations();
  }

  private List<String> served() {
    return new Verdict(true).alwaysServed(Map.of("keys", tally), "keys").violations();
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
    assertThat(new Verdict(true).atMost("MiB", 512, 512).violations()).isEmpty();
    assertThat(new Verdict(true).atMost("MiB", 513, 512).violations()).hasSize(1);
    assertThat(new Verdict(true).atMost("MiB", Double.NaN, 512).violations()).hasSize(1);
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
    return SlowAndHuge.verdict(new Verdict(true), List.of(), List.of(), longest).violations();
  }

  @Test
  void aSlowConnectionThatIsNeverEnded() {
    assertThat(slow(Map.of(Swarm.Kind.SLOW_HEAD, 11.0, Swarm.Kind.IDLE, 60.0))).isEmpty();
    assertThat(slow(Map.of(Swarm.Kind.SLOW_HEAD, 60.0))).hasSize(1);
  }

  private static List<String> huge(int status, double seconds) {
    return SlowAndHuge.verdict(
            new Verdict(true),
            List.of(),
            List.of(new Huge.Fate("huge", status, seconds, 1)),
            Map.of())
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

  private List<String> slowDatabase(Tally tokens) {
    tally.answered(Outcome.DONE, 0, 1, "");
    var verdict = new Verdict(true);
    SlowDatabase.check(
        verdict,
        Map.of("keys", tally, "discovery", tally, "tokens", tokens),
        Map.of("tokens", tokens));
    return verdict.violations();
  }

  private static Tally refusal(double due, double seconds) {
    var tokens = new Tally();
    tokens.answered(Outcome.REFUSED, due, (long) (seconds * 1e9), "");
    return tokens;
  }

  @Test
  void anAnswerThatCameAfterTheDeadlineOfTheServer() {
    assertThat(slowDatabase(refusal(0, 9))).isEmpty();
    assertThat(slowDatabase(refusal(0, 12))).hasSize(1);
  }

  @Test
  void aServerThatIsNotItselfAgain() {
    assertThat(slowDatabase(refusal(20, 1))).hasSize(1);
  }

  @Test
  void aFaultyNetworkIsAsBadAsItIsTold() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var proxy = new FaultProxy(server.getLocalPort());
        var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        var far = server.accept()) {
      client.getOutputStream().write(1);
      assertThat(far.getInputStream().read()).isEqualTo(1);
      proxy.be(FaultProxy.Fault.STALL);
      client.getOutputStream().write(2);
      far.setSoTimeout(200);
      assertThatThrownBy(() -> far.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      proxy.be(FaultProxy.Fault.NONE);
      far.setSoTimeout(5_000);
      assertThat(far.getInputStream().read()).isEqualTo(2);
      proxy.be(FaultProxy.Fault.trickle(Duration.ofMillis(100)));
      client.getOutputStream().write(new byte[] {3, 4, 5});
      assertThat(far.getInputStream().readNBytes(3)).containsExactly(3, 4, 5);
      proxy.be(FaultProxy.Fault.HOLE);
      client.getOutputStream().write(6);
      far.setSoTimeout(200);
      assertThatThrownBy(() -> far.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      proxy.be(FaultProxy.Fault.NONE);
      client.getOutputStream().write(7);
      assertThatThrownBy(() -> far.getInputStream().read())
          .as("what lost something stays silent")
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}
