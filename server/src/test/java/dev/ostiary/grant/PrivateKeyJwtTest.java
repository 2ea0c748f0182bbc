package dev.ostiary.grant;

import static dev.ostiary.AnswerAssert.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Applications that sign instead of sharing a secret (RFC 7523). */
class PrivateKeyJwtTest {
  private static final TestServer server = TestServer.start();
  private static final String API = "https://orders.example/";
  private static final SigningKey key = SigningKey.generate(Algorithm.RS256, "x", Instant.EPOCH);
  private static final TestApp app = app(key);

  @BeforeAll
  static void fill() {
    server.api(API, "read:orders");
    server.grant(app.client(), API, "read:orders");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestApp app(SigningKey key) {
    var members = TestApp.membersOf(key);
    return server.app(server.client().machine().with(Json.write(members)).create());
  }

  private static ObjectNode claims(TestApp app) {
    long now = server.time().seconds();
    return Json.object()
        .put("iss", app.id())
        .put("sub", app.id())
        .put("aud", "https://id.example/")
        .put("iat", now)
        .put("exp", now + 60)
        .put("jti", Ids.secret());
  }

  private static HttpCalls.Answer ask(TestApp app, String assertion) {
    var fields = new HashMap<String, String>();
    fields.put("grant_type", "client_credentials");
    fields.put("audience", API);
    fields.put("client_id", app.id());
    fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    fields.put("client_assertion", assertion);
    return server.http().form("/oauth/token", fields);
  }

  private static HttpCalls.Answer ask(Consumer<ObjectNode> change) {
    var claims = claims(app);
    change.accept(claims);
    return ask(app, Jws.sign(key, "JWT", claims));
  }

  private static void refused(HttpCalls.Answer answer, String why) {
    assertThat(answer).isOAuthError(401, "invalid_client", "Invalid client assertion: " + why);
  }

  @ParameterizedTest
  @EnumSource(names = {"RS256", "RS512", "PS256", "ES256", "EDDSA"})
  void aSignedAssertionProvesWhoCalls(Algorithm algorithm) {
    var key = SigningKey.generate(algorithm, "x", Instant.now());
    var app = app(key);
    server.grant(app.client(), API, "read:orders");
    assertThat(ask(app, Jws.sign(key, "JWT", claims(app)))).hasStatus(200);
  }

  @Test
  @DisplayName("JWT-10 an assertion is used once")
  void anAssertionIsUsedOnce() {
    var assertion = Jws.sign(key, "JWT", claims(app));
    assertThat(ask(app, assertion)).hasStatus(200);
    refused(ask(app, assertion), "It was used before");
    refused(ask(c -> c.remove("jti")), "jti is missing or too long");
    refused(ask(c -> c.put("jti", "x".repeat(256))), "jti is missing or too long");
  }

  @Test
  @DisplayName("JWT-09 only the issuer as one string is the audience")
  void onlyTheIssuerIsTheAudience() {
    var why = "aud is not this server";
    refused(ask(c -> c.put("aud", "https://id.example")), why);
    refused(ask(c -> c.put("aud", "https://id.example/oauth/token")), why);
    refused(ask(c -> c.put("aud", "https://evil.example/")), why);
    refused(ask(c -> c.putArray("aud").add("https://id.example/").add("https://evil/")), why);
    refused(ask(c -> c.remove("aud")), why);
  }

  @Test
  @DisplayName("JWT-08 times are numbers, and short")
  void timesAreNumbersAndShort() {
    var why = "exp is over, or more than ten minutes ahead";
    long now = server.time().seconds();
    refused(ask(c -> c.put("exp", now - 31)), why);
    refused(ask(c -> c.put("exp", now + 700)), why);
    refused(ask(c -> c.put("exp", Long.toString(now + 60))), why);
    refused(ask(c -> c.put("exp", 1e300)), why);
    refused(ask(c -> c.put("exp", -1)), why);
    refused(ask(c -> c.remove("exp")), why);
    refused(ask(c -> c.put("nbf", now + 60)), "nbf is in the future");
  }

  @Test
  void theAssertionNamesItsApplication() {
    refused(ask(c -> c.put("iss", "other")), "iss is not the client");
    assertThat(ask(c -> c.put("sub", "other")))
        .isOAuthError(401, "invalid_client", "client_id differs from the subject of the assertion");
  }

  @Test
  @DisplayName("JWT-01 CLI-05 the public key is never a secret, whatever the header says")
  void thePublicKeyIsNeverASecret() {
    var secret = SigningKey.hmac(Json.write(key.publicJwk()));
    refused(ask(app, Jws.sign(secret, "JWT", claims(app))), "No registered key verifies it");
    var pem = SigningKey.hmac(key.certificatePem());
    refused(ask(app, Jws.sign(pem, "JWT", claims(app))), "No registered key verifies it");
    var other = SigningKey.generate(Algorithm.RS256, "x", Instant.now());
    refused(ask(app, Jws.sign(other, "JWT", claims(app))), "No registered key verifies it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"nOnE\"}",
        "{\"alg\":\"\"}",
        "{}",
        "{\"alg\":[\"RS256\"]}",
        "{\"alg\":256}",
        "{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}",
        "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}",
        "not json"
      })
  @DisplayName("JWT-02 JWT-05 an unsigned or strange header is no assertion")
  void aStrangeHeaderIsNoAssertion(String header) {
    var body = base64(header) + "." + base64(Json.write(claims(app))) + ".";
    assertThat(ask(app, body)).hasStatus(401).says("invalid_client");
    assertThat(ask(app, body + "AAAA")).hasStatus(401).says("invalid_client");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("CLI-01 CLI-05 an application with keys cannot use a secret")
  void anApplicationWithKeysCannotUseASecret() {
    assertThat(app.token(Map.of("grant_type", "client_credentials", "audience", API)))
        .isOAuthError(
            401, "invalid_client", "This client must authenticate with a client_assertion");
  }

  @Test
  void anApplicationWithASecretCannotSign() {
    var machine = server.app(server.client().machine().create());
    refused(ask(machine, Jws.sign(key, "JWT", claims(machine))), "No registered key verifies it");
  }

  @Test
  @DisplayName("TOK-12 an ID token of this server is no assertion")
  void anIdTokenIsNoAssertion() {
    server.user("alice@example.com");
    var web = server.app(server.client().confidential().create());
    var token = TestApp.text(web.tokens("alice@example.com", Map.of()), "id_token");
    assertThat(ask(app, token)).hasStatus(401).says("invalid_client");
  }

  @Test
  @DisplayName("JWT-10 a jti may come again only when its assertion is over")
  void anAssertionIsRememberedUntilItsEnd() {
    var claims = claims(app);
    assertThat(ask(app, Jws.sign(key, "JWT", claims))).hasStatus(200);
    server.time().advance(Duration.ofSeconds(59));
    refused(ask(app, Jws.sign(key, "JWT", claims)), "It was used before");
    server.time().advance(Duration.ofSeconds(60));
    refused(ask(app, Jws.sign(key, "JWT", claims)), "exp is over, or more than ten minutes ahead");
  }
}
