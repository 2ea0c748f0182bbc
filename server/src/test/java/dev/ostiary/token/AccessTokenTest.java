package dev.ostiary.token;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Golden;
import dev.ostiary.HttpCalls;
import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens: their claims in each dialect, their signatures, their lifetimes. */
class AccessTokenTest {
  private static final TestServer server = TestServer.start();
  private static final User alice = server.user("alice@example.com");
  private static final TestApp app =
      server.app(server.client().spa().grantType("implicit").create());
  private static final String SCOPES = "openid profile read:orders write:orders delete:orders";

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String api(String name, String json) {
    var identifier = "https://" + name + ".example/";
    server.apiWith(json, identifier, "read:orders", "write:orders");
    return identifier;
  }

  private static ObjectNode tokens(String audience) {
    return app.tokens("alice@example.com", Map.of("audience", audience, "scope", SCOPES));
  }

  private static ObjectNode jwks() {
    return server.http().get("/.well-known/jwks.json").json();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"})
  @DisplayName("TOK-12 the claims of each dialect, exactly")
  void theClaimsOfEachDialect(String dialect) {
    var identifier =
        api(
            dialect.replace('_', '-'),
            "{\"enforce_policies\":true,\"token_dialect\":\"" + dialect + "\"}");
    server.role("Reader " + dialect, identifier, List.of("read:orders"), alice);
    var token = TestApp.text(tokens(identifier), "access_token");
    var header = JwtCheck.header(token);
    var claims = JwtCheck.claims(token);
    assertThat(JwtCheck.verifies(token, jwks())).isTrue();
    long now = server.time().seconds();
    assertThat(Json.number(claims, "iat", 0)).isBetween(now - 5, now);
    assertThat(Json.number(claims, "exp", 0) - Json.number(claims, "iat", 0)).isEqualTo(86_400);
    header.put("kid", "KID");
    claims.put("iat", 0).put("exp", 86_400).put("sub", "USER");
    for (var name : List.of("azp", "client_id")) {
      if (claims.has(name)) {
        assertThat(Json.text(claims, name)).isEqualTo(app.id());
        claims.put(name, "CLIENT");
      }
    }
    if (claims.has("jti")) {
      claims.put("jti", "JTI");
    }
    Golden.check(
        "server/src/test/resources/golden/access-token-" + dialect + ".json",
        header.toPrettyString() + "\n" + claims.toPrettyString() + "\n");
  }

  @ParameterizedTest
  @CsvSource({"RS256", "RS512", "PS256", "ES256", "EdDSA"})
  void everyAlgorithmIsVerifiedWithThePublishedKeys(String algorithm) {
    var identifier = api(algorithm.toLowerCase(), "{\"signing_alg\":\"" + algorithm + "\"}");
    var token = TestApp.text(tokens(identifier), "access_token");
    assertThat(Json.text(JwtCheck.header(token), "alg")).isEqualTo(algorithm);
    assertThat(JwtCheck.verifies(token, jwks())).isTrue();
    // Only an RS256 token also opens the UserInfo endpoint; the others are for the API alone.
    var claims = JwtCheck.claims(token);
    if (algorithm.equals("RS256")) {
      assertThat(Json.strings(claims, "aud"))
          .containsExactly(identifier, "https://id.example/userinfo");
    } else {
      assertThat(Json.text(claims, "aud")).isEqualTo(identifier);
    }
  }

  @Test
  void anHs256ApiVerifiesWithItsOwnSecret() {
    var secret = "an-api-secret-of-at-least-32-characters";
    var identifier =
        api("symmetric", "{\"signing_alg\":\"HS256\",\"signing_secret\":\"" + secret + "\"}");
    var token = TestApp.text(tokens(identifier), "access_token");
    assertThat(JwtCheck.verifiesHmac(token, secret)).isTrue();
    assertThat(Json.text(JwtCheck.claims(token), "aud")).isEqualTo(identifier);
    assertThat(JwtCheck.header(token).has("kid")).isFalse();
  }

  @Test
  void withoutOpenidTheAudienceIsTheApiAlone() {
    var identifier = api("plain", "{}");
    var json =
        app.tokens("alice@example.com", Map.of("audience", identifier, "scope", "read:orders"));
    assertThat(Json.text(TestApp.claims(json, "access_token"), "aud")).isEqualTo(identifier);
    assertThat(json.has("id_token")).isFalse();
  }

  @Test
  void withoutRbacEveryDefinedScopeMayBeHad() {
    var claims = TestApp.claims(tokens(api("open", "{}")), "access_token");
    assertThat(Json.text(claims, "scope")).isEqualTo("openid profile read:orders write:orders");
    assertThat(claims.has("permissions")).isFalse();
    assertThat(claims.has("gty")).isFalse();
  }

  @Test
  @DisplayName("TOK-06 with RBAC only what roles allow; permissions list all that may be done here")
  void withRbacOnlyWhatRolesAllow() {
    var identifier =
        api("rbac", "{\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}");
    var none = TestApp.claims(tokens(identifier), "access_token");
    assertThat(Json.text(none, "scope")).isEqualTo("openid profile");
    assertThat(Json.strings(none, "permissions")).isEmpty();
    assertThat(none.has("permissions")).isTrue();
    server.role("Both", identifier, List.of("read:orders", "write:orders"), alice);
    var json =
        app.tokens(
            "alice@example.com", Map.of("audience", identifier, "scope", "openid read:orders"));
    var claims = TestApp.claims(json, "access_token");
    assertThat(Json.text(claims, "scope")).isEqualTo("openid read:orders");
    assertThat(Json.strings(claims, "permissions")).containsExactly("read:orders", "write:orders");
  }

  @Test
  void theLifetimeIsTheApisAndAnotherOneThroughTheBrowser() {
    var identifier = api("short", "{\"token_lifetime\":900,\"token_lifetime_for_web\":300}");
    assertThat(Json.number(tokens(identifier), "expires_in", 0)).isEqualTo(900);
    var callback =
        app.signIn(
            "alice@example.com",
            Map.of(
                "audience", identifier,
                "response_type", "token",
                "code_challenge", "",
                "code_challenge_method", ""));
    assertThat(callback.values().get("expires_in")).contains("300");
    var claims = JwtCheck.claims(callback.values().get("access_token", ""));
    assertThat(Json.number(claims, "exp", 0) - Json.number(claims, "iat", 0)).isEqualTo(300);
  }

  @Test
  void withoutAnAudienceTheTokenIsOpaque() {
    var json = app.tokens("alice@example.com", Map.of());
    var token = TestApp.text(json, "access_token");
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(userinfo(token)).hasStatus(200);
    assertThat(server.http().get("/api/v2/clients", "Authorization", "Bearer " + token))
        .hasStatus(401);
  }

  private static HttpCalls.Answer userinfo(String token) {
    return server.http().get("/userinfo", "Authorization", "Bearer " + token);
  }

  @Test
  void theTenantsDefaultAudienceCounts() {
    var identifier = api("default", "{}");
    try {
      server.settings("{\"default_audience\":\"" + identifier + "\"}");
      var json = app.tokens("alice@example.com", Map.of());
      assertThat(Json.strings(TestApp.claims(json, "access_token"), "aud")).contains(identifier);
    } finally {
      server.settings("{\"default_audience\":\"\"}");
    }
  }

  @Test
  @DisplayName("COD-03 audience wins over resource, and the code remembers which it was")
  void audienceWinsOverResource() {
    var one = api("one", "{}");
    var two = api("two", "{}");
    var json = app.tokens("alice@example.com", Map.of("audience", one, "resource", two));
    assertThat(Json.strings(TestApp.claims(json, "access_token"), "aud")).contains(one);
    var resource = app.tokens("alice@example.com", Map.of("resource", two));
    assertThat(Json.strings(TestApp.claims(resource, "access_token"), "aud")).contains(two);
  }

  @Test
  @DisplayName("TOK-06 users get only scopes for their own account at the Management API")
  void usersGetOnlyTheirOwnAccountsScopes() {
    var json =
        app.tokens(
            "alice@example.com",
            Map.of(
                "audience",
                "https://id.example/api/v2/",
                "scope",
                "openid read:users read:current_user update:current_user_metadata"));
    assertThat(Json.text(json, "scope"))
        .isEqualTo("openid read:current_user update:current_user_metadata");
    var bearer = "Bearer " + TestApp.text(json, "access_token");
    assertThat(server.http().get("/api/v2/users", "Authorization", bearer)).hasStatus(403);
  }

  @Test
  @DisplayName("TOK-12 no token of one kind opens the door of another")
  void noTokenOpensAnothersDoor() {
    var json = tokens(api("matrix", "{}"));
    var access = TestApp.text(json, "access_token");
    var id = TestApp.text(json, "id_token");
    assertThat(userinfo(access)).hasStatus(200);
    assertThat(userinfo(id)).hasStatus(401);
    for (var token : List.of(access, id)) {
      var bearer = "Bearer " + token;
      assertThat(server.http().get("/api/v2/clients", "Authorization", bearer)).hasStatus(401);
      assertThat(app.refresh(token)).hasStatus(403);
    }
    var machine = server.managementToken("read:clients");
    assertThat(userinfo(machine)).hasStatus(401);
  }

  @Test
  @DisplayName("TOK-10 JWT-05 a token that was changed in any character is refused")
  void aChangedTokenIsRefused() {
    var token = TestApp.text(tokens(api("bits", "{}")), "access_token");
    assertThat(userinfo(token)).hasStatus(200);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(userinfo(changed)).as("character " + i).hasStatus(401);
    }
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < alphabet.length(); i++) {
      char last = alphabet.charAt(i);
      if (last != token.charAt(token.length() - 1)) {
        assertThat(userinfo(token.substring(0, token.length() - 1) + last)).hasStatus(401);
      }
    }
    for (var bad : List.of(token + "A", token + "=", token + ".", "." + token, token + " x")) {
      assertThat(userinfo(bad)).hasStatus(401);
    }
  }
}
