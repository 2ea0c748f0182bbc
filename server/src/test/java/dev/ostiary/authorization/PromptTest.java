package dev.ostiary.authorization;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a session is enough, and when the user is asked again. */
class PromptTest {
  private static final TestServer server = TestServer.start();
  private static final TestApp app = server.app(server.client().spa().create());
  private static final User alice = server.user("alice@example.com");
  private static final User bob = server.user("bob@example.com");

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestBrowser signedIn(String email) {
    var browser = server.browser();
    browser.signIn(app.client(), email, Map.of());
    return browser;
  }

  private static HttpCalls.Answer login(TestBrowser browser, HttpCalls.Answer page, String email) {
    return browser.submit(
        page, "/u/login", Map.of("username", email, "password", TestServer.PASSWORD));
  }

  @Test
  void aSessionIsEnoughForTheNextSignIn() {
    var browser = signedIn("alice@example.com");
    var other = server.app(server.client().confidential().create());
    assertThat(other.authorize(browser, Map.of())).redirectsTo("https://app.example/cb?code=");
    assertThat(app.authorize(browser, Map.of("prompt", "none")))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  @DisplayName("RED-14 prompt=none never shows a page")
  void promptNoneNeverShowsAPage() {
    assertThat(app.authorize(server.browser(), Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
    server.api("https://asks.example/", "read:x");
    server.settings("{}");
    var local = server.app(server.client().spa().redirectUri("http://localhost:3000/cb").create());
    var browser = signedIn("alice@example.com");
    assertThat(
            local.authorize(
                browser,
                Map.of(
                    "prompt", "none",
                    "audience", "https://asks.example/",
                    "scope", "openid read:x")))
        .tellsError("consent_required", "Consent required");
  }

  @Test
  @DisplayName("SES-09 SES-01 prompt=login asks again and the old session secret is dead")
  void promptLoginAsksAgain() {
    var browser = signedIn("alice@example.com");
    var before = Map.copyOf(browser.cookies());
    var page = app.authorize(browser, Map.of("prompt", "login"));
    assertThat(page).asksToSignIn();
    assertThat(login(browser, page, "alice@example.com")).redirectsTo("https://app.example/cb?");
    assertThat(browser.cookies().get("__Host-ostiary_session"))
        .isNotEqualTo(before.get("__Host-ostiary_session"));
    var old = server.browser();
    old.cookies().putAll(before);
    assertThat(app.authorize(old, Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
  }

  @Test
  @DisplayName("SES-09 going back to the resume address does not satisfy prompt=login")
  void resumeIsNoProof() {
    var browser = signedIn("alice@example.com");
    var page = app.authorize(browser, Map.of("prompt", "login"));
    var state = TestBrowser.fields(page.body()).get("state");
    assertThat(browser.follow(browser.get("/authorize/resume?state=" + state))).asksToSignIn();
  }

  @Test
  @DisplayName("SES-09 max_age=0 asks again at once, a longer one when its time is over")
  void maxAgeAsksAgain() {
    var browser = signedIn("alice@example.com");
    assertThat(app.authorize(browser, Map.of("max_age", "0"))).asksToSignIn();
    assertThat(app.authorize(browser, Map.of("max_age", "0", "prompt", "none")))
        .tellsError("login_required", "Login required");
    assertThat(app.authorize(browser, Map.of("max_age", "600"))).redirectsTo("https://app");
    server.time().advance(Duration.ofSeconds(601));
    assertThat(app.authorize(browser, Map.of("max_age", "600"))).asksToSignIn();
    assertThat(app.authorize(browser, Map.of())).redirectsTo("https://app");
  }

  @Test
  void authTimeIsToldOnlyWhenMaxAgeWasAsked() {
    var with =
        JwtCheck.claims(
            TestApp.text(app.tokens("alice@example.com", Map.of("max_age", "60")), "id_token"));
    assertThat(Json.number(with, "auth_time", 0))
        .isBetween(server.time().seconds() - 10, server.time().seconds());
    var without =
        JwtCheck.claims(TestApp.text(app.tokens("alice@example.com", Map.of()), "id_token"));
    assertThat(without.has("auth_time")).isFalse();
    var essential = "{\"id_token\":{\"auth_time\":{\"essential\":true}}}";
    var claimed =
        JwtCheck.claims(
            TestApp.text(app.tokens("alice@example.com", Map.of("claims", essential)), "id_token"));
    assertThat(claimed.has("auth_time")).isTrue();
  }

  @Test
  void screenHintAndPromptCreateOpenTheSignUp() {
    assertThat(app.authorize(server.browser(), Map.of("screen_hint", "signup")))
        .says("action=\"/u/signup\"");
    assertThat(app.authorize(server.browser(), Map.of("prompt", "create")))
        .says("action=\"/u/signup\"");
    assertThat(app.authorize(signedIn("alice@example.com"), Map.of("prompt", "create")))
        .says("action=\"/u/signup\"");
  }

  @Test
  @DisplayName("WEB-02 the login hint is filled in and escaped")
  void theLoginHintIsFilledIn() {
    assertThat(app.authorize(server.browser(), Map.of("login_hint", "a\"><svg onload=x>@b.c")))
        .asksToSignIn()
        .says("a&#34;")
        .doesNotSay("<svg onload");
  }

  @Test
  void uiLocalesChooseTheLanguage() {
    assertThat(app.authorize(server.browser(), Map.of("ui_locales", "xx de-AT en")))
        .says("<html lang=\"de\"");
    assertThat(app.authorize(server.browser(), Map.of())).says("<html lang=\"en\"");
  }

  @Test
  void theHintNamesTheUserWhoIsExpected() {
    var browser = signedIn("alice@example.com");
    var ofAlice = TestApp.text(app.tokens("alice@example.com", Map.of()), "id_token");
    var ofBob = TestApp.text(app.tokens("bob@example.com", Map.of()), "id_token");
    assertThat(app.authorize(browser, Map.of("prompt", "none", "id_token_hint", ofAlice)))
        .redirectsTo("https://app.example/cb?code=");
    assertThat(app.authorize(browser, Map.of("prompt", "none", "id_token_hint", ofBob)))
        .tellsError("login_required", "Login required");
    assertThat(app.authorize(browser, Map.of("prompt", "none", "id_token_hint", "nonsense")))
        .tellsError("login_required", "Login required");
    server.time().advance(Duration.ofDays(1));
    var late = signedIn("alice@example.com");
    assertThat(app.authorize(late, Map.of("prompt", "none", "id_token_hint", ofAlice)))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  @DisplayName("TOK-12 an access token is no ID token hint; one signed with HS256 is read")
  void onlyAnIdTokenIsAHint() {
    server.api("https://orders.example/", "read:orders");
    var browser = signedIn("alice@example.com");
    var access =
        TestApp.text(
            app.tokens("alice@example.com", Map.of("audience", "https://orders.example/")),
            "access_token");
    assertThat(app.authorize(browser, Map.of("prompt", "none", "id_token_hint", access)))
        .tellsError("login_required", "Login required");
    var symmetric =
        server.app(
            server
                .client()
                .confidential()
                .with("{\"jwt_configuration\":{\"alg\":\"HS256\"}}")
                .create());
    var hint = TestApp.text(symmetric.tokens("alice@example.com", Map.of()), "id_token");
    assertThat(symmetric.authorize(browser, Map.of("prompt", "none", "id_token_hint", hint)))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  void theClaimsParameterNamesTheUserWhoIsExpected() {
    var browser = signedIn("alice@example.com");
    assertThat(app.authorize(browser, expecting(alice)))
        .redirectsTo("https://app.example/cb?code=");
    assertThat(app.authorize(browser, expecting(bob)))
        .tellsError("login_required", "Login required");
  }

  private static Map<String, String> expecting(User user) {
    var claims = "{\"id_token\":{\"sub\":{\"value\":\"" + user.id() + "\"}}}";
    return Map.of("prompt", "none", "claims", claims);
  }

  @Test
  @DisplayName("LNK-07 COD-15 a session of a connection that the application may not use is none")
  void aSessionOfAnotherConnectionIsNone() {
    var browser = signedIn("alice@example.com");
    var closed = server.app(server.client().spa().create());
    server.admin().connection(closed.id(), false);
    assertThat(closed.authorize(browser, Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
    var page = closed.authorize(browser, Map.of());
    assertThat(page).asksToSignIn();
    assertThat(login(browser, page, "alice@example.com")).hasStatus(400);
    assertThat(app.authorize(browser, Map.of("prompt", "none", "connection", "another")))
        .tellsError("login_required", "Login required");
  }

  @Test
  @DisplayName("COD-15 a user who was blocked after signing in gets an error and no code")
  void aBlockedUserGetsAnError() {
    var carol = server.user("carol@example.com");
    var browser = signedIn("carol@example.com");
    server.admin().block(carol, true);
    assertThat(app.authorize(browser, Map.of())).tellsError("unauthorized", "user is blocked");
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
    assertThat(app.authorize(browser, Map.of())).tellsError("access_denied", "user is blocked");
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"auth0\"}}");
    var page = app.authorize(server.browser(), Map.of());
    assertThat(login(server.browser(), page, "carol@example.com")).isErrorPage(403);
  }

  @Test
  @DisplayName("SES-06 a session ends by itself: idle after three days, in any case after seven")
  void aSessionEndsByItself() {
    var browser = signedIn("alice@example.com");
    var silent = new LinkedHashMap<>(Map.of("prompt", "none"));
    for (int day = 0; day < 6; day += 2) {
      server.time().advance(Duration.ofDays(2));
      assertThat(app.authorize(browser, silent)).redirectsTo("https://app.example/cb?code=");
    }
    server.time().advance(Duration.ofDays(1).plusMinutes(1));
    assertThat(app.authorize(browser, silent)).tellsError("login_required", "Login required");
    var idle = signedIn("alice@example.com");
    server.time().advance(Duration.ofDays(3).plusMinutes(1));
    assertThat(app.authorize(idle, silent)).tellsError("login_required", "Login required");
  }
}
