package dev.ostiary.customdatabase;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection with scripts, and an application that has no other. The scripts know everybody whose
 * address begins with {@code old}; the password is {@link #PASSWORD}.
 */
public record ScriptedConnection(ApiFixture api, String id, String name, TestApp app) {
  /** The password in the other system. */
  public static final String PASSWORD = "Legacy-secret+1";

  /** A login script as people write it. */
  public static final String LOGIN =
      """
      function login(email, password, callback) {
        console.log('login of', email, 'with', password);
        if (email.indexOf('old') !== 0 || password !== configuration.PASSWORD) {
          return callback(new WrongUsernameOrPasswordError(email, 'No such user'));
        }
        callback(null, {
          user_id: 'legacy-' + email.split('@')[0],
          email: email,
          email_verified: true,
          name: 'Old ' + email,
          department: 'sales',
          password_hash: '$2b$10$secret',
          app_metadata: { plan: 'gold' },
          user_metadata: { color: 'red' }
        });
      }
      """;

  /** The same for addresses without passwords. */
  public static final String GET_USER =
      """
      function getByEmail(email, callback) {
        if (email.indexOf('old') !== 0) return callback(null);
        callback(null, { user_id: 'legacy-' + email.split('@')[0], email: email });
      }
      """;

  static ScriptedConnection create(ApiFixture api, boolean imports, Map<String, String> scripts) {
    var server = api.server();
    var client =
        server
            .client()
            .confidential()
            .grantType("password")
            .grantType("http://auth0.com/oauth/grant-type/password-realm")
            .create();
    api.server().admin().connection(client.id(), false);
    var name = "Legacy-" + Ids.alphanumeric(8);
    var body = Json.object().put("name", name).put("strategy", "auth0");
    body.set("options", options(imports, scripts));
    body.set("enabled_clients", Json.array(List.of(client.id())));
    var made = api.call("POST", "/connections", Json.write(body)).has(201);
    return new ScriptedConnection(api, made.text("id"), name, server.app(client));
  }

  static ObjectNode options(boolean imports, Map<String, String> scripts) {
    var options =
        Json.object().put("enabledDatabaseCustomization", true).put("import_mode", imports);
    var all = options.putObject("customScripts");
    scripts.forEach(all::put);
    options.putObject("configuration").put("PASSWORD", PASSWORD);
    return options;
  }

  /** Replaces the scripts. */
  void change(boolean imports, Map<String, String> scripts) {
    var body = Json.object();
    body.set("options", options(imports, scripts));
    api.call("PATCH", "/connections/" + id, Json.write(body)).has(200);
  }

  /** Tries to sign in at the page. */
  HttpCalls.Answer signIn(String email, String password) {
    var browser = api.server().browser();
    var page = app.authorize(browser, Map.of());
    return browser.submit(page, "/u/login", Map.of("username", email, "password", password));
  }

  /** Tries at the token endpoint. */
  HttpCalls.Answer token(String email, String password) {
    return app.token(
        Map.of(
            "grant_type", "http://auth0.com/oauth/grant-type/password-realm",
            "realm", name,
            "username", email,
            "password", password));
  }

  /** Signs up as scripts do. */
  HttpCalls.Answer signup(String email, String password) {
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("email", email)
            .put("password", password)
            .put("connection", name);
    return api.server().http().json("POST", "/dbconnections/signup", Json.write(body));
  }

  /** Asks for a mail that leads to a new password. */
  HttpCalls.Answer forgot(String email) {
    var body = Json.object().put("client_id", app.id()).put("email", email).put("connection", name);
    return api.server().http().json("POST", "/dbconnections/change_password", Json.write(body));
  }

  /** Chooses a new password by the link of a mail. */
  HttpCalls.Answer reset(String ticket, String password) {
    var browser = api.server().browser();
    var page = browser.get("/u/reset-password?ticket=" + ticket);
    var fields = new HashMap<>(TestBrowser.fields(page.body()));
    fields.put("ticket", ticket);
    fields.put("password", password);
    fields.put("password_confirm", password);
    return browser.post("/u/reset-password", fields);
  }

  /** The users of an address. */
  List<JsonNode> users(String email) {
    return api.get("/users-by-email?email=" + email).has(200).body().valueStream().toList();
  }

  /** The newest event of this type in the log. */
  ObjectNode event(String type) {
    return api.server().admin().events(50).stream()
        .filter(e -> Json.text(e, "type", "").equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No event " + type));
  }
}
