package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server at random moments of busy traffic and looks whether everything that it had
 * acknowledged is there after the next start. {@code -Dcrash.rounds} and {@code -Dcrash.seed}
 * choose how often and which moments.
 */
class CrashTest {
  /** Who signs in again and again. */
  static final String USER = "crash@example.com";

  private static final int ROUNDS = Integer.getInteger("crash.rounds", 15);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int SIGN_INS = 3;

  @TempDir Path data;
  private final Random random = new Random(SEED);
  private final List<String> dead = new ArrayList<>();
  private int acknowledged;

  @Test
  @DisplayName("COD-02 TOK-01 TOK-02 what was acknowledged survives kill -9")
  void everythingAcknowledgedIsThereAfterAKill() throws Exception {
    System.out.println("CrashTest: " + ROUNDS + " rounds with -Dcrash.seed=" + SEED);
    var classes = ServerProcess.classPath(data);
    CrashWork.Setup setup;
    try (var server = ServerProcess.spawn(data, classes)) {
      setup = prepare(server.ready());
      server.stop();
    }
    CrashWork last = null;
    for (int round = 0; round <= ROUNDS; round++) {
      // Now and then it dies before it is ready: starting must be as robust as serving.
      if (random.nextInt(10) == 0) {
        ServerProcess.spawn(data, classes).killAfter(200 + random.nextInt(1200));
      }
      try (var server = ServerProcess.spawn(data, classes)) {
        var http = server.ready();
        if (last != null) {
          verify(last.book, new CrashWork(http, setup), http, setup);
        }
        if (round < ROUNDS) {
          last = work(server, new CrashWork(http, setup));
        }
      }
    }
    System.out.println("CrashTest: " + acknowledged + " acknowledged requests were found again");
    assertThat(acknowledged).isGreaterThan(ROUNDS * 5);
  }

  /** An application, a user, and a browser that is signed in. */
  private static CrashWork.Setup prepare(HttpCalls http) {
    var token =
        Json.text(http.form("/oauth/token", CrashWork.administration()).json(), "access_token", "");
    String[] authorized = {"Authorization", "Bearer " + token};
    var app =
        http.json(
                "POST",
                "/api/v2/clients",
                """
                {"name":"Crash","app_type":"spa","token_endpoint_auth_method":"none",
                 "callbacks":["https://app.example/cb"],
                 "grant_types":["authorization_code","refresh_token",
                   "http://auth0.com/oauth/grant-type/password-realm"],
                 "refresh_token":{"rotation_type":"rotating","expiration_type":"expiring",
                   "leeway":0,"token_lifetime":2592000,"idle_token_lifetime":1296000}}
                """,
                authorized)
            .json();
    var clientId = Json.text(app, "client_id", "");
    var connections = http.get("/api/v2/connections", authorized).body();
    var id = Json.text(Json.own("{\"all\":" + connections + "}").get("all").get(0), "id", "");
    http.json(
        "PATCH",
        "/api/v2/connections/" + id,
        Json.write(Json.own("{\"enabled_clients\":[\"" + clientId + "\"]}")),
        authorized);
    var signup =
        Json.object()
            .put("client_id", clientId)
            .put("connection", "Username-Password-Authentication")
            .put("email", USER)
            .put("password", TestServer.PASSWORD);
    assertThat(http.json("POST", "/dbconnections/signup", signup.toString()).status())
        .isEqualTo(200);
    return new CrashWork.Setup(clientId, token, signedIn(http, clientId));
  }

  private static java.util.Map<String, String> signedIn(HttpCalls http, String clientId) {
    var browser = new TestBrowser(http.base());
    var page =
        browser.authorize(
            java.util.Map.of(
                "client_id", clientId,
                "redirect_uri", "https://app.example/cb",
                "response_type", "code",
                "scope", "openid offline_access",
                "code_challenge", Ids.secret(),
                "code_challenge_method", "S256"));
    var fields =
        java.util.Map.of("username", USER, "password", TestServer.PASSWORD, "action", "accept");
    page = browser.submit(page, "/u/login", fields);
    if (page.status() == 200) {
      page = browser.submit(page, "/u/consent", fields);
    }
    assertThat(page.status()).as(page.body()).isEqualTo(302);
    return java.util.Map.copyOf(browser.cookies());
  }

  private CrashWork work(ServerProcess server, CrashWork work) throws InterruptedException {
    var threads = work.workers().stream().map(Thread.ofPlatform()::start).toList();
    work.awaitAnswers(random.nextInt(80), Duration.ofSeconds(2));
    server.killAfter(random.nextInt(20));
    for (var thread : threads) {
      thread.join();
    }
    return work;
  }

  private void verify(CrashWork.Book book, CrashWork now, HttpCalls http, CrashWork.Setup setup)
      throws SQLException {
    assertThat(book.surprises).isEmpty();
    assertThat(column("SELECT email FROM users")).containsAll(book.users);
    assertThat(column("SELECT json_extract(body, '$.user_agent') FROM log"))
        .containsAll(book.agents);
    book.users.stream()
        .limit(SIGN_INS)
        .forEach(u -> assertThat(now.signIn(u, "again").status()).as(u).isEqualTo(200));
    for (var api : book.apis) {
      var answer =
          http.get(
              "/api/v2/resource-servers/" + api,
              "Authorization",
              "Bearer " + setup.administration());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    for (var code : book.redeemed) {
      assertThat(now.redeem(code, "again").status()).isEqualTo(403);
    }
    for (var code : book.unsureCodes) {
      now.redeem(code, "perhaps");
      assertThat(now.redeem(code, "again").status()).isEqualTo(403);
    }
    dead.forEach(token -> assertThat(now.refresh(token, "dead").status()).isEqualTo(403));
    dead.clear();
    book.families.forEach(family -> verify(family, now));
    acknowledged += book.agents.size() + book.apis.size();
  }

  private void verify(CrashWork.Family family, CrashWork now) {
    if (family.revoked) {
      assertThat(now.refresh(family.latest, "revoked").status()).isEqualTo(403);
      dead.add(family.latest);
      return;
    }
    var answer = now.refresh(family.latest, "latest");
    if (!family.unsure) {
      // Its successor was never asked for, so that it must work.
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
    var used = family.used;
    if (used != null && answer.status() == 200) {
      assertThat(now.refresh(used, "used").status()).isEqualTo(403);
      dead.add(Json.text(answer.json(), "refresh_token", ""));
    }
  }

  private Set<String> column(String sql) throws SQLException {
    var values = new HashSet<String>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ostiary.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
