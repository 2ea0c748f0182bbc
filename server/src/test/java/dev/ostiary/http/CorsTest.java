package dev.ostiary.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser reads before it lets a page of another origin see an answer. */
class CorsTest {
  private static final String ORIGIN = "https://app.example";

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    server.client().spa().redirectUri(ORIGIN + "/cb").create();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer preflight(String origin) {
    return server
        .http()
        .send(
            server
                .http()
                .request("/oauth/token")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "auth0-client")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
  }

  @Test
  void aPreflightNamesARegisteredOriginOnce() {
    var answer = preflight(ORIGIN);
    // Browsers refuse an answer that names it twice.
    assertThat(answer.headers().get("access-control-allow-origin")).isEqualTo(List.of(ORIGIN));
    assertThat(answer.headers().get("vary")).isEqualTo(List.of("Origin"));
    assertThat(answer.header("access-control-allow-headers").orElse("")).contains("Auth0-Client");
  }

  @Test
  void aPreflightOfAForeignOriginIsNotAllowed() {
    assertThat(preflight("https://evil.example").headers())
        .doesNotContainKeys("access-control-allow-origin", "access-control-allow-headers");
  }
}
