package dev.ostiary.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.common.Json;
import dev.ostiary.management.Scopes;
import dev.ostiary.user.User;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens of users for the Management API. */
class UserManagementTokenTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    app = api.server().app(api.server().client().spa().create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String token(String email) {
    return TestApp.text(
        app.tokens(
            email,
            Map.of(
                "audience",
                api.server().tenant().managementAudience(),
                "scope",
                "openid " + String.join(" ", Scopes.all()))),
        "access_token");
  }

  private static String path(User user) {
    return "/users/" + user.id().replace("|", "%7C");
  }

  @Test
  @DisplayName("ADM-01 ADM-04 a user who asks for every scope gets those of the own account only")
  void usersGetOnlyTheirOwnScopes() {
    api.server().user("greedy@example.com");
    var tokens =
        app.tokens(
            "greedy@example.com",
            Map.of(
                "audience",
                api.server().tenant().managementAudience(),
                "scope",
                "openid " + String.join(" ", Scopes.all())));
    var scopes = Json.text(TestApp.claims(tokens, "access_token"), "scope", "").split(" ");
    assertThat(scopes)
        .contains("read:current_user", "update:current_user_metadata")
        .allMatch(s -> s.equals("openid") || s.contains(":current_user"));
  }

  @Test
  @DisplayName("ADM-01 ADM-02 a user's token opens the own account and nothing else")
  void aTokenOpensTheOwnAccount() {
    var me = api.server().user("me@example.com");
    var other = api.server().user("other@example.com");
    var token = token("me@example.com");
    api.as(token, "GET", path(me), "").has(200);
    api.as(token, "GET", path(other), "").has(403);
    api.as(token, "PATCH", path(me), "{\"user_metadata\":{\"a\":1}}").has(200);
    api.as(token, "PATCH", path(other), "{\"user_metadata\":{\"a\":1}}").has(403);
    for (var body :
        new String[] {
          "{\"app_metadata\":{\"role\":\"x\"}}",
          "{\"user_metadata\":{},\"email_verified\":true}",
          "{\"blocked\":false}"
        }) {
      api.as(token, "PATCH", path(me), body).has(403);
    }
    for (var route : api.routes()) {
      var path = route.path().replaceAll("\\{[^}]+}", other.id().replace("|", "%7C"));
      boolean own = route.scopes().stream().anyMatch(s -> s.contains(":current_user"));
      if (!own) {
        api.as(token, route.method(), path, "{}").has(403);
      }
    }
    api.as(token, "DELETE", path(other), "").has(403);
    api.get(path(other)).has(200);
  }

  @Test
  @DisplayName("a token is dead with its user, and while the user is blocked")
  void aTokenDiesWithItsUser() {
    var user = api.server().user("gone@example.com");
    var token = token("gone@example.com");
    api.server().admin().block(user, true);
    api.as(token, "GET", path(user), "").isError(401, null, "Invalid token");
    api.server().admin().block(user, false);
    api.as(token, "DELETE", path(user), "").has(204);
    api.as(token, "GET", path(user), "").isError(401, null, "Invalid token");
  }
}
