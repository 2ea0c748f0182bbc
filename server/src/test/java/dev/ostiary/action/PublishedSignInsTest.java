package dev.ostiary.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.extension.TestPrograms;
import dev.ostiary.jose.Jws;
import dev.ostiary.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules and Actions as people publish them, stored as they are and met by real sign-ins. Each one's
 * every branch is in {@link ProgramCasesTest}; here is what becomes of what they decide.
 */
class PublishedSignInsTest {
  private static final String API = "https://orders.example/";
  private static final String VERIFIER = "v".repeat(43);
  private static final AtomicInteger NEXT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestPrograms programs;

  @SuppressWarnings("NullAway.Init")
  private static Client app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    programs = new TestPrograms(api);
    api.server().api(API, "read:orders");
    app = server().client().spa().create();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void clear() {
    programs.clear();
  }

  private static TestServer server() {
    return api.server();
  }

  private static void rule(String name) {
    programs.rule(name, ProgramCase.text("published/" + name + ".js"));
  }

  private static void action(String name, Map<String, String> secrets) {
    var code = ProgramCase.text("published/" + name + ".js");
    if (code.contains("encodeToken")) {
      warm();
    }
    programs.bind(
        "post-login",
        List.of(programs.action(name + NEXT.incrementAndGet(), "post-login", code, secrets)));
  }

  /**
   * A process that loads modules for the first time takes long on a machine with a lot to do.
   * Limits are not what is tested here.
   */
  private static void warm() {
    var run = Json.object().put("kind", "action").put("trigger", "post-login");
    run.put(
        "code",
        "exports.onExecutePostLogin = async () => {"
            + " require('jsonwebtoken').sign({ a: 1 }, 'k'.repeat(40)); };");
    for (int i = 0; i < 10; i++) {
      var result = api.call("POST", "/ostiary/v1/script-runs", Json.write(run)).has(200);
      if (result.text("status").equals("ok")) {
        return;
      }
    }
  }

  private static void configure(String key, String value) {
    var body = Json.write(Json.object().put("value", value));
    api.call("PUT", "/rules-configs/" + key, body).has(200);
  }

  private static User person(String domain) {
    return server().user("person" + NEXT.incrementAndGet() + "@" + domain);
  }

  private static User clerk() {
    var user = person("example.com");
    server().role("Clerk " + NEXT.get(), API, List.of("read:orders"), user);
    return user;
  }

  private static TestBrowser.Callback signIn(Client client, User user) {
    return server()
        .browser()
        .signIn(
            client,
            String.valueOf(user.email()),
            Map.of("audience", API, "scope", "openid email read:orders"));
  }

  private record Tokens(ObjectNode id, ObjectNode access) {}

  private static Tokens tokens(Client client, User user) {
    return tokens(client, signIn(client, user));
  }

  private static Tokens tokens(Client client, TestBrowser.Callback callback) {
    var answer = server().browser().exchange(client, callback);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new Tokens(claims(answer.json(), "id_token"), claims(answer.json(), "access_token"));
  }

  private static ObjectNode claims(ObjectNode tokens, String token) {
    return Jws.parse(Json.text(tokens, token, "")).orElseThrow().claims();
  }

  private static JsonNode stored(User user) {
    return server().admin().user(user).body();
  }

  private static void patch(User user, String body) {
    api.call("PATCH", "/users/" + user.id().replace("|", "%7C"), body).has(200);
  }

  private static void refused(Client client, User user, String error, String description) {
    var values = signIn(client, user).values();
    assertThat(values.value("error")).isEqualTo(error);
    assertThat(values.value("error_description")).isEqualTo(description);
    assertThat(values.has("code")).isFalse();
  }

  @Test
  void aRolesRulePutsTheRoleIntoBothTokens() {
    rule("rule-roles-in-claim");
    var user = clerk();
    var tokens = tokens(app, user);
    var claim = "https://myapp.example.com/roles";
    assertThat(Json.strings(tokens.id(), claim)).containsExactly("Clerk " + NEXT.get());
    assertThat(Json.strings(tokens.access(), claim)).containsExactly("Clerk " + NEXT.get());
  }

  @Test
  void aRolesActionPutsTheRoleIntoBothTokens() {
    action("action-roles", Map.of());
    var user = clerk();
    var tokens = tokens(app, user);
    var claim = "https://my-app.example.com/roles";
    assertThat(Json.strings(tokens.id(), claim)).containsExactly("Clerk " + NEXT.get());
    assertThat(Json.strings(tokens.access(), claim)).containsExactly("Clerk " + NEXT.get());
  }

  @Test
  void whatARuleWritesIntoMetadataStays() {
    rule("rule-set-roles-by-domain");
    var user = person("staff.example.com");
    patch(user, "{\"app_metadata\":{\"plan\":\"free\"}}");
    var tokens = tokens(app, user);
    assertThat(Json.strings(tokens.id(), "https://example.com/roles")).containsExactly("admin");
    assertThat(stored(user).path("app_metadata"))
        .isEqualTo(Json.own("{\"plan\":\"free\",\"roles\":[\"admin\"]}"));
  }

  @Test
  void anAllowListOfDomainsLetsItsOwnIn() {
    rule("rule-email-domain-whitelist");
    assertThat(signIn(app, person("example.org")).values().has("code")).isTrue();
    refused(app, person("example.net"), "unauthorized", "Access denied.");
  }

