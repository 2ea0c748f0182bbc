package dev.ostiary.session;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cookies, and what is tied to the browser that holds them. */
class BrowserBindingTest {
  private static final TestServer server = TestServer.start();
  private static final String SESSION = "__Host-ostiary_session";
  private static final TestApp app = server.app(server.client().spa().create());
  private static final Map<String, String> ALICE =
      Map.of("username", "alice@example.com", "password", TestServer.PASSWORD);

  @BeforeAll
  static void fill() {
    server.user("alice@example.com");
    server.user("bob@example.com");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestBrowser signedIn(String email) {
    var browser = server.browser();
    browser.signIn(app.client(), email, Map.of());
    return browser;
  }

  @Test
  @DisplayName(
      "SES-03 SES-11 RED-08 cookies are host-only, secure, not for scripts, and never cached")
  void cookiesAreHostOnly() {
    // SES-03 wants Lax; silent renewal in a frame needs None, and the wire contract wins.
    var browser = server.browser();
    var begun = browser.get("/authorize?" + HttpCalls.encode(app.request(Map.of())));
    assertThat(begun).redirectsTo("/u/login?state=").hasHeader("cache-control", "no-store");
    assertThat(begun.header("set-cookie").orElse(""))
        .matches(
            "__Host-ostiary_browser=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=None");
    var page = browser.get(begun.location());
    var fields = new LinkedHashMap<>(TestBrowser.fields(page.body()));
    fields.putAll(ALICE);
    var answer = browser.post("/u/login", fields);
    assertThat(answer).redirectsTo("/authorize/resume?state=").hasStatus(303);
    assertThat(answer).hasHeader("cache-control", "no-store");
    assertThat(answer.header("set-cookie").orElse(""))
        .matches(
            SESSION
                + "=[A-Za-z0-9_-]{43}; Max-Age=604800; Path=/; Secure; HttpOnly; SameSite=None");
  }

  @Test
  @DisplayName("SES-01 SES-04 a planted session secret is dead after sign-in and worth nothing")
  void aPlantedSecretIsWorthNothing() {
    var attacker = signedIn("bob@example.com");
    var planted = String.valueOf(attacker.cookies().get(SESSION));
    var victim = server.browser();
    victim.cookies().put(SESSION, planted);
    var page = app.authorize(victim, Map.of("prompt", "login"));
    victim.submit(page, "/u/login", ALICE);
    assertThat(victim.cookies().get(SESSION)).isNotEqualTo(planted);
    assertThat(app.authorize(attacker, Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
    var made = server.browser();
    made.cookies().put(SESSION, Ids.secret());
    assertThat(app.authorize(made, Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
  }

  @Test
  @DisplayName("SES-04 two cookies of one name and a hundred others do no harm")
  void manyCookiesDoNoHarm() {
    var browser = signedIn("alice@example.com");
    var jar = new StringBuilder(SESSION + "=planted; ");
    for (int i = 0; i < 100; i++) {
      jar.append("c").append(i).append("=x; ");
    }
    jar.append(SESSION).append('=').append(browser.cookies().get(SESSION));
    var query = HttpCalls.encode(app.request(Map.of("prompt", "none")));
    assertThat(server.http().get("/authorize?" + query, "Cookie", jar.toString()))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  @DisplayName("SES-05 TOK-10 a changed session secret is no session; only its hash is kept")
  void aChangedSecretIsNoSession() {
    var browser = signedIn("alice@example.com");
    var secret = String.valueOf(browser.cookies().get(SESSION));
    assertThat(server.admin().dump()).contains(Hashes.sha256(secret)).doesNotContain(secret);
    for (var bad : List.of(secret + "A", secret.substring(1), secret.toLowerCase() + "x")) {
      browser.cookies().put(SESSION, bad);
      assertThat(app.authorize(browser, Map.of("prompt", "none")))
          .tellsError("login_required", "Login required");
    }
  }

  @Test
  @DisplayName("SES-02 a sign-in begun in one browser cannot go on in another")
  void aSignInBelongsToItsBrowser() {
    var mine = server.browser();
    var page = app.authorize(mine, Map.of());
    var state = TestBrowser.fields(page.body()).get("state");
    var other = server.browser();
    assertThat(other.get("/u/login?state=" + state)).isErrorPage(400);
    assertThat(other.get("/authorize/resume?state=" + state)).isErrorPage(400);
    assertThat(other.get("/u/signup?state=" + state)).isErrorPage(400);
    var signedIn = signedIn("bob@example.com");
    assertThat(signedIn.get("/authorize/resume?state=" + state)).isErrorPage(400);
    assertThat(signedIn.get("/u/consent?state=" + state)).isErrorPage(400);
    assertThat(mine.submit(page, "/u/login", ALICE)).redirectsTo("https://app.example/cb?code=");
  }

  @Test
  @DisplayName("WEB-04 a form without the browser's own token, or with another's, is refused")
  void aFormBelongsToItsBrowser() {
    var mine = server.browser();
    var page = app.authorize(mine, Map.of());
    var fields = new LinkedHashMap<>(TestBrowser.fields(page.body()));
    fields.putAll(ALICE);
    assertThat(server.browser().post("/u/login", fields)).isErrorPage(403);
    var other = server.browser();
    var foreign = TestBrowser.fields(app.authorize(other, Map.of()).body()).get("csrf");
    var swapped = new LinkedHashMap<>(fields);
    swapped.put("csrf", String.valueOf(foreign));
    assertThat(mine.post("/u/login", swapped)).isErrorPage(403);
    swapped.remove("csrf");
    assertThat(mine.post("/u/login", swapped)).isErrorPage(403);
    for (var path :
        List.of(
            "/u/signup",
            "/u/consent",
            "/u/reset-password",
            "/u/reset-password/request",
            "/oidc/logout/confirm")) {
      assertThat(mine.post(path, swapped)).as(path).isErrorPage(403);
    }
    assertThat(mine.post("/u/login", fields)).redirectsTo("/authorize/resume");
  }

  @Test
  @DisplayName("SES-02 going back after the end issues nothing twice")
  void goingBackIssuesNothingTwice() {
    var browser = server.browser();
    var page = app.authorize(browser, Map.of());
    var state = TestBrowser.fields(page.body()).get("state");
    assertThat(browser.submit(page, "/u/login", ALICE)).redirectsTo("https://app.example/cb?code=");
    assertThat(browser.get("/authorize/resume?state=" + state)).isErrorPage(400);
    assertThat(browser.get("/u/login?state=" + state)).isErrorPage(400);
    assertThat(browser.submit(page, "/u/login", ALICE)).isErrorPage(400);
  }

  @Test
  void aSignInEndsAfterAnHour() {
    var browser = server.browser();
    var page = app.authorize(browser, Map.of());
    server.time().advance(Duration.ofMinutes(61));
    assertThat(browser.submit(page, "/u/login", ALICE)).isErrorPage(400);
  }

  @Test
  @DisplayName("WEB-05 SES-07 nobody answers the consent question of another user")
  void nobodyConsentsForAnother() {
    server.api("https://orders.example/", "read:orders");
    var other = server.app(server.client().spa().thirdParty().create());
    var browser = signedIn("alice@example.com");
    var question =
        other.authorize(
            browser, Map.of("audience", "https://orders.example/", "scope", "openid read:orders"));
    assertThat(question).asksForConsent().says("alice@example.com");
    var page = app.authorize(browser, Map.of("prompt", "login"));
    browser.submit(
        page, "/u/login", Map.of("username", "bob@example.com", "password", TestServer.PASSWORD));
    assertThat(browser.submit(question, "/u/consent", Map.of("action", "accept"))).isErrorPage(400);
  }
}
