package dev.ostiary.verification;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.telemetry.TracedDatabase;
import dev.ostiary.user.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered about a token is never older than the last change that was acknowledged. */
class TokenAnswersTest {
  private static final int CHANGES = 150;
  private static final int ASKERS = 4;
  private static final TestServer server = TestServer.start();
  private static final TestApp web = server.app(server.client().confidential().create());

  private static final String manager = server.managementToken("update:users", "delete:clients");

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String token(String email) {
    return TestApp.text(web.tokens(email, Map.of("scope", "openid profile")), "access_token");
  }

  private static HttpCalls.Answer ask(String token) {
    return server.http().get("/userinfo", "Authorization", "Bearer " + token);
  }

  private static int number(HttpCalls.Answer answer) {
    assertThat(answer).hasStatus(200);
    return Integer.parseInt(Json.text(answer.json(), "given_name", "0"));
  }

  private static void change(User user, String name) {
    var body = Json.write(Json.object().put("given_name", name));
    var path = "/api/v2/users/" + user.id().replace("|", "%7C");
    var bearer = "Bearer " + manager;
    assertThat(server.http().json("PATCH", path, body, "Authorization", bearer)).hasStatus(200);
  }

  @Test
  void whoAsksAgainIsAnsweredFromMemoryUntilTheUserChangesOrTheTokenEnds(@TempDir Path directory) {
    var time = new Time();
    long end = time.millis() + 60_000;
    var ticks = new AtomicLong();
    var asked = new AtomicInteger();
    try (var database = new TracedDatabase(new SqliteDatabase(directory.resolve("a.db")))) {
      var documents = new DocumentStore(database, time);
      var answers = new TokenAnswers<Integer>(database, documents, time, ticks::get);
      IntSupplier ask =
          () ->
              answers
                  .find(
                      server.tenant(),
                      "",
                      "token",
                      () ->
                          Optional.of(
                              new TokenAnswers.Found<>(asked.incrementAndGet(), "ann", end)))
                  .orElseThrow();
      assertThat(ask.getAsInt()).isEqualTo(1);
      assertThat(ask.getAsInt()).isEqualTo(1);
      database.write(
          tx ->
              tx.sql()
                  .execute(
                      "INSERT INTO identity (tenant_id, connection, provider, subject, user_id,"
                          + " body) VALUES (?, 'c', 'auth0', 'x', 'ann', '{}')",
                      server.tenant().id()));
      assertThat(ask.getAsInt()).isEqualTo(2);
      assertThat(ask.getAsInt()).isEqualTo(2);
      ticks.addAndGet(1_000_000_000);
      assertThat(ask.getAsInt()).as("what another process did is seen").isEqualTo(3);
      time.advance(Duration.ofMinutes(1));
      assertThat(ask.getAsInt()).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("TOK-11 while others ask all the time, a change is seen by whoever asks after it")
  void changesAreSeenAtOnceWhileOthersAsk() throws InterruptedException {
    var user = server.user("racing@example.com");
    var token = token("racing@example.com");
    var acknowledged = new AtomicInteger();
    var old = new ConcurrentLinkedQueue<String>();
    var askers = new Thread[ASKERS];
    for (int i = 0; i < ASKERS; i++) {
      askers[i] =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int least = 0; least < CHANGES; least = acknowledged.get()) {
                      int seen = number(ask(token));
                      if (seen < least) {
                        old.add(seen + " after " + least);
                      }
                    }
                  });
    }
    for (int n = 1; n <= CHANGES; n++) {
      change(user, Integer.toString(n));
      acknowledged.set(n);
    }
    for (var asker : askers) {
      asker.join();
    }
    assertThat(old).isEmpty();
    assertThat(number(ask(token))).isEqualTo(CHANGES);
  }

  @Test
  @DisplayName("TOK-11 the configuration decides anew: a deleted application's token")
  void aChangeOfTheConfigurationIsSeenAtOnce() {
    var asking = server.app(server.client().confidential().create());
    server.user("configured@example.com");
    server.api("https://answers.example/");
    var token =
        TestApp.text(
            asking.tokens("configured@example.com", Map.of("audience", "https://answers.example/")),
            "access_token");
    var api =
        server.app(
            server
                .client()
                .machine()
                .with(
                    "{\"app_type\":\"resource_server\","
                        + "\"resource_server_identifier\":\"https://answers.example/\"}")
                .create());
    var fields = Map.of("client_id", api.id(), "client_secret", api.secret(), "token", token);
    assertThat(server.http().form("/oauth/introspect", fields)).says("\"active\":true");
    assertThat(server.http().form("/oauth/introspect", fields)).says("\"active\":true");
    var delete =
        server
            .http()
            .request("/api/v2/clients/" + asking.id())
            .header("Authorization", "Bearer " + manager)
            .DELETE()
            .build();
    assertThat(server.http().send(delete)).hasStatus(204);
    assertThat(server.http().form("/oauth/introspect", fields)).says("\"active\":false");
  }
}
