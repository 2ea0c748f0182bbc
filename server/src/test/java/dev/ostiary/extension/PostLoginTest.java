package dev.ostiary.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules and Actions after a sign-in: what they give, what they refuse, and what they leave behind.
 */
class PostLoginTest {
  private static final String API = "https://orders.example/";
  private static final AtomicInteger NEXT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static TestPrograms programs;

  @SuppressWarnings("NullAway.Init")
  private static Client app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    server = api.server();
    programs = new TestPrograms(api);
    server.api(API, "read:orders", "cancel:orders");
    app = server.client().spa().create();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void clear() {
    programs.clear();
  }

  private static User clerk() {
    var user = server.user("clerk" + NEXT.incrementAndGet() + "@example.com");
    server.role("Clerk " + NEXT.get(), API, List.of("read:orders"), user);
    return user;
  }

  private static TestBrowser.Callback signIn(TestBrowser browser, User user) {
    return browser.signIn(
        app,
        String.valueOf(user.email()),
        Map.of("audience", API, "scope", "openid email offline_access read:orders"));
  }

  private static ObjectNode claims(ObjectNode tokens, String token) {
    return Jws.parse(Json.text(tokens, token, "")).orElseThrow().claims();
  }

  private static ObjectNode tokens(User user) {
    var browser = server.browser();
    var answer = browser.exchange(app, signIn(browser, user));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void theRuleOfTheForumPutsRolesIntoBothTokens() {
    programs.rule(
        "Add roles to tokens",
        """
        function addRolesToTokens(user, context, callback) {
          const namespace = 'https://example.com/';
          const assignedRoles = (context.authorization || {}).roles;
          context.idToken[namespace + 'roles'] = assignedRoles;
          context.accessToken[namespace + 'roles'] = assignedRoles;
          callback(null, user, context);
        }
        """);
    var user = clerk();
    var tokens = tokens(user);
    assertThat(Json.strings(claims(tokens, "id_token"), "https://example.com/roles"))
        .containsExactly("Clerk " + NEXT.get());
    assertThat(Json.strings(claims(tokens, "access_token"), "https://example.com/roles"))
        .containsExactly("Clerk " + NEXT.get());
  }

  @Test
  void anActionSetsClaimsAndScopesAndRefreshesAskItAgain() {
    programs.postLogin(
        "add-plan",
        """
        api.accessToken.setCustomClaim('https://example.com/plan', event.user.app_metadata.plan || 'free');
        api.accessToken.addScope('orders:beta');
        api.accessToken.removeScope('read:orders');
        api.idToken.setCustomClaim('aud', 'somebody else');
        api.user.setAppMetadata('plan', 'pro');
        """);
    var user = clerk();
    var tokens = tokens(user);
    var access = claims(tokens, "access_token");
    assertThat(Json.text(access, "https://example.com/plan")).isEqualTo("free");
    assertThat(Json.text(access, "scope")).isEqualTo("openid email offline_access orders:beta");
    assertThat(Json.text(claims(tokens, "id_token"), "aud")).isEqualTo(app.id());
    var again = server.app(app).refresh(Json.text(tokens, "refresh_token", "")).json();
    assertThat(Json.text(claims(again, "access_token"), "https://example.com/plan"))
        .isEqualTo("pro");
  }

  @Test
  void whoIsDeniedGetsAnErrorAndNoSession() {
    programs.postLogin("staff-only", "api.access.deny('Staff only, please.');");
    var user = clerk();
    var browser = server.browser();
    var callback = signIn(browser, user);
    assertThat(callback.values().value("error")).isEqualTo("access_denied");
    assertThat(callback.values().value("error_description")).isEqualTo("Staff only, please.");
    assertThat(browser.cookies()).doesNotContainKey("__Host-ostiary_session");
    var silent = browser.authorize(TestBrowser.request(app, VERIFIER));
    assertThat(silent.body()).contains("action=\"/u/login\"");
  }

  @Test
  @DisplayName("AUT-14 an Action that fails lets nobody in and says where")
  void anActionThatFailsLetsNobodyInAndSaysWhere() {
    programs.postLogin(
        "broken",
        "api.user.setAppMetadata('half', 'written');\nconst x = event.nothing.here;",
        Map.of("KEY", "very-secret"));
    var user = clerk();
    var callback = signIn(server.browser(), user);
    assertThat(callback.values().value("error")).isEqualTo("access_denied");
    assertThat(callback.values().value("error_description")).contains("undefined");
    assertThat(server.admin().user(user).body().has("app_metadata")).isFalse();
    var events = server.admin().events(3).toString();
    assertThat(events).contains("actions_execution_failed", "Action broken v1 line 3");
  }

  @Test
  void aRuleRefusesWithItsOwnError() {
    programs.rule(
        "whitelist",
        "function (user, context, callback) {"
            + " return callback(new UnauthorizedError('Access denied.')); }");
    var callback = signIn(server.browser(), clerk());
    assertThat(callback.values().value("error")).isEqualTo("unauthorized");
    assertThat(callback.values().value("error_description")).isEqualTo("Access denied.");
  }

  @Test
  void anActionSendsTheUserAwayAndGoesOnWhenTheyAreBack() {
    var code =
        """
        exports.onExecutePostLogin = async (event, api) => {
          if (api.redirect.canRedirect()) {
            api.redirect.sendUserTo('https://terms.example/ask', {query: {user: event.user.user_id}});
          }
        };
        exports.onContinuePostLogin = async (event, api) => {
          if (event.request.query.accepted !== 'yes') { api.access.deny('no terms'); return; }
          api.idToken.setCustomClaim('https://example.com/terms', true);
        };
        """;
    programs.bind("post-login", List.of(programs.action("terms", "post-login", code, Map.of())));
    var user = clerk();
    var browser = server.browser();
    var away = redirected(browser, user);
    assertThat(away).startsWith("https://terms.example/ask?user=auth0%7C");
    var state = away.replaceFirst(".*[?&]state=", "");
    // By another way than /continue nobody gets past it.
    var around = browser.get("/authorize/resume?state=" + state);
    assertThat(around.location()).startsWith("https://terms.example/ask");
    var answer = browser.follow(browser.get("/continue?accepted=yes&state=" + state));
    if (answer.body().contains("action=\"/u/consent\"")) {
      answer = browser.submit(answer, "/u/consent", Map.of("action", "accept"));
    }
    var callback = TestBrowser.callback(answer, VERIFIER);
    var tokens = browser.exchange(app, callback).json();
    assertThat(claims(tokens, "id_token").path("https://example.com/terms").asBoolean()).isTrue();
  }

  private static final String VERIFIER = "v".repeat(43);

  private static String redirected(TestBrowser browser, User user) {
    var page = browser.follow(browser.authorize(TestBrowser.request(app, VERIFIER)));
    var answer =
        browser.submit(
            page,
            "/u/login",
            Map.of("username", String.valueOf(user.email()), "password", TestServer.PASSWORD));
    return browser.follow(answer).location();
  }
}
