package dev.ostiary.telemetry;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.config.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One id for a request: in its answer, in the log, and in the answer to what went wrong. */
class RequestIdTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final TestServer open = TestServer.start();
  private static final TestServer behind = TestServer.start(Map.of(Setting.TRUST_PROXY, "true"));

  @AfterAll
  static void stop() {
    open.close();
    behind.close();
  }

  private static String id(HttpCalls.Answer answer) {
    return answer.header("x-request-id").orElseThrow();
  }

  @Test
  void eachAnswerHasAnIdOfItsOwn() {
    var ids =
        List.of(
            id(open.http().get("/health/live")),
            id(open.http().get("/health/live")),
            id(open.http().get("/nothing/here")),
            id(open.http().get("/authorize?client_id=nobody")),
            id(open.http().form("/oauth/token", Map.of())),
            id(open.http().raw("/health/live", "Host: a", "Host: b")));
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9]{20}"));
  }

  @Test
  void whatAStrangerCallsItsRequestIsNotRead() {
    var answer =
        open.http()
            .get(
                "/health/live",
                "X-Request-Id",
                "mine",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
    assertThat(id(answer)).isNotEqualTo("mine").isNotEqualTo(TRACE);
  }

  @Test
  void aTrustedProxysIdIsKept() {
    assertThat(id(behind.http().get("/health/live", "X-Request-Id", "edge-1.a:7_b")))
        .isEqualTo("edge-1.a:7_b");
  }

  @Test
  void withoutAnIdTheRequestIsCalledByItsTrace() {
    assertThat(
            id(
                behind
                    .http()
                    .get("/health/live", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")))
        .isEqualTo(TRACE);
    assertThat(id(behind.http().get("/health/live", "traceparent", "00-" + TRACE + "-nonsense")))
        .isNotEqualTo(TRACE);
  }

  @ParameterizedTest
  @DisplayName("LOG-01 no id can pretend to be a line of the log, or fill it")
  @ValueSource(strings = {"a b", "a\tb", "a\"b", "a%0ab", "é", "<b>", "${jndi:x}", "LONG", " "})
  void whatCouldHarmALogIsReplaced(String given) {
    var sent = given.equals("LONG") ? "a".repeat(65) : given;
    var answer = behind.http().raw("/health/live", "X-Request-Id: " + sent);
    assertThat(id(answer)).matches("[A-Za-z0-9]{20}");
  }

  @Test
  @DisplayName("LOG-03 the log and the answer name the same request, and LOG-02 the log no values")
  void theLogAndTheAnswerNameTheSameRequest() {
    // A table that is gone is an error that nobody foresaw.
    try (var server = TestServer.start(Map.of(Setting.TRUST_PROXY, "true"));
        var log = new LogLines()) {
      new ApiFixture(server)
          .database()
          .write(tx -> tx.sql().execute("ALTER TABLE interaction RENAME TO gone"));
      var app = server.client().spa().create();
      var answer =
          server
              .http()
              .get(
                  "/authorize?"
                      + HttpCalls.encode(dev.ostiary.TestBrowser.request(app, "v".repeat(43))),
                  "X-Request-Id",
                  "broken-7");
      assertThat(answer).hasStatus(500);
      assertThat(id(answer)).isEqualTo("broken-7");
      assertThat(Json.text(answer.json(), "message", "")).endsWith("Quote this id: broken-7");
      assertThat(log.text()).contains("INSERT INTO interaction").doesNotContain(app.id());
      assertThat(log.lines())
          .anyMatch(l -> l.startsWith("[broken-7] Request GET /authorize failed"));
    }
  }
}
