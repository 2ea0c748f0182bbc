package dev.ostiary.grant;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Refresh tokens: rotation, leeway, reuse, ends, and what is looked at again. */
class RefreshGrantTest {
  private static final TestServer server = TestServer.start();
  private static final String API = "https://orders.example/";
  private static final String UNKNOWN = "Unknown or invalid refresh token.";
  private static final Map<String, String> ORDERS =
      Map.of("audience", API, "scope", "openid profile offline_access read:orders write:orders");

  @BeforeAll
  static void fill() {
    server.user("alice@example.com");
    server.api(API, "read:orders", "write:orders");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void asAuth0() {
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"auth0\"}}");
  }

  private static TestApp spa() {
    return server.app(server.client().spa().create());
  }

  private static TestApp spa(String policy) {
    return server.app(server.client().spa().with("{\"refresh_token\":" + policy + "}").create());
  }

  private static String next(TestApp app, String token) {
    var answer = app.refresh(token);
    assertThat(answer).hasStatus(200);
    return TestApp.text(answer.json(), "refresh_token");
  }

  private static void refused(TestApp app, String token) {
    assertThat(app.refresh(token)).isOAuthError(403, "invalid_grant", UNKNOWN);
  }

  @Test
  @DisplayName("TOK-01 each use gives a new token and ends the old one; only hashes are kept")
  void eachUseGivesANewToken() {
    var app = spa();
    var first = app.refreshToken("alice@example.com", ORDERS);
    var answer = app.refresh(first).json();
    assertThat(answer.propertyNames())
        .contains("access_token", "id_token", "refresh_token", "scope", "expires_in");
    var second = TestApp.text(answer, "refresh_token");
    assertThat(second).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(first);
    assertThat(server.admin().dump())
        .contains(Hashes.sha256(second))
        .doesNotContain(first)
        .doesNotContain(second);
    next(app, second);
  }

  @Test
  @DisplayName("TOK-01 TOK-02 a used token ends the whole family, the newest token too, at once")
  void aUsedTokenEndsTheFamily() {
    var app = spa();
    var first = app.refreshToken("alice@example.com", ORDERS);
    var second = next(app, first);
    var third = next(app, second);
    refused(app, first);
    assertThat(server.admin().events(2).stream().map(e -> Json.text(e, "type")))
        .containsExactly("fertft", "ferrt");
    refused(app, third);
    refused(app, second);
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
    assertThat(app.refresh(first)).isOAuthError(400, "invalid_grant", UNKNOWN);
  }

  @Test
  @DisplayName("TOK-03 within the leeway a used token gives its one successor again")
  void theLeewayGivesTheSameSuccessor() {
    var app =
        spa("{\"rotation_type\":\"rotating\",\"expiration_type\":\"non-expiring\",\"leeway\":30}");
    var first = app.refreshToken("alice@example.com", ORDERS);
    var second = next(app, first);
    server.time().advance(Duration.ofSeconds(29));
    assertThat(next(app, first)).isEqualTo(second);
    var third = next(app, second);
    server.time().advance(Duration.ofSeconds(2));
    refused(app, first);
    refused(app, third);
  }

  @Test
  @DisplayName("TOK-03 whoever holds an old token, owner or thief: one of them is noticed")
  void theThiefIsNoticedAfterTheLeeway() {
    var app =
        spa("{\"rotation_type\":\"rotating\",\"expiration_type\":\"non-expiring\",\"leeway\":5}");
    var stolen = app.refreshToken("alice@example.com", ORDERS);
    var owner = next(app, stolen);
    var thief = next(app, stolen);
    server.time().advance(Duration.ofSeconds(10));
    var ownerNext = next(app, owner);
    server.time().advance(Duration.ofSeconds(10));
    refused(app, thief);
    refused(app, ownerNext);
  }

  @Test
  @DisplayName("TOK-01 a used token stays used when the application stops rotating")
  void aUsedTokenStaysUsed() {
    var app = spa();
    var first = app.refreshToken("alice@example.com", ORDERS);
    next(app, first);
    var relaxed = app.change("{\"refresh_token\":{\"rotation_type\":\"non-rotating\"}}");
    refused(relaxed, first);
  }

