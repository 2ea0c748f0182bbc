package dev.ostiary.authorization;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the authorization endpoint sends people, and above all where it does not. */
class RedirectUriTest {
  private static final TestServer server = TestServer.start();
  private static final String REGISTERED = "https://app.example/cb/Path?tenant=a";
  private static final TestApp app =
      server.app(server.client().spa().redirectUri(REGISTERED).create());

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Addresses that look like the registered one to some parser. */
  static Stream<String> lookAlikes() {
    var all = new ArrayList<String>();
    var insertions =
        List.of(
            "/",
            "//",
            "/.",
            "/./",
            "/../",
            "/..;/",
            "%2e%2e",
            "%2f",
            "%252f",
            "\\",
            "\t",
            "\r",
            "\n",
            "\u0000",
            "#",
            "#x",
            "?",
            "?x=1",
            "&x",
            " ",
            "%20",
            "%00",
            "@",
            "@evil.example",
            ";x",
            ":443",
            "\u3002",
            "\u2024",
            "\uff0e",
            "\u0430",
            "%c0%ae",
            "*",
            ".",
            "..",
            "%5c",
            "\u200b",
            "\u202e");
    for (int at = 0; at <= REGISTERED.length(); at += 2) {
      for (var text : insertions) {
        all.add(REGISTERED.substring(0, at) + text + REGISTERED.substring(at));
      }
    }
    all.addAll(
        List.of(
            "HTTPS://app.example/cb/Path?tenant=a",
            "https://APP.example/cb/Path?tenant=a",
            "https://app.example/cb/path?tenant=a",
            "https://app.example/cb/Path?tenant=A",
            "https://app.example/cb/Path",
            "https://app.example/cb/Path?",
            "https://app.example/cb",
            "https://app.example",
            "http://app.example/cb/Path?tenant=a",
            "https://app.example@evil.example/cb/Path?tenant=a",
            "https://evil.example@app.example/cb/Path?tenant=a",
            "https://a@b@app.example/cb/Path?tenant=a",
            "https://app.example.evil.example/cb/Path?tenant=a",
            "https://evil-app.example/cb/Path?tenant=a",
            "https://evil.example/https://app.example/cb/Path?tenant=a",
            "//app.example/cb/Path?tenant=a",
            "/cb/Path?tenant=a",
            "app.example/cb/Path?tenant=a",
            "https://[::1%25eth0]/cb/Path?tenant=a",
            "https://xn--pp-hia.example/cb/Path?tenant=a",
            "javascript:alert(1)//https://app.example/cb/Path?tenant=a",
            "data:text/html,x"));
    return all.stream().distinct();
  }

  @Test
  @DisplayName("RED-01 RED-03 RED-07 an address that only looks like the registered one is a page")
  void noLookAlikeIsFollowed() {
    var candidates = lookAlikes().toList();
    assertThat(candidates).hasSizeGreaterThan(500);
    for (var candidate : candidates) {
      var answer =
          server
              .http()
              .get(
                  "/authorize?" + HttpCalls.encode(app.request(Map.of("redirect_uri", candidate))));
      // A NUL makes the whole query malformed; anything else is a mismatch.
      assertThat(answer)
          .as(candidate)
          .isErrorPage(candidate.indexOf('\0') >= 0 ? 400 : 403)
          .doesNotSay("href=\"https://");
    }
  }

  @Test
  @DisplayName("RED-01 RED-11 the registered address is followed as it stands, with the issuer")
  void theRegisteredAddressIsFollowed() {
    var answer = app.authorize(server.browser(), Map.of("prompt", "none"));
    assertThat(answer)
        .redirectsTo(REGISTERED + "&error=login_required")
        .tellsError("login_required", "Login required")
        .tellsApplication("iss", "https://id.example/");
  }