  @Test
  void anUnverifiedAddressIsRefused() {
    rule("rule-force-email-verification");
    var user = person("example.com");
    assertThat(signIn(app, user).values().has("code")).isTrue();
    patch(user, "{\"email_verified\":false}");
    refused(app, user, "unauthorized", "We sent you a mail. Open the link in it first!");
  }

  @Test
  void aRuleOfOneApplicationLeavesOthersAlone() {
    rule("rule-whitelist-for-app");
    var office = server().client().spa().with("{\"name\":\"Back office\"}").create();
    var user = person("example.com");
    assertThat(signIn(app, user).values().has("code")).isTrue();
    refused(office, user, "unauthorized", "The back office is not for you.");
    assertThat(signIn(office, server().user("mara@example.com")).values().has("code")).isTrue();
  }

  @Test
  void withoutACountryThereIsNoClaim() {
    rule("rule-country");
    assertThat(tokens(app, person("example.com")).id().has("https://example.com/country"))
        .isFalse();
  }

  @Test
  void severalRulesRunInTheirOrder() {
    rule("rule-email-domain-whitelist");
    rule("rule-roles-in-claim");
    rule("rule-set-roles-by-domain");
    var tokens = tokens(app, clerk());
    assertThat(tokens.id().has("https://myapp.example.com/roles")).isTrue();
    assertThat(Json.strings(tokens.id(), "https://example.com/roles")).containsExactly("user");
  }

  @Test
  void aConsentRuleSendsTheUserAwayOnce() {
    rule("rule-consent-redirect");
    configure("CONSENT_FORM_URL", "https://forms.example/consent");
    var user = person("example.com");
    var browser = server().browser();
    var away = leaves(browser, user);
    assertThat(away).startsWith("https://forms.example/consent?app=");
    tokens(app, back(browser, "/continue?confirm=yes&state=" + state(away)));
    assertThat(stored(user).path("user_metadata")).isEqualTo(Json.own("{\"consentGiven\":true}"));
    assertThat(signIn(app, user).values().has("code")).isTrue();
  }

  @Test
  void whoDoesNotConsentIsRefused() {
    rule("rule-consent-redirect");
    configure("CONSENT_FORM_URL", "https://forms.example/consent");
    var user = person("example.com");
    var browser = server().browser();
    var away = leaves(browser, user);
    var callback = back(browser, "/continue?confirm=no&state=" + state(away));
    assertThat(callback.values().value("error")).isEqualTo("unauthorized");
    assertThat(stored(user).has("user_metadata")).isFalse();
  }

  @Test
  void anActionTrustsThePageWithItsSecret() {
    var secret = "a shared secret of thirty-two letters";
    action("action-redirect", Map.of("MY_SHARED_SECRET", secret));
    var user = person("example.com");
    var browser = server().browser();
    var away = leaves(browser, user);
    assertThat(away).startsWith("https://profile.example.com/complete?session_token=ey");
    var mine = token(user, state(away), secret);
    var tokens = tokens(app, back(browser, "/continue?state=" + state(away) + "&my_token=" + mine));
    assertThat(Json.text(tokens.id(), "https://example.com/color")).isEqualTo("blue");
    assertThat(stored(user).path("app_metadata").path("profile_complete").asBoolean()).isTrue();
    assertThat(stored(user).path("user_metadata").path("favorite_color").asString())
        .isEqualTo("blue");
    assertThat(signIn(app, user).values().has("code")).isTrue();
  }

  @Test
  void anActionDoesNotTrustAnotherPage() {
    action("action-redirect", Map.of("MY_SHARED_SECRET", "a shared secret of thirty-two letters"));
    var user = person("example.com");
    var browser = server().browser();
    var away = leaves(browser, user);
    var forged = token(user, state(away), "another secret of thirty-two letters");
    var callback = back(browser, "/continue?state=" + state(away) + "&my_token=" + forged);
    assertThat(callback.values().has("error")).isTrue();
    assertThat(stored(user).has("app_metadata")).isFalse();
  }

  private static String token(User user, String state, String secret) {
    var claims = Json.object().put("sub", user.id()).put("state", state);
    claims.putObject("other").put("color", "blue");
    var wanted = Json.object().put("secret", secret);
    wanted.set("claims", claims);
    return SharedSecretToken.of(wanted);
  }

  private static String state(String address) {
    return address.replaceFirst(".*[?&]state=", "").replaceFirst("&.*", "");
  }

  /** Where a sign-in sends the browser. */
  private static String leaves(TestBrowser browser, User user) {
    var request = new HashMap<>(TestBrowser.request(app, VERIFIER));
    request.put("audience", API);
    request.put("scope", "openid email read:orders");
    var page = browser.follow(browser.authorize(request));
    var answer =
        browser.submit(
            page,
            "/u/login",
            Map.of("username", String.valueOf(user.email()), "password", TestServer.PASSWORD));
    return browser.follow(answer).location();
  }

  private static TestBrowser.Callback back(TestBrowser browser, String address) {
    var answer = browser.follow(browser.get(address));
    if (answer.body().contains("action=\"/u/consent\"")) {
      answer = browser.submit(answer, "/u/consent", Map.of("action", "accept"));
    }
    return TestBrowser.callback(answer, VERIFIER);
  }
}
