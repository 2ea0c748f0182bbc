package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many first sign-ins of one user whom only the tenant's script knows. */
class MovingUserRaceTest {
  private static final BothDatabases SERVERS = new BothDatabases();
  private static final String LOGIN =
      "function login(email, password, callback) {"
          + " if (password !== 'right') return callback(new WrongUsernameOrPasswordError(email));"
          + " callback(null, { user_id: 'id-' + email.split('@')[0], email: email }); }";

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  /** With a process for programs, which may take its time on a machine that has much to do. */
  private static TestServer on(String database, boolean imports) {
    var server = SERVERS.on(database);
    server.admin().connectionOptions(options(imports, LOGIN));
    var app = server.app(server.client().confidential().grantType("password").create());
    for (int i = 0; i < 5; i++) {
      if (app.token(asking("warm@example.com", "wrong")).status() == 403) {
        return server;
      }
    }
    throw new AssertionError("No script runs");
  }

  private static Map<String, String> asking(String email, String password) {
    return Map.of("grant_type", "password", "username", email, "password", password);
  }

  private static String options(boolean imports, String login) {
    var options =
        Json.object()
            .put("enabledDatabaseCustomization", true)
            .put("import_mode", imports)
            .put("brute_force_protection", false);
    options.putObject("customScripts").put("login", login);
    return Json.write(options);
  }

  @ParameterizedTest
  @CsvSource({"sqlite,true", "sqlite,false", "postgresql,true", "postgresql,false"})
  void theFirstSignInsMakeOneUser(String database, boolean imports) {
    var server = on(database, imports);
    var app = server.app(server.client().confidential().grantType("password").create());
    for (int round = 0; round < 3; round++) {
      var name = "u" + Ids.hex(10);
      var email = name + "@example.com";
      // Without protection by turns nothing but the database keeps them apart.
      var statuses =
          Race.run(
              12,
              i ->
                  () ->
                      app.token(
                              Map.of(
                                  "grant_type",
                                  "password",
                                  "username",
                                  email,
                                  "password",
                                  i % 4 == 3 ? "wrong" : "right"))
                          .status());
      for (int i = 0; i < statuses.size(); i++) {
        assertThat(statuses.get(i)).isEqualTo(i % 4 == 3 ? 403 : 200);
      }
      assertThat(rows(server, "users", name)).hasSize(1);
      assertThat(rows(server, "identity", name)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"sqlite", "postgresql"})
  void aPasswordThatWasChangedHereCounts(String database) {
    var server = on(database, true);
    var connection = server.admin().standardConnection();
    var email = "p" + Ids.hex(10) + "@example.com";
    var app = server.app(server.client().confidential().grantType("password").create());
    var wanted = asking(email, "right");
    assertThat(app.token(wanted).status()).isEqualTo(200);
    // Known here with a password now: the script's password no longer counts once it is changed.
    var user =
        server
            .parts()
            .database
            .read(tx -> new UserStore().byEmail(tx, connection.tenant(), email))
            .getFirst();
    var hash = server.parts().passwords.hash(TestServer.PASSWORD);
    server
        .parts()
        .database
        .write(
            tx -> {
              new CredentialStore().setPassword(tx, connection.tenant(), user.id(), hash);
              return true;
            });
    assertThat(app.token(wanted).status()).isEqualTo(403);
  }

  private static List<String> rows(TestServer server, String table, String part) {
    return server
        .parts()
        .database
        .read(
            tx ->
                tx.sql().createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                    .map(Object::toString)
                    .filter(r -> r.contains(part))
                    .toList());
  }
}
