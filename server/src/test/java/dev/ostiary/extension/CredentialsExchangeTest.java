package dev.ostiary.extension;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Actions and hooks do to the tokens of machines. */
class CredentialsExchangeTest {
  private static final String API = "https://orders.example/";
  private static final Point POINT = Point.CREDENTIALS_EXCHANGE;

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static TestPrograms programs;

  @SuppressWarnings("NullAway.Init")
  private static TestApp app;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    server = api.server();
    programs = new TestPrograms(api);
    server.api(API, "read:orders", "write:orders");
    app =
        server.app(
            server.client().machine().with("{\"client_metadata\":{\"tier\":\"gold\"}}").create());
    server.grant(app.client(), API, "read:orders", "write:orders");
    server.grant(app.client(), server.tenant().managementAudience(), "read:users");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void clear() {
    programs.clear();
  }

  private static HttpCalls.Answer ask(String audience) {
    return ask(Map.of("audience", audience));
  }

  private static HttpCalls.Answer ask(Map<String, String> more) {
    var fields = new HashMap<String, String>(Map.of("grant_type", "client_credentials"));
    fields.putAll(more);
    return app.token(fields);
  }

  @Test
  void anActionSetsClaimsAndScopes() {
    programs.only(
        POINT,
        "tier",
        """
        api.accessToken.setCustomClaim('https://example.com/tier', event.client.metadata.tier);
        api.accessToken.setCustomClaim('https://example.com/audience', event.resource_server.identifier);
        api.accessToken.setCustomClaim('sub', 'somebody else');
        api.transaction.addTargetScope('orders:beta');
        api.transaction.removeTargetScope('write:orders');
        console.log(JSON.stringify(event));
        """);
    var answer = ask(API);
    assertThat(answer).hasStatus(200);
    assertThat(Json.text(answer.json(), "scope")).isEqualTo("read:orders orders:beta");
    var claims = TestApp.claims(answer.json(), "access_token");
    assertThat(Json.text(claims, "https://example.com/tier")).isEqualTo("gold");
    assertThat(Json.text(claims, "https://example.com/audience")).isEqualTo(API);
    assertThat(Json.text(claims, "sub")).isEqualTo(app.id() + "@clients");
    assertThat(Json.text(claims, "scope")).isEqualTo("read:orders orders:beta");
    var kept = programs.executionWith(POINT, "\"tier\"");
    assertThat(Json.text(kept, "client_id")).isEqualTo(app.id());
    assertThat(kept.toString()).doesNotContain(app.secret()).contains("oauth2-client-credentials");
  }

  @Test
  void allScopesAreReplacedOrTaken() {
    programs.only(POINT, "set", "api.transaction.setTargetScopes(['read:orders', 'x:y']);");
    assertThat(Json.text(ask(API).json(), "scope")).isEqualTo("read:orders x:y");
    programs.only(POINT, "clear", "api.transaction.clearTargetScopes();");
    assertThat(ask(API).json().has("scope")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_scope,invalid_scope,400",
    "invalid_request,invalid_request,400",
    "server_error,server_error,500",
    "not_today,not_today,403",
    "'no such code!',access_denied,403"
  })
  void anActionDeniesWithACode(String code, String error, int status) {
    programs.only(POINT, "deny", "api.access.deny('" + code + "', 'Because.');");
    assertThat(ask(API)).isOAuthError(status, error, "Because.");
    assertThat(server.admin().lastEvent())
        .isEqualTo("feccft: Action deny v1 line 2 denied: Because.");
  }

  @Test
  @DisplayName("SBX-04 AUT-14 who fails or is late gives no token, and the log says where")
  void whoFailsGivesNoToken() {
    programs.only(POINT, "broken", "api.accessToken.setCustomClaim('a', 1);\nevent.no.thing;");
    var answer = ask(API);
    assertThat(answer).hasStatus(403);
    assertThat(Json.text(answer.json(), "error")).isEqualTo("access_denied");
    assertThat(server.admin().events(2).toString())
        .contains("feccft", "actions_execution_failed", "Action broken v1 line 3");
    programs.only(POINT, "late", "while (true) {}");
    assertThat(ask(API)).hasStatus(403);
    assertThat(programs.executionWith(POINT, "\"late\"").toString()).contains("\"status\"");
  }

