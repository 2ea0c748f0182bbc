package dev.ostiary.token;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** ID tokens: which claims for which scopes, and nothing that SDKs did not ask for. */
class IdTokenTest {
  private static final TestServer server = TestServer.start();
  private static final User alice = server.user("alice@example.com");
  private static final TestApp app =
      server.app(server.client().spa().grantType("implicit").create());

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ObjectNode claims(String scope) {
    return TestApp.claims(app.tokens("alice@example.com", Map.of("scope", scope)), "id_token");
  }

  @ParameterizedTest
  @CsvSource({
    "openid,''",
    "openid email,email email_verified",
    "openid profile,nickname name picture updated_at",
    "openid profile email,nickname name picture updated_at email email_verified",
    "openid name nickname created_at identities,name nickname created_at identities"
  })
  void scopesOpenClaims(String scope, String expected) {
    var names = new java.util.TreeSet<>(claims(scope).propertyNames());
    names.removeAll(Set.of("iss", "sub", "aud", "iat", "exp", "sid"));
    assertThat(names)
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  @Test
  @DisplayName("TOK-13 the token names issuer, application and user, and says nonce and session")
  void theTokenNamesItsParties() {
    var json = app.tokens("alice@example.com", Map.of("nonce", "n-1"));
    var token = TestApp.text(json, "id_token");
    var jwks = server.http().get("/.well-known/jwks.json").json();
    assertThat(JwtCheck.verifies(token, jwks)).isTrue();
    assertThat(Json.text(JwtCheck.header(token), "typ")).isEqualTo("JWT");
    assertThat(Json.text(JwtCheck.header(token), "alg")).isEqualTo("RS256");
    var claims = JwtCheck.claims(token);
    assertThat(Json.text(claims, "iss")).isEqualTo("https://id.example/");
    assertThat(Json.text(claims, "aud")).isEqualTo(app.id());
    assertThat(Json.text(claims, "sub")).isEqualTo(alice.id());
    assertThat(Json.text(claims, "nonce")).isEqualTo("n-1");
    assertThat(Json.text(claims, "sid")).isNotEmpty();
    assertThat(Json.number(claims, "exp", 0) - Json.number(claims, "iat", 0)).isEqualTo(36_000);
    assertThat(Json.number(claims, "iat", 0)).isLessThanOrEqualTo(server.time().seconds());
  }

  @Test
  void aRefreshedTokenHasNeitherNonceNorSession() {
    var json =
        app.tokens(
            "alice@example.com", Map.of("nonce", "n-1", "scope", "openid email offline_access"));
    var refreshed = app.refresh(TestApp.text(json, "refresh_token")).json();
    var claims = TestApp.claims(refreshed, "id_token");
    assertThat(claims.has("nonce")).isFalse();
    assertThat(claims.has("sid")).isFalse();
    assertThat(Json.text(claims, "sub")).isEqualTo(alice.id());
    assertThat(Json.text(claims, "email")).isEqualTo("alice@example.com");
  }

  @Test
  void aConfidentialApplicationMayHaveHs256() {
    var web =
        server.app(
            server
                .client()
                .confidential()
                .with("{\"jwt_configuration\":{\"alg\":\"HS256\",\"lifetime_in_seconds\":600}}")
                .create());
    var token = TestApp.text(web.tokens("alice@example.com", Map.of()), "id_token");
    assertThat(JwtCheck.verifiesHmac(token, web.secret())).isTrue();
    var claims = JwtCheck.claims(token);
    assertThat(Json.number(claims, "exp", 0) - Json.number(claims, "iat", 0)).isEqualTo(600);
  }

  @Test
  @DisplayName("JWT-01 an application without a secret never gets HS256")
  void aPublicApplicationNeverGetsHs256() {
    var spa =
        server.app(
            server.client().spa().with("{\"jwt_configuration\":{\"alg\":\"HS256\"}}").create());
    var token = TestApp.text(spa.tokens("alice@example.com", Map.of()), "id_token");
    assertThat(Json.text(JwtCheck.header(token), "alg")).isEqualTo("RS256");
  }

  @Test
  void theHashesUseTheTokensOwnAlgorithm() {
    var ps =
        server.app(
            server
                .client()
                .spa()
                .grantType("implicit")
                .with("{\"jwt_configuration\":{\"alg\":\"PS256\"}}")
                .create());
    var callback =
        ps.signIn(
            "alice@example.com", Map.of("response_type", "code id_token token", "nonce", "n"));
    var token = callback.values().get("id_token", "");
    assertThat(Json.text(JwtCheck.header(token), "alg")).isEqualTo("PS256");
    assertThat(JwtCheck.verifies(token, server.http().get("/.well-known/jwks.json").json()))
        .isTrue();
    var claims = JwtCheck.claims(token);
    assertThat(Json.text(claims, "at_hash"))
        .isEqualTo(Hashes.leftHalf(callback.values().get("access_token", ""), 256));
    assertThat(Json.text(claims, "c_hash")).isEqualTo(Hashes.leftHalf(callback.code(), 256));
  }

  @Test
  void updatedAtIsATextAsAuth0HasItAndANumberWithRfcBehaviour() {
    assertThat(Json.text(claims("openid profile"), "updated_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
    try {
      assertThat(Json.number(claims("openid profile"), "updated_at", 0)).isPositive();
    } finally {
      server.settings("{\"ostiary\":{\"wire_behaviour\":\"auth0\"}}");
    }
  }

  @Test
  void theClaimsParameterOpensSingleClaims() {
    var claims =
        TestApp.claims(
            app.tokens(
                "alice@example.com",
                Map.of(
                    "scope", "openid",
                    "claims", "{\"id_token\":{\"email\":null,\"name\":{\"essential\":true}}}")),
            "id_token");
    assertThat(Json.text(claims, "email")).isEqualTo("alice@example.com");
    assertThat(Json.text(claims, "name")).isEqualTo("alice@example.com");
    assertThat(claims.has("email_verified")).isFalse();
  }

  @Test
  @DisplayName("TOK-14 the claims parameter cannot set what a token says of itself")
  void theClaimsParameterCannotSetRegisteredClaims() {
    var claims =
        TestApp.claims(
            app.tokens(
                "alice@example.com",
                Map.of(
                    "claims",
                    "{\"id_token\":{\"iss\":{\"value\":\"evil\"},\"aud\":{\"value\":\"x\"},"
                        + "\"password_hash\":null,\"blocked\":null}}")),
            "id_token");
    assertThat(Json.text(claims, "iss")).isEqualTo("https://id.example/");
    assertThat(Json.text(claims, "aud")).isEqualTo(app.id());
    assertThat(claims.has("password_hash")).isFalse();
    assertThat(claims.has("blocked")).isFalse();
  }

  @Test
  void withoutOpenidThereIsNone() {
    var answer = app.exchange(app.signIn("alice@example.com", Map.of("scope", "profile")));
    assertThat(answer).hasStatus(200);
    assertThat(answer.json().has("id_token")).isFalse();
  }
}
