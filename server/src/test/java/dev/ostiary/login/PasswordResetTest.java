package dev.ostiary.login;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.tenant.Tenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New passwords and proved addresses by links from mails. */
class PasswordResetTest {
  private static final TestServer server = TestServer.start();
  private static final TestApp app = server.app(server.client().spa().create());
  private static final String NEW = "Another-password-2";

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpCalls.Answer ask(String email) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", email)
            .put("connection", "Username-Password-Authentication");
    return server.http().json("POST", "/dbconnections/change_password", Json.write(body));
  }

  private static String ticket(String email) {
    ask(email);
    return server.admin().ticket(email);
  }

  private static HttpCalls.Answer reset(String ticket, String password) {
    var browser = server.browser();
    var page = browser.get("/u/reset-password?ticket=" + ticket);
    var fields = new HashMap<>(TestBrowser.fields(page.body()));
    fields.put("ticket", ticket);
    fields.put("password", password);
    fields.put("password_confirm", password);
    return browser.post("/u/reset-password", fields);
  }

  private static HttpCalls.Answer signIn(String email, String password) {
    var browser = server.browser();
    var page = app.authorize(browser, Map.of());
    return browser.submit(page, "/u/login", Map.of("username", email, "password", password));
  }

  @Test
  @DisplayName("AUT-06 the answer is the same for known and unknown addresses; a mail goes to one")
  void theAnswerSaysNothingAboutTheAddress() {
    server.user("known@example.com");
    server.user("blocked@example.com", true);
    var known = ask("known@example.com");
    assertThat(known).hasStatus(200);
    assertThat(known.body()).isEqualTo("We've just sent you an email to reset your password.");
    assertThat(known.header("content-type").orElse("")).startsWith("text/html");
    for (var other : List.of("unknown@example.com", "blocked@example.com", "x")) {
      var answer = ask(other);
      assertThat(answer.body()).isEqualTo(known.body());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().keySet()).isEqualTo(known.headers().keySet());
    }
    assertThat(server.admin().mails("known@example.com")).isEqualTo(1);
    assertThat(server.admin().mails("unknown@example.com")).isZero();
    assertThat(ask("")).hasStatus(400);
  }

  @Test
  @DisplayName("AUT-16 the mail goes to the stored address, whatever was typed")
  void theMailGoesToTheStoredAddress() {
    server.user("stored@example.com");
    ask(" STORED@example.com ");
    assertThat(server.admin().mails("stored@example.com")).isEqualTo(1);
    // U+212A KELVIN SIGN folds to k in lower case: the mail still goes to the stored k.
    server.user("kim@example.com");
    ask("\u212Aim@example.com");
    assertThat(server.admin().mails("\u212Aim@example.com")).isZero();
  }

  @Test
  @DisplayName("REC-06 TOK-11 a new password ends sessions and refresh tokens, and tells the user")
  void aNewPasswordEndsEverything() {
    server.user("alice@example.com");
    var browser = server.browser();
    var callback =
        browser.signIn(app.client(), "alice@example.com", Map.of("scope", "openid offline_access"));
    var tokens = app.exchange(callback).json();
    var refresh = TestApp.text(tokens, "refresh_token");
    var bearer = "Bearer " + TestApp.text(tokens, "access_token");
    assertThat(reset(ticket("alice@example.com"), NEW)).hasStatus(200);
    assertThat(app.authorize(browser, Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
    assertThat(app.refresh(refresh)).hasStatus(403);
    assertThat(server.http().get("/userinfo", "Authorization", bearer)).hasStatus(401);
    assertThat(signIn("alice@example.com", TestServer.PASSWORD)).hasStatus(400);
    assertThat(signIn("alice@example.com", NEW)).redirectsTo("https://app.example/cb?code=");
    assertThat(server.admin().mails("alice@example.com")).isEqualTo(2);
  }

  @Test
  @DisplayName("REC-01 a link works once, for an hour, and only its hash is kept")
  void aLinkWorksOnceForAnHour() {
    server.user("bob@example.com");
    var used = ticket("bob@example.com");
    assertThat(server.admin().dump()).contains(Hashes.sha256(used));
    assertThat(reset(used, NEW)).hasStatus(200);
    assertThat(reset(used, "Yet-another-one-3")).hasStatus(400);
    var late = ticket("bob@example.com");
    server.time().advance(Duration.ofMinutes(61));
    assertThat(server.http().get("/u/reset-password?ticket=" + late)).hasStatus(400);
    assertThat(reset(late, "Yet-another-one-3")).hasStatus(400);
    assertThat(signIn("bob@example.com", NEW)).redirectsTo("https://app.example/cb?code=");
  }

  @Test
  @DisplayName("REC-01 an older link dies with a newer one, with the address, with the password")
  void aLinkDiesWithWhatItWasFor() {
    var carol = server.user("carol@example.com");
    var older = ticket("carol@example.com");
    var newer = ticket("carol@example.com");
    assertThat(reset(older, NEW)).hasStatus(400);
    server.admin().changeEmail(carol, "carol@elsewhere.example");
    assertThat(reset(newer, NEW)).hasStatus(400);
    var moved = ticket("carol@elsewhere.example");
    server.admin().changeEmail(carol, "carol@example.com");
    server.admin().changeEmail(carol, "carol@elsewhere.example");
    assertThat(reset(moved, NEW)).hasStatus(200);
    assertThat(server.admin().user(carol).emailVerified()).isTrue();
  }

  @Test
  @DisplayName("REC-04 REC-05 looking at a link changes nothing, and without one nothing changes")
  void onlyThePostWithATicketChangesThePassword() {
    server.user("dave@example.com");
    var ticket = ticket("dave@example.com");
    for (int i = 0; i < 3; i++) {
      assertThat(server.http().get("/u/reset-password?ticket=" + ticket)).hasStatus(200);
    }
    for (var bad : List.of("", "x", Ids.secret(), ticket + "A", ticket.toLowerCase() + "x")) {
      assertThat(reset(bad, NEW)).hasStatus(400);
    }
    assertThat(signIn("dave@example.com", TestServer.PASSWORD)).redirectsTo("https://app");
    assertThat(reset(ticket, "weak")).hasStatus(400);
    assertThat(reset(ticket, NEW)).hasStatus(200);
  }

  @Test
  @DisplayName("REC-01 a link of one kind never serves as another")
  void aLinkOfOneKindIsNoOther() {
    server.user("erin@example.com");
    var reset = ticket("erin@example.com");
    assertThat(server.http().get("/u/email-verification?ticket=" + reset)).hasStatus(400);
    signUp("fay@example.com");
    var verification = server.admin().ticket("fay@example.com");
    assertThat(server.http().get("/u/reset-password?ticket=" + verification)).hasStatus(400);
    assertThat(reset(verification, NEW)).hasStatus(400);
    assertThat(reset(reset, NEW)).hasStatus(200);
  }

  private static void signUp(String email) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", email)
            .put("password", TestServer.PASSWORD)
            .put("connection", "Username-Password-Authentication");
    assertThat(server.http().json("POST", "/dbconnections/signup", Json.write(body)))
        .hasStatus(200);
  }

  @Test
  @DisplayName("REC-01 an address is proved once, while it is still the user's, for five days")
  void anAddressIsProvedByItsLink() {
    signUp("gina@example.com");
    var ticket = server.admin().ticket("gina@example.com");
    assertThat(server.http().get("/u/email-verification?ticket=" + ticket)).hasStatus(200);
    assertThat(server.http().get("/u/email-verification?ticket=" + ticket)).hasStatus(400);
    var id = TestApp.claims(app.tokens("gina@example.com", Map.of()), "id_token");
    assertThat(Json.flag(id, "email_verified", false)).isTrue();
    signUp("hugo@example.com");
    var late = server.admin().ticket("hugo@example.com");
    server.time().advance(Duration.ofDays(5).plusMinutes(1));
    assertThat(server.http().get("/u/email-verification?ticket=" + late)).hasStatus(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: http",
        "Forwarded: host=evil.example",
        "X-Original-Host: evil.example",
        "X-Host: evil.example",
        "Origin: https://evil.example",
        "Referer: https://evil.example/"
      })
  @DisplayName("REC-03 the link is built from the issuer, whatever a header says")
  void theLinkIsBuiltFromTheIssuer(String header) {
    var email = header.substring(0, header.indexOf(':')).toLowerCase() + "@example.com";
    server.user(email);
    var parts = header.split(": ");
    var body =
        Map.of(
            "client_id",
            app.id(),
            "email",
            email,
            "connection",
            "Username-Password-Authentication");
    assertThat(server.http().form("/dbconnections/change_password", body, parts[0], parts[1]))
        .hasStatus(200);
    assertThat(server.admin().mail(email))
        .contains("https://id.example/u/reset-password?ticket=")
        .doesNotContain("evil.example");
  }

  @Test
  void administratorsHaveALinkSentFromTheDashboard() {
    server.user("helped@example.com");
    var body =
        Json.object()
            .put("client_id", Tenant.DASHBOARD)
            .put("email", "helped@example.com")
            .put("connection", "Username-Password-Authentication");
    assertThat(server.http().json("POST", "/dbconnections/change_password", Json.write(body)))
        .hasStatus(200);
    assertThat(server.admin().mail("helped@example.com")).contains("u/reset-password?ticket=");
  }

  @Test
  @DisplayName("REC-02 two addresses in one request are refused")
  void twoAddressesAreRefused() {
    server.user("victim@example.com");
    var request =
        server
            .http()
            .request("/dbconnections/change_password")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "email=victim@example.com&email=evil@example.com"
                        + "&connection=Username-Password-Authentication&client_id="
                        + app.id()))
            .build();
    assertThat(server.http().send(request)).hasStatus(400);
    var list = "{\"email\":[\"victim@example.com\",\"evil@example.com\"]}";
    assertThat(server.http().json("POST", "/dbconnections/change_password", list)).hasStatus(400);
    assertThat(server.admin().mails("victim@example.com")).isZero();
  }

  @Test
  @DisplayName("AUT-06 the page's answer is the same for known and unknown addresses")
  void thePageSaysNothingAboutTheAddress() {
    server.user("onpage@example.com");
    var browser = server.browser();
    var page = browser.get("/u/reset-password/request");
    var known =
        browser.submit(page, "/u/reset-password/request", Map.of("email", "onpage@example.com"));
    var unknown =
        browser.submit(page, "/u/reset-password/request", Map.of("email", "nobody@example.com"));
    assertThat(known).hasStatus(200);
    assertThat(known.body().replace("onpage@", "nobody@")).isEqualTo(unknown.body());
    assertThat(server.admin().mails("onpage@example.com")).isEqualTo(1);
  }
}
