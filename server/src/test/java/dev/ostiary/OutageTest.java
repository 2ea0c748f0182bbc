package dev.ostiary;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away and comes back; the server says so, stays, and goes on by itself. */
class OutageTest {
  private static final String API = "https://outage.example/";

  /** A busy machine takes longer than the two seconds that are the aim. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path data;

  private Config config(TestPostgres postgres) {
    var settings = new EnumMap<Setting, String>(Setting.class);
    settings.putAll(
        Map.of(
            Setting.DATA, data.toString(),
            Setting.PORT, "-1",
            Setting.HTTP_PORT, "0",
            Setting.DEV, "true",
            Setting.ISSUER, "https://id.example/",
            Setting.PROGRAM_CACHE, "target/runner",
            Setting.DATABASE_URL, postgres.url()));
    return Config.of(settings);
  }

  private static void refused(HttpCalls.Answer answer) {
    assertThat(answer).hasStatus(503).hasHeader("retry-after", "1");
  }

  private static void refusedAsOAuth(HttpCalls.Answer answer) {
    refused(answer);
    assertThat(Json.text(answer.json(), "error", "")).isEqualTo("temporarily_unavailable");
  }

  @Test
  @DisplayName("R2 a server that starts without its database waits and becomes ready by itself")
  void aStartWithoutADatabaseBecomesReadyByItself() throws Exception {
    var postgres = TestPostgres.own("-c fsync=off");
    var config = config(postgres);
    var time = new Time();
    var front = new Front(config, time);
    front.listen();
    var http = new HttpCalls("http://localhost:" + front.http().plainPort());
    var starting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new Server(config, time, front).start(config);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            Executors.newVirtualThreadPerTaskExecutor());
    assertThat(http.get("/health/live")).hasStatus(200);
    assertThat(http.get("/health/ready")).hasStatus(503);
    refusedAsOAuth(http.form("/oauth/token", Map.of("grant_type", "client_credentials")));
    refused(http.get("/authorize"));
    var management = http.get("/api/v2/clients");
    refused(management);
    assertThat(Json.text(management.json(), "errorCode", "")).isEqualTo("temporarily_unavailable");
    assertThat(starting).isNotDone();
    postgres.start();
    Await.until("ready", SOON, () -> http.get("/health/ready").status() == 200);
    try (var server = starting.join()) {
      assertThat(http.get("/.well-known/jwks.json")).hasStatus(200);
      assertThat(server.tenants.all()).hasSize(1);
    }
  }

  @Test
  @DisplayName("R2 R8 a crash of the database is told, and everything goes on after it")
  void aCrashOfTheDatabaseIsTold() throws Exception {
    var postgres = TestPostgres.own("");
    postgres.start();
    try (var server = TestServer.start(Map.of(Setting.DATABASE_URL, postgres.url()))) {
      server.user("before@example.com");
      server.api(API, "read:outage");
      var machine = server.app(server.client().machine().create());
      server.grant(machine.client(), API, "read:outage");
      var app = server.client().spa().create();
      assertThat(token(machine)).hasStatus(200);
      postgres.crash();
      Await.until("noticed", SOON, () -> server.http().get("/health/ready").status() == 503);
      refusedAsOAuth(token(machine));
      refused(
          server
              .browser()
              .get("/authorize?" + HttpCalls.encode(TestBrowser.request(app, "v".repeat(43)))));
      assertThat(server.http().get("/health/live")).hasStatus(200);
      assertThat(server.http().get("/.well-known/jwks.json")).hasStatus(200);
      postgres.start();
      Await.until("ready", SOON, () -> server.http().get("/health/ready").status() == 200);
      Await.until("tokens", SOON, () -> token(machine).status() == 200);
      server.browser().signIn(app, "before@example.com", Map.of());
      afterwards(server);
    }
  }

  private static HttpCalls.Answer token(TestApp machine) {
    return machine.token(Map.of("grant_type", "client_credentials", "audience", API));
  }

  /** Those who work in the background have not ended: configuration, jobs, mail, cleaning up. */
  private static void afterwards(TestServer server) {
    var id = server.client().machine().create().id();
    assertThat(server.parts().clients.find("default", id)).isPresent();
    var token = "Bearer " + server.managementToken();
    var job =
        server
            .http()
            .json("POST", "/api/v2/jobs/users-exports", "{}", "Authorization", token)
            .json();
    var path = "/api/v2/jobs/" + Json.text(job, "id", "");
    Await.until(
        "a job",
        SOON,
        () ->
            Json.text(server.http().get(path, "Authorization", token).json(), "status", "")
                .equals("completed"));
    var reset = new LinkedHashMap<String, String>();
    reset.put("client_id", id);
    reset.put("connection", "Username-Password-Authentication");
    reset.put("email", "before@example.com");
    assertThat(server.http().form("/dbconnections/change_password", reset)).hasStatus(200);
    Await.until("a mail", SOON, () -> !server.parts().outbox.newest("default", 5).isEmpty());
  }
}
