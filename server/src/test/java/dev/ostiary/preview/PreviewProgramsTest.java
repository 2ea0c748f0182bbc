package dev.ostiary.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.TestPrograms;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the preview says of a tenant's programs, and that asking them has no effect. */
class PreviewProgramsTest {
  private static final String API = "https://orders.example/";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestPrograms programs;

  @SuppressWarnings("NullAway.Init")
  private static Client app;

  @SuppressWarnings("NullAway.Init")
  private static User user;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    programs = new TestPrograms(api);
    var server = api.server();
    server.api(API, "read:orders");
    app = server.client().spa().redirectUri("https://app.example/cb").create();
    user = server.user("mara@example.com");
  }

  @AfterEach
  void clear() {
    programs.clear();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static ObjectNode preview(ObjectNode request) {
    return api.call("POST", "/ostiary/v1/token-previews", Json.write(request)).has(200).object();
  }

  private static ObjectNode signIn() {
    return preview(
        Json.object()
            .put("client_id", app.id())
            .put("user_id", user.id())
            .put("audience", API)
            .put("scope", "openid"));
  }

  private static String reason(ObjectNode preview, String token, String claim) {
    for (var one : preview.path(token).path("provenance")) {
      if (claim.equals(Json.text(one, "claim"))) {
        return Json.text(one, "reason", "");
      }
    }
    return "no such claim";
  }

  @Test
  void aClaimNamesTheProgramItsVersionAndTheLine() {
    programs.rule(
        "Add roles",
        """
        function (user, context, callback) {
          context.idToken['https://app.example/roles'] = ['admin'];
          callback(null, user, context);
        }""");
    programs.postLogin(
        "Plan", "api.accessToken.setCustomClaim('https://app.example/plan', 'pro');");
    var preview = signIn();
    assertThat(reason(preview, "id_token", "https://app.example/roles"))
        .contains("Rule Add roles", "line 2");
    assertThat(reason(preview, "access_token", "https://app.example/plan"))
        .contains("Action Plan v1", "line 2");
    var ran = preview.path("actions");
    assertThat(ran.valueStream().map(a -> Json.text(a, "name")))
        .containsExactly("Add roles", "Plan");
    assertThat(ran.valueStream().map(a -> Json.text(a, "status"))).containsOnly("ok");
    assertThat(Json.text(ran.path(0).path("commands").path(0), "name")).isEqualTo("idToken.set");
  }

  @Test
  void whoIsRefusedIsShownWithWhatTheProgramWrote() {
    programs.postLogin(
        "Nobody", "console.log('seen', event.user.email);\napi.access.deny('Not today');");
    var preview = signIn();
    var refused = preview.path("refused");
    assertThat(Json.text(refused, "error")).isEqualTo("access_denied");
    assertThat(Json.text(refused, "error_description")).isEqualTo("Not today");
    assertThat(Json.text(refused, "reason")).contains("Action Nobody v1", "line 3");
    assertThat(preview.path("access_token").isNull()).isTrue();
    var line = preview.path("actions").path(0).path("logs").path(0);
    assertThat(Json.text(line, "text")).isEqualTo("seen mara@example.com");
  }

  @Test
  void askingHasNoEffect() {
    programs.postLogin(
        "Busy",
        """
        api.user.setAppMetadata('seen', true);
        api.cache.set('count', String(Number(api.cache.get('count')?.value ?? 0) + 1));
        api.accessToken.setCustomClaim('https://app.example/count', api.cache.get('count').value);
        await fetch('https://hooks.example/seen').catch((e) => console.log(e.message));
        """);
    for (int i = 0; i < 2; i++) {
      var preview = signIn();
      var claims = preview.path("access_token").path("claims");
      assertThat(Json.text(claims, "https://app.example/count")).isEqualTo("1");
      var calls = preview.path("actions").path(0).path("calls");
      assertThat(Json.write(calls)).contains("hooks.example", "blocked");
    }
    var kept = api.get("/ostiary/v1/executions?user_id=" + user.id().replace("|", "%7C"));
    assertThat(kept.has(200).object().path("executions")).isEmpty();
    assertThat(Json.write(api.server().admin().user(user).body())).doesNotContain("seen");
  }

  @Test
  void aRedirectIsAStepOnTheWay() {
    programs.postLogin("Terms", "api.redirect.sendUserTo('https://app.example/terms');");
    var prompts = signIn().path("prompts");
    assertThat(prompts.valueStream().map(p -> Json.text(p, "prompt")))
        .containsExactly("login", "redirect", "consent");
    assertThat(Json.text(prompts.path(1), "reason")).contains("https://app.example/terms");
  }

  @Test
  void anApplicationForItselfIsAskedAboutToo() {
    var machine = api.server().client().machine().create();
    api.server().grant(machine, API, "read:orders");
    var request = Json.object().put("client_id", machine.id()).put("audience", API);
    programs.only(
        Point.CREDENTIALS_EXCHANGE,
        "Region",
        "api.accessToken.setCustomClaim('https://app.example/region', 'eu');");
    var preview = preview(request);
    assertThat(reason(preview, "access_token", "https://app.example/region"))
        .contains("Action Region v1", "line 2");
    programs.only(
        Point.CREDENTIALS_EXCHANGE, "Closed", "api.access.deny('invalid_request', 'Closed');");
    var refused = preview(request).path("refused");
    assertThat(
            List.of(Json.text(refused, "error", ""), Json.text(refused, "error_description", "")))
        .containsExactly("invalid_request", "Closed");
    var answer =
        api.server()
            .http()
            .form(
                "/oauth/token",
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    machine.id(),
                    "client_secret",
                    String.valueOf(machine.secret()),
                    "audience",
                    API));
    assertThat(answer.status()).isEqualTo(refused.path("status").asInt());
  }

  @Test
  void aSecretIsNotInWhatAProgramSaysOrCalls() {
    programs.postLogin(
        "Leaky",
        """
        console.log(event.secrets.KEY, encodeURIComponent(event.secrets.KEY));
        await fetch('https://hooks.example/' + event.secrets.KEY).catch(() => {});
        api.accessToken.setCustomClaim('https://app.example/a', { [event.secrets.KEY]: 1 });
        throw new Error('no ' + event.secrets.KEY);
        """,
        Map.of("KEY", "pa/ss w0rd"));
    var preview = signIn();
    var all = Json.write(preview);
    assertThat(all).contains("[secret KEY]").doesNotContain("ss w0rd", "ss%20w0rd", "ss+w0rd");
    assertThat(Json.text(first(preview), "status")).isEqualTo("failed");
  }

  private static JsonNode first(ObjectNode preview) {
    return preview.path("actions").path(0);
  }
}
