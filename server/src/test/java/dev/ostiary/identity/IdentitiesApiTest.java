package dev.ostiary.identity;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdentitiesApiTest {
  private static final String OWN = "update:current_user_identities";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    app = api.server().app(api.server().client().spa().grantType("password").create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String path(User user) {
    return "/users/" + user.id().replace("|", "%7C");
  }

  private static String subject(User user) {
    return user.identities().getFirst().subject();
  }

  private static String body(User other) {
    return "{\"provider\":\"auth0\",\"user_id\":\"%s\"}".formatted(subject(other));
  }

  private static String sub(String email) {
    return Json.text(TestApp.claims(app.tokens(email, Map.of()), "id_token"), "sub", "");
  }

  private static String ownToken(String email) {
    var audience = api.server().tenant().managementAudience();
    return TestApp.text(
        app.tokens(email, Map.of("audience", audience, "scope", "openid " + OWN)), "access_token");
  }

  private static String idToken(TestApp of, String email) {
    return TestApp.text(of.tokens(email, Map.of()), "id_token");
  }

  @Test
  @DisplayName("a linked user disappears with all that was theirs and signs in as the other")
  void linkingMovesTheAccount() {
    var first = api.server().user("first@example.com");
    var second = api.server().user("second@example.com");
    api.call("PATCH", path(second), "{\"name\":\"Second\",\"app_metadata\":{\"a\":1}}").has(200);
    var refresh = app.refreshToken("second@example.com", Map.of());
    var linked = api.call("POST", path(first) + "/identities", body(second)).has(201);
    assertThat(linked.each("user_id")).containsExactly(subject(first), subject(second));
    assertThat(linked.body().get(0).has("profileData")).isFalse();
    assertThat(linked.body().at("/1/profileData/email").stringValue())
        .isEqualTo("second@example.com");
    assertThat(linked.body().at("/1/profileData/name").stringValue()).isEqualTo("Second");
    assertThat(linked.body().at("/1/profileData").has("app_metadata")).isFalse();
    api.get(path(second)).isError(404, "inexistent_user", "The user does not exist.");
    assertThat(app.refresh(refresh)).hasStatus(403);
    assertThat(sub("second@example.com")).isEqualTo(first.id());
    assertThat(api.get(path(first)).text("email")).isEqualTo("first@example.com");
    var query = "identities.user_id:\"" + subject(second) + "\"";
    assertThat(api.get("/users?q=" + query.replace("\"", "%22")).has(200).each("user_id"))
        .containsExactly(first.id());
    api.call("POST", path(api.server().user("third@example.com")) + "/identities", body(second))
        .isError(409, null, "The account is already linked to another user");
  }

  @Test
  void unlinkingMakesAUserAgain() {
    var first = api.server().user("main@example.com");
    var second = api.server().user("side@example.com");
    api.call("POST", path(first) + "/identities", body(second)).has(201);
    var session = app.refreshToken("side@example.com", Map.of());
    var rest = api.call("DELETE", path(first) + "/identities/auth0/" + subject(second)).has(200);
    assertThat(rest.each("user_id")).containsExactly(subject(first));
    assertThat(app.refresh(session)).hasStatus(403);
    var again = api.get(path(second)).has(200);
    assertThat(again.text("email")).isEqualTo("side@example.com");
    assertThat(again.body().get("identities").get(0).has("profileData")).isFalse();
    assertThat(sub("side@example.com")).isEqualTo(second.id());
    api.call("DELETE", path(first) + "/identities/auth0/" + subject(first))
        .isError(400, null, "The main identity of a user cannot be unlinked");
    api.call("DELETE", path(first) + "/identities/auth0/none")
        .isError(404, null, "The user has no such identity.");
    api.call("DELETE", "/users/none/identities/auth0/none").has(404);
  }

  @Test
  void addressAndPasswordBelongToTheAccountThatTheConnectionNames() {
    var connection =
        api.call("POST", "/connections", "{\"name\":\"Other-Database\",\"strategy\":\"auth0\"}")
            .has(201)
            .text("id");
    var clients = "[{\"client_id\":\"%s\",\"status\":true}]".formatted(app.id());
    api.call("PATCH", "/connections/" + connection + "/clients", clients).has(204);
    var first = api.server().user("own@example.com");
    var created =
        api.call(
                "POST",
                "/users",
                """
                {"connection":"Other-Database","email":"away@example.com","password":"%s"}
                """
                    .formatted(TestServer.PASSWORD))
            .has(201);
    var other = created.text("user_id").substring("auth0|".length());
    var link = "{\"provider\":\"auth0\",\"user_id\":\"%s\",\"connection_id\":\"%s\"}";
    api.call("POST", path(first) + "/identities", link.formatted(other, "con_none")).has(400);
    api.call("POST", path(first) + "/identities", link.formatted(other, connection)).has(201);
    var change =
        """
        {"connection":"Other-Database","email":"New@Example.com","name":"Both"}
        """;
    var after = api.call("PATCH", path(first), change).has(200);
    assertThat(after.text("email")).isEqualTo("own@example.com");
    assertThat(after.text("name")).isEqualTo("Both");
    assertThat(after.body().at("/identities/1/profileData/email").stringValue())
        .isEqualTo("new@example.com");
    var password = "{\"connection\":\"Other-Database\",\"password\":\"Another-pass-7\"}";
    api.call("PATCH", path(first), password).has(200);
    assertThat(signIn("Other-Database", "new@example.com", "Another-pass-7")).hasStatus(200);
    assertThat(signIn("Other-Database", "away@example.com", "Another-pass-7")).hasStatus(403);
    assertThat(signIn(Connections.STANDARD, "own@example.com", TestServer.PASSWORD)).hasStatus(200);
    api.call("PATCH", path(first), "{\"connection\":\"None\",\"email\":\"x@example.com\"}")
        .isInvalidBody("on property connection");
    api.call("DELETE", "/connections/" + connection).has(204);
    assertThat(api.get(path(first)).body().get("identities")).hasSize(1);
  }

  private static dev.ostiary.HttpCalls.Answer signIn(String realm, String email, String password) {
    return app.change(
            "{\"grant_types\":[\"http://auth0.com/oauth/grant-type/password-realm\",\"authorization_code\",\"refresh_token\"]}")
        .token(
            Map.of(
                "grant_type",
                "http://auth0.com/oauth/grant-type/password-realm",
                "realm",
                realm,
                "username",
                email,
                "password",
                password));
  }

  @Test
  @DisplayName("ADM-04 a user links only an account that they prove to own")
  void usersLinkWhatTheyProve() {
    var me = api.server().user("me@example.com");
    var mine = api.server().user("mine@example.com");
    api.server().user("stranger@example.com");
    var own = ownToken("me@example.com");
    var path = path(me) + "/identities";
    var foreign = api.server().app(api.server().client().spa().create());
    var secret = idToken(app, "mine@example.com");
    api.as(own, "POST", path, body(mine)).has(403);
    for (var bad :
        List.of(
            "x",
            idToken(foreign, "mine@example.com"),
            ownToken("mine@example.com"),
            secret.substring(0, secret.length() - 4) + "AAAA")) {
      api.as(own, "POST", path, "{\"link_with\":\"" + bad + "\"}").isInvalidBody("link_with");
    }
    api.as(own, "POST", path(mine) + "/identities", "{\"link_with\":\"" + secret + "\"}").has(403);
    api.as(own, "POST", path, "{\"link_with\":\"" + idToken(app, "me@example.com") + "\"}")
        .has(400);
    api.call("PATCH", path(mine), "{\"blocked\":true}").has(200);
    api.as(own, "POST", path, "{\"link_with\":\"" + secret + "\"}")
        .isError(400, null, "The account is blocked");
    api.call("PATCH", path(mine), "{\"blocked\":false}").has(200);
    api.as(own, "POST", path, "{\"link_with\":\"" + secret + "\"}").has(201);
    api.as(own, "DELETE", path + "/auth0/" + subject(mine), "").has(200);
  }

  @Test
  void whatCannotBeLinkedIsRefused() {
    var user = api.server().user("alone@example.com");
    var path = path(user) + "/identities";
    api.call("POST", path, body(user)).has(400);
    api.call("POST", path, "{\"provider\":\"auth0\",\"user_id\":\"none\"}")
        .isError(404, "inexistent_user", "The user does not exist.");
    api.call("POST", path, "{\"provider\":\"auth0\",\"user_id\":5}").has(404);
    api.call("POST", path, "{\"provider\":\"auth0\"}").isInvalidBody("user_id");
    api.call("POST", path, "{}").isInvalidBody("provider");
    api.call("POST", "/users/none/identities", body(user)).has(404);
  }
}
