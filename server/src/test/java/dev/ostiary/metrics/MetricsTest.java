package dev.ostiary.metrics;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TestServer;
import dev.ostiary.config.Setting;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Figures for Prometheus: who gets them, and what they count. */
class MetricsTest {
  private static final String TOKEN = "a-token-for-prometheus";
  private static final TestServer server = TestServer.start(Map.of(Setting.METRICS_TOKEN, TOKEN));

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String figures() {
    var answer = server.http().get("/metrics", "Authorization", "Bearer " + TOKEN);
    assertThat(answer)
        .hasStatus(200)
        .hasHeader("content-type", "text/plain; version=0.0.4; charset=utf-8");
    return answer.body();
  }

  private static double figure(String series) {
    return figures()
        .lines()
        .filter(l -> l.startsWith(series + " "))
        .mapToDouble(l -> Double.parseDouble(l.substring(series.length() + 1)))
        .sum();
  }

  @Test
  void onlyWhoHasTheTokenGetsFigures() {
    assertThat(server.http().get("/metrics")).hasStatus(401);
    assertThat(server.http().get("/metrics", "Authorization", "Bearer " + TOKEN + "x"))
        .hasStatus(401);
    assertThat(server.http().get("/metrics", "Authorization", TOKEN)).hasStatus(401);
  }

  @Test
  void withoutASettingThereIsNoSuchPage() {
    try (var other = TestServer.start()) {
      assertThat(other.http().get("/metrics", "Authorization", "Bearer ")).hasStatus(404);
    }
  }

  @Test
  void eachAnswerCountsByItsRoute() {
    var series =
        "http_server_request_duration_seconds_count"
            + "{method=\"GET\",route=\"/.well-known/jwks.json\",status=\"200\"}";
    double before = figure(series);
    server.http().get("/.well-known/jwks.json");
    server.http().get("/.well-known/jwks.json");
    assertThat(figure(series)).isEqualTo(before + 2);
  }

  @Test
  void nobodyMakesSeriesByChoosingPaths() {
    server.http().get("/metrics-of-a-stranger-1");
    server.http().get("/api/v2/clients/stranger-2");
    server.http().get("/u/stranger-3");
    assertThat(figures()).doesNotContain("stranger").contains("route=\"/api/v2/clients/{id}\"");
  }

  @Test
  void eventsOfTheLogCountByType() {
    var series = "ostiary_log_events_total{type=\"seccft\"}";
    double before = figure(series);
    server.api("https://orders.example/", "read:orders");
    var app = server.app(server.client().machine().create());
    server.grant(app.client(), "https://orders.example/");
    var fields = Map.of("grant_type", "client_credentials", "audience", "https://orders.example/");
    assertThat(app.token(fields)).hasStatus(200);
    assertThat(figure(series)).isEqualTo(before + 1);
  }

  @Test
  void theJvmTellsOfItself() {
    assertThat(figures()).contains("jvm_memory_used_bytes", "process_cpu_seconds_total");
  }
}
