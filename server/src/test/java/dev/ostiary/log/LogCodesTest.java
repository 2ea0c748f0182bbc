package dev.ostiary.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Golden;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The audit log: which code each step writes, as tools filter for them. */
class LogCodesTest {
  private final List<String> story = new ArrayList<>();
  private int seen;

  private void tell(TestServer server, String step) {
    var all = server.admin().events(1000);
    var fresh = all.subList(0, all.size() - seen).reversed();
    seen = all.size();
    story.add(step + ": " + String.join(" ", fresh.stream().map(LogCodesTest::line).toList()));
  }

  private static String line(ObjectNode event) {
    return Json.text(event, "type", "")
        + (event.has("client_id") ? "+client" : "")
        + (event.has("user_id") ? "+user" : "");
  }

  @Test
  void eachStepWritesItsCode() {
    try (var server = TestServer.start()) {
      server.user("alice@example.com");
      server.user("blocked@example.com", true);
      seen = server.admin().events(1000).size();
      var app = server.app(server.client().spa().create());
      var web =
          server.app(
              server
                  .client()
                  .confidential()
                  .grantType("password")
                  .grantType("client_credentials")
                  .create());
      signIns(server, app);
      tokens(server, app, web);
      accounts(server, app);
      Golden.check(
          "server/src/test/resources/golden/log-codes.txt", String.join("\n", story) + "\n");
    }
  }

  private void signIns(TestServer server, TestApp app) {
    var browser = server.browser();
    browser.signIn(app.client(), "alice@example.com", Map.of());
    tell(server, "sign-in");
    app.authorize(browser, Map.of("prompt", "none"));
    tell(server, "silent sign-in");
    app.authorize(server.browser(), Map.of("prompt", "none"));
    tell(server, "silent sign-in without a session");
    app.authorize(server.browser(), Map.of("response_type", "magic"));
    tell(server, "request with an error");
    app.authorize(server.browser(), Map.of("redirect_uri", "https://evil.example"));
    tell(server, "foreign redirect URI");
    login(server, app, "alice@example.com", "no");
    tell(server, "wrong password");
    login(server, app, "nobody@example.com", "no");
    tell(server, "unknown user");
    login(server, app, "blocked@example.com", TestServer.PASSWORD);
    tell(server, "blocked user");
    browser.get("/v2/logout?client_id=" + app.id());
    tell(server, "sign-out");
  }

  private static void login(TestServer server, TestApp app, String email, String password) {
    var browser = server.browser();
    var page = app.authorize(browser, Map.of());
    browser.submit(page, "/u/login", Map.of("username", email, "password", password));
  }

  private void tokens(TestServer server, TestApp app, TestApp web) {
    var callback = app.signIn("alice@example.com", Map.of("scope", "openid offline_access"));
    tell(server, "sign-in for a code");
    app.exchange(callback);
    tell(server, "code");
    app.exchange(callback);
    tell(server, "code again");
    var used = app.refreshToken("alice@example.com", Map.of());
    tell(server, "sign-in with refresh token");
    var next = TestApp.text(app.refresh(used).json(), "refresh_token");
    tell(server, "refresh");
    app.refresh(used);
    tell(server, "refresh token again");
    app.refresh(next);
    tell(server, "refresh token of an ended family");
    var token = app.refreshToken("alice@example.com", Map.of());
    tell(server, "sign-in with refresh token");
    server.http().form("/oauth/revoke", Map.of("client_id", app.id(), "token", token));
    tell(server, "revocation");
    server.http().form("/oauth/revoke", Map.of("client_id", app.id(), "token", token));
    tell(server, "revocation again");
    var fields = new HashMap<String, String>();
    fields.put("grant_type", "password");
    fields.put("username", "alice@example.com");
    fields.put("password", TestServer.PASSWORD);
    web.token(fields);
    tell(server, "password grant");
    fields.put("password", "no");
    web.token(fields);
    tell(server, "password grant, wrong password");
    server.api("https://orders.example/", "read:orders");
    var machine = Map.of("grant_type", "client_credentials", "audience", "https://orders.example/");
    web.token(machine);
    tell(server, "client credentials without a client grant");
    server.grant(web.client(), "https://orders.example/", "read:orders");
    web.token(machine);
    tell(server, "client credentials");
    web.token(Map.of("grant_type", "urn:x"));
    tell(server, "unknown grant type");
  }

  private void accounts(TestServer server, TestApp app) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", "new@example.com")
            .put("password", TestServer.PASSWORD)
            .put("connection", "Username-Password-Authentication");
    post(server, "/dbconnections/signup", body);
    tell(server, "sign-up");
    post(server, "/dbconnections/signup", body);
    tell(server, "sign-up with a taken address");
    var ticket = server.admin().ticket("new@example.com");
    server.http().get("/u/email-verification?ticket=" + ticket);
    tell(server, "address proved");
    server.http().get("/u/email-verification?ticket=" + ticket);
    tell(server, "address proved again");
    post(server, "/dbconnections/change_password", body);
    tell(server, "new password asked for");
    var browser = server.browser();
    var page = browser.get("/u/reset-password?ticket=" + server.admin().ticket("new@example.com"));
    browser.submit(
        page,
        "/u/reset-password",
        Map.of("password", "Another-one-22", "password_confirm", "Another-one-22"));
    tell(server, "new password set");
  }

  private static HttpCalls.Answer post(TestServer server, String path, ObjectNode body) {
    return server.http().json("POST", path, Json.write(body));
  }

  @Test
  @DisplayName("LOG-01 whatever is sent, each event is one well-formed record")
  void eachEventIsOneRecord() {
    try (var server = TestServer.start()) {
      var evil = "a\r\n{\"type\":\"s\"}\u001b[31m\u202e\"',\\";
      server
          .http()
          .form(
              "/oauth/token",
              Map.of("grant_type", evil, "client_id", evil, "client_secret", evil),
              "User-Agent",
              "x\"},{\"type\":\"s\"");
      assertThat(server.admin().events(100)).hasSize(1);
      var event = server.admin().events(1).getFirst();
      assertThat(Json.text(event, "type")).isEqualTo("f");
      assertThat(Json.text(event, "client_id")).isEqualTo(evil);
      assertThat(Json.text(event, "user_agent")).isEqualTo("x\"},{\"type\":\"s\"");
      assertThat(Json.text(event, "log_id")).matches("900\\d{24}");
    }
  }
}