  @Test
  @DisplayName("TOK-04 a family ends by time without use, and absolutely however often it is used")
  void aFamilyEndsByTime() {
    var policy =
        "{\"rotation_type\":\"rotating\",\"expiration_type\":\"expiring\",\"leeway\":0,"
            + "\"token_lifetime\":1000,\"idle_token_lifetime\":400,"
            + "\"infinite_token_lifetime\":false,\"infinite_idle_token_lifetime\":false}";
    var app = spa(policy);
    var idle = app.refreshToken("alice@example.com", ORDERS);
    server.time().advance(Duration.ofSeconds(401));
    refused(app, idle);
    var token = app.refreshToken("alice@example.com", ORDERS);
    for (int i = 0; i < 3; i++) {
      server.time().advance(Duration.ofSeconds(320));
      token = next(app, token);
    }
    server.time().advance(Duration.ofSeconds(41));
    refused(app, token);
  }

  @Test
  void withoutRotationTheSameTokenComesBack() {
    var app = server.app(server.client().confidential().create());
    var token = app.refreshToken("alice@example.com", ORDERS);
    assertThat(next(app, token)).isEqualTo(token);
    server.time().advance(Duration.ofDays(1000));
    assertThat(next(app, token)).isEqualTo(token);
  }

  @Test
  @DisplayName("TOK-06 a refresh may ask for less and for the same again, never for more")
  void scopesMayShrinkAndNeverGrow() {
    var app = server.app(server.client().confidential().create());
    var token =
        app.refreshToken(
            "alice@example.com",
            Map.of("audience", API, "scope", "openid offline_access read:orders"));
    var less = app.refresh(token, Map.of("scope", "openid read:orders")).json();
    assertThat(Json.text(less, "scope")).isEqualTo("openid read:orders");
    var more = app.refresh(token, Map.of("scope", "openid read:orders write:orders")).json();
    assertThat(Json.text(more, "scope")).isEqualTo("openid read:orders");
    assertThat(Json.text(TestApp.claims(more, "access_token"), "scope"))
        .isEqualTo("openid read:orders");
    assertThat(Json.text(app.refresh(token).json(), "scope"))
        .isEqualTo("openid offline_access read:orders");
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
    assertThat(app.refresh(token, Map.of("scope", "openid write:orders")))
        .isOAuthError(400, "invalid_scope", "The scope exceeds what was granted");
  }

  @Test
  @DisplayName("TOK-06 a refresh cannot change the audience")
  void theAudienceStays() {
    server.api("https://other.example/", "read:other");
    var app = server.app(server.client().confidential().create());
    var token = app.refreshToken("alice@example.com", ORDERS);
    var answer = app.refresh(token, Map.of("audience", "https://other.example/")).json();
    assertThat(Json.strings(TestApp.claims(answer, "access_token"), "aud"))
        .containsExactly(API, "https://id.example/userinfo");
  }

  @Test
  @DisplayName("TOK-07 a refresh token is worth nothing to another application")
  void aTokenIsBoundToItsApplication() {
    var app = spa();
    var token = app.refreshToken("alice@example.com", ORDERS);
    refused(spa(), token);
    next(app, token);
  }