  @Test
  @DisplayName("RED-07 RED-14 an unknown application is a page, also with prompt=none")
  void anUnknownApplicationIsAPage() {
    var answer =
        app.authorize(server.browser(), Map.of("client_id", "nobody<script>", "prompt", "none"));
    assertThat(answer).isErrorPage(403).says("Unknown client").doesNotSay("nobody<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "redirect_uri", "response_type", "response_mode"})
  @DisplayName("COD-12 a repeated parameter that decides where to go is a page")
  void aRepeatedParameterThatDecidesWhereToGoIsAPage(String name) {
    var query = HttpCalls.encode(app.request(Map.of("response_mode", "query")));
    assertThat(server.http().get("/authorize?" + query + "&" + name + "=x")).isErrorPage(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "nonce", "scope", "prompt", "code_challenge", "audience"})
  @DisplayName("COD-12 any other repeated parameter is an error that the application is told")
  void anyOtherRepeatedParameterIsTold(String name) {
    var query =
        HttpCalls.encode(
            app.request(Map.of("nonce", "n", "prompt", "login", "audience", "https://a/")));
    assertThat(server.http().get("/authorize?" + query + "&" + name + "=x"))
        .tellsError("invalid_request", "Repeated parameter: " + name);
  }

  @Test
  @DisplayName("COD-12 a parameter in the query and in the body is a page")
  void aParameterInQueryAndBodyIsAPage() {
    var params = app.request(Map.of());
    assertThat(server.http().form("/authorize?client_id=" + app.id(), params)).isErrorPage(400);
    assertThat(server.http().form("/authorize?state=other", params)).isErrorPage(400);
  }

  @Test
  @DisplayName("RED-06 only plain OAuth may leave the address out, and only with one registered")
  void theAddressMayBeLeftOutWithoutOpenid() {
    var without = Map.of("redirect_uri", "", "prompt", "none");
    var plain = new LinkedHashMap<>(without);
    plain.put("scope", "read:x");
    assertThat(app.authorize(server.browser(), plain)).redirectsTo(REGISTERED);
    assertThat(app.authorize(server.browser(), without)).isErrorPage(400);
    var two =
        server.app(
            server
                .client()
                .spa()
                .redirectUri("https://app.example/1")
                .redirectUri("https://app.example/2")
                .create());
    assertThat(two.authorize(server.browser(), plain)).isErrorPage(400);
  }

  @Test
  @DisplayName("RED-02 a native app on loopback may vary its port and nothing else")
  void aNativeAppOnLoopbackMayVaryItsPort() {
    var builder = server.client().spa().redirectUri("http://127.0.0.1/cb?a=b");
    var app = server.app(builder.with("{\"app_type\":\"native\"}").create());
    assertThat(asks(app, "http://127.0.0.1:52123/cb?a=b")).redirectsTo("http://127.0.0.1:52123/cb");
    for (var bad :
        List.of(
            "http://127.0.0.1:52123/cb",
            "http://127.0.0.1:52123/other?a=b",
            "https://127.0.0.1:52123/cb?a=b",
            "http://localhost:52123/cb?a=b",
            "http://127.0.0.2:52123/cb?a=b",
            "http://x@127.0.0.1:52123/cb?a=b",
            "http://127.0.0.1:52123/cb?a=b#x",
            "http://127.0.0.1:52123@evil.example/cb?a=b",
            "http://[::1]:52123/cb?a=b")) {
      assertThat(asks(app, bad)).as(bad).isErrorPage(403);
    }
  }

  @Test
  @DisplayName("RED-02 the port exception is not for applications on the web, nor for localhost")
  void thePortExceptionIsForNativeAppsOnly() {
    var web = server.app(server.client().spa().redirectUri("http://127.0.0.1/cb").create());
    assertThat(asks(web, "http://127.0.0.1:52123/cb")).isErrorPage(403);
    var named =
        server.app(
            server
                .client()
                .spa()
                .redirectUri("http://localhost/cb")
                .with("{\"app_type\":\"native\"}")
                .create());
    assertThat(asks(named, "http://localhost:52123/cb")).isErrorPage(403);
    assertThat(asks(named, "http://localhost/cb")).redirectsTo("http://localhost/cb?");
  }

  private static HttpCalls.Answer asks(TestApp app, String redirectUri) {
    return app.authorize(server.browser(), Map.of("redirect_uri", redirectUri, "prompt", "none"));
  }

  @ParameterizedTest
  @MethodSource("badQueries")
  @DisplayName("a query that nobody can read is a page")
  void aQueryThatNobodyCanReadIsAPage(String query) {
    assertThat(server.http().raw("/authorize?client_id=" + app.id() + "&" + query))
        .isErrorPage(400);
  }

  static Stream<String> badQueries() {
    return Stream.of(
        "state=%", "state=%zz", "state=%ff", "state=%c3", "state=%00", "a=1&".repeat(300));
  }
}
