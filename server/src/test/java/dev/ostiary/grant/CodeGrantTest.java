package dev.ostiary.grant;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes: bound to everything, used once, over after a minute. */
class CodeGrantTest {
  private static final TestServer server = TestServer.start();
  private static final User alice = server.user("alice@example.com");
  private static final TestApp app = server.app(server.client().spa().create());
  private static final TestApp web = server.app(server.client().confidential().create());
  private static final Map<String, String> OFFLINE = Map.of("scope", "openid offline_access");

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void asAuth0() {
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"auth0\"}}");
  }

  private static void asRfc() {
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
  }

  private static Map<String, String> exchange(TestBrowser.Callback callback) {
    var fields = new HashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", callback.code());
    fields.put("redirect_uri", "https://app.example/cb");
    fields.put("code_verifier", callback.verifier());
    return fields;
  }

  @Test
  @DisplayName("TOK-16 tokens come as JSON that nobody stores, for form and JSON bodies")
  void aCodeGivesTokens() {
    var answer = app.token(exchange(app.signIn("alice@example.com", OFFLINE)));
    assertThat(answer)
        .hasStatus(200)
        .hasHeader("cache-control", "no-store")
        .hasHeader("pragma", "no-cache")
        .hasHeader("content-type", "application/json; charset=utf-8")
        .hasNoHeader("access-control-allow-origin");
    var json = answer.json();
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "access_token", "refresh_token", "id_token", "scope", "expires_in", "token_type");
    assertThat(Json.text(json, "token_type")).isEqualTo("Bearer");
    assertThat(Json.number(json, "expires_in", 0)).isEqualTo(86_400);
    assertThat(Json.text(json, "scope")).isEqualTo("openid offline_access");
    var asJson = web.tokenJson(exchange(web.signIn("alice@example.com")));
    assertThat(asJson).hasStatus(200);
    assertThat(asJson.json().has("refresh_token")).isFalse();
  }

  @Test
  @DisplayName("COD-02 a code that comes twice ends all that was born of it")
  void aReplayedCodeEndsItsTokens() {
    var callback = app.signIn("alice@example.com", OFFLINE);
    var first = app.token(exchange(callback)).json();
    assertThat(app.token(exchange(callback)))
        .isOAuthError(403, "invalid_grant", "Invalid authorization code");
    assertThat(server.admin().lastEvent()).isEqualTo("feacft: replayed");
    assertThat(app.refresh(TestApp.text(first, "refresh_token")))
        .isOAuthError(403, "invalid_grant", "Unknown or invalid refresh token.");
    var bearer = "Bearer " + TestApp.text(first, "access_token");
    assertThat(server.http().get("/userinfo", "Authorization", bearer)).hasStatus(401);
  }

  @Test
  @DisplayName("COD-02 a replay of a code long after its minute ends its tokens too")
  void aLateReplayEndsItsTokens() {
    var callback = app.signIn("alice@example.com", OFFLINE);
    var first = app.token(exchange(callback)).json();
    server.time().advance(Duration.ofMinutes(2));
    assertThat(app.token(exchange(callback)))
        .isOAuthError(403, "invalid_grant", "Invalid authorization code");
    assertThat(app.refresh(TestApp.text(first, "refresh_token"))).hasStatus(403);
  }

  @Test
  @DisplayName("COD-04 a code lives 60 seconds")
  void aCodeLivesAMinute() {
    var late = app.signIn("alice@example.com");
    server.time().advance(Duration.ofSeconds(61));
    assertThat(app.token(exchange(late)))
        .isOAuthError(403, "invalid_grant", "Invalid authorization code");
    var inTime = app.signIn("alice@example.com");
    server.time().advance(Duration.ofSeconds(50));
    assertThat(app.token(exchange(inTime))).hasStatus(200);
  }

  @Test
  @DisplayName("COD-03 a code is worth nothing to another application")
  void aCodeIsBoundToItsApplication() {
    var callback = app.signIn("alice@example.com");
    var thief = server.app(server.client().spa().create());
    assertThat(thief.token(exchange(callback)))
        .isOAuthError(403, "invalid_grant", "Invalid authorization code");
    // A stranger's attempt must not end the owner's sign-in.
    assertThat(app.token(exchange(callback))).hasStatus(200);
  }

  @Test
  @DisplayName("COD-03 a code is bound to the redirect URI")
  void aCodeIsBoundToTheRedirectUri() {
    var callback = app.signIn("alice@example.com");
    for (var uri : new String[] {"https://app.example/cb/", "https://app.example/CB", ""}) {
      var fields = exchange(callback);
      fields.put("redirect_uri", uri);
      assertThat(app.token(fields))
          .isOAuthError(
              403,
              "invalid_grant",
              "The redirect_uri does not match the one of the authorization request");
    }
    assertThat(app.token(exchange(callback))).hasStatus(200);
  }

  @Test
  @DisplayName("RED-06 what the authorization request left out, the token request may leave out")
  void theRedirectUriMayBeLeftOutTwice() {
    var callback =
        web.signIn("alice@example.com", Map.of("redirect_uri", "", "scope", "offline_access"));
    var fields = exchange(callback);
    fields.remove("redirect_uri");
    assertThat(web.token(fields)).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong", "v v"})
  @DisplayName("COD-06 COD-03 a missing, short or wrong verifier is refused")
  void theVerifierMustFit(String verifier) {
    var fields = exchange(app.signIn("alice@example.com"));
    fields.put("code_verifier", verifier);
    assertThat(app.token(fields))
        .isOAuthError(403, "invalid_grant", "Failed to verify code verifier");
    asRfc();
    assertThat(app.token(fields))
        .isOAuthError(400, "invalid_grant", "Failed to verify code verifier");
    fields.remove("code_verifier");
    assertThat(app.token(fields))
        .isOAuthError(400, "invalid_grant", "Failed to verify code verifier");
  }

  @Test
  @DisplayName("COD-06 a verifier without a challenge is refused: somebody took the challenge out")
  void aVerifierWithoutAChallengeIsRefused() {
    var callback =
        web.signIn("alice@example.com", Map.of("code_challenge", "", "code_challenge_method", ""));
    assertThat(web.token(exchange(callback)))
        .isOAuthError(
            400,
            "invalid_request",
            "code_verifier was sent, but the authorization request had no code_challenge");
    var fields = exchange(callback);
    fields.remove("code_verifier");
    assertThat(web.token(fields)).hasStatus(200);
  }

  @Test
  @DisplayName("COD-13 a code of one sign-in does not fit the verifier of another")
  void aCodeOfAnotherBrowserDoesNotFit() {
    var mine = app.signIn("alice@example.com");
    var stolen = app.signIn("alice@example.com");
    var fields = exchange(stolen);
    fields.put("code_verifier", mine.verifier());
    assertThat(app.token(fields))
        .isOAuthError(403, "invalid_grant", "Failed to verify code verifier");
  }

  @Test
  @DisplayName("TOK-10 a code that was changed in any character is unknown")
  void aChangedCodeIsUnknown() {
    var callback = app.signIn("alice@example.com");
    var code = callback.code();
    var fields = exchange(callback);
    for (int i = 0; i < code.length(); i++) {
      fields.put(
          "code",
          code.substring(0, i) + (code.charAt(i) == 'A' ? 'B' : 'A') + code.substring(i + 1));
      assertThat(app.token(fields)).isOAuthError("invalid_grant", "Invalid authorization code");
    }
    for (var other : new String[] {code + "A", code.substring(1), code + "=", Ids.secret()}) {
      fields.put("code", other);
      assertThat(app.token(fields)).isOAuthError("invalid_grant", "Invalid authorization code");
    }
    assertThat(app.token(exchange(callback))).hasStatus(200);
  }

  @Test
  @DisplayName("COD-15 a user who is blocked or gone gets nothing for a code")
  void aBlockedOrDeletedUserGetsNothing() {
    var dave = server.user("dave@example.com");
    var first = app.signIn("dave@example.com");
    var second = app.signIn("dave@example.com");
    server.admin().block(dave, true);
    assertThat(app.token(exchange(first))).isOAuthError(403, "unauthorized", "user is blocked");
    asRfc();
    assertThat(app.token(exchange(first))).isOAuthError(400, "invalid_grant", "user is blocked");
    server.admin().delete(dave);
    assertThat(app.token(exchange(second)))
        .isOAuthError(400, "invalid_grant", "Invalid authorization code");
  }

  @Test
  @DisplayName("COD-15 a connection that was closed in between gives nothing for a code")
  void aClosedConnectionGivesNothing() {
    var other = server.app(server.client().spa().create());
    var callback = other.signIn("alice@example.com");
    server.admin().connection(other.id(), false);
    assertThat(other.token(exchange(callback)))
        .isOAuthError(403, "unauthorized", "The user's connection is not enabled for the client");
  }

  @Test
  void aMissingCodeIsTold() {
    assertThat(app.token(Map.of("grant_type", "authorization_code")))
        .isOAuthError(400, "invalid_request", "Missing required parameter: code");
  }

  @Test
  @DisplayName("TOK-13 sub stays with its user: an address that is used again gets another one")
  void subIsNeverUsedAgain() {
    var first = server.user("erin@example.com");
    server.admin().delete(first);
    assertThat(server.user("erin@example.com").id()).isNotEqualTo(first.id());
    assertThat(alice.id()).matches("auth0\\|[0-9a-f]{24}");
  }

  @Test
  void theQueryIsNoPlaceForSecrets() {
    var fields = HttpCalls.encode(exchange(app.signIn("alice@example.com")));
    assertThat(server.http().form("/oauth/token?" + fields, Map.of("client_id", app.id())))
        .isOAuthError("invalid_request", "Parameter code must be in the body only");
  }
}
