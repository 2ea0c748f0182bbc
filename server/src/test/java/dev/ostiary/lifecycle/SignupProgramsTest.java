package dev.ostiary.lifecycle;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.TestPrograms;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Programs before and after somebody signs up. */
class SignupProgramsTest {
  private static final Point PRE = Point.PRE_USER_REGISTRATION;
  private static final Point POST = Point.POST_USER_REGISTRATION;
  private static final String CONNECTION = "Username-Password-Authentication";

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
    app = server.app(server.client().spa().create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void clear() {
    programs.clear();
  }

  private static HttpCalls.Answer signup(String email) {
    return signup(email, TestServer.PASSWORD);
  }

  private static HttpCalls.Answer signup(String email, String password) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", email)
            .put("password", password)
            .put("given_name", "Nina")
            .put("connection", CONNECTION);
    body.putObject("user_metadata").put("colour", "red");
    return server.http().json("POST", "/dbconnections/signup", Json.write(body));
  }

  private static HttpCalls.Answer page(String email) {
    var browser = server.browser();
    var page = app.authorize(browser, Map.of("screen_hint", "signup"));
    return browser.submit(
        page, "/u/signup", Map.of("email", email, "password", TestServer.PASSWORD));
  }

  private static boolean exists(String email) {
    return !api.get("/users-by-email?email=" + email).has(200).body().isEmpty();
  }

  private static ObjectNode stored(String email) {
    return (ObjectNode)
        Objects.requireNonNull(api.get("/users-by-email?email=" + email).has(200).body().get(0));
  }

  @Test
  void anActionDeniesASignUpInItsOwnWords() {
    programs.only(
        PRE,
        "domain",
        "if (event.user.email.endsWith('@blocked.example'))\n"
            + "  api.access.deny('blocked domain', 'Ask for an <invitation>.');");
    var answer = signup("a@blocked.example");
    assertThat(answer).hasStatus(400);
    assertThat(answer.json())
        .isEqualTo(
            Json.own(
                """
                {"name":"InternalExtensibilityError","code":"extensibility_error",
                 "description":"blocked domain","statusCode":400,"message":"blocked domain",
                 "friendly_message":"Ask for an <invitation>.","fromSandbox":true}
                """));
    assertThat(page("a@blocked.example")).hasStatus(400).says("Ask for an &lt;invitation&gt;.");
    assertThat(exists("a@blocked.example")).isFalse();
    assertThat(server.admin().events(1).toString())
        .contains("\"fs\"", "Action domain v1 line 3 denied: blocked domain");
    assertThat(signup("b@open.example")).hasStatus(200);
    assertThat(page("c@open.example")).redirectsTo("https://app.example/cb?code=");
    assertThat(programs.executions(PRE, 4).getFirst().path("results").size()).isEqualTo(1);
  }

  @Test
  void whatAnActionWritesIsThereFromTheStart() {
    programs.only(
        PRE,
        "plan",
        """
        api.user.setAppMetadata('plan', 'trial');
        api.user.setUserMetadata('colour', event.user.user_metadata.colour + 'dish');
        console.log(JSON.stringify(event));
        """);
    var answer = signup("meta@example.com").json();
    assertThat(Json.text(Json.child(answer, "user_metadata"), "colour")).isEqualTo("reddish");
    var user = stored("meta@example.com");
    assertThat(Json.text(Json.child(user, "app_metadata"), "plan")).isEqualTo("trial");
    assertThat(Json.text(user, "given_name")).isEqualTo("Nina");
    var told = programs.executionWith(PRE, "meta@example.com").toString();
    assertThat(told)
        .contains("meta@example.com", CONNECTION, app.id())
        .doesNotContain(TestServer.PASSWORD);
  }

  @Test
  void anActionFindsAMistake() {
    programs.only(PRE, "check", "api.validation.error('invalid_name', 'Tell us your name.');");
    var answer = signup("nameless@example.com");
    assertThat(answer).hasStatus(400);
    assertThat(Json.text(answer.json(), "code")).isEqualTo("invalid_name");
    assertThat(Json.text(answer.json(), "description")).isEqualTo("Tell us your name.");
    assertThat(page("nameless@example.com")).hasStatus(400).says("Tell us your name.");
  }

