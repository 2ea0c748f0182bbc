package dev.ostiary.grant;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The user's password at the token endpoint: off by default, counted, and the same gate. */
class PasswordGrantTest {
  private static final TestServer server = TestServer.start();
  private static final String API = "https://orders.example/";
  private static final String REALM = "http://auth0.com/oauth/grant-type/password-realm";
  private static final TestApp app =
      server.app(server.client().confidential().grantType("password").grantType(REALM).create());

  @BeforeAll
  static void fill() {
    server.api(API, "read:orders", "write:orders");
    server.user("alice@example.com");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer ask(String email, String password, Map<String, String> more) {
    var fields = new HashMap<String, String>();
    fields.put("grant_type", "password");
    fields.put("username", email);
    fields.put("password", password);
    fields.put("scope", "openid email offline_access read:orders");
    fields.put("audience", API);
    fields.putAll(more);
    fields.values().removeIf(String::isEmpty);
    return app.token(fields);
  }

  @Test
  void aPasswordGivesTokens() {
    var json = ask(" ALICE@example.com", TestServer.PASSWORD, Map.of()).json();
    var access = TestApp.claims(json, "access_token");
    assertThat(Json.text(access, "gty")).isEqualTo("password");
    assertThat(Json.text(access, "scope")).isEqualTo("openid email offline_access read:orders");
    assertThat(json.has("refresh_token")).isTrue();
    var id = TestApp.claims(json, "id_token");
    assertThat(Json.text(id, "email")).isEqualTo("alice@example.com");
    assertThat(id.has("sid")).isFalse();
    assertThat(id.has("nonce")).isFalse();
    var refreshed = app.refresh(TestApp.text(json, "refresh_token")).json();
    assertThat(Json.text(TestApp.claims(refreshed, "access_token"), "gty"))
        .isEqualTo("refresh_token");
  }

  @Test
  void withoutScopesAllOfTheApiAreAsked() {
    var json = ask("alice@example.com", TestServer.PASSWORD, Map.of("scope", "")).json();
    assertThat(Json.text(json, "scope")).isEqualTo("read:orders write:orders");
    assertThat(json.has("id_token")).isFalse();
  }

  @Test
  void theResourceParameterNamesTheApiToo() {
    var json =
        ask("alice@example.com", TestServer.PASSWORD, Map.of("audience", "", "resource", API))
            .json();
    assertThat(Json.strings(TestApp.claims(json, "access_token"), "aud")).contains(API);
  }

  @Test
  void aRealmNamesTheConnection() {
    var standard = Map.of("grant_type", REALM, "realm", "Username-Password-Authentication");
    assertThat(ask("alice@example.com", TestServer.PASSWORD, standard)).hasStatus(200);
    assertThat(ask("alice@example.com", TestServer.PASSWORD, Map.of("grant_type", REALM)))
        .isOAuthError(400, "invalid_request", "Missing required parameter: realm");
    assertThat(
            ask(
                "alice@example.com",
                TestServer.PASSWORD,
                Map.of("grant_type", REALM, "realm", "another")))
        .isOAuthError(400, "invalid_request", "Connection not found or not enabled for the client");
  }

  @Test
  @DisplayName("AUT-06 unknown address, wrong password and empty account are one answer")
  void aWrongPasswordSaysNothingAboutTheAddress() {
    server.user("bob@example.com");
    var wrong = ask("bob@example.com", "no", Map.of());
    var unknown = ask("nobody@example.com", "no", Map.of());
    assertThat(wrong).isOAuthError(403, "invalid_grant", "Wrong email or password.");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.headers().keySet()).isEqualTo(wrong.headers().keySet());
    assertThat(server.admin().lastEvent()).isEqualTo("fepft: unknown user");
    server.user("blocked@example.com", true);
    assertThat(ask("blocked@example.com", "no", Map.of()).body()).isEqualTo(wrong.body());
    assertThat(ask("blocked@example.com", TestServer.PASSWORD, Map.of()))
        .isOAuthError(403, "unauthorized", "user is blocked");
  }

