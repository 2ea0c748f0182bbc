package dev.ostiary.customdatabase;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Users who move here one by one, as they sign in. */
class ImportModeTest {
  private static final String CB = "https://app.example/cb?code=";
  private static final ApiFixture api = new ApiFixture();
  private static final Map<String, String> SCRIPTS =
      Map.of("login", ScriptedConnection.LOGIN, "get_user", ScriptedConnection.GET_USER);
  private static final ScriptedConnection connection =
      ScriptedConnection.create(api, true, SCRIPTS);

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void theFirstSignInMovesTheUserAndTheSecondAsksNobody() {
    var email = "old-first@example.com";
    assertThat(connection.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
    var user = connection.users(email).getFirst();
    assertThat(Json.text(user, "user_id")).isEqualTo("auth0|legacy-old-first");
    assertThat(Json.flag(user, "email_verified", false)).isTrue();
    assertThat(Json.text(user, "name")).isEqualTo("Old " + email);
    assertThat(Json.text(user, "department")).isEqualTo("sales");
    assertThat(user.at("/app_metadata/plan").asString()).isEqualTo("gold");
    assertThat(user.at("/user_metadata/color").asString()).isEqualTo("red");
    assertThat(user.at("/identities/0/connection").asString()).isEqualTo(connection.name());
    assertThat(Json.number(user, "logins_count", 0)).isEqualTo(1);
    assertThat(user.has("password_hash")).isFalse();
    connection.change(true, Map.of("login", "function (e, p, cb) { cb(new Error('asked')); }"));
    try {
      assertThat(connection.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
      assertThat(connection.signIn(email, "wrong")).hasStatus(400);
      assertThat(connection.signIn("old-other@example.com", "wrong")).hasStatus(503);
    } finally {
      connection.change(true, SCRIPTS);
    }
  }

  @Test
  void aWrongPasswordMakesNobodyAndCounts() {
    var email = "old-wrong@example.com";
    for (int i = 0; i < 10; i++) {
      assertThat(connection.signIn(email, "no")).hasStatus(400);
    }
    assertThat(connection.users(email)).isEmpty();
    assertThat(connection.signIn(email, ScriptedConnection.PASSWORD)).hasStatus(429);
    assertThat(connection.signIn("new@example.com", "x")).hasStatus(400);
  }

  @Test
  void thePasswordStandsNowhere() {
    var email = "old-secret@example.com";
    assertThat(connection.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
    if (!Boolean.getBoolean("ostiary.test.postgresql")) {
      assertThat(api.server().admin().dump()).doesNotContain(ScriptedConnection.PASSWORD);
    }
  }

  @Test
  void theNewPasswordOfSomebodyUnknownIsSetHere() {
    var email = "old-forgot@example.com";
    connection.forgot("nobody@example.com");
    connection.forgot(email);
    assertThat(api.server().admin().mails("nobody@example.com")).isZero();
    assertThat(connection.users(email)).hasSize(1);
    assertThat(connection.reset(api.server().admin().ticket(email), TestServer.PASSWORD))
        .hasStatus(200);
    assertThat(connection.signIn(email, ScriptedConnection.PASSWORD)).hasStatus(400);
    assertThat(connection.signIn(email, TestServer.PASSWORD)).redirectsTo(CB);
  }

  @Test
  void whoAskedForAMailOnlyStillMoves() {
    var email = "old-asked@example.com";
    connection.forgot(email);
    assertThat(connection.signIn(email, "no")).hasStatus(400);
    assertThat(connection.signIn(email, ScriptedConnection.PASSWORD)).redirectsTo(CB);
    assertThat(connection.users(email)).hasSize(1);
  }

  @Test
  void anAddressThatTheOtherSystemHasIsTaken() {
    assertThat(connection.signup("old-taken@example.com", TestServer.PASSWORD))
        .hasStatus(400)
        .says("invalid_signup");
    assertThat(connection.users("old-taken@example.com")).isEmpty();
    assertThat(connection.signup("fresh@example.com", TestServer.PASSWORD)).hasStatus(200);
    assertThat(connection.signIn("fresh@example.com", TestServer.PASSWORD)).redirectsTo(CB);
  }

  @Test
  void aProfileOfSomebodyElseLetsNobodyIn() {
    var scripted =
        ScriptedConnection.create(
            api,
            true,
            Map.of(
                "login",
                "function (e, p, cb) { cb(null, {user_id: 'x-' + e.length,"
                    + " email: p === 'other' ? 'b@example.com' : e}); }"));
    assertThat(scripted.signIn("a@example.com", "other")).hasStatus(503);
    assertThat(scripted.signIn("a@example.com", "own")).redirectsTo(CB);
    // Another address of the same length: the same id.
    assertThat(scripted.signIn("b@example.com", "own")).hasStatus(503);
    assertThat(scripted.users("b@example.com")).isEmpty();
    assertThat(Json.text(scripted.event("f"), "description", "")).contains("Another account");
  }

  @Test
  void anIdOfAnotherConnectionLetsNobodyIn() {
    var victim = api.server().user("victim@example.com");
    var subject = victim.id().substring("auth0|".length());
    for (boolean imports : new boolean[] {true, false}) {
      var scripted =
          ScriptedConnection.create(
              api,
              imports,
              Map.of("login", "function (e, p, cb) { cb(null, {user_id: '" + subject + "'}); }"));
      assertThat(scripted.signIn("thief@example.com", "x")).doesNotSay("code=");
      assertThat(scripted.users("thief@example.com")).isEmpty();
    }
    assertThat(api.server().admin().user(victim).identities()).hasSize(1);
  }
}
