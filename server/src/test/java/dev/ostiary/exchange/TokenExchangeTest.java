package dev.ostiary.exchange;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.TestPrograms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign tokens for this server's own, as an Action decides (RFC 8693). */
class TokenExchangeTest {
  private static final Point POINT = Point.CUSTOM_TOKEN_EXCHANGE;
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String API = "https://orders.example/";
  private static final String ALLOWED =
      "{\"token_exchange\":{\"allow_any_profile_of_type\":[\"custom_authentication\"]}}";
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
    server.api(API, "read:orders");
    app = server.app(server.client().confidential().with(ALLOWED).create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void anHourLater() {
    // Bad tokens of the test before are forgiven.
    api.database().write(tx -> tx.sql().execute("DELETE FROM login_failure"));
  }

  @AfterEach
  void clear() {
    programs.clear();
  }

  /** A profile with an Action that does this; returns its kind of token. */
  private static String profile(String body) {
    int number = NEXT.incrementAndGet();
    var action =
        programs.action("exchange" + number, POINT.id(), TestPrograms.code(POINT, body), Map.of());
    var type = "urn:acme:token-" + number;
    var json =
        Json.object()
            .put("name", "Profile " + number)
            .put("subject_token_type", type)
            .put("action_id", action)
            .put("type", "custom_authentication");
    api.call("POST", "/token-exchange-profiles", Json.write(json)).has(201);
    return type;
  }

  private static HttpCalls.Answer exchange(String type, Map<String, String> more) {
    return exchange(app, type, more);
  }

  private static HttpCalls.Answer exchange(TestApp by, String type, Map<String, String> more) {
    var fields = new HashMap<String, String>();
    fields.put("grant_type", GRANT);
    fields.put("subject_token", "foreign-token");
    fields.put("subject_token_type", type);
    fields.put("audience", API);
    fields.put("scope", "openid email offline_access read:orders");
    fields.putAll(more);
    return by.token(fields);
  }

  @Test
  void aForeignTokenBecomesTokensOfAUser() {
    var user = server.user("known" + NEXT.incrementAndGet() + "@example.com");
    var type =
        profile(
            """
            if (event.transaction.subject_token !== 'foreign-token') throw new Error('other');
            api.authentication.setUserById(event.request.body.who);
            api.user.setAppMetadata('came_by', event.transaction.subject_token_type);
            console.log(JSON.stringify(event));
            """);
    programs.postLogin(
        "claims",
        "api.accessToken.setCustomClaim('https://example.com/by', event.user.app_metadata.came_by"
            + " + ' ' + event.transaction.protocol);");
    var answer = exchange(type, Map.of("who", user.id()));
    assertThat(answer).hasStatus(200);
    var access = TestApp.claims(answer.json(), "access_token");
    assertThat(Json.text(access, "sub")).isEqualTo(user.id());
    assertThat(Json.text(access, "https://example.com/by"))
        .isEqualTo(type + " oauth2-token-exchange");
    var id = TestApp.claims(answer.json(), "id_token");
    assertThat(Json.text(id, "email")).isEqualTo(user.email());
    assertThat(server.admin().events(1).toString()).contains("\"secte\"");
    assertThat(programs.executionWith(POINT, user.id()).toString())
        .contains(user.id())
        .doesNotContain(app.secret());
    var again = app.refresh(Json.text(answer.json(), "refresh_token", ""));
    assertThat(again).hasStatus(200);
  }

  @Test
  void aUserIsMadeOnceAndThenFound() {
    var type =
        profile(
            """
            api.authentication.setUserByConnection('Username-Password-Authentication',
              { user_id: 'legacy-1', email: 'legacy1@example.com', email_verified: true,
                name: event.request.body.called },
              { creationBehavior: 'create_if_not_exists', updateBehavior: event.request.body.update });
            api.user.setUserMetadata('from', 'legacy');
            """);
    var first = exchange(type, Map.of("called", "Lea", "update", "none"));
    assertThat(first).hasStatus(200);
    var claims = TestApp.claims(first.json(), "id_token");
    assertThat(Json.text(claims, "sub")).isEqualTo("auth0|legacy-1");
    var made = user("auth0|legacy-1");
    assertThat(made.toString()).contains("\"from\":\"legacy\"", "\"name\":\"Lea\"");
    assertThat(exchange(type, Map.of("called", "Leo", "update", "none"))).hasStatus(200);
    assertThat(user("auth0|legacy-1").toString()).contains("\"name\":\"Lea\"");
    assertThat(exchange(type, Map.of("called", "Leo", "update", "replace"))).hasStatus(200);
    assertThat(user("auth0|legacy-1").toString())
        .contains("\"name\":\"Leo\"", "\"logins_count\":3");
    // Nobody signs in with a password that was never set.
    var password = server.app(server.client().confidential().grantType("password").create());
    assertThat(
            password.token(
                Map.of(
                    "grant_type", "password", "username", "legacy1@example.com", "password", "")))
        .hasStatus(400);
  }

  private static tools.jackson.databind.JsonNode user(String id) {
    return api.get("/users/" + id.replace("|", "%7C")).has(200).body();
  }

  @Test
  @DisplayName("a race of first exchanges makes one user, and all get tokens")
  void aRaceMakesOneUser() throws Exception {
    var type =
        profile(
            """
            api.authentication.setUserByConnection('Username-Password-Authentication',
              { user_id: 'racer', email: 'racer@example.com' },
              { creationBehavior: 'create_if_not_exists', updateBehavior: 'none' });
            """);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var calls = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> exchange(type, Map.of()).status());
      }
      for (var status : threads.invokeAll(calls)) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
    assertThat(api.get("/users-by-email?email=racer@example.com").body().size()).isEqualTo(1);
  }

  @Test
  void aRequestThatLeadsNowhereMakesNoUser() {
    var type =
        profile(
            """
            api.authentication.setUserByConnection('Username-Password-Authentication',
              { user_id: 'lost', email: 'lost@example.com' },
              { creationBehavior: 'create_if_not_exists', updateBehavior: 'none' });
            """);
    assertThat(exchange(type, Map.of("audience", "https://nobody.example/"))).hasStatus(403);
    assertThat(api.get("/users-by-email?email=lost@example.com").body().size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_request,invalid_request,400",
    "server_error,server_error,500",
    "Unauthorized_login,Unauthorized_login,403"
  })
  void anActionDenies(String code, String error, int status) {
    var type = profile("api.access.deny('" + code + "', 'Because.');");
    assertThat(exchange(type, Map.of())).isOAuthError(status, error, "Because.");
    assertThat(server.admin().lastEvent()).startsWith("fecte: Action exchange");
  }

  @Test
  void badTokensHoldTheirAddressOff() {
    var type = profile("api.access.rejectInvalidSubjectToken('Bad signature.');");
    for (int i = 0; i < 10; i++) {
      assertThat(exchange(type, Map.of())).isOAuthError(400, "invalid_request", "Bad signature.");
    }
    var user = server.user("patient@example.com");
    var good = profile("api.authentication.setUserById('" + user.id() + "');");
    assertThat(exchange(good, Map.of()))
        .isOAuthError(
            429,
            "too_many_attempts",
            "We have detected suspicious login behavior and further attempts will be blocked."
                + " Please contact the administrator.");
    api.call(
            "PATCH",
            "/attack-protection/suspicious-ip-throttling",
            "{\"stage\":{\"pre-custom-token-exchange\":{\"max_attempts\":11,\"rate\":600000}}}")
        .has(200);
    assertThat(exchange(good, Map.of())).hasStatus(200);
    api.call(
            "PATCH",
            "/attack-protection/suspicious-ip-throttling",
            "{\"stage\":{\"pre-custom-token-exchange\":{\"max_attempts\":10,\"rate\":600000}}}")
        .has(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console.log('nobody')",
        "throw new Error('postgres://user:secret@inside')",
        "while (true) {}",
        "api.authentication.setUserById('auth0|nobody')",
        "api.authentication.setUserById('auth0|a'); api.authentication.setUserById('auth0|b')",
        "api.authentication.setActor({ sub: 'x' })",
        "api.authentication.setUserByConnection('elsewhere', { user_id: 'a', email: 'a@b.cd' }, {})",
        "api.authentication.setUserByConnection('Username-Password-Authentication', { email: 'a@b.cd' }, { creationBehavior: 'create_if_not_exists' })",
        "api.authentication.setUserByConnection('Username-Password-Authentication', { user_id: 'b' }, { creationBehavior: 'create_if_not_exists' })",
        "api.authentication.setUserByConnection('Username-Password-Authentication', { user_id: 'c', email: 'a@b.cd' }, { creationBehavior: 'none' })"
      })
  @DisplayName("SBX-04 AUT-14 who fails, is late or names nobody gives no token and tells nothing")
  void whoFailsGivesNoToken(String code) {
    assertThat(exchange(profile(code), Map.of()))
        .isOAuthError(403, "access_denied", "The token could not be exchanged");
    assertThat(api.get("/users-by-email?email=a@b.cd").body().size()).isZero();
  }

  @Test
  void onlyWhoMayExchanges() {
    var user = server.user("target@example.com");
    var type = profile("api.authentication.setUserById('" + user.id() + "');");
    var without = server.app(server.client().confidential().grantType(GRANT).create());
    assertThat(exchange(without, type, Map.of()))
        .isOAuthError(
            403, "unauthorized_client", "Grant type '" + GRANT + "' not allowed for the client.");
    var third = server.app(server.client().confidential().thirdParty().with(ALLOWED).create());
    assertThat(exchange(third, type, Map.of())).hasStatus(403);
    assertThat(exchange("urn:acme:unknown", Map.of()))
        .isOAuthError(400, "invalid_request", "Unknown subject_token_type");
    assertThat(exchange(type, Map.of("subject_token", ""))).hasStatus(400);
    server.admin().block(user, true);
    assertThat(exchange(type, Map.of())).isOAuthError(403, "unauthorized", "user is blocked");
  }

  @Test
  void aPostLoginActionHasTheLastWord() {
    var user = server.user("denied@example.com");
    var type = profile("api.authentication.setUserById('" + user.id() + "');");
    programs.postLogin("no", "api.access.deny('Not this way.');");
    assertThat(exchange(type, Map.of())).isOAuthError(403, "access_denied", "Not this way.");
  }
}