  @Test
  void aHookChangesScopesAndClaims() {
    programs.hook(
        POINT,
        "Add a claim",
        """
        module.exports = function (client, scope, audience, context, cb) {
          var access_token = {};
          access_token.scope = scope;
          access_token['https://example.com/from'] =
            [client.name, client.metadata.tier, audience, context.webtask.secrets.KEY].join(' ');
          access_token.scope.push('extra');
          cb(null, access_token);
        };
        """,
        Map.of("KEY", "very-secret"));
    programs.only(POINT, "after", "api.transaction.removeTargetScope('read:orders');");
    var answer = ask(API);
    assertThat(answer).hasStatus(200);
    assertThat(Json.text(answer.json(), "scope")).isEqualTo("write:orders extra");
    assertThat(Json.text(TestApp.claims(answer.json(), "access_token"), "https://example.com/from"))
        .isEqualTo(app.client().name() + " gold " + API + " very-secret");
    // What it leaves as it is stays, also where no program may add anything.
    var management = ask(server.tenant().managementAudience());
    assertThat(management).hasStatus(200);
    assertThat(Json.text(management.json(), "scope")).isEqualTo("read:users");
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidScopeError,invalid_scope,400",
    "InvalidRequestError,invalid_request,400",
    "ServerError,server_error,500",
    "Error,access_denied,403"
  })
  void aHookRefusesWithItsErrors(String name, String error, int status) {
    programs.hook(
        POINT,
        "Refuse",
        "module.exports = (client, scope, audience, context, cb) => cb(new "
            + name
            + "('Not allowed here.'));",
        Map.of());
    assertThat(ask(API)).isOAuthError(status, error, "Not allowed here.");
  }

  @Test
  void whoIsRefusedAnywayIsNotAskedAbout() {
    programs.only(POINT, "mark", "console.log('asked');");
    int before = size();
    assertThat(ask("https://nobody.example/")).hasStatus(403);
    assertThat(ask(Map.of("audience", API, "scope", "delete:orders"))).hasStatus(403);
    assertThat(size()).isEqualTo(before);
  }

  private static int size() {
    return api.get("/ostiary/v1/executions?take=100&trigger=" + POINT.id())
        .has(200)
        .body()
        .path("executions")
        .size();
  }

  @Test
  void aManagementClientInAnActionDoesNotWaitForItself() {
    var user = server.user("looked-up@example.com");
    var code =
        """
        const { ManagementClient } = require('auth0');
        const management = new ManagementClient({
          domain: 'DOMAIN', clientId: 'CLIENT', clientSecret: event.secrets.SECRET });
        const found = await management.users.get({ id: 'USER' });
        api.accessToken.setCustomClaim('https://example.com/email', (found.data || found).email);
        """
            .replace("DOMAIN", server.tenant().domain())
            .replace("CLIENT", app.id())
            .replace("USER", user.id());
    programs.bind(
        POINT.id(),
        List.of(
            programs.action(
                "look-up",
                POINT.id(),
                TestPrograms.code(POINT, code),
                Map.of("SECRET", app.secret()))));
    var answer = ask(API);
    assertThat(answer).hasStatus(200);
    assertThat(
            Json.text(TestApp.claims(answer.json(), "access_token"), "https://example.com/email"))
        .isEqualTo("looked-up@example.com");
  }

  @Test
  void actionsKeepTheirOrder() {
    var first = "api.accessToken.setCustomClaim('https://example.com/n', 1);";
    var second = "api.accessToken.setCustomClaim('https://example.com/n', 2);";
    programs.bind(
        POINT.id(),
        List.of(
            programs.action("second", POINT.id(), TestPrograms.code(POINT, second), Map.of()),
            programs.action("first", POINT.id(), TestPrograms.code(POINT, first), Map.of())));
    var claims = TestApp.claims(ask(API).json(), "access_token");
    assertThat(Json.number(claims, "https://example.com/n", 0)).isEqualTo(1);
  }
}