  @Test
  void aHookWritesMetadataOrRefuses() {
    programs.hook(
        PRE,
        "Vip",
        """
        module.exports = function (user, context, cb) {
          if (user.email === 'vip@example.com') {
            return cb(null, { user: {
              app_metadata: { vip: true, key: context.webtask.secrets.KEY },
              user_metadata: { from: context.connection.name } } });
          }
          cb(new PreUserRegistrationError('not on the list', 'You are not on the list.'));
        };
        """,
        Map.of("KEY", "very-secret"));
    assertThat(signup("vip@example.com")).hasStatus(200);
    var user = stored("vip@example.com");
    assertThat(user.path("app_metadata"))
        .isEqualTo(Json.own("{\"vip\":true,\"key\":\"very-secret\"}"));
    assertThat(user.path("user_metadata"))
        .isEqualTo(Json.own("{\"colour\":\"red\",\"from\":\"" + CONNECTION + "\"}"));
    var refused = signup("other@example.com").json();
    assertThat(Json.text(refused, "description")).isEqualTo("not on the list");
    assertThat(Json.text(refused, "friendly_message")).isEqualTo("You are not on the list.");
    assertThat(page("other@example.com")).hasStatus(400).says("You are not on the list.");
    assertThat(exists("other@example.com")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new Error('postgres://user:secret@inside')",
        "while (true) {}",
        "await new Promise(() => {})",
        "api.user.setAppMetadata('a', 'x'.repeat(2000000))"
      })
  @DisplayName("SBX-04 AUT-14 who fails or is late lets nobody sign up, and nothing is written")
  void whoFailsLetsNobodySignUp(String code) {
    programs.only(PRE, "broken", "api.user.setAppMetadata('half', true);\n" + code);
    var answer = signup("nobody@example.com");
    assertThat(answer).hasStatus(400);
    assertThat(Json.text(answer.json(), "code")).isEqualTo("extensibility_error");
    assertThat(answer.body()).doesNotContain("inside");
    assertThat(page("nobody@example.com")).hasStatus(400);
    assertThat(exists("nobody@example.com")).isFalse();
    assertThat(server.admin().events(4).toString()).contains("Action broken v1", "\"fs\"");
    assertThat(server.admin().mails("nobody@example.com")).isZero();
  }

  @Test
  void programsAreNotAskedAboutWhatCannotBe() {
    programs.only(PRE, "mark", "console.log('asked');");
    int before = size(PRE);
    assertThat(signup("weak@example.com", "short")).hasStatus(400);
    assertThat(signup("no address")).hasStatus(400);
    assertThat(size(PRE)).isEqualTo(before);
  }

  private static int size(Point point) {
    return api.get("/ostiary/v1/executions?take=100&trigger=" + point.id())
        .has(200)
        .body()
        .path("executions")
        .size();
  }

  @Test
  void programsAreToldOfEveryNewUser() {
    programs.hook(
        POST,
        "Tell",
        "module.exports = (user, context, cb) => {"
            + " console.log('hook ' + user.id + ' ' + context.webtask.secrets.KEY); cb(); };",
        Map.of("KEY", "very-secret"));
    programs.only(POST, "tell", "console.log('action ' + event.user.user_id);");
    int before = size(POST);
    var id = Json.text(signup("told@example.com").json(), "_id");
    var told = programs.executions(POST, before + 1).getFirst();
    assertThat(told.path("results").size()).isEqualTo(2);
    assertThat(told.toString())
        .contains("hook " + id + " [secret KEY]", "action auth0|" + id)
        .contains("\"user_id\":\"auth0|" + id + "\"");
    page("page-told@example.com");
    programs.executions(POST, before + 2);
    var body =
        Json.object()
            .put("connection", CONNECTION)
            .put("email", "made@example.com")
            .put("password", TestServer.PASSWORD);
    var made = api.call("POST", "/users", Json.write(body)).has(201).text("user_id");
    assertThat(programs.executions(POST, before + 3).getFirst().toString()).contains(made);
  }

  @Test
  void whoMakesUsersWhenUsersAreMadeStopsAfterOne() {
    var code =
        """
        const number = Number(event.user.email.replace(/[^0-9]/g, ''));
        const answer = await fetch('ISSUERdbconnections/signup', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ client_id: 'CLIENT', connection: 'CONNECTION', password: 'PASSWORD',
            email: 'chain' + (number + 1) + '@example.com' }) });
        console.log('answer ' + answer.status);
        """;
    programs.only(
        POST,
        "chain",
        code.replace("ISSUER", server.tenant().issuer())
            .replace("CLIENT", app.id())
            .replace("CONNECTION", CONNECTION)
            .replace("PASSWORD", TestServer.PASSWORD));
    int before = size(POST);
    assertThat(signup("chain0@example.com")).hasStatus(200);
    var kept = programs.executions(POST, before + 2);
    assertThat(kept.get(1).toString()).contains("answer 200");
    assertThat(Json.text(kept.get(0), "status")).isEqualTo("failed");
    assertThat(exists("chain1@example.com")).isTrue();
    assertThat(exists("chain2@example.com")).isFalse();
  }

  @Test
  void whatFailsAfterwardsIsOnlyLogged() {
    programs.bind(
        POST.id(),
        List.of(
            programs.action(
                "broken", POST.id(), TestPrograms.code(POST, "throw new Error('oh')"), Map.of()),
            programs.action(
                "next",
                POST.id(),
                TestPrograms.code(POST, "console.log('still told')"),
                Map.of())));
    int before = size(POST);
    assertThat(signup("after@example.com")).hasStatus(200);
    var kept = programs.executions(POST, before + 1).getFirst();
    assertThat(Json.text(kept, "status")).isEqualTo("failed");
    assertThat(kept.toString()).contains("still told");
    assertThat(exists("after@example.com")).isTrue();
  }
}
