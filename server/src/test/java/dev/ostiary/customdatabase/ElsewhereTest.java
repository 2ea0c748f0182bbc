package dev.ostiary.customdatabase;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.tenant.Tenant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users whose passwords stay in the system that the scripts speak with. */
class ElsewhereTest {
  private static final String CB = "https://app.example/cb?code=";
  private static final String BASIC =
      java.util.Base64.getEncoder()
          .encodeToString(
              "old-kept@example.com:Typed-secret"
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  private static final ApiFixture api = new ApiFixture();
  private static final ScriptedConnection connection =
      ScriptedConnection.create(api, false, scripts(Map.of()));

  @AfterAll
  static void stop() {
    api.close();
  }

  private static Map<String, String> scripts(Map<String, String> more) {
    var all = new HashMap<String, String>();
    all.put("login", ScriptedConnection.LOGIN);
    all.put("get_user", ScriptedConnection.GET_USER);
    all.putAll(more);
    return all;
  }

  private static String path(String userId) {
    return "/users/" + userId.replace("|", "%7C");
  }

  private static ScriptedConnection with(String script, String code) {
    return ScriptedConnection.create(api, false, scripts(Map.of(script, code)));
  }

  @Test
  void theScriptDecidesEachTimeAndTheProfileFollows() {
    var email = "old-again@example.com";
    var scripted = ScriptedConnection.create(api, false, scripts(Map.of()));
    assertThat(scripted.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
    var id = Json.text(scripted.users(email).getFirst(), "user_id", "");
    api.call("PATCH", path(id), "{\"app_metadata\":{\"own\":1}}").has(200);
    var changed =
        ScriptedConnection.LOGIN.replace("'sales'", "'purchase'").replace("'gold'", "'silver'");
    scripted.change(false, scripts(Map.of("login", changed)));
    assertThat(scripted.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
    var user = scripted.users(email).getFirst();
    assertThat(Json.text(user, "department")).isEqualTo("purchase");
    assertThat(user.at("/app_metadata/plan").asString()).isEqualTo("silver");
    assertThat(user.at("/app_metadata/own").asInt()).isEqualTo(1);
    assertThat(Json.number(user, "logins_count", 0)).isEqualTo(2);
    scripted.change(
        false, Map.of("login", "function (e, p, cb) { cb(new WrongUsernameOrPasswordError(e)); }"));
    assertThat(scripted.signIn(email, ScriptedConnection.PASSWORD)).hasStatus(400);
    assertThat(scripted.token(email, ScriptedConnection.PASSWORD)).hasStatus(403);
  }

  @Test
  void theTokenEndpointAsksToo() {
    var answer = connection.token("old-token@example.com", ScriptedConnection.PASSWORD);
    assertThat(answer).hasStatus(200);
    assertThat(connection.token("old-token@example.com", "no"))
        .hasStatus(403)
        .says("Wrong email or password.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cb(new Error('the database is down'))            | the database is down
          throw new TypeError('no such thing')             | TypeError: no such thing
          while (true) {}                                  | took too long
          cb(null, 'somebody')                             | no profile
          cb(null, {email: e})                             | no user_id
          cb(null, {user_id: 'a b'})                       | user_id of more than
          cb(null, {user_id: '1', email: 'none'})          | email that is none
          return Promise.reject(new Error('refused'))      | refused
          nothing()                                        | ReferenceError
          """)
  void aScriptThatFailsLetsNobodyInAndLeavesNobody(String body, String reason) {
    var scripted = with("login", "function login(e, p, cb) { " + body + " }");
    assertThat(scripted.signIn("old-fails@example.com", "x"))
        .hasStatus(503)
        .says("Something went wrong")
        .doesNotSay(reason);
    assertThat(Json.text(scripted.event("f"), "description", "")).contains(reason);
    assertThat(scripted.token("old-fails@example.com", "x")).hasStatus(503);
    assertThat(Json.text(Json.child(scripted.event("fepft"), "details"), "reason", ""))
        .contains(reason);
    assertThat(
            scripted.users("old-fails@example.com").stream()
                .filter(u -> u.toString().contains(scripted.name())))
        .isEmpty();
  }

  @Test
  void whatAScriptSaysToThePersonIsShownAndCounts() {
    var scripted =
        with(
            "login", "function (e, p, cb) { cb(new ValidationError('locked', 'Ask <i>us</i>')); }");
    for (int i = 0; i < 9; i++) {
      assertThat(scripted.signIn("old-told@example.com", "x"))
          .hasStatus(400)
          .says("Ask &lt;i&gt;us&lt;/i&gt;");
    }
    assertThat(scripted.token("old-told@example.com", "x"))
        .hasStatus(403)
        .says("\"error\":\"invalid_grant\"")
        .says("Ask <i>us</i>");
    assertThat(scripted.signIn("old-told@example.com", "x")).hasStatus(429);
  }

  @Test
  void aPasswordInAnErrorIsHidden() {
    var password = "Se\"cret+1";
    var base64 =
        java.util.Base64.getEncoder()
            .encodeToString(password.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var scripted =
        with(
            "login",
            "function (e, p, cb) { cb(new Error('tried ' + p + ' ' + encodeURIComponent(p) + ' '"
                + " + JSON.stringify(p) + ' "
                + base64
                + "')); }");
    assertThat(scripted.signIn("old@example.com", password)).hasStatus(503);
    var text = Json.text(scripted.event("f"), "description", "");
    assertThat(text).contains("tried [password] [password] \"[password]\" [password]");
  }

  @Test
  @DisplayName("SBX-05 a run is kept with its console, without password, values and profile")
  void aRunIsKept() throws InterruptedException {
    var login =
        """
        function login(email, password, callback) {
          console.log('asked', email, password, configuration.PASSWORD);
          console.log('Basic BASE64');
          callback(null, { user_id: 'kept', note: 'a profile of the other system' });
        }
        """
            .replace("BASE64", BASIC);
    var scripted = with("login", login);
    assertThat(scripted.signIn("old-kept@example.com", "Typed-secret")).redirectsTo(CB);
    var path = "/ostiary/v1/executions?trigger=database&program=" + scripted.id();
    var kept = api.get(path).has(200).body();
    // Nobody waits for it.
    for (int i = 0; i < 200 && kept.path("executions").isEmpty(); i++) {
      Thread.sleep(20);
      kept = api.get(path).has(200).body();
    }
    var result = kept.at("/executions/0/results/0");
    assertThat(Json.text(result, "kind")).isEqualTo("database");
    assertThat(Json.text(result, "name")).isEqualTo(scripted.name() + " login");
    assertThat(result.at("/logs/0/text").asString())
        .isEqualTo("asked old-kept@example.com [password] [configuration PASSWORD]");
    assertThat(result.at("/logs/1/text").asString()).isEqualTo("Basic [password]");
    assertThat(kept.toString())
        .doesNotContain("Typed-secret", ScriptedConnection.PASSWORD, "a profile of");
  }

  @Test
  void aMissingScriptFails() {
    var scripted = ScriptedConnection.create(api, false, Map.of());
    assertThat(scripted.signIn("old@example.com", "x")).hasStatus(503);
    assertThat(Json.text(scripted.event("f"), "description", "")).contains("no script login");
    assertThat(scripted.signup("z@example.com", TestServer.PASSWORD)).hasStatus(503);
  }

  @Test
  void whoSignsUpIsMadeThereFirst() {
    var create =
        """
        function create(user, callback) {
          if (user.email === 'short@example.com') {
            return callback(new ValidationError('too_short', 'Names <b>are</b> longer'));
          }
          if (user.email === 'twice@example.com') {
            return callback(new ValidationError('user_exists', 'There is one'));
          }
          if (user.email === 'down@example.com') return callback(new Error('down'));
          callback(null, { user_id: 'made-' + user.password.length + '-' + user.connection });
        }
        """;
    var scripted = with("create", create);
    assertThat(scripted.signup("made@example.com", TestServer.PASSWORD)).hasStatus(200);
    assertThat(Json.text(scripted.users("made@example.com").getFirst(), "user_id"))
        .isEqualTo("auth0|made-" + TestServer.PASSWORD.length() + "-" + scripted.name());
    assertThat(scripted.signup("short@example.com", TestServer.PASSWORD))
        .hasStatus(400)
        .says("\"code\":\"too_short\"")
        .says("Names <b>are</b> longer");
    assertThat(scripted.signup("twice@example.com", TestServer.PASSWORD))
        .hasStatus(400)
        .says("invalid_signup");
    assertThat(scripted.signup("down@example.com", TestServer.PASSWORD))
        .hasStatus(503)
        .doesNotSay("down");
    assertThat(Json.text(scripted.event("fs"), "description", "")).contains("down");
    assertThat(scripted.signup("old-there@example.com", TestServer.PASSWORD)).hasStatus(400);
    for (var name : new String[] {"short", "twice", "down", "old-there"}) {
      assertThat(scripted.users(name + "@example.com")).as(name).isEmpty();
    }
    // The page shows the script's own words, as text.
    var browser = api.server().browser();
    var page = browser.follow(scripted.app().authorize(browser, Map.of()));
    var fields = new HashMap<>(dev.ostiary.TestBrowser.fields(page.body()));
    var signup = browser.get("/u/signup?state=" + fields.get("state"));
    var answer =
        browser.submit(
            signup,
            "/u/signup",
            Map.of("email", "short@example.com", "password", TestServer.PASSWORD));
    assertThat(answer).hasStatus(400).says("Names &lt;b&gt;are&lt;/b&gt; longer");
  }

  @Test
  void aNewUserWhomCreateDoesNotNameIsLookedUp() {
    var scripted =
        ScriptedConnection.create(
            api,
            false,
            Map.of(
                "create", "function (user, cb) { cb(null); }",
                "login", "function (e, p, cb) { cb(null, {id: 4711, email: e}); }"));
    assertThat(scripted.signup("looked@example.com", TestServer.PASSWORD)).hasStatus(200);
    assertThat(Json.text(scripted.users("looked@example.com").getFirst(), "user_id"))
        .isEqualTo("auth0|4711");
    assertThat(scripted.signIn("looked@example.com", "any")).redirectsTo(CB);
  }

  @Test
  void aNewPasswordIsSetThereOrTheLinkStaysGood() {
    var change =
        """
        function changePassword(email, newPassword, callback) {
          if (newPassword === 'Used-before-1') {
            return callback(new ValidationError('used', 'You had this one before'));
          }
          if (newPassword === 'Not-today-12') return callback(null, false);
          callback(newPassword === 'Fits-well-12' ? null : new Error('no'), true);
        }
        """;
    var scripted = with("change_password", change);
    var email = "old-reset@example.com";
    scripted.forgot(email);
    var ticket = api.server().admin().ticket(email);
    assertThat(scripted.reset(ticket, "Used-before-1"))
        .hasStatus(400)
        .says("You had this one before");
    assertThat(Json.text(scripted.event("fcp"), "description")).contains("had this one");
    assertThat(scripted.reset(ticket, "Not-today-12")).hasStatus(503);
    assertThat(scripted.reset(ticket, "Fits-well-12")).hasStatus(200);
    assertThat(scripted.reset(ticket, "Fits-well-12")).hasStatus(400);
    assertThat(scripted.users(email)).hasSize(1);
    assertThat(api.server().admin().mails(email)).isEqualTo(2);
  }

  @Test
  void aProvedAddressIsToldThere() {
    var scripted =
        ScriptedConnection.create(
            api,
            false,
            scripts(
                Map.of(
                    "create", "function (u, cb) { cb(null, {id: 'v-' + u.email.length}); }",
                    "verify", "function (e, cb) { cb(null, e === 'yes@example.com'); }")));
    for (var email : new String[] {"yes@example.com", "never@example.com"}) {
      scripted.signup(email, TestServer.PASSWORD);
      var ticket = api.server().admin().ticket(email);
      boolean fine = email.startsWith("yes");
      assertThat(api.server().http().get("/u/email-verification?ticket=" + ticket))
          .hasStatus(fine ? 200 : 400);
      assertThat(Json.flag(scripted.users(email).getFirst(), "email_verified", !fine))
          .isEqualTo(fine);
    }
    assertThat(Json.text(scripted.event("fv"), "description")).contains("script verify");
  }

  @Test
  void administratorsChangeThereFirst() {
    var email = "old-admin@example.com";
    var scripted =
        ScriptedConnection.create(
            api,
            false,
            scripts(
                Map.of(
                    "change_password",
                    "function (e, p, cb) { cb(p === 'Right-one-12' ? null : 'not ' + p, true); }",
                    "change_email",
                    "function (e, n, v, cb) { cb(null, n === 'renamed@example.com' && v); }",
                    "delete",
                    "function (id, cb) { cb(new Error('never ' + id)); }")));
    assertThat(scripted.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
    var id = Json.text(scripted.users(email).getFirst(), "user_id", "");
    api.call("PATCH", path(id), "{\"password\":\"Right-one-12\"}").has(200);
    var refused = api.call("PATCH", path(id), "{\"password\":\"Wrong-one-12\"}").has(400);
    assertThat(refused.text("message")).contains("not [password]");
    api.call("PATCH", path(id), "{\"email\":\"other@example.com\"}").has(400);
    api.call("PATCH", path(id), "{\"email\":\"renamed@example.com\",\"email_verified\":true}")
        .has(200);
    assertThat(api.call("DELETE", path(id)).has(400).text("message"))
        .contains("never legacy-old-admin");
    assertThat(
            api.call("DELETE", "/connections/" + scripted.id() + "/users?email=renamed@example.com")
                .has(400)
                .text("message"))
        .contains("never legacy-old-admin");
    api.get(path(id)).has(200);
    scripted.change(false, scripts(Map.of("delete", "function (id, cb) { cb(null); }")));
    api.call("DELETE", path(id)).has(204);
    api.get(path(id)).has(404);
  }

  @Test
  void aBlockedUserStaysOutWhateverTheScriptSays() {
    var email = "old-blocked@example.com";
    assertThat(connection.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
    var id = Json.text(connection.users(email).getFirst(), "user_id", "");
    api.call("PATCH", path(id), "{\"blocked\":true}").has(200);
    assertThat(connection.signIn(email, ScriptedConnection.PASSWORD))
        .hasStatus(400)
        .says("blocked");
    var scripted =
        with("login", "function (e, p, cb) { cb(null, {user_id: 'b1', blocked: true}); }");
    assertThat(scripted.signIn("there@example.com", "x")).hasStatus(400).says("blocked");
  }

  @Test
  void theDashboardKeepsToPasswordsOfItsOwn() {
    assertThat(api.server().admin().databases(Tenant.DASHBOARD))
        .anyMatch(c -> c.name().equals(connection.name()))
        .noneMatch(Connection::scripted);
    assertThat(api.server().admin().databases(connection.app().id()))
        .hasSize(1)
        .allMatch(Connection::scripted);
  }
}
