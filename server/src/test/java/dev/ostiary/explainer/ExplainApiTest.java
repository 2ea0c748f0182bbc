package dev.ostiary.explainer;

import static dev.ostiary.TestApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the explainer takes, what it keeps to itself, and what it leaves behind: nothing. */
class ExplainApiTest {
  private static final String PATH = "/ostiary/v1/explain";
  private static final String ORDERS = "https://orders.example.com";
  private static final String ALICE = "alice@example.com";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    api.server().apiWith("{\"enforce_policies\":true}", ORDERS, "read:orders", "write:orders");
    app = api.server().app(api.server().client().spa().create());
    var alice = api.server().user(ALICE);
    api.server().role("Clerk", ORDERS, List.of("read:orders"), alice);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static ObjectNode tokens() {
    return app.tokens(ALICE, Map.of("audience", ORDERS, "scope", "openid read:orders"));
  }

  private static ObjectNode parts(String token) {
    var header = Json.object().put("kid", Jws.parse(token).orElseThrow().kid());
    header.put("alg", "RS256").put("typ", "JWT");
    var body = Json.object();
    body.set("header", header);
    body.set("claims", Jws.parse(token).orElseThrow().claims());
    return body;
  }

  private static ObjectNode expecting(ObjectNode body, String... scopes) {
    var expect = body.putObject("expect").put("audience", ORDERS);
    expect.set("scope", Json.array(List.of(scopes)));
    return body;
  }

  private static ApiFixture.Answer explain(ObjectNode body, String scopes) {
    return api.call("POST", PATH, Json.write(body), scopes);
  }

  @Test
  void withoutTheSignatureTheAnswerSaysThatItWasNotLookedAt() {
    var token = text(tokens(), "access_token");
    var answer = explain(expecting(parts(token), "read:orders"), "read:clients,read:users");
    assertThat(answer.has(200).text("verdict")).isEqualTo("VALID_CHECK_YOUR_API");
    var signature =
        answer
            .body()
            .path("checks")
            .valueStream()
            .filter(c -> Json.text(c, "id", "").equals("signature"))
            .findFirst()
            .orElseThrow();
    assertThat(signature.path("ok").isNull()).isTrue();
    assertThat(Json.text(signature, "note")).contains("was not sent");
  }

  @Test
  void whatIsNoJwtIsTracedByItsHash() {
    var token = text(app.tokens(ALICE, Map.of("audience", "")), "access_token");
    var answer = explain(Json.object().put("hash", Hashes.sha256(token)), "read:clients").has(200);
    assertThat(answer.text("verdict")).isEqualTo("OPAQUE_NO_AUDIENCE");
    assertThat(Json.text(Json.child(answer.body(), "application"), "client_id"))
        .isEqualTo(app.id());
  }

  @Test
  void aHeaderAloneIsAnEncryptedToken() {
    var body = Json.object();
    body.putObject("header").put("alg", "dir").put("enc", "A256GCM");
    assertThat(explain(body, "read:clients").has(200).text("verdict")).isEqualTo("ENCRYPTED_TOKEN");
  }

  /** Claims that anybody can write must not be a way to ask about any user. */
  @Test
  void aboutUsersOnlyWhoMayReadThemOrHoldsTheirTokenIsTold() {
    var alice = api.server().user("mallory@example.com", true);
    var token = text(tokens(), "access_token");
    var forged = parts(token);
    ((ObjectNode) forged.get("claims")).put("sub", alice.id());
    assertThat(explain(expecting(forged), "read:clients").has(200).text("verdict"))
        .isEqualTo("VALID_CHECK_YOUR_API");
    assertThat(explain(expecting(forged), "read:clients,read:users").has(200).text("verdict"))
        .isEqualTo("TOKEN_REVOKED");
    // The token itself is the proof.
    var held = expecting(Json.object().put("token", token), "write:orders");
    assertThat(explain(held, "read:clients").has(200).text("verdict"))
        .isEqualTo("SCOPE_NOT_GRANTED_RBAC");
  }

  @Test
  void itTakesAScope() {
    api.call("POST", PATH, "{\"token\":\"x\"}", "read:users").has(403);
  }

  /** AUT-05. */
  @Test
  void nothingOfTheTokenIsKept() {
    var token = text(tokens(), "access_token");
    var body = expecting(Json.object().put("token", token)).toString();
    api.call("POST", PATH, body).has(200);
    api.call("POST", PATH, "{\"token\":\"secret-of-mine\"}").has(200);
    var parts = token.split("\\.");
    assertThat(api.server().admin().dump())
        .doesNotContain(parts[1], parts[2], "secret-of-mine", Hashes.sha256("secret-of-mine"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | Send token, or header with claims, or hash
          {"token":"  "}                    | Send token, or header with claims, or hash
          {"claims":{}}                     | Send token, or header with claims, or hash
          {"token":7}                       | Expected type string
          {"token":"a","expect":7}          | Expected type object
          {"token":"a","expect":{"scope":"read:orders"}} | Expected type array
          {"header":[]}                     | Expected type object
          """)
  void whatIsNoQuestionIsRefused(String body, String part) {
    var answer = api.call("POST", PATH, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    assertThat(answer.text("message")).contains(part);
  }

  @Test
  void questionsAreBounded() {
    var large = "a".repeat(TokenParts.MAX_LENGTH + 1);
    api.call("POST", PATH, "{\"token\":\"%s\"}".formatted(large)).isInvalidBody("token");
    api.call("POST", PATH, "{\"header\":{\"a\":\"%s\"},\"claims\":{}}".formatted(large))
        .isInvalidBody("larger than any token");
    var scopes = String.join(",", java.util.Collections.nCopies(51, "\"a\""));
    api.call("POST", PATH, "{\"token\":\"a\",\"expect\":{\"scope\":[%s]}}".formatted(scopes))
        .isInvalidBody("scope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "a.b.c",
        "....",
        "e30.e30.",
        "e30.W10.x",
        "\u0000",
        "e30..",
        "Bearer ",
        "\"",
        "é.é.é",
        "eyJhbGciOjF9.eyJhdWQiOnt9LCJleHAiOiJ4IiwiaWF0IjotMSwic2NvcGUiOjd9.x",
        "eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjllOTksImV4cCI6LTllOTl9.x"
      })
  void whateverIsPastedThereIsAnAnswer(String token) {
    var body = Json.write(expecting(Json.object().put("token", token), "read:orders"));
    var status = api.call("POST", PATH, body).status();
    assertThat(status).isIn(200, 400);
  }
}
