package dev.ostiary.logout;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signing out, and where the browser goes afterwards. */
class LogoutTest {
  private static final TestServer server = TestServer.start();
  private static final String BYE = "https://app.example/bye";
  private static final TestApp app =
      server.app(
          server.client().spa().with("{\"allowed_logout_urls\":[\"" + BYE + "\"]}").create());

  @BeforeAll
  static void fill() {
    server.user("alice@example.com");
    server.user("bob@example.com");
    server.settings("{\"allowed_logout_urls\":[\"https://tenant.example/bye\"]}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record SignedIn(TestBrowser browser, String idToken) {
    boolean lives() {
      return app.authorize(browser, Map.of("prompt", "none")).location().contains("code=");
    }

    HttpCalls.Answer oidc(Map<String, String> params) {
      return browser.get("/oidc/logout?" + HttpCalls.encode(params));
    }

    HttpCalls.Answer v2(Map<String, String> params) {
      return browser.get("/v2/logout?" + HttpCalls.encode(params));
    }
  }

  private static SignedIn signIn(String email) {
    var browser = server.browser();
    var callback = browser.signIn(app.client(), email, Map.of());
    return new SignedIn(browser, TestApp.text(app.exchange(callback).json(), "id_token"));
  }

  private static SignedIn alice() {
    return signIn("alice@example.com");
  }

  @Test
  @DisplayName("SES-08 signing out ends the session and takes the cookie away")
  void signingOutEndsTheSession() {
    var alice = alice();
    assertThat(alice.lives()).isTrue();
    var before = Map.copyOf(alice.browser().cookies());
    var answer = alice.v2(Map.of("client_id", app.id(), "returnTo", BYE));
    assertThat(answer)
        .redirectsTo(BYE)
        .hasHeader(
            "set-cookie",
            "__Host-ostiary_session=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=None")
        .hasHeader("cache-control", "no-store");
    alice.browser().cookies().putAll(before);
    assertThat(alice.lives()).isFalse();
  }

  @Test
  void aQueryOfTheAddressIsKept() {
    var target = BYE + "?a=1&b=%20";
    assertThat(alice().v2(Map.of("client_id", app.id(), "returnTo", target)).location())
        .isEqualTo(target);
  }

  @Test
  void withoutAnAddressTheFirstOneCountsOrAPlainPage() {
    assertThat(alice().v2(Map.of("client_id", app.id()))).redirectsTo(BYE);
    assertThat(alice().v2(Map.of())).redirectsTo("https://tenant.example/bye");
    var plain = server.app(server.client().spa().with("{\"allowed_logout_urls\":[]}").create());
    assertThat(alice().v2(Map.of("client_id", plain.id()))).hasStatus(200).says("OK");
  }

  @Test
  void theTenantsListCountsForAll() {
    var tenant = "https://tenant.example/bye";
    assertThat(alice().v2(Map.of("returnTo", tenant))).redirectsTo(tenant);
    assertThat(alice().v2(Map.of("client_id", app.id(), "returnTo", tenant))).redirectsTo(tenant);
  }

  @Test
  @DisplayName("RED-10 an address that only looks like the registered one is a page")
  void noLookAlikeIsFollowed() {
    var alice = alice();
    for (var bad :
        List.of(
            "https://evil.example/bye",
            "https://app.example/bye/",
            "https://app.example/BYE",
            "https://app.example.evil.example/bye",
            "https://app.example@evil.example/bye",
            "https://app.example/bye/../evil",
            "https://app.example/bye#x",
            "https://app.example/bye;x",
            "https://app.example/bye%2e",
            "http://app.example/bye",
            "//app.example/bye",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "\\\\evil.example",
            "/%09/evil.example",
            "javascript:alert(1)",
            " " + BYE,
            BYE + " ",
            BYE + "\n")) {
      assertThat(alice.v2(Map.of("client_id", app.id(), "returnTo", bad))).as(bad).isErrorPage(400);
      assertThat(
              alice.oidc(Map.of("id_token_hint", alice.idToken(), "post_logout_redirect_uri", bad)))
          .as(bad)
          .isErrorPage(400);
    }
    assertThat(alice.lives()).as("a refused request signs nobody out").isTrue();
    assertThat(alice.v2(Map.of("client_id", "nobody", "returnTo", BYE))).isErrorPage(403);
  }

  @Test
  @DisplayName("COD-12 RED-10 a repeated parameter is a page")
  void aRepeatedParameterIsAPage() {
    var query = "?client_id=" + app.id() + "&returnTo=" + BYE + "&returnTo=https://evil.example";
    assertThat(alice().browser().get("/v2/logout" + query)).isErrorPage(400);
    assertThat(alice().browser().get("/oidc/logout?state=a&state=b")).isErrorPage(400);
  }

  @Test
  @DisplayName("RED-09 SES-10 with the hint the user is signed out and goes where registered")
  void theHintIsEnough() {
    var alice = alice();
    var answer =
        alice.oidc(
            Map.of(
                "id_token_hint",
                alice.idToken(),
                "client_id",
                app.id(),
                "post_logout_redirect_uri",
                BYE,
                "state",
                "s 1&x"));
    assertThat(answer).redirectsTo(BYE + "?").tellsApplication("state", "s 1&x");
    assertThat(alice.lives()).isFalse();
    var posted = alice();
    assertThat(
            posted
                .browser()
                .post(
                    "/oidc/logout",
                    Map.of("id_token_hint", posted.idToken(), "post_logout_redirect_uri", BYE)))
        .redirectsTo(BYE);
    assertThat(posted.lives()).isFalse();
  }

  @Test
  void anExpiredHintIsStillAHint() {
    var alice = alice();
    server.time().advance(Duration.ofHours(11));
    assertThat(
            alice.oidc(Map.of("id_token_hint", alice.idToken(), "post_logout_redirect_uri", BYE)))
        .redirectsTo(BYE);
  }

  @Test
  @DisplayName("SES-10 without a hint the user is asked, and nothing happens before")
  void withoutAHintTheUserIsAsked() {
    var alice = alice();
    var page = alice.oidc(Map.of("client_id", app.id(), "post_logout_redirect_uri", BYE));
    assertThat(page).hasStatus(200).says("action=\"/oidc/logout/confirm\"");
    // Browsers follow a form's redirect only to where the policy lets forms lead.
    assertThat(page.header("content-security-policy").orElse(""))
        .contains("form-action 'self' https://app.example;");
    assertThat(alice.lives()).isTrue();
    assertThat(alice.browser().post("/oidc/logout/confirm", Map.of())).isErrorPage(403);
    assertThat(alice.lives()).isTrue();
    assertThat(alice.browser().submit(page, "/oidc/logout/confirm", Map.of())).redirectsTo(BYE);
    assertThat(alice.lives()).isFalse();
  }

  @Test
  @DisplayName("RED-09 WEB-04 the confirmation leads only where somebody registered")
  void theConfirmationLeadsOnlyWhereRegistered() {
    var alice = alice();
    var page = alice.oidc(Map.of());
    var fields = new LinkedHashMap<>(TestBrowser.fields(page.body()));
    fields.put("state", "https://evil.example/");
    assertThat(alice.browser().post("/oidc/logout/confirm", fields)).hasStatus(200);
    assertThat(alice.lives()).isFalse();
  }

  @Test
  @DisplayName("SES-10 the hint of another user signs nobody out without asking")
  void anotherUsersHintIsNotEnough() {
    var alice = alice();
    var bob = signIn("bob@example.com");
    assertThat(alice.oidc(Map.of("id_token_hint", bob.idToken(), "post_logout_redirect_uri", BYE)))
        .hasStatus(200)
        .says("action=\"/oidc/logout/confirm\"");
    assertThat(alice.lives()).isTrue();
  }

  @Test
  @DisplayName("TOK-12 only an ID token of this server is a hint")
  void onlyAnIdTokenIsAHint() {
    server.api("https://orders.example/", "read:orders");
    var alice = alice();
    var access =
        TestApp.text(
            app.tokens("alice@example.com", Map.of("audience", "https://orders.example/")),
            "access_token");
    for (var hint : List.of(access, "nonsense", alice.idToken() + "x", "a.b.c")) {
      assertThat(alice.oidc(Map.of("id_token_hint", hint))).isErrorPage(400);
    }
    assertThat(alice.lives()).isTrue();
  }

  @Test
  void aHintSignedWithTheApplicationsSecretIsRead() {
    var web =
        server.app(
            server
                .client()
                .confidential()
                .with("{\"jwt_configuration\":{\"alg\":\"HS256\"}}")
                .create());
    var browser = server.browser();
    var callback = browser.signIn(web.client(), "alice@example.com", Map.of());
    var hint = TestApp.text(web.exchange(callback).json(), "id_token");
    assertThat(browser.get("/oidc/logout?id_token_hint=" + hint)).hasStatus(200);
    assertThat(app.authorize(browser, Map.of("prompt", "none")))
        .tellsError("login_required", "Login required");
  }

  @Test
  void theHintsMustAgree() {
    var alice = alice();
    var sid = String.valueOf(Json.text(JwtCheck.claims(alice.idToken()), "sid"));
    assertThat(alice.oidc(Map.of("id_token_hint", alice.idToken(), "logout_hint", "other")))
        .isErrorPage(400);
    var other = server.app(server.client().spa().create());
    assertThat(
            alice.oidc(
                Map.of(
                    "id_token_hint", alice.idToken(),
                    "client_id", other.id(),
                    "post_logout_redirect_uri", BYE)))
        .isErrorPage(400);
    assertThat(alice.oidc(Map.of("id_token_hint", alice.idToken(), "logout_hint", sid)))
        .hasStatus(200);
    assertThat(alice.lives()).isFalse();
  }

  @Test
  @DisplayName("SES-07 after A signed out, B's sign-in in the same browser has nothing of A")
  void theNextUserHasNothingOfTheLast() {
    var alice = alice();
    alice.v2(Map.of("client_id", app.id(), "returnTo", BYE));
    var page = app.authorize(alice.browser(), Map.of());
    assertThat(page).asksToSignIn().doesNotSay("alice@example.com");
    var callback = alice.browser().signIn(app.client(), "bob@example.com", Map.of());
    var id = TestApp.claims(app.exchange(callback).json(), "id_token");
    assertThat(Json.text(id, "email")).isEqualTo("bob@example.com");
    assertThat(Json.text(id, "sid"))
        .isNotEqualTo(Json.text(JwtCheck.claims(alice.idToken()), "sid"));
  }
}
