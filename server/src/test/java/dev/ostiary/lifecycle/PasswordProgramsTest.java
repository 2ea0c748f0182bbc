package dev.ostiary.lifecycle;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.TestPrograms;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs before a link from a mail replaces a password, and after any password changed. */
class PasswordProgramsTest {
  private static final Point PRE = Point.PASSWORD_RESET;
  private static final Point POST = Point.POST_CHANGE_PASSWORD;
  private static final String NEW = "Another-password-2";
  private static final AtomicInteger NEXT = new AtomicInteger();

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
    app = server.app(server.client().confidential().grantType("password").create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void clear() {
    programs.clear();
  }

  private static String someone() {
    var email = "someone" + NEXT.incrementAndGet() + "@example.com";
    server.user(email);
    return email;
  }

  private static String ticket(String email) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", email)
            .put("connection", "Username-Password-Authentication");
    server.http().json("POST", "/dbconnections/change_password", Json.write(body));
    return server.admin().ticket(email);
  }

  private static HttpCalls.Answer reset(String ticket) {
    var browser = server.browser();
    var page = browser.get("/u/reset-password?ticket=" + ticket);
    var fields = new HashMap<>(TestBrowser.fields(page.body()));
    fields.put("ticket", ticket);
    fields.put("password", NEW);
    fields.put("password_confirm", NEW);
    return browser.post("/u/reset-password", fields);
  }

  private static boolean opens(String email, String password) {
    return app.token(Map.of("grant_type", "password", "username", email, "password", password))
            .status()
        == 200;
  }

  @Test
  void anActionKeepsThePasswordAndTheLink() {
    programs.only(PRE, "not-now", "api.access.deny('Call the <help desk>.');");
    var email = someone();
    var ticket = ticket(email);
    assertThat(reset(ticket)).hasStatus(400).says("Call the &lt;help desk&gt;.");
    assertThat(server.admin().events(1).toString())
        .contains("\"fcp\"", "Action not-now v1 line 2 denied");
    assertThat(opens(email, TestServer.PASSWORD)).isTrue();
    programs.clear();
    assertThat(reset(ticket)).hasStatus(200);
    assertThat(opens(email, NEW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.no.thing",
        "while (true) {}",
        "api.redirect.sendUserTo('https://elsewhere.example/')",
        "api.authentication.challengeWith({ type: 'otp' })",
        "api.transaction.setResultUrl('javascript:alert(1)')"
      })
  @DisplayName("SBX-04 AUT-14 who fails, is late or asks for what is not there keeps the password")
  void whoFailsKeepsThePassword(String code) {
    programs.only(PRE, "broken", code);
    var email = someone();
    assertThat(reset(ticket(email))).hasStatus(400);
    assertThat(opens(email, TestServer.PASSWORD)).isTrue();
    assertThat(opens(email, NEW)).isFalse();
    assertThat(server.admin().events(8).toString()).contains("\"fcp\"", "Action broken v1");
  }

  @Test
  void anActionChoosesWhereTheBrowserGoes() {
    programs.only(
        PRE,
        "result",
        "if (event.user.email && event.connection.name && event.authentication.methods.length)\n"
            + " api.transaction.setResultUrl('https://app.example/done?a=b');");
    assertThat(reset(ticket(someone())))
        .redirectsTo("https://app.example/done?a=b&success=true&code=success");
  }

  @Test
  void programsAreToldOfEveryNewPassword() {
    programs.hook(
        POST,
        "Tell",
        "module.exports = (user, context, cb) => { console.log('hook ' + user.email); cb(); };",
        Map.of());
    programs.only(POST, "tell", "console.log('action ' + event.user.email);");
    var email = someone();
    reset(ticket(email));
    var told = programs.executionWith(POST, "action " + email);
    assertThat(told.toString())
        .contains("hook " + email, "action " + email)
        .doesNotContain(NEW, TestServer.PASSWORD);
    var user = server.user("patched@example.com");
    var password = Json.write(Json.object().put("password", NEW));
    api.call("PATCH", "/users/" + user.id().replace("|", "%7C"), password).has(200);
    assertThat(programs.executionWith(POST, "patched@example.com").toString())
        .contains("action patched@example.com");
    assertThat(opens("patched@example.com", NEW)).isTrue();
    api.call("PATCH", "/users/" + user.id().replace("|", "%7C"), "{\"name\":\"N\"}").has(200);
    assertThat(programs.executions(POST, 2)).hasSize(2);
  }
}
