package dev.ostiary.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.JwtCheck;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.management.Scopes;
import dev.ostiary.oauth.Scope;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the dashboard's tokens open, for whom, and for how long. */
class AdministratorTokensTest {
  private static final String OWN = ":current_user";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp dashboard;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    dashboard = api.server().app(api.client(Tenant.DASHBOARD));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static Map<String, String> asking() {
    return Map.of(
        "audience",
        api.server().tenant().managementAudience(),
        "scope",
        "openid " + String.join(" ", Scopes.all()));
  }

  private static String token(TestApp app, String email) {
    return TestApp.text(app.tokens(email, asking()), "access_token");
  }

  /** The scopes of a token beyond the user's own account. */
  private static Set<String> scopes(String token) {
    var claims = JwtCheck.claims(token);
    return Scope.parse(Json.text(claims, "scope")).stream()
        .filter(s -> !s.contains(OWN) && !s.equals("openid"))
        .collect(Collectors.toSet());
  }

  private static User user(String email, Level level) {
    var user = api.server().user(email);
    administrators().add(Tenants.FIRST, user.id(), level);
    return user;
  }

  private static Administrators administrators() {
    return api.server().administrators();
  }

  @Test
  @DisplayName("ADM-01 an administrator gets every scope and may use it")
  void anAdministratorMayDoEverything() {
    user("ada@example.com", Level.ADMINISTRATOR);
    var token = token(dashboard, "ada@example.com");
    var all = Scopes.all().stream().filter(s -> !s.contains(OWN)).collect(Collectors.toSet());
    assertThat(scopes(token)).isEqualTo(all);
    var made = api.as(token, "POST", "/roles", "{\"name\":\"Made in the dashboard\"}").has(200);
    api.as(token, "DELETE", "/roles/" + made.text("id"), "").has(200);
  }

  @Test
  @DisplayName("ADM-01 ADM-04 ADM-07 a viewer reads, changes nothing and sees no secrets")
  void aViewerOnlyReads() {
    user("vic@example.com", Level.VIEWER);
    var token = token(dashboard, "vic@example.com");
    assertThat(scopes(token))
        .isNotEmpty()
        .allMatch(s -> s.startsWith("read:"))
        .contains("read:users", "read:clients", "read:logs")
        .doesNotContain("read:client_keys", "read:client_credentials", "read:user_idp_tokens");
    var machine = api.server().client().machine().create();
    var shown = api.as(token, "GET", "/clients/" + machine.id(), "").has(200);
    assertThat(shown.body().has("client_secret")).isFalse();
    var symmetric =
        api.call(
                "POST",
                "/resource-servers",
                "{\"identifier\":\"https://hs.example/\",\"signing_alg\":\"HS256\"}")
            .has(201);
    assertThat(symmetric.body().has("signing_secret")).isTrue();
    var seen = api.as(token, "GET", "/resource-servers/" + symmetric.text("id"), "").has(200);
    assertThat(seen.body().has("signing_secret")).isFalse();
    var google =
        "{\"name\":\"google\",\"strategy\":\"google-oauth2\",\"options\":"
            + "{\"client_id\":\"me\",\"client_secret\":\"hushhush\"}}";
    var id = api.call("POST", "/connections", google).has(201).text("id");
    for (var path : new String[] {"/connections/" + id, "/connections"}) {
      assertThat(api.as(token, "GET", path, "").has(200).body().toString())
          .contains("\"client_id\":\"me\"")
          .doesNotContain("hushhush");
      assertThat(api.get(path).body().toString()).contains("hushhush");
    }
    api.as(token, "POST", "/roles", "{\"name\":\"No\"}").has(403);
    api.as(token, "PATCH", "/clients/" + machine.id(), "{\"name\":\"No\"}").has(403);
    for (var route : api.routes()) {
      boolean reads =
          route.scopes().isEmpty()
              || route.scopes().stream()
                  .anyMatch(s -> s.contains(OWN) || Level.VIEWER.scopes().contains(s));
      if (!reads) {
        api.as(token, route.method(), route.path().replaceAll("\\{[^}]+}", "x"), "{}").has(403);
      }
    }
  }

  @Test
  @DisplayName("ADM-01 ADM-04 others get nothing from the dashboard, nobody from another client")
  void nobodyElseManages() {
    api.server().user("bob@example.com");
    var token = token(dashboard, "bob@example.com");
    assertThat(scopes(token)).isEmpty();
    api.as(token, "GET", "/users", "").has(403);
    user("eve@example.com", Level.ADMINISTRATOR);
    var other = api.server().app(api.server().client().spa().create());
    var elsewhere = token(other, "eve@example.com");
    assertThat(scopes(elsewhere)).isEmpty();
    api.as(elsewhere, "GET", "/users", "").has(403);
  }

