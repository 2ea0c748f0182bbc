package dev.ostiary.consent;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When users are asked what an application may do, and what their answer means. */
class ConsentTest {
  private static final TestServer server = TestServer.start();
  private static final String API = "https://orders.example/";
  private static final String ASKS = "https://asks.example/";

  @BeforeAll
  static void fill() {
    server.user("alice@example.com");
    server.api(API, "read:orders", "write:orders");
    server.apiWith(
        "{\"skip_consent_for_verifiable_first_party_clients\":false}", ASKS, "read:asks");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void noDevelopmentSwitch() {
    server.settings("{\"ostiary\":{\"skip_consent_on_localhost\":false}}");
  }

  private static TestApp app(String callback) {
    return server.app(server.client().spa().redirectUri(callback).create());
  }

  private static TestApp thirdParty() {
    return server.app(server.client().spa().thirdParty().create());
  }

  private static TestBrowser alice() {
    var browser = server.browser();
    var app = app("https://app.example/cb");
    browser.signIn(app.client(), "alice@example.com", Map.of());
    return browser;
  }

  private static Map<String, String> orders(String scope, String... more) {
    var params = new LinkedHashMap<String, String>();
    params.put("audience", API);
    params.put("scope", scope);
    for (int i = 0; i < more.length; i += 2) {
      params.put(more[i], more[i + 1]);
    }
    return params;
  }

  private static HttpCalls.Answer accept(TestBrowser browser, HttpCalls.Answer page) {
    return browser.submit(page, "/u/consent", Map.of("action", "accept"));
  }

  @Test
  void theOwnersApplicationIsNotAskedAboutUnlessTheApiSaysSo() {
    var app = app("https://app.example/cb");
    assertThat(app.authorize(alice(), orders("openid read:orders")))
        .redirectsTo("https://app.example/cb?code=");
    var browser = alice();
    var asked = app.authorize(browser, Map.of("audience", ASKS, "scope", "openid read:asks"));
    assertThat(asked).asksForConsent().says("read:asks").says("May read:asks");
    assertThat(accept(browser, asked)).redirectsTo("https://app.example/cb?code=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000/cb",
        "http://localhost/cb",
        "http://LOCALHOST:3000/cb",
        "http://127.0.0.1:3000/cb",
        "http://127.8.9.10/cb",
        "http://[::1]:3000/cb",
        "http://app.localhost:3000/cb",
        "http://localhost.:3000/cb"
      })
  @DisplayName("WEB-05 a callback on this machine is always asked about once")
  void aCallbackOnThisMachineIsAskedAboutOnce(String callback) {
    var app = app(callback);
    var browser = alice();
    var silent = orders("openid read:orders", "prompt", "none");
    assertThat(app.authorize(browser, silent)).tellsError("consent_required", "Consent required");
    var page = app.authorize(browser, orders("openid read:orders"));
    assertThat(page).asksForConsent();
    assertThat(accept(browser, page)).redirectsTo(callback + "?code=");
    assertThat(app.authorize(browser, silent)).redirectsTo(callback + "?code=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost.example/cb",
        "https://notlocalhost/cb",
        "https://example.com/localhost",
        "https://127.0.0.1.example/cb"
      })
  void aCallbackThatOnlySoundsLocalIsNot(String callback) {
    assertThat(app(callback).authorize(alice(), orders("openid read:orders")))
        .redirectsTo(callback + "?code=");
  }

  @Test
  void theDevelopmentSwitchSparesTheQuestion() {
    server.settings("{\"ostiary\":{\"skip_consent_on_localhost\":true}}");
    assertThat(app("http://localhost:3000/cb").authorize(alice(), orders("openid read:orders")))
        .redirectsTo("http://localhost:3000/cb?code=");
    assertThat(thirdParty().authorize(alice(), orders("openid read:orders"))).asksForConsent();
  }

  @Test
  void withoutAnApiTheOwnersApplicationIsNeverAskedAbout() {
    assertThat(app("http://localhost:3000/cb").authorize(alice(), Map.of()))
        .redirectsTo("http://localhost:3000/cb?code=");
  }

  @Test
  @DisplayName("WEB-05 somebody else's application is asked about, and again for more")
  void aThirdPartyIsAskedAboutAndAgainForMore() {
    var app = thirdParty();
    var browser = alice();
    var page = app.authorize(browser, orders("openid profile read:orders"));
    assertThat(page).asksForConsent().says("read:orders").doesNotSay("write:orders");
    assertThat(accept(browser, page)).redirectsTo("https://app.example/cb?code=");
    assertThat(app.authorize(browser, orders("openid read:orders")))
        .redirectsTo("https://app.example/cb?code=");
    var more = app.authorize(browser, orders("openid read:orders write:orders"));
    assertThat(more).asksForConsent().says("write:orders");
    assertThat(app.authorize(browser, orders("openid read:orders write:orders", "prompt", "none")))
        .tellsError("consent_required", "Consent required");
    assertThat(accept(browser, more)).redirectsTo("https://app.example/cb?code=");
    assertThat(app.authorize(browser, orders("openid profile read:orders write:orders")))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  void aThirdPartyIsAskedAboutWithoutAnApiToo() {
    var app = thirdParty();
    assertThat(app.authorize(alice(), Map.of("scope", "openid"))).asksForConsent();
  }

  @Test
  void anotherUserIsAskedAnew() {
    server.user("bob@example.com");
    var app = thirdParty();
    var browser = alice();
    accept(browser, app.authorize(browser, orders("openid read:orders")));
    var other = server.browser();
    other.signIn(app("https://app.example/cb").client(), "bob@example.com", Map.of());
    assertThat(app.authorize(other, orders("openid read:orders"))).asksForConsent();
  }

  @Test
  void promptConsentAsksAlways() {
    var app = app("https://app.example/cb");
    var browser = alice();
    for (int i = 0; i < 2; i++) {
      var page = app.authorize(browser, orders("openid read:orders", "prompt", "consent"));
      assertThat(page).asksForConsent();
      assertThat(accept(browser, page)).redirectsTo("https://app.example/cb?code=");
    }
  }

  @Test
  void aRefusalIsTold() {
    var app = thirdParty();
    var browser = alice();
    var page = app.authorize(browser, orders("openid read:orders", "state", "s-1"));
    var answer = browser.submit(page, "/u/consent", Map.of("action", "deny"));
    assertThat(answer)
        .tellsError("access_denied", "User did not authorize the request")
        .tellsApplication("state", "s-1");
    assertThat(app.authorize(browser, orders("openid read:orders", "prompt", "none")))
        .tellsError("consent_required", "Consent required");
  }

  @Test
  @DisplayName("WEB-05 the answer cannot be given by URL, skipped, or sent twice")
  void theAnswerCannotBeGivenByUrl() {
    var app = thirdParty();
    var browser = alice();
    var page = app.authorize(browser, orders("openid read:orders", "action", "accept"));
    assertThat(page).asksForConsent();
    var state = TestBrowser.fields(page.body()).get("state");
    assertThat(browser.get("/u/consent?action=accept&state=" + state)).asksForConsent();
    assertThat(browser.follow(browser.get("/authorize/resume?state=" + state))).asksForConsent();
    assertThat(browser.submit(page, "/u/consent", Map.of()))
        .tellsError("access_denied", "User did not authorize the request");
    assertThat(accept(browser, page)).isErrorPage(400);
  }

  @Test
  @DisplayName("WEB-05 what was shown is what is issued")
  void whatWasShownIsWhatIsIssued() {
    var guarded = "https://guarded.example/";
    server.apiWith("{\"enforce_policies\":true}", guarded, "read:a", "read:b");
    var carol = server.user("carol@example.com");
    server.role("A", guarded, List.of("read:a"), carol);
    var app = thirdParty();
    var browser = server.browser();
    browser.signIn(app("https://app.example/cb").client(), "carol@example.com", Map.of());
    var more = Map.of("audience", guarded, "scope", "openid read:a read:b");
    var page = app.authorize(browser, more);
    assertThat(page).asksForConsent().says("read:a").doesNotSay("read:b");
    var callback = TestBrowser.callback(accept(browser, page), "v".repeat(43));
    assertThat(Json.text(app.exchange(callback).json(), "scope")).isEqualTo("openid read:a");
  }
}
