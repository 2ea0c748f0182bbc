package dev.ostiary.introspection;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.verification.AccessTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Introspection: who may ask, about which tokens, and when a token is good. */
class IntrospectionTest {
  private static final String API = "https://orders.example/";
  private static final TestServer server = TestServer.start();
  private static final TestApp web = server.app(server.client().confidential().create());
  private static final TestApp other = server.app(server.client().confidential().create());
  private static final TestApp spa = server.app(server.client().spa().create());
  private static final TestApp orders =
      server.app(
          server
              .client()
              .machine()
              .with(
                  "{\"app_type\":\"resource_server\",\"resource_server_identifier\":\""
                      + API
                      + "\"}")
              .create());

  @BeforeAll
  static void fill() {
    server.api(API, "read:orders");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer ask(TestApp app, Map<String, String> more) {
    var fields = new HashMap<String, String>(Map.of("client_id", app.id()));
    if (!app.client().isPublic()) {
      fields.put("client_secret", app.secret());
    }
    fields.putAll(more);
    return server.http().form("/oauth/introspect", fields);
  }

  private static ObjectNode about(TestApp app, String token) {
    var answer = ask(app, Map.of("token", token));
    assertThat(answer).hasStatus(200).hasHeader("cache-control", "no-store");
    return answer.json();
  }

  private static boolean good(TestApp app, String token) {
    var json = about(app, token);
    boolean active = Json.flag(json, "active", false);
    if (!active) {
      assertThat(json).as("without a reason").hasSize(1);
    }
    return active;
  }

  private static ObjectNode tokens(TestApp app, String user) {
    server.user(user);
    return app.tokens(user, Map.of("audience", API, "scope", "openid read:orders offline_access"));
  }

  @Test
  void theApiLearnsAllOfATokenForIt() {
    var token = TestApp.text(tokens(web, "a@example.com"), "access_token");
    var json = about(orders, token);
    assertThat(Json.flag(json, "active", false)).isTrue();
    assertThat(Json.text(json, "client_id")).isEqualTo(web.id());
    assertThat(Json.text(json, "token_type")).isEqualTo("Bearer");
    assertThat(Json.text(json, "scope")).isEqualTo("openid read:orders offline_access");
    assertThat(Json.text(json, "iss")).isEqualTo("https://id.example/");
    assertThat(Json.text(json, "sub")).startsWith("auth0|");
    assertThat(AccessTokens.audiences(json)).contains(API);
    assertThat(Json.number(json, "exp", 0)).isGreaterThan(Json.number(json, "iat", 0));
  }

  @Test
  @DisplayName("TOK-09 another application cannot tell a token from a random text")
  void othersLearnNothing() {
    var mine = tokens(web, "b@example.com");
    for (var name : new String[] {"access_token", "refresh_token"}) {
      assertThat(good(web, TestApp.text(mine, name))).as(name).isTrue();
      assertThat(ask(other, Map.of("token", TestApp.text(mine, name))).body())
          .isEqualTo(ask(other, Map.of("token", "random")).body());
    }
    assertThat(good(orders, TestApp.text(mine, "refresh_token"))).isFalse();
    var opaque = TestApp.text(web.tokens("b@example.com", Map.of()), "access_token");
    assertThat(good(web, opaque)).isTrue();
    assertThat(good(other, opaque)).isFalse();
    assertThat(good(orders, opaque)).isFalse();
  }

  @Test
  @DisplayName("CLI-04 TOK-09 who proves nothing may not ask")
  void whoProvesNothingMayNotAsk() {
    var token = TestApp.text(tokens(spa, "c@example.com"), "access_token");
    assertThat(ask(spa, Map.of("token", token)))
        .isOAuthError(
            401, "invalid_client", "Introspection needs a client that authenticates itself");
    assertThat(ask(spa, Map.of("token", token, "client_secret", "anything")))
        .hasStatus(401)
        .says("invalid_client");
    assertThat(server.http().form("/oauth/introspect", Map.of("token", token))).hasStatus(400);
    assertThat(ask(web, Map.of("token", token, "client_secret", "wrong"))).hasStatus(401);
    assertThat(ask(web, Map.of()))
        .isOAuthError(400, "invalid_request", "Missing required parameter: token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "ä"})
  void textsThatAreNoTokensAreNotGood(String text) {
    assertThat(good(orders, text)).isFalse();
  }

  @Test
  void anIdTokenIsNoAccessToken() {
    var json = tokens(web, "d@example.com");
    assertThat(good(web, TestApp.text(json, "id_token"))).isFalse();
  }

  @Test
  @DisplayName("TOK-08 nothing is good after its revocation")
  void nothingIsGoodAfterItsRevocation() {
    var json = tokens(web, "e@example.com");
    var refresh = TestApp.text(json, "refresh_token");
    var access = TestApp.text(json, "access_token");
    assertThat(good(orders, access)).isTrue();
    var fields = Map.of("client_id", web.id(), "client_secret", web.secret(), "token", refresh);
    assertThat(server.http().form("/oauth/revoke", fields)).hasStatus(200);
    assertThat(good(web, refresh)).isFalse();
    assertThat(good(web, access)).isFalse();
    assertThat(good(orders, access)).isFalse();
  }

  @Test
  void aUsedRefreshTokenIsNotGood() {
    var rotating =
        server
            .app(server.client().confidential().create())
            .change(
                """
                {"refresh_token": {"rotation_type": "rotating", "expiration_type": "expiring",
                 "leeway": 0, "token_lifetime": 3600, "idle_token_lifetime": 600}}
                """);
    var old = TestApp.text(tokens(rotating, "f@example.com"), "refresh_token");
    var fresh = TestApp.text(rotating.refresh(old).json(), "refresh_token");
    assertThat(good(rotating, old)).isFalse();
    assertThat(good(rotating, fresh)).isTrue();
  }

  @Test
  void aBlockedUsersTokensAreNotGood() {
    var user = server.user("g@example.com");
    var json = web.tokens("g@example.com", Map.of("audience", API));
    var opaque = TestApp.text(web.tokens("g@example.com", Map.of()), "access_token");
    var access = TestApp.text(json, "access_token");
    assertThat(good(orders, access)).isTrue();
    server.admin().block(user, true);
    assertThat(good(orders, access)).isFalse();
    assertThat(good(web, opaque)).isFalse();
  }

  @Test
  void aTokenIsGoodUntilItsEnd() {
    server.grant(orders.client(), API, "read:orders");
    var json = orders.token(Map.of("grant_type", "client_credentials", "audience", API)).json();
    var token = TestApp.text(json, "access_token");
    assertThat(good(orders, token)).isTrue();
    server.time().advance(Duration.ofDays(2));
    assertThat(good(orders, token)).isFalse();
  }

  @Test
  @DisplayName("JWT-01 a shared secret proves tokens of its own API only")
  void aSharedSecretCountsForItsOwnApi() {
    var api = "https://shared.example/";
    var secret = "a-secret-that-both-sides-know-0123456789";
    server.apiWith("{\"signing_alg\":\"HS256\",\"signing_secret\":\"" + secret + "\"}", api);
    var machine = server.app(server.client().machine().create());
    server.grant(machine.client(), api);
    var json = machine.token(Map.of("grant_type", "client_credentials", "audience", api)).json();
    var claims = TestApp.claims(json, "access_token");
    assertThat(good(machine, TestApp.text(json, "access_token"))).isTrue();
    var forged = Jws.sign(SigningKey.hmac(secret), "JWT", claims.deepCopy().put("aud", API));
    assertThat(good(machine, forged)).isFalse();
    assertThat(good(orders, forged)).isFalse();
  }
}