  @Test
  @DisplayName("TOK-10 truncated, extended and changed tokens are unknown and end nothing")
  void changedTokensAreUnknown() {
    var app = spa();
    var token = app.refreshToken("alice@example.com", ORDERS);
    for (var bad :
        List.of(token + "A", token.substring(1), token + "=", token.toLowerCase() + "x", "x")) {
      refused(app, bad);
    }
    for (int i = 0; i < token.length(); i++) {
      refused(
          app,
          token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1));
    }
    next(app, token);
  }

  @Test
  @DisplayName("TOK-05 TOK-11 a refresh looks at the user again: blocked, deleted, permissions")
  void aRefreshLooksAtTheUserAgain() {
    var api = "https://guarded.example/";
    server.apiWith("{\"enforce_policies\":true}", api, "read:a", "read:b");
    var frank = server.user("frank@example.com");
    var role = server.role("Reader", api, List.of("read:a", "read:b"), frank);
    var app = server.app(server.client().confidential().create());
    var token =
        app.refreshToken(
            "frank@example.com",
            Map.of("audience", api, "scope", "openid offline_access read:a read:b"));
    assertThat(Json.text(app.refresh(token).json(), "scope"))
        .isEqualTo("openid offline_access read:a read:b");
    server.admin().removeRole(frank, role);
    assertThat(Json.text(app.refresh(token).json(), "scope")).isEqualTo("openid offline_access");
    server.admin().block(frank, true);
    assertThat(app.refresh(token)).isOAuthError(403, "unauthorized", "user is blocked");
    server.admin().block(frank, false);
    assertThat(app.refresh(token)).hasStatus(200);
    server.admin().delete(frank);
    assertThat(app.refresh(token))
        .isOAuthError(
            403,
            "invalid_grant",
            "The refresh_token was generated for a user who doesn't exist anymore.");
  }

  @Test
  @DisplayName("TOK-05 COD-15 a refresh looks at connection, grant type and API again")
  void aRefreshLooksAtTheApplicationAgain() {
    var app = server.app(server.client().confidential().create());
    var token = app.refreshToken("alice@example.com", ORDERS);
    server.admin().connection(app.id(), false);
    assertThat(app.refresh(token))
        .isOAuthError(403, "unauthorized", "The user's connection is not enabled for the client");
    server.admin().connection(app.id(), true);
    assertThat(app.refresh(token)).hasStatus(200);
    var closed = app.change("{\"grant_types\":[\"authorization_code\"]}");
    assertThat(closed.refresh(token))
        .isOAuthError(
            403, "unauthorized_client", "Grant type 'refresh_token' not allowed for the client.");
  }

  @Test
  void offlineAccessNeedsTheApplicationAndTheApi() {
    var without = server.app(server.client().spa().with("{}").create());
    without = without.change("{\"grant_types\":[\"authorization_code\"]}");
    assertThat(without.tokens("alice@example.com", ORDERS).has("refresh_token")).isFalse();
    server.apiWith("{\"allow_offline_access\":false}", "https://online.example/", "read:x");
    var answer =
        spa()
            .tokens(
                "alice@example.com",
                Map.of("audience", "https://online.example/", "scope", "openid offline_access"));
    assertThat(answer.has("refresh_token")).isFalse();
    assertThat(Json.text(answer, "scope")).isEqualTo("openid");
  }

  @Test
  @DisplayName("TOK-08 revoking ends the family; another application's request has no effect")
  void revokingEndsTheFamily() {
    var app = spa();
    var first = app.refreshToken("alice@example.com", Map.of());
    var answer = app.refresh(first).json();
    var second = TestApp.text(answer, "refresh_token");
    var bearer = "Bearer " + TestApp.text(answer, "access_token");
    var fields = Map.of("token", second);
    assertThat(revoke(spa(), fields)).hasStatus(200);
    assertThat(server.http().get("/userinfo", "Authorization", bearer)).hasStatus(200);
    assertThat(revoke(app, fields)).hasStatus(200).says("");
    refused(app, second);
    assertThat(server.http().get("/userinfo", "Authorization", bearer)).hasStatus(401);
    assertThat(revoke(app, fields)).hasStatus(200);
    assertThat(revoke(app, Map.of("token", "unknown"))).hasStatus(200);
    assertThat(revoke(app, Map.of()))
        .isOAuthError(400, "invalid_request", "Missing required parameter: token");
  }

  private static dev.ostiary.HttpCalls.Answer revoke(TestApp app, Map<String, String> fields) {
    var body = Json.object().put("client_id", app.id());
    fields.forEach(body::put);
    return server.http().json("POST", "/oauth/revoke", Json.write(body));
  }
}
