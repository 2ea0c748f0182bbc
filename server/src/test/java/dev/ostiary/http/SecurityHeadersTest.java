package dev.ostiary.http;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of every answer, hosts, and origins of other sites. */
class SecurityHeadersTest {
  private static final TestServer server = TestServer.start();
  private static final TestApp app =
      server.app(
          server.client().spa().with("{\"web_origins\":[\"https://spa.example\"]}").create());

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/u/login",
        "/u/signup",
        "/u/consent",
        "/u/reset-password",
        "/u/reset-password/request",
        "/u/email-verification",
        "/authorize",
        "/authorize/resume",
        "/oidc/logout",
        "/v2/logout?client_id=x",
        "/u/nothing",
        "/dev/mail"
      })
  @DisplayName("WEB-01 RED-12 SES-11 every page forbids scripts, frames, referrers and caching")
  void everyPageHasItsHeaders(String path) {
    // No Cross-Origin-Opener-Policy: sign-in in a popup posts its answer to the opener.
    var page = server.http().get(path, "Accept", "text/html");
    assertThat(page)
        .hasHeader("x-frame-options", "DENY")
        .hasHeader("x-content-type-options", "nosniff")
        .hasHeader("referrer-policy", "no-referrer")
        .hasHeader("cross-origin-resource-policy", "same-origin")
        .hasHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), usb=()")
        .hasHeader("cache-control", "no-store")
        .doesNotSay("<script")
        .doesNotSay(" style=\"")
        .doesNotSay(" onclick");
    assertThat(page.header("content-security-policy").orElse(""))
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("base-uri 'none'")
        .contains("form-action 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  @DisplayName("RED-12 WEB-10 a page loads nothing from elsewhere")
  void aPageLoadsNothingFromElsewhere() {
    var page = app.authorize(server.browser(), Map.of());
    assertThat(page.body().replaceAll("http://www.w3.org/2000/svg", ""))
        .doesNotContain("src=\"http")
        .doesNotContain("href=\"http")
        .doesNotContain("//cdn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/.well-known/jwks.json", "/userinfo", "/nothing"})
  @DisplayName("WEB-01 LOG-03 every other answer has the headers that it needs, and no server name")
  void everyAnswerHasItsHeaders(String path) {
    assertThat(server.http().get(path))
        .hasHeader("x-content-type-options", "nosniff")
        .hasHeader("referrer-policy", "no-referrer")
        .hasNoHeader("server")
        .hasNoHeader("x-powered-by");
  }

  @Test
  @DisplayName("CFG-01 HSTS for a real host, never for localhost")
  void hstsIsForRealHosts() {
    assertThat(server.http().raw("/.well-known/jwks.json", "Host: id.example"))
        .hasHeader("strict-transport-security", "max-age=31536000");
    assertThat(server.http().get("/.well-known/jwks.json"))
        .hasNoHeader("strict-transport-security");
  }

  @Test
  @DisplayName("WEB-07 an unknown host is refused, also with an origin, and never a 500")
  void anUnknownHostIsRefused() {
    for (var path : List.of("/authorize", "/oauth/token", "/.well-known/jwks.json", "/userinfo")) {
      assertThat(server.http().raw(path, "Host: evil.example")).hasStatus(421);
      assertThat(server.http().raw(path, "Host: evil.example", "Origin: https://spa.example"))
          .hasStatus(421);
      assertThat(server.http().raw(path, "Host: id.example.evil.example")).hasStatus(421);
    }
    assertThat(server.http().raw("/.well-known/jwks.json", "Host: ID.example")).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: http",
        "Forwarded: host=evil.example;proto=http",
        "X-Original-Host: evil.example",
        "X-Forwarded-Port: 1",
        "X-Forwarded-Prefix: /evil"
      })
  @DisplayName("WEB-07 addresses come from the configuration, whatever a header says")
  void addressesComeFromTheConfiguration(String header) {
    var plain = server.http().get("/.well-known/openid-configuration").body();
    assertThat(
            server
                .http()
                .raw("/.well-known/openid-configuration", "Host: id.example", header)
                .body())
        .isEqualTo(plain);
  }

  @Test
  @DisplayName("WEB-06 a registered origin reads tokens and users, another one nothing")
  void onlyRegisteredOriginsRead() {
    for (var path : List.of("/oauth/token", "/userinfo", "/oauth/revoke")) {
      assertThat(origin(path, "https://spa.example"))
          .hasHeader("access-control-allow-origin", "https://spa.example")
          .hasHeader("access-control-allow-credentials", "true")
          .hasHeader("vary", "Origin");
      for (var other :
          List.of(
              "https://evil.example",
              "null",
              "*",
              "https://spa.example.evil.example",
              "https://spa.example:444",
              "http://spa.example",
              "https://SPA.example",
              "https://spa.example/")) {
        assertThat(origin(path, other))
            .hasNoHeader("access-control-allow-origin")
            .hasNoHeader("access-control-allow-credentials")
            .hasHeader("vary", "Origin");
      }
    }
    assertThat(origin("/u/login", "https://spa.example"))
        .hasNoHeader("access-control-allow-origin");
    assertThat(origin("/authorize", "https://spa.example"))
        .hasNoHeader("access-control-allow-origin");
    assertThat(origin("/.well-known/jwks.json", "https://evil.example"))
        .hasHeader("access-control-allow-origin", "*")
        .hasNoHeader("access-control-allow-credentials");
  }

  private static HttpCalls.Answer origin(String path, String origin) {
    return server.http().get(path, "Origin", origin);
  }

  @Test
  @DisplayName("WEB-06 a preflight names the headers that SDKs send")
  void aPreflightNamesTheHeaders() {
    var answer =
        server
            .http()
            .send(
                server
                    .http()
                    .request("/oauth/token")
                    .header("Origin", "https://spa.example")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "auth0-client")
                    .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody())
                    .build());
    assertThat(answer)
        .hasStatus(204)
        .hasHeader("access-control-allow-origin", "https://spa.example");
    assertThat(answer.header("access-control-allow-headers").orElse(""))
        .contains("Auth0-Client", "Content-Type", "Authorization", "DPoP", "X-Request-Language");
  }

  @Test
  @DisplayName("WEB-09 a line break in a redirect cannot become a header")
  void aLineBreakCannotBecomeAHeader() {
    var answer =
        server
            .http()
            .raw(
                "/authorize?"
                    + HttpCalls.encode(
                        app.request(Map.of("state", "a\r\nSet-Cookie: evil=1", "prompt", "none"))));
    assertThat(answer).redirectsTo("https://app.example/cb?").hasNoHeader("set-cookie");
    assertThat(answer.location()).contains("state=a%0D%0ASet-Cookie%3A%20evil%3D1");
  }

  @Test
  @DisplayName("WEB-08 tricks with the path reach nothing")
  void tricksWithThePathReachNothing() {
    for (var path :
        List.of(
            "/u/..;/oauth/token",
            "/u/../userinfo",
            "/u/%2e%2e/userinfo",
            "//userinfo",
            "/USERINFO",
            "/userinfo%2f",
            "/%75serinfo")) {
      assertThat(server.http().raw(path).status()).as(path).isIn(400, 404);
    }
  }
}
