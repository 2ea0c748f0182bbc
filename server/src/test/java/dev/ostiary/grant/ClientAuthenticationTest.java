package dev.ostiary.grant;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.config.Setting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How applications prove who they are, and what the token endpoint refuses before any grant. */
class ClientAuthenticationTest {
  private static final TestServer server = TestServer.start();
  private static final String API = "https://orders.example/";
  private static final String SECRET = "s:e c/r+e%t=ü&?";
  private static final TestApp app =
      server.app(server.client().machine().with("{\"client_secret\":\"" + SECRET + "\"}").create());
  private static final Map<String, String> ASK =
      Map.of("grant_type", "client_credentials", "audience", API);

  @BeforeAll
  static void fill() {
    server.api(API, "read:orders");
    server.grant(app.client(), API, "read:orders");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void asAuth0() {
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"auth0\"}}");
  }

  private static HttpCalls.Answer basic(String text, Map<String, String> fields) {
    var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return server.http().form("/oauth/token", fields, "Authorization", "Basic " + encoded);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("CLI-03 a secret in the body or, form-encoded, in a Basic header")
  void aSecretMayStandInBodyOrHeader() {
    assertThat(app.token(ASK)).hasStatus(200);
    assertThat(app.tokenJson(ASK)).hasStatus(200);
    // CLI-01 would take only the registered method; the SDKs of the wire contract mix them.
    assertThat(basic(app.id() + ":" + encode(SECRET), ASK)).hasStatus(200);
    assertThat(basic(app.id() + ":" + encode(SECRET), with("client_id", app.id()))).hasStatus(200);
  }

  private static Map<String, String> with(String... pairs) {
    var fields = new HashMap<>(ASK);
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return fields;
  }

  @Test
  void aWrongSecretIsTold() {
    var wrong = with("client_id", app.id(), "client_secret", SECRET + "x");
    assertThat(server.http().form("/oauth/token", wrong))
        .isOAuthError(401, "access_denied", "Unauthorized")
        .hasNoHeader("www-authenticate");
    assertThat(basic(app.id() + ":wrong", ASK))
        .isOAuthError(401, "access_denied", "Unauthorized")
        .hasHeader("www-authenticate", "Basic realm=\"ostiary\"");
    assertThat(server.http().form("/oauth/token", with("client_id", app.id())))
        .isOAuthError(401, "access_denied", "Unauthorized");
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
    assertThat(server.http().form("/oauth/token", wrong))
        .isOAuthError(401, "invalid_client", "Unauthorized");
  }

  @Test
  void anUnknownClientIsTold() {
    assertThat(server.http().form("/oauth/token", with("client_id", "x", "client_secret", "y")))
        .isOAuthError(401, "invalid_client", "Unknown client");
    assertThat(server.http().form("/oauth/token", ASK))
        .isOAuthError(400, "invalid_request", "Missing required parameter: client_id");
  }

  @Test
  @DisplayName("CLI-01 two ways at once are refused")
  void twoWaysAtOnceAreRefused() {
    // CLI-01 says invalid_client; RFC 6749 section 5.2 says invalid_request, which is sent.
    var text = "Only one way of client authentication may be used";
    var header = app.id() + ":" + encode(SECRET);
    assertThat(basic(header, with("client_secret", SECRET)))
        .isOAuthError(400, "invalid_request", text);
    assertThat(basic(header, with("client_assertion", "a.b.c")))
        .isOAuthError(400, "invalid_request", text);
    assertThat(app.token(with("client_assertion", "a.b.c")))
        .isOAuthError(400, "invalid_request", text);
    assertThat(basic(header, with("client_id", "other")))
        .isOAuthError(
            400, "invalid_request", "client_id differs from the one in the Authorization header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "bm9jb2xvbg==", "OnNlY3JldA==", "YTolJSU=", "YTpi YTpi"})
  @DisplayName("CLI-03 a header that is no Basic credential is refused and never a 500")
  void aBrokenHeaderIsRefused(String value) {
    assertThat(server.http().form("/oauth/token", ASK, "Authorization", "Basic " + value))
        .isOAuthError(401, "invalid_client", "The Authorization header is malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                  | The body is not well-formed JSON
          []                                 | The body must be a JSON object
          "text"                             | The body must be a JSON object
          {"grant_type":["password"]}        | Parameter grant_type must be a string
          {"grant_type":{"a":1}}             | Parameter grant_type must be a string
          {"client_id":"a","client_id":"b"}  | The body is not well-formed JSON
          {"client_id":"a"} x                | The body is not well-formed JSON
          """)
  @DisplayName("REC-02 COD-12 JSON that says nothing clear is refused")
  void jsonThatSaysNothingClearIsRefused(String body, String description) {
    assertThat(server.http().json("POST", "/oauth/token", body))
        .isOAuthError(400, "invalid_request", description);
  }

  @Test
  @DisplayName("COD-12 a repeated parameter of the form is refused")
  void aRepeatedParameterIsRefused() {
    var request =
        server
            .http()
            .request("/oauth/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    HttpCalls.encode(ASK) + "&audience=https://other/"))
            .build();
    assertThat(server.http().send(request))
        .isOAuthError(400, "invalid_request", "Repeated parameter: audience");
  }

  @Test
  void anotherContentTypeIsRefused() {
    var request =
        server
            .http()
            .request("/oauth/token")
            .header("Content-Type", "text/plain")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Json.write(Json.object())))
            .build();
    assertThat(server.http().send(request)).hasStatus(415).says("invalid_request");
    assertThat(server.http().get("/oauth/token")).hasStatus(405);
  }

  @Test
  void anUnknownGrantTypeIsTold() {
    var fields = with("grant_type", "urn:x");
    assertThat(app.token(fields))
        .isOAuthError(403, "unsupported_grant_type", "Unsupported grant type: urn:x");
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
    assertThat(app.token(fields))
        .isOAuthError(400, "unsupported_grant_type", "Unsupported grant type: urn:x");
    fields.remove("grant_type");
    assertThat(app.token(fields))
        .isOAuthError(400, "invalid_request", "Missing required parameter: grant_type");
    assertThat(app.token(with("grant_type", "refresh_token")))
        .isOAuthError(
            400, "unauthorized_client", "Grant type 'refresh_token' not allowed for the client.");
  }

  @Test
  @DisplayName("CLI-02 a new secret works at once and the old one no longer")
  void aNewSecretReplacesTheOldOne() {
    var machine = server.app(server.client().machine().create());
    server.grant(machine.client(), API, "read:orders");
    var after = machine.change("{\"client_secret\":\"another-secret-another-secret-another\"}");
    assertThat(machine.token(ASK)).hasStatus(401);
    assertThat(after.token(ASK)).hasStatus(200);
  }

  @Test
  @DisplayName("CLI-07 of many wrong secrets at once thirty are told, and others are not held off")
  void failuresAreRationedExactly() throws Exception {
    try (var proxied = TestServer.start(Map.of(Setting.TRUST_PROXY, "true"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var machine = proxied.app(proxied.client().machine().create());
      proxied.api(API, "read:orders");
      proxied.grant(machine.client(), API, "read:orders");
      var guesses = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 100; i++) {
        int guess = i;
        guesses.add(threads.submit(() -> ask(proxied, machine.id(), "no" + guess, "::1").status()));
      }
      var statuses = new ArrayList<Integer>();
      for (var guess : guesses) {
        statuses.add(guess.get());
      }
      assertThat(statuses.stream().filter(s -> s == 401)).hasSize(30);
      assertThat(statuses.stream().filter(s -> s == 429)).hasSize(70);
      assertThat(ask(proxied, machine.id(), machine.secret(), "::2"))
          .isOAuthError(
              429, "too_many_requests", "Too many failed attempts to authenticate this client")
          .hasHeader("retry-after", "60");
      assertThat(ask(proxied, machine.id(), machine.secret(), "192.0.2.1")).hasStatus(200);
      proxied.time().advance(Duration.ofSeconds(61));
      assertThat(ask(proxied, machine.id(), machine.secret(), "::1")).hasStatus(200);
    }
  }

  private static HttpCalls.Answer ask(TestServer at, String id, String secret, String address) {
    var fields = new HashMap<>(ASK);
    fields.put("client_id", id);
    fields.put("client_secret", secret);
    return at.http().form("/oauth/token", fields, "X-Forwarded-For", address);
  }
}
