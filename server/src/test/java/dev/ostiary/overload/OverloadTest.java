package dev.ostiary.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Await;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.config.Setting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many times more sign-ins and tokens at once than the machine can do. */
class OverloadTest {
  private static final String API = "https://load.example/";
  private static final int SIGN_INS = 80 * Runtime.getRuntime().availableProcessors();
  private static final int TOKENS = 100;
  private static final Duration BURST = Duration.ofSeconds(6);
  private static final TestServer server =
      TestServer.start(Map.of(Setting.CONNECTIONS_PER_ADDRESS, "100000"));
  private static final TestApp machine = server.app(server.client().machine().create());
  private static final TestApp web =
      server.app(server.client().confidential().grantType("password").create());
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final LongAdder strangers = new LongAdder();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  @BeforeAll
  static void fill() {
    server.api(API, "read:load");
    server.grant(machine.client(), API, "read:load");
    server.user("load@example.com");
    server.settings("{\"default_directory\":\"Username-Password-Authentication\"}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer token() {
    return machine.token(Map.of("grant_type", "client_credentials", "audience", API));
  }

  /** Each time another: one name would wait for itself, and be held off. */
  private HttpCalls.Answer stranger() {
    strangers.increment();
    return signIn(
        "nobody" + Thread.currentThread().threadId() + "-" + strangers.sum() + "@x.example");
  }

  private static HttpCalls.Answer signIn(String name) {
    var fields = new HashMap<String, String>();
    fields.put("grant_type", "password");
    fields.put("username", name);
    fields.put("password", TestServer.PASSWORD);
    return web.token(fields);
  }

  private static HttpCalls.Answer page() {
    return server.http().get("/v2/logout");
  }

  @Test
  @DisplayName(
      "DOS-04 R12 a flood is refused in the right words, what is cheap goes on, and it passes")
  void aFloodIsRefusedAndPasses() throws Exception {
    assertThat(signIn("load@example.com").status()).isEqualTo(200);
    long end = System.nanoTime() + BURST.toNanos();
    // Threads of the system: the server's own must not be busy with its clients.
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < SIGN_INS; i++) {
        threads.execute(() -> repeat(end, "sign-in", this::stranger));
      }
      for (int i = 0; i < TOKENS; i++) {
        threads.execute(() -> repeat(end, "token", OverloadTest::token));
      }
      for (int i = 0; i < 10; i++) {
        threads.execute(() -> repeat(end, "page", OverloadTest::page));
      }
      threads.execute(() -> repeat(end, "free", () -> server.http().get("/health/live")));
      threads.execute(() -> repeat(end, "free", () -> server.http().get("/.well-known/jwks.json")));
    }
    assertThat(wrong).isEmpty();
    assertThat(counts.keySet()).contains("sign-in 503", "token 200", "free 200");
    assertThat(counts.keySet()).doesNotContain("free 503", "free 429");
    Await.until("tokens", Duration.ofSeconds(10), () -> token().status() == 200);
    Await.until(
        "sign-ins", Duration.ofSeconds(10), () -> signIn("load@example.com").status() == 200);
    for (int i = 0; i < 20; i++) {
      assertThat(token().status()).isEqualTo(200);
      assertThat(signIn("load@example.com").status()).isEqualTo(200);
    }
  }

  private interface Ask {
    HttpCalls.Answer answer();
  }

  private void repeat(long end, String kind, Ask ask) {
    while (System.nanoTime() < end) {
      long began = System.nanoTime();
      try {
        var answer = ask.answer();
        counts.computeIfAbsent(kind + " " + answer.status(), k -> new LongAdder()).increment();
        check(kind, answer, Duration.ofNanos(System.nanoTime() - began));
      } catch (RuntimeException e) {
        wrong.add(kind + ": " + e);
      }
    }
  }

  /** The client of this test gives up after 30 seconds: nothing may come near that. */
  private void check(String kind, HttpCalls.Answer answer, Duration took) {
    boolean refused = answer.status() == 503 || answer.status() == 429;
    boolean usual =
        answer.status() == 200
            || (kind.equals("sign-in") && answer.status() == 403)
            || (kind.equals("page") && answer.status() < 400);
    if (!usual && !refused) {
      wrong.add(kind + ": " + answer);
    }
    if (refused
        && (answer.header("retry-after").isEmpty()
            || (!kind.equals("page")
                && !Json.text(answer.json(), "error", "")
                    .matches("temporarily_unavailable|too_many_(requests|attempts)")))) {
      wrong.add(kind + " is refused in wrong words: " + answer);
    }
    if (took.compareTo(Gate.DEADLINE.multipliedBy(2)) > 0) {
      wrong.add(kind + " took " + took);
    }
  }
}
