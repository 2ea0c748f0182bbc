package dev.ostiary.login;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making an account: the page and the script's way. */
class SignupTest {
  private static final TestServer server = TestServer.start();
  private static final TestApp app = server.app(server.client().spa().create());
  private static final String INVALID =
      "{\"name\":\"BadRequestError\",\"code\":\"invalid_signup\",\"description\":\"Invalid sign"
          + " up\",\"statusCode\":400}";

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer signup(String email, String password, Map<String, String> more) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", email)
            .put("password", password)
            .put("connection", "Username-Password-Authentication");
    more.forEach(body::put);
    return server.http().json("POST", "/dbconnections/signup", Json.write(body));
  }

  @Test
  @DisplayName("AUT-08 an account is made, its mail written, and its id told without the prefix")
  void anAccountIsMade() {
    var answer =
        signup("New@Example.com", TestServer.PASSWORD, Map.of("given_name", "Nina", "name", "N"));
    assertThat(answer).hasStatus(200);
    var json = answer.json();
    assertThat(Json.text(json, "_id")).matches("[0-9a-f]{24}");
    assertThat(Json.text(json, "email")).isEqualTo("new@example.com");
    assertThat(Json.flag(json, "email_verified", true)).isFalse();
    assertThat(Json.text(json, "given_name")).isEqualTo("Nina");
    assertThat(json.has("password")).isFalse();
    assertThat(server.admin().mail("new@example.com"))
        .contains("https://id.example/u/email-verification?ticket=");
    var token = TestApp.text(app.tokens("new@example.com", Map.of()), "id_token");
    assertThat(Json.text(JwtCheck.claims(token), "sub"))
        .isEqualTo("auth0|" + Json.text(json, "_id"));
  }

  @Test
  @DisplayName(
      "AUT-06 an address that is taken is refused like any bad one, unless the tenant says")
  void aTakenAddressIsRefused() {
    server.user("taken@example.com");
    var answer = signup("taken@example.com", TestServer.PASSWORD, Map.of());
    assertThat(answer).hasStatus(400);
    assertThat(answer.body()).isEqualTo(INVALID);
    assertThat(signup("no address", TestServer.PASSWORD, Map.of()).body()).isEqualTo(INVALID);
    server.settings("{\"flags\":{\"enable_public_signup_user_exists_error\":true}}");
    assertThat(signup("TAKEN@example.com ", TestServer.PASSWORD, Map.of()).body())
        .isEqualTo("{\"code\":\"user_exists\",\"description\":\"The user already exists.\"}");
    server.settings("{\"flags\":{\"enable_public_signup_user_exists_error\":false}}");
  }

  @Test
  void aWeakPasswordIsExplained() {
    var json = signup("weak@example.com", "short", Map.of());
    assertThat(json).hasStatus(400);
    var body = json.json();
    assertThat(Json.text(body, "name")).isEqualTo("PasswordStrengthError");
    assertThat(Json.text(body, "code")).isEqualTo("invalid_password");
    assertThat(Json.text(body, "message")).isEqualTo("Password is too weak");
    var rules = Json.child(body, "description").get("rules");
    assertThat(Json.text(rules.get(0), "code")).isEqualTo("lengthAtLeast");
    assertThat(Json.text(rules.get(1), "code")).isEqualTo("containsAtLeast");
    assertThat(rules.get(1).get("items").size()).isEqualTo(4);
    assertThat(Json.text(body, "policy")).startsWith("* At least 8 characters in length\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\":[\"a@example.com\",\"b@example.com\"]}",
        "{\"email\":{\"$ne\":1}}",
        "{\"email\":1}",
        "{\"password\":[\"x\"]}",
        "{\"connection\":[\"Username-Password-Authentication\"]}",
        "{\"client_id\":null}",
        "{\"email\":\"a@x.example,b@y.example\"}",
        "{\"email\":\"a@x.example\\r\\nBcc: b@y.example\"}",
        "{\"email\":\"\\\"a b\\\"@x.example\"}",
        "{\"email\":\"a@b@c.example\"}",
        "{\"connection\":\"another\"}",
        "{\"client_id\":\"nobody\"}"
      })
  @DisplayName("REC-02 only one plain address is one")
  void onlyOnePlainAddressIsOne(String members) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", "plain@example.com")
            .put("password", TestServer.PASSWORD)
            .put("connection", "Username-Password-Authentication");
    body.setAll(Json.own(members));
    assertThat(server.http().json("POST", "/dbconnections/signup", Json.write(body)))
        .hasStatus(400);
  }

  @Test
  @DisplayName("REC-07 nobody marks an own address as verified")
  void nobodyVerifiesAnOwnAddress() {
    var answer = signup("sly@example.com", TestServer.PASSWORD, Map.of("email_verified", "true"));
    assertThat(Json.flag(answer.json(), "email_verified", true)).isFalse();
  }

  @Test
  void aClosedConnectionTakesNobody() {
    server.admin().connectionOptions("{\"disable_signup\":true}");
    try {
      assertThat(signup("late@example.com", TestServer.PASSWORD, Map.of()).body())
          .isEqualTo(INVALID);
      assertThat(app.authorize(server.browser(), Map.of("screen_hint", "signup"))).hasStatus(403);
    } finally {
      server.admin().connectionOptions("{\"disable_signup\":false}");
    }
  }

  @Test
  void thePageMakesAnAccountAndGoesOn() {
    var browser = server.browser();
    var page = app.authorize(browser, Map.of("screen_hint", "signup"));
    var weak =
        browser.submit(page, "/u/signup", Map.of("email", "page@example.com", "password", "x"));
    assertThat(weak).hasStatus(400).says("page@example.com");
    var done =
        browser.submit(
            page,
            "/u/signup",
            Map.of("email", "page@example.com", "password", TestServer.PASSWORD));
    assertThat(done).redirectsTo("https://app.example/cb?code=");
    assertThat(app.authorize(browser, Map.of("prompt", "none")))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  @DisplayName("AUT-01 AUT-02 AUT-16 passwords of any script, and at most 512 characters")
  void passwordsOfAnyScript() {
    var password = "Пароль-密码-🔑 ﬁ 1";
    assertThat(signup("script@example.com", password, Map.of())).hasStatus(200);
    var fields = new HashMap<String, String>();
    fields.put("grant_type", "password");
    fields.put("username", "script@example.com");
    fields.put("password", "Пароль-密码-🔑 fi 1");
    var web = server.app(server.client().confidential().grantType("password").create());
    assertThat(web.token(fields)).hasStatus(200);
    fields.put("password", password + " ");
    assertThat(web.token(fields)).hasStatus(403);
    assertThat(signup("long@example.com", "Aa1-" + "x".repeat(508), Map.of())).hasStatus(200);
    assertThat(signup("longer@example.com", "Aa1-" + "x".repeat(509), Map.of())).hasStatus(400);
  }
}
