package dev.ostiary.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.oauth.Scope;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Until a former name ends, tokens carry both names of a permission, whichever was asked for. */
class FormerNamesTest {
  private static final ApiFixture api = new ApiFixture();
  private static final TestServer server = api.server();
  private static final String MAIL = "alice@example.com";
  private static User alice;
  private String orders = "";

  @BeforeAll
  static void fill() {
    alice = server.user(MAIL);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** An API of its own for each test, at noon, so that no test runs over midnight. */
  @BeforeEach
  void anApi() {
    var now = server.time().now().atOffset(ZoneOffset.UTC);
    var noon = now.toLocalDate().plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    server.time().advance(Duration.between(now.toInstant(), noon));
    orders = "https://" + Ids.alphanumeric(8).toLowerCase(java.util.Locale.ROOT) + ".example/";
    server.apiWith(
        "{\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}",
        orders,
        "read:orders",
        "delete:orders");
  }

  private String path(String rest) {
    return "/ostiary/v1/resource-servers/"
        + URLEncoder.encode(orders, StandardCharsets.UTF_8)
        + rest;
  }

  /** Renames delete:orders to cancel:orders; the former name works today and tomorrow. */
  private void rename() {
    rename("delete:orders", "cancel:orders", 1);
  }

  private void rename(String from, String to, int days) {
    var body =
        Json.object()
            .put("from", from)
            .put("to", to)
            .put("alias_until", today().plusDays(days).toString());
    api.call("POST", path("/permissions/rename"), Json.write(body)).has(200);
  }

  private static java.time.LocalDate today() {
    return server.time().now().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static void afterTheWindow() {
    server.time().advance(Duration.ofDays(2));
  }

  private void roleFor(User user, String... permissions) {
    server.role("Role " + Ids.alphanumeric(8), orders, List.of(permissions), user);
  }

  private static List<String> scope(ObjectNode answer) {
    var claims = TestApp.claims(answer, "access_token");
    var granted = List.copyOf(Scope.parse(Json.text(claims, "scope")));
    assertThat(Scope.parse(Json.text(answer, "scope"))).containsExactlyElementsOf(granted);
    return granted;
  }

  private static List<String> permissions(ObjectNode answer) {
    return Json.strings(TestApp.claims(answer, "access_token"), "permissions");
  }

  private static TestApp spa() {
    return server.app(server.client().spa().create());
  }

  private Map<String, String> asking(String scope) {
    return Map.of("audience", orders, "scope", scope);
  }

  @Test
  void bothNamesAreInTokensWhicheverWasAskedFor() {
    roleFor(alice, "read:orders", "delete:orders");
    rename();
    for (var name : List.of("delete:orders", "cancel:orders", "delete:orders cancel:orders")) {
      var tokens = spa().tokens(MAIL, asking(name));
      assertThat(scope(tokens)).containsExactlyInAnyOrder("cancel:orders", "delete:orders");
      assertThat(permissions(tokens))
          .containsExactlyInAnyOrder("read:orders", "cancel:orders", "delete:orders");
    }
    assertThat(scope(spa().tokens(MAIL, asking("openid read:orders"))))
        .containsExactly("openid", "read:orders");
  }

  @Test
  void afterItsLastDayAFormerNameIsNoName() {
    roleFor(alice, "delete:orders");
    rename();
    server.time().advance(Duration.ofHours(35).plusMinutes(59));
    assertThat(scope(spa().tokens(MAIL, asking("delete:orders")))).contains("delete:orders");
    server.time().advance(Duration.ofMinutes(1));
    assertThat(scope(spa().tokens(MAIL, asking("openid delete:orders")))).containsExactly("openid");
    var tokens = spa().tokens(MAIL, asking("cancel:orders"));
    assertThat(scope(tokens)).containsExactly("cancel:orders");
    assertThat(permissions(tokens)).containsExactly("cancel:orders");
  }

  @Test
  void whoHasNotThePermissionGetsNeitherName() {
    roleFor(alice, "read:orders");
    rename();
    var tokens = spa().tokens(MAIL, asking("openid read:orders delete:orders cancel:orders"));
    assertThat(scope(tokens)).containsExactly("openid", "read:orders");
    assertThat(permissions(tokens)).containsExactly("read:orders");
  }

  @Test
  void permissionsGivenDirectlyAreRenamedToo() {
    var bob = server.user(Ids.alphanumeric(8) + "@example.com");
    var direct = Set.of(new Permission(orders, "delete:orders"));
    api.database()
        .write(
            tx -> {
              new PermissionStore().addToUser(tx, Tenants.FIRST, bob.id(), direct);
              return true;
            });
    rename();
    var tokens = spa().tokens(String.valueOf(bob.email()), asking("delete:orders"));
    assertThat(scope(tokens)).containsExactlyInAnyOrder("cancel:orders", "delete:orders");
    assertThat(
            api.get(
                    "/users/"
                        + URLEncoder.encode(bob.id(), StandardCharsets.UTF_8)
                        + "/permissions")
                .each("permission_name"))
        .containsExactly("cancel:orders");
  }

  @Test
  void machinesMayAskByEitherNameAndGetBoth() {
    var machine = server.app(server.client().machine().create());
    server.grant(machine.client(), orders, "read:orders", "delete:orders");
    rename();
    assertThat(scope(machine(machine, "")))
        .containsExactlyInAnyOrder("read:orders", "cancel:orders", "delete:orders");
    for (var name : List.of("delete:orders", "cancel:orders")) {
      assertThat(scope(machine(machine, name)))
          .containsExactlyInAnyOrder("cancel:orders", "delete:orders");
    }
    var reader = server.app(server.client().machine().create());
    server.grant(reader.client(), orders, "read:orders");
    assertThat(ask(reader, "delete:orders").status()).isEqualTo(403);
    afterTheWindow();
    assertThat(ask(machine, "delete:orders").status()).isEqualTo(403);
    assertThat(scope(machine(machine, ""))).containsExactly("read:orders", "cancel:orders");
  }

  private ObjectNode machine(TestApp app, String scope) {
    var answer = ask(app, scope);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private dev.ostiary.HttpCalls.Answer ask(TestApp app, String scope) {
    return app.token(
        Map.of("grant_type", "client_credentials", "audience", orders, "scope", scope));
  }

  @Test
  void aRefreshTokenForTheFormerNameGivesBothUntilItEnds() {
    roleFor(alice, "read:orders", "delete:orders");
    var app = server.app(server.client().confidential().create());
    var refresh = app.refreshToken(MAIL, asking("offline_access read:orders delete:orders"));
    rename();
    var both = app.refresh(refresh);
    assertThat(scope(both.json()))
        .containsExactlyInAnyOrder(
            "offline_access", "read:orders", "cancel:orders", "delete:orders");
    var byNew = app.refresh(refresh, Map.of("scope", "cancel:orders"));
    assertThat(scope(byNew.json())).containsExactlyInAnyOrder("cancel:orders", "delete:orders");
    var byOld = app.refresh(refresh, Map.of("scope", "delete:orders"));
    assertThat(scope(byOld.json())).containsExactlyInAnyOrder("cancel:orders", "delete:orders");
    afterTheWindow();
    assertThat(scope(app.refresh(refresh).json())).containsExactly("offline_access", "read:orders");
  }

  @Test
  void aRefreshTokenMadeInTheWindowOutlivesIt() {
    roleFor(alice, "delete:orders");
    rename();
    var app = server.app(server.client().confidential().create());
    var byOld = app.refreshToken(MAIL, asking("offline_access delete:orders"));
    var byNew = app.refreshToken(MAIL, asking("offline_access cancel:orders"));
    afterTheWindow();
    for (var token : List.of(byOld, byNew)) {
      assertThat(scope(app.refresh(token).json()))
          .containsExactlyInAnyOrder("offline_access", "cancel:orders");
    }
  }

  @Test
  void thePasswordGrantKnowsBothNames() {
    roleFor(alice, "delete:orders");
    rename();
    var app = server.app(server.client().confidential().grantType("password").create());
    for (var wanted : List.of("", "delete:orders", "cancel:orders")) {
      var answer =
          app.token(
              Map.of(
                  "grant_type", "password",
                  "username", MAIL,
                  "password", TestServer.PASSWORD,
                  "audience", orders,
                  "scope", wanted));
      assertThat(scope(answer.json())).containsExactlyInAnyOrder("cancel:orders", "delete:orders");
    }
  }

  @Test
  void nobodyIsAskedAnewBecauseOfARename() {
    roleFor(alice, "read:orders", "delete:orders");
    var app = server.app(server.client().spa().thirdParty().create());
    var browser = server.browser();
    browser.signIn(spa().client(), MAIL, Map.of());
    var page = app.authorize(browser, asking("openid read:orders delete:orders"));
    browser.submit(page, "/u/consent", Map.of("action", "accept"));
    rename();
    for (var name : List.of("delete:orders", "cancel:orders")) {
      dev.ostiary.AnswerAssert.assertThat(
              app.authorize(browser, asking("openid read:orders " + name)))
          .redirectsTo("https://app.example/cb?code=");
    }
    afterTheWindow();
    var again = server.browser();
    again.signIn(spa().client(), MAIL, Map.of());
    dev.ostiary.AnswerAssert.assertThat(
            app.authorize(again, asking("openid read:orders cancel:orders")))
        .redirectsTo("https://app.example/cb?code=");
  }

  @Test
  void afterTwoRenamesBothFormerNamesLeadToTheNewest() {
    roleFor(alice, "delete:orders");
    rename("delete:orders", "remove:orders", 1);
    rename("remove:orders", "cancel:orders", 5);
    for (var name : List.of("delete:orders", "remove:orders", "cancel:orders")) {
      assertThat(scope(spa().tokens(MAIL, asking(name))))
          .containsExactlyInAnyOrder("cancel:orders", "remove:orders", "delete:orders");
    }
    afterTheWindow();
    assertThat(scope(spa().tokens(MAIL, asking("remove:orders"))))
        .containsExactlyInAnyOrder("cancel:orders", "remove:orders");
  }

  @Test
  void theUsesOfAFormerNameAreCountedByApplicationAndDay() {
    roleFor(alice, "delete:orders");
    rename();
    var old = spa();
    old.tokens(MAIL, asking("delete:orders"));
    old.tokens(MAIL, asking("delete:orders"));
    spa().tokens(MAIL, asking("cancel:orders"));
    server.time().advance(Duration.ofDays(1));
    old.tokens(MAIL, asking("openid delete:orders"));
    var alias = api.get(path("/permission-aliases")).has(200).body().get("aliases").get(0);
    assertThat(Json.text(alias, "name")).isEqualTo("delete:orders");
    assertThat(Json.text(alias, "permission")).isEqualTo("cancel:orders");
    assertThat(Json.flag(alias, "active", false)).isTrue();
    assertThat(Json.text(alias, "last_used", "")).startsWith(today().toString());
    assertThat(Json.write(alias.get("uses")))
        .isEqualTo(
            "[{\"client_id\":\"%s\",\"date\":\"%s\",\"uses\":1},{\"client_id\":\"%s\",\"date\":\"%s\",\"uses\":2}]"
                .formatted(old.id(), today(), old.id(), today().minusDays(1)));
  }

  @Test
  void aRefreshCountsOnlyForApplicationsThatAskedByTheFormerName() {
    roleFor(alice, "delete:orders");
    rename();
    var app = server.app(server.client().confidential().create());
    app.refresh(app.refreshToken(MAIL, asking("offline_access cancel:orders")));
    assertThat(uses()).isEmpty();
    app.refresh(app.refreshToken(MAIL, asking("offline_access delete:orders")));
    assertThat(uses()).isNotEmpty();
  }

  private List<tools.jackson.databind.JsonNode> uses() {
    return api.get(path("/permission-aliases"))
        .body()
        .get("aliases")
        .get(0)
        .get("uses")
        .valueStream()
        .toList();
  }
}