  @Test
  @DisplayName("ADM-04 a level that is taken away or lowered ends with the next call")
  void removalTakesEffectAtOnce() {
    var user = user("gone@example.com", Level.ADMINISTRATOR);
    var token = token(dashboard, "gone@example.com");
    api.as(token, "GET", "/users", "").has(200);
    assertThat(administrators().remove(Tenants.FIRST, user.id())).isTrue();
    api.as(token, "GET", "/users", "").has(403);
    assertThat(scopes(token(dashboard, "gone@example.com"))).isEmpty();
    administrators().add(Tenants.FIRST, user.id(), Level.VIEWER);
    api.as(token, "GET", "/users", "").has(200);
    api.as(token, "POST", "/roles", "{\"name\":\"No\"}").has(403);
    api.server().admin().block(user, true);
    api.as(token, "GET", "/users", "").isError(401, null, "Invalid token");
    api.server().admin().block(user, false);
    api.call("DELETE", "/users/" + user.id().replace("|", "%7C")).has(204);
    assertThat(administrators().level(Tenants.FIRST, user.id())).isEmpty();
  }

  @Test
  void signInIsSilentWithASessionAndAsksForNoConsent() {
    user("silent@example.com", Level.ADMINISTRATOR);
    var browser = api.server().browser();
    var callback = browser.signIn(dashboard.client(), "silent@example.com", asking());
    assertThat(browser.exchange(dashboard.client(), callback).status()).isEqualTo(200);
    var silent = new HashMap<>(asking());
    silent.put("prompt", "none");
    silent.put("response_mode", "web_message");
    silent.put("redirect_uri", "https://id.example");
    var answer = dashboard.authorize(browser, silent);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"code\":").contains("\"https://id.example\"");
    assertThat(answer.header("x-frame-options")).isEmpty();
    assertThat(answer.header("content-security-policy").orElse(""))
        .doesNotContain("frame-ancestors");
    // A page that is loaded again is nothing that the log should tell.
    assertThat(types()).startsWith("s").doesNotContain("ssa", "seacft");
    assertThat(dashboard.authorize(api.server().browser(), silent).body())
        .contains("login_required");
    assertThat(types()).startsWith("fsa", "s");
  }

  private static List<String> types() {
    return api.server().admin().events(50).stream()
        .filter(e -> Json.text(e, "client_id", "").equals(Tenant.DASHBOARD))
        .map(e -> Json.text(e, "type", ""))
        .toList();
  }

  @Test
  @DisplayName("ADM-04 nobody signs up for the dashboard")
  void theSignInPageOffersNoSignUp() {
    var browser = api.server().browser();
    var page = dashboard.authorize(browser, Map.of());
    assertThat(page.body()).contains("action=\"/u/login\"").doesNotContain("/u/signup");
    assertThat(
            browser.get("/u/signup?state=" + TestBrowser.fields(page.body()).get("state")).status())
        .isEqualTo(403);
    var body =
        Json.object()
            .put("client_id", Tenant.DASHBOARD)
            .put("connection", "Username-Password-Authentication")
            .put("email", "new@example.com")
            .put("password", TestServer.PASSWORD);
    assertThat(api.server().http().json("POST", "/dbconnections/signup", body.toString()).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("ADM-03 the dashboard is no application that anybody can list or change")
  void theDashboardIsNotStored() {
    var path = "/clients/" + Tenant.DASHBOARD;
    assertThat(api.get("/clients?per_page=100").has(200).each("client_id"))
        .doesNotContain(Tenant.DASHBOARD);
    api.get(path).has(404);
    api.call("PATCH", path, "{\"callbacks\":[\"https://evil.example/\"]}").has(404);
    api.call("POST", path + "/rotate-secret").has(404);
    api.call("DELETE", path).has(404);
    api.call("GET", path + "/credentials").has(404);
    var audience = api.server().tenant().managementAudience();
    var grant =
        "{\"client_id\":\"%s\",\"audience\":\"%s\",\"scope\":[\"read:users\"]}"
            .formatted(Tenant.DASHBOARD, audience);
    api.call("POST", "/client-grants", grant).has(404);
    assertThat(api.client(Tenant.DASHBOARD).callbacks())
        .containsExactly("https://id.example/dashboard/");
  }

  @Test
  void whoIsAnAdministratorStaysOneWhenAViewersLinkIsUsed() {
    var user = user("both@example.com", Level.ADMINISTRATOR);
    administrators().add(Tenants.FIRST, user.id(), Level.VIEWER);
    assertThat(administrators().level(Tenants.FIRST, user.id())).contains(Level.ADMINISTRATOR);
  }
}
