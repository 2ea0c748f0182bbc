package dev.ostiary.userinfo;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UserInfo: three ways to send the token, one at a time. */
class UserinfoTest {
  private static final TestServer server = TestServer.start();
  private static final User alice = server.user("alice@example.com");
  private static final TestApp app = server.app(server.client().spa().create());

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String token(String email, Map<String, String> more) {
    return TestApp.text(app.tokens(email, more), "access_token");
  }

  private static HttpCalls.Answer bearer(String token) {
    return server.http().get("/userinfo", "Authorization", "Bearer " + token);
  }

  @Test
  @DisplayName("TOK-17 header, query and form are taken, as SDKs send them")
  void threeWaysAreTaken() {
    // TOK-17 would refuse the query; passport-auth0 sends the token there, and the contract wins.
    var token = token("alice@example.com", Map.of());
    var answer = bearer(token);
    assertThat(answer)
        .hasStatus(200)
        .hasHeader("content-type", "application/json; charset=utf-8")
        .hasHeader("cache-control", "no-store");
    assertThat(answer.json().propertyNames())
        .containsExactlyInAnyOrder(
            "sub", "nickname", "name", "picture", "updated_at", "email", "email_verified");
    assertThat(Json.text(answer.json(), "sub")).isEqualTo(alice.id());
    var query = server.http().get("/userinfo?access_token=" + token);
    var form = server.http().form("/userinfo", Map.of("access_token", token));
    var posted = server.http().form("/userinfo", Map.of(), "Authorization", "bearer " + token);
    assertThat(query.body()).isEqualTo(answer.body());
    assertThat(form.body()).isEqualTo(answer.body());
    assertThat(posted.body()).isEqualTo(answer.body());
  }

  @Test
  @DisplayName("TOK-17 two ways at once are refused")
  void twoWaysAtOnceAreRefused() {
    var token = token("alice@example.com", Map.of());
    var text = "The access token was sent more than once";
    var header = new String[] {"Authorization", "Bearer " + token};
    assertThat(server.http().get("/userinfo?access_token=" + token, header))
        .isOAuthError(400, "invalid_request", text);
    assertThat(server.http().form("/userinfo", Map.of("access_token", token), header))
        .isOAuthError(400, "invalid_request", text);
    assertThat(server.http().get("/userinfo?access_token=" + token + "&access_token=x"))
        .isOAuthError(400, "invalid_request", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "Bearer"})
  void anUnknownTokenIsRefused(String token) {
    assertThat(bearer(token))
        .hasStatus(401)
        .says("Unauthorized")
        .hasHeader(
            "www-authenticate",
            "Bearer error=\"invalid_token\", error_description=\"The access token is unknown,"
                + " expired or for another audience\"");
  }

  @Test
  void withoutATokenThereIsAChallengeAndNothingElse() {
    assertThat(server.http().get("/userinfo"))
        .hasStatus(401)
        .says("Unauthorized")
        .hasHeader("www-authenticate", "Bearer");
    assertThat(server.http().get("/userinfo", "Authorization", "Basic eDp5")).hasStatus(401);
  }

  @Test
  void onlyTheClaimsOfTheScopesAreTold() {
    var answer = bearer(token("alice@example.com", Map.of("scope", "openid email"))).json();
    assertThat(answer.propertyNames()).containsExactly("sub", "email", "email_verified");
    var claims = "{\"userinfo\":{\"nickname\":null}}";
    var asked =
        bearer(token("alice@example.com", Map.of("scope", "openid", "claims", claims))).json();
    assertThat(asked.propertyNames()).containsExactly("sub", "nickname");
  }

  @Test
  void anApisTokenOpensItWhenOpenidWasAsked() {
    server.api("https://orders.example/", "read:orders");
    var with = Map.of("audience", "https://orders.example/", "scope", "openid email");
    assertThat(bearer(token("alice@example.com", with))).hasStatus(200);
    var without = Map.of("audience", "https://orders.example/", "scope", "read:orders");
    assertThat(bearer(token("alice@example.com", without))).hasStatus(401);
  }

  @Test
  void itsOwnAudienceMayBeNamed() {
    var more = Map.of("audience", "https://id.example/userinfo");
    assertThat(bearer(token("alice@example.com", more))).hasStatus(200);
  }

  @Test
  @DisplayName("TOK-11 a blocked or deleted user's token opens nothing")
  void aBlockedUsersTokenOpensNothing() {
    var bob = server.user("bob@example.com");
    var token = token("bob@example.com", Map.of());
    server.admin().block(bob, true);
    assertThat(bearer(token)).hasStatus(401);
    server.admin().block(bob, false);
    assertThat(bearer(token)).hasStatus(200);
    server.admin().delete(bob);
    assertThat(bearer(token)).hasStatus(401);
  }

  @Test
  void aTokenEnds() {
    var opaque = token("alice@example.com", Map.of());
    server.api("https://day.example/", "read:x");
    var jwt = token("alice@example.com", Map.of("audience", "https://day.example/"));
    server.time().advance(Duration.ofSeconds(86_401));
    assertThat(bearer(opaque)).hasStatus(401);
    assertThat(bearer(jwt)).hasStatus(401);
  }

  @Test
  void anAccessTokenMayBeRevoked() {
    var token = token("alice@example.com", Map.of());
    var fields = Map.of("client_id", app.id(), "token", token);
    assertThat(server.http().form("/oauth/revoke", fields)).hasStatus(200);
    assertThat(bearer(token)).hasStatus(401);
    assertThat(server.http().form("/oauth/revoke", Map.of("client_id", "x", "token", token)))
        .isOAuthError(401, "invalid_client", "Unknown client");
  }

  @Test
  void aValueThatBeganOtherwiseOnTheSameConnectionChangesNoLetter() {
    var token = token("alice@example.com", Map.of());
    for (int length = 1; length < 4; length++) {
      var start = token.substring(0, length);
      bearer(start.toLowerCase(Locale.ROOT));
      bearer(start.toUpperCase(Locale.ROOT));
      assertThat(bearer(token)).hasStatus(200);
    }
  }

  @Test
  void withRfcBehaviourUpdatedAtIsANumber() {
    var token = token("alice@example.com", Map.of());
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
    assertThat(Json.number(bearer(token).json(), "updated_at", 0)).isPositive();
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"auth0\"}}");
  }
}
