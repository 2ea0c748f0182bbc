package dev.ostiary.credential;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionsApiTest {
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

  private static String path(User user, String tail) {
    return "/users/" + user.id().replace("|", "%7C") + "/" + tail;
  }

  /** Signs in and returns the refresh token; the session is the user's newest. */
  private static String signIn(User user) {
    return app.refreshToken(String.valueOf(user.email()), Map.of());
  }

  private static String only(User user) {
    var all = api.get(path(user, "sessions")).has(200).body().get("sessions");
    assertThat(all).hasSize(1);
    return Json.text(all.get(0), "id", "");
  }

  private static void silentlySignedOut(TestBrowser browser) {
    assertThat(app.authorize(browser, Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
  }

  @Test
  void aSessionShowsDeviceAndApplicationsAndTakesNotes() {
    var user = api.server().user("look@example.com");
    signIn(user);
    var session = api.get("/sessions/" + only(user)).has(200);
    assertThat(session.text("user_id")).isEqualTo(user.id());
    assertThat(session.body().at("/device/initial_ip").stringValue()).isEqualTo("127.0.0.1");
    assertThat(session.body().at("/clients/0/client_id").stringValue()).isEqualTo(app.id());
    assertThat(session.body().has("session_metadata")).isFalse();
    var noted =
        api.call("PATCH", "/sessions/" + only(user), "{\"session_metadata\":{\"place\":\"desk\"}}");
    assertThat(noted.has(200).body().at("/session_metadata/place").stringValue()).isEqualTo("desk");
    api.call("PATCH", "/sessions/" + only(user), "{\"session_metadata\":{\"a\":1}}")
        .isInvalidBody("session_metadata");
    api.call("PATCH", "/sessions/" + only(user), "{\"session_metadata\":null}").has(200);
    assertThat(api.get("/sessions/" + only(user)).body().has("session_metadata")).isFalse();
    for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
      api.call(method, "/sessions/nobody", "{}").isError(404, null, "The session does not exist.");
    }
    api.get("/users/none/sessions").isError(404, "inexistent_user", "The user does not exist.");
  }

  @Test
  void sessionsComeInPages() {
    var user = api.server().user("pages@example.com");
    signIn(user);
    signIn(user);
    signIn(user);
    var first = api.get(path(user, "sessions?take=2")).has(200);
    assertThat(first.body().get("sessions")).hasSize(2);
    var second = api.get(path(user, "sessions?take=2&from=" + first.text("next"))).has(200);
    assertThat(second.body().get("sessions")).hasSize(1);
    assertThat(second.body().has("next")).isFalse();
  }

  @Test
  @DisplayName("SES-08 an ended session is over at once; its refresh tokens stay")
  void endingASessionKeepsRefreshTokens() {
    var user = api.server().user("end@example.com");
    var browser = api.server().browser();
    var token =
        TestApp.text(
            app.exchange(
                    browser.signIn(
                        app.client(), "end@example.com", Map.of("scope", "openid offline_access")))
                .json(),
            "refresh_token");
    api.call("DELETE", "/sessions/" + only(user)).has(202);
    silentlySignedOut(browser);
    assertThat(app.refresh(token)).hasStatus(200);
  }

  @Test
  @DisplayName("SES-08 a revoked session takes refresh tokens, opaque tokens and codes with it")
  void revokingASessionEndsItsTokens() {
    var user = api.server().user("revoke@example.com");
    var browser = api.server().browser();
    var tokens =
        app.exchange(
                browser.signIn(
                    app.client(), "revoke@example.com", Map.of("scope", "openid offline_access")))
            .json();
    var another = signIn(user);
    var pending =
        TestBrowser.callback(app.authorize(browser, Map.of("prompt", "none")), "v".repeat(43));
    var sid = TestApp.claims(tokens, "id_token").get("sid").stringValue();
    api.call("POST", "/sessions/" + sid + "/revoke").has(202);
    silentlySignedOut(browser);
    assertThat(app.refresh(TestApp.text(tokens, "refresh_token"))).hasStatus(403);
    assertThat(app.exchange(pending)).hasStatus(403);
    assertThat(
            api.server()
                .http()
                .get(
                    "/userinfo", "authorization", "Bearer " + TestApp.text(tokens, "access_token")))
        .hasStatus(401);
    assertThat(app.refresh(another)).hasStatus(200);
  }

  @Test
  void accessIsRevokedAtAllOrForOneSession() {
    var user = api.server().user("access@example.com");
    var first = signIn(user);
    var session = only(user);
    var second = signIn(user);
    api.call(
            "POST",
            path(user, "revoke-access"),
            "{\"session_id\":\"" + session + "\",\"preserve_refresh_tokens\":true}")
        .has(202);
    assertThat(app.refresh(first)).hasStatus(200);
    api.call("POST", path(user, "revoke-access"), "{\"session_id\":\"" + session + "\"}").has(404);
    api.call("POST", path(user, "revoke-access"), "{}").has(202);
    assertThat(app.refresh(second)).hasStatus(403);
    assertThat(api.get(path(user, "sessions")).body().get("sessions")).isEmpty();
    signIn(user);
    api.call("DELETE", path(user, "sessions")).has(202);
    assertThat(api.get(path(user, "sessions")).body().get("sessions")).isEmpty();
  }
}
