package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.client.Client;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be used once is used by exactly one of 32 callers at the same moment. */
class OneWinnerTest {
  private static final BothDatabases SERVERS = new BothDatabases();
  private static final Map<String, String> NO_API =
      Map.of("scope", "openid profile email offline_access");

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  private static List<HttpCalls.Answer> with(int status, List<HttpCalls.Answer> answers) {
    return answers.stream().filter(a -> a.status() == status).toList();
  }

  private static String text(HttpCalls.Answer answer, String name) {
    return Json.text(answer.json(), name, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("COD-01 COD-02 a code gives tokens once, and its replay ends them")
  void aCodeIsRedeemedOnceAndItsReplayEndsEverythingBornOfIt(String database) {
    var server = SERVERS.on(database);
    var email = Ids.alphanumeric(8) + "@example.com";
    server.user(email);
    var app = server.client().spa().create();
    for (int round = 0; round < 5; round++) {
      var browser = server.browser();
      var callback = browser.signIn(app, email, NO_API);
      var answers = Race.run(() -> browser.exchange(app, callback));
      assertThat(with(200, answers)).hasSize(1);
      assertThat(with(403, answers))
          .hasSize(Race.RUNNERS - 1)
          .allSatisfy(
              a ->
                  assertThat(text(a, "error_description")).isEqualTo("Invalid authorization code"));
      // The losers may be thieves, and so may the winner: nothing of this code lives on.
      var won = with(200, answers).getFirst();
      assertThat(refresh(server, app, text(won, "refresh_token")).status()).isEqualTo(403);
      assertThat(userinfo(server, text(won, "access_token")).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("TOK-01 a rotating refresh token without leeway works once")
  void aRotatingRefreshTokenWorksOnceAndItsReuseEndsTheFamily(String database) {
    var server = SERVERS.on(database);
    var app = server.client().spa().create();
    for (int round = 0; round < 8; round++) {
      var token = firstRefreshToken(server, app);
      var answers = Race.run(() -> refresh(server, app, token));
      assertThat(with(200, answers)).hasSize(1);
      assertThat(with(403, answers))
          .hasSize(Race.RUNNERS - 1)
          .allSatisfy(
              a ->
                  assertThat(text(a, "error_description"))
                      .isEqualTo("Unknown or invalid refresh token."));
      var won = with(200, answers).getFirst();
      assertThat(refresh(server, app, text(won, "refresh_token")).status()).isEqualTo(403);
      assertThat(userinfo(server, text(won, "access_token")).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("TOK-03 within the leeway every caller gets a successor of the same family")
  void withinTheLeewayEveryCallerGetsTheSameSuccessor(String database) {
    var server = SERVERS.on(database);
    var app =
        server
            .client()
            .spa()
            .with(
                """
                {"refresh_token":{"rotation_type":"rotating","expiration_type":"expiring",
                "leeway":10,"token_lifetime":2592000,"idle_token_lifetime":1296000}}
                """)
            .create();
    var token = firstRefreshToken(server, app);
    var answers = Race.run(() -> refresh(server, app, token));
    assertThat(with(200, answers)).hasSize(Race.RUNNERS);
    var successors = answers.stream().map(a -> text(a, "refresh_token")).toList();
    assertThat(successors).containsOnly(successors.getFirst()).doesNotContain(token);
    assertThat(refresh(server, app, successors.getFirst()).status()).isEqualTo(200);
    server.time().advance(java.time.Duration.ofSeconds(11));
    assertThat(refresh(server, app, token).status()).isEqualTo(403);
    assertThat(refresh(server, app, successors.getLast()).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("TOK-08 revocation leaves no token that a refresh at the same moment made")
  void aRevocationDuringRefreshesLeavesNothingAlive(String database) {
    var server = SERVERS.on(database);
    var app =
        server
            .client()
            .spa()
            .with(
                "{\"refresh_token\":{\"rotation_type\":\"non-rotating\","
                    + "\"expiration_type\":\"non-expiring\"}}")
            .create();
    for (int round = 0; round < 5; round++) {
      var token = firstRefreshToken(server, app);
      var answers =
          Race.run(
              Race.RUNNERS,
              i ->
                  i % 8 == 3
                      ? () -> revoke(server, app, token)
                      : () -> refresh(server, app, token));
      assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(200, 403));
      var born = with(200, answers).stream().filter(a -> !a.body().isEmpty()).toList();
      assertThat(born)
          .allSatisfy(
              a -> assertThat(userinfo(server, text(a, "access_token")).status()).isEqualTo(401));
      assertThat(refresh(server, app, token).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anAssertionOfAClientIsAcceptedOnce(String database) {
    var server = SERVERS.on(database);
    var key = SigningKey.generate(Algorithm.RS256, "test", server.time().now());
    var app = server.client().machine().with(Json.write(TestApp.membersOf(key))).create();
    var api = "https://" + Ids.alphanumeric(8) + ".example/";
    server.api(api);
    server.grant(app, api);
    var fields =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion",
            assertion(server, app, key),
            "audience",
            api);
    var answers = Race.run(() -> server.http().form("/oauth/token", fields));
    assertThat(with(200, answers)).as(answers.toString()).hasSize(1);
    assertThat(with(401, answers))
        .hasSize(Race.RUNNERS - 1)
        .allSatisfy(a -> assertThat(text(a, "error")).isEqualTo("invalid_client"));
  }

  private static String assertion(TestServer server, Client app, SigningKey key) {
    var claims =
        Json.object()
            .put("iss", app.id())
            .put("sub", app.id())
            .put("aud", server.tenant().issuer())
            .put("exp", server.time().seconds() + 60)
            .put("jti", Ids.secret());
    return Jws.sign(key, "JWT", claims);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anAddressIsSignedUpOnce(String database) {
    var server = SERVERS.on(database);
    var app = server.client().spa().create();
    var email = Ids.alphanumeric(8).toLowerCase() + "@example.com";
    var body =
        Json.object()
            .put("client_id", app.id())
            .put("connection", "Username-Password-Authentication")
            .put("email", email)
            .put("password", TestServer.PASSWORD)
            .toString();
    var answers = Race.run(() -> server.http().json("POST", "/dbconnections/signup", body));
    assertThat(with(200, answers)).hasSize(1);
    assertThat(with(400, answers))
        .hasSize(Race.RUNNERS - 1)
        .allSatisfy(a -> assertThat(text(a, "code")).isEqualTo("invalid_signup"));
    List<User> users =
        server.parts().database.read(tx -> new UserStore().byEmail(tx, Tenants.FIRST, email));
    assertThat(users).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aSignInThatIsResumedTwiceGivesOneCode(String database) {
    var server = SERVERS.on(database);
    var email = Ids.alphanumeric(8) + "@example.com";
    server.user(email);
    var app = server.client().spa().create();
    var browser = server.browser();
    var page = browser.authorize(TestBrowser.request(app, Ids.secret()));
    var fields = new LinkedHashMap<>(TestBrowser.fields(page.body()));
    fields.putAll(Map.of("username", email, "password", TestServer.PASSWORD));
    var resume = browser.post("/u/login", fields).location();
    var cookies =
        String.join(
            "; ",
            browser.cookies().entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .toList());
    var answers = Race.run(() -> server.http().get(resume, "Cookie", cookies));
    assertThat(with(302, answers)).hasSize(1);
    assertThat(with(302, answers).getFirst().location()).startsWith("https://app.example/cb?code=");
    assertThat(with(400, answers)).hasSize(Race.RUNNERS - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aClientGetsOneGrantForAnApi(String database) {
    var server = SERVERS.on(database);
    var app = server.client().machine().create();
    var api = "https://" + Ids.alphanumeric(8) + ".example/";
    server.api(api);
    var token = "Bearer " + server.managementToken("create:client_grants");
    var body = Json.object().put("client_id", app.id()).put("audience", api);
    body.set("scope", Json.array());
    var answers =
        Race.run(
            () ->
                server
                    .http()
                    .json(
                        "POST", "/api/v2/client-grants", body.toString(), "Authorization", token));
    assertThat(with(201, answers)).hasSize(1);
    assertThat(with(409, answers)).hasSize(Race.RUNNERS - 1);
  }

  private static String firstRefreshToken(TestServer server, Client app) {
    var email = Ids.alphanumeric(8) + "@example.com";
    server.user(email);
    var browser = server.browser();
    var answer = browser.exchange(app, browser.signIn(app, email, NO_API));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return text(answer, "refresh_token");
  }

  private static HttpCalls.Answer refresh(TestServer server, Client app, String token) {
    return server
        .http()
        .form(
            "/oauth/token",
            Map.of("grant_type", "refresh_token", "client_id", app.id(), "refresh_token", token));
  }

  private static HttpCalls.Answer revoke(TestServer server, Client app, String token) {
    return server.http().form("/oauth/revoke", Map.of("client_id", app.id(), "token", token));
  }

  private static HttpCalls.Answer userinfo(TestServer server, String token) {
    return server.http().get("/userinfo", "Authorization", "Bearer " + token);
  }
}