  @Test
  @DisplayName("AUT-09 AUT-11 ten failures block the pair of account and address for a day")
  void tenFailuresBlock() {
    server.user("carol@example.com");
    for (int i = 0; i < 10; i++) {
      var typed = i % 2 == 0 ? "carol@example.com" : " Carol@EXAMPLE.com ";
      assertThat(ask(typed, "no" + i, Map.of())).hasStatus(403);
    }
    assertThat(ask("carol@example.com", TestServer.PASSWORD, Map.of()))
        .isOAuthError(
            429,
            "too_many_attempts",
            "Your account has been blocked after multiple consecutive login attempts.");
    assertThat(server.admin().lastEvent()).startsWith("limit_wc:");
    assertThat(ask("alice@example.com", TestServer.PASSWORD, Map.of())).hasStatus(200);
    server.time().advance(Duration.ofHours(25));
    assertThat(ask("carol@example.com", TestServer.PASSWORD, Map.of())).hasStatus(200);
  }

  @Test
  @DisplayName("AUT-10 of many guesses at once ten reach the hash, and right passwords all pass")
  void parallelGuessesAreCountedExactly() throws InterruptedException {
    server.user("erin@example.com");
    var right = statuses("erin@example.com", TestServer.PASSWORD, 24);
    assertThat(right).containsOnly(200).hasSize(24);
    var wrong = statuses("erin@example.com", "no", 40);
    assertThat(wrong.stream().filter(s -> s == 403)).hasSize(10);
    assertThat(wrong.stream().filter(s -> s == 429)).hasSize(30);
  }

  private static List<Integer> statuses(String email, String password, int count)
      throws InterruptedException {
    var statuses = new ConcurrentLinkedQueue<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        threads.execute(() -> statuses.add(ask(email, password, Map.of()).status()));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    return List.copyOf(statuses);
  }

  @Test
  @DisplayName("AUT-13 a header names no other source unless a proxy is configured")
  void aHeaderNamesNoOtherSource() {
    server.user("frank@example.com");
    for (int i = 0; i < 11; i++) {
      var answer =
          server
              .http()
              .form(
                  "/oauth/token",
                  Map.of(
                      "grant_type", "password",
                      "client_id", app.id(),
                      "client_secret", app.secret(),
                      "username", "frank@example.com",
                      "password", "no"),
                  "X-Forwarded-For",
                  "203.0.113." + i);
      assertThat(answer).hasStatus(i < 10 ? 403 : 429);
    }
  }

  @Test
  @DisplayName("AUT-06 an address that nobody has is blocked like any other")
  void anUnknownAddressIsBlockedToo() {
    for (int i = 0; i < 10; i++) {
      assertThat(ask("ghost@example.com", "no", Map.of())).hasStatus(403);
    }
    assertThat(ask("ghost@example.com", "no", Map.of())).hasStatus(429);
  }

  @Test
  void aSuccessForgetsTheFailures() {
    server.user("dave@example.com");
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 9; i++) {
        assertThat(ask("dave@example.com", "no", Map.of())).hasStatus(403);
      }
      assertThat(ask("dave@example.com", TestServer.PASSWORD, Map.of())).hasStatus(200);
    }
  }

  @Test
  @DisplayName("AUT-01 a password of any length gets an answer")
  void anOverlongPasswordIsWrong() {
    assertThat(ask("alice@example.com", "x".repeat(100_000), Map.of()))
        .isOAuthError(403, "invalid_grant", "Wrong email or password.");
  }

  @Test
  @DisplayName("CFG-01 COD-15 the grant is off by default, and for somebody else's application")
  void theGrantIsOffByDefault() {
    var fields =
        Map.of(
            "grant_type", "password",
            "username", "alice@example.com",
            "password", TestServer.PASSWORD);
    var text = "Grant type 'password' not allowed for the client.";
    assertThat(server.app(server.client().confidential().create()).token(fields))
        .isOAuthError(403, "unauthorized_client", text);
    var other = server.client().confidential().grantType("password").thirdParty().create();
    assertThat(server.app(other).token(fields)).isOAuthError(403, "unauthorized_client", text);
  }

  @Test
  void anUnknownAudienceIsTold() {
    assertThat(ask("alice@example.com", TestServer.PASSWORD, Map.of("audience", "https://nobody/")))
        .isOAuthError(403, "access_denied", "Service not found: https://nobody/");
  }

  @Test
  @DisplayName("AUT-05 LOG-02 no password, code or token is kept or logged in the clear")
  void noSecretIsKept() {
    var json = ask("alice@example.com", TestServer.PASSWORD, Map.of()).json();
    ask("alice@example.com", "canary-password-7Q", Map.of());
    assertThat(server.admin().dump())
        .doesNotContain(TestServer.PASSWORD)
        .doesNotContain("canary-password-7Q")
        .doesNotContain(app.secret())
        .doesNotContain(TestApp.text(json, "access_token"))
        .doesNotContain(TestApp.text(json, "refresh_token"));
  }
}
