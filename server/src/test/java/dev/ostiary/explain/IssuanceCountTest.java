package dev.ostiary.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.db.Sweeper;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are counted with the events that tell of them, by application, API and day. */
class IssuanceCountTest {
  private static final String ORDERS = "https://orders.example/";
  private static final String MAIL = "alice@example.com";
  private static final Map<String, ApiFixture> SERVERS = new ConcurrentHashMap<>();

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(ApiFixture::close);
  }

  /** A server at noon, so that no test runs over midnight. */
  private static ApiFixture on(String database) {
    var api =
        SERVERS.computeIfAbsent(
            database,
            d -> {
              var server = d.equals("sqlite") ? TestServer.start() : TestServer.startPostgres();
              server.api(ORDERS, "read:orders");
              server.user(MAIL);
              return new ApiFixture(server);
            });
    var now = api.server().time().now().atOffset(ZoneOffset.UTC);
    var noon = now.toLocalDate().plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    api.server().time().advance(Duration.between(now.toInstant(), noon));
    return api;
  }

  private static TestApp machine(ApiFixture api) {
    var app = api.server().app(api.server().client().machine().create());
    api.server().grant(app.client(), ORDERS, "read:orders");
    return app;
  }

  private static int ask(TestApp app) {
    return app.token(Map.of("grant_type", "client_credentials", "audience", ORDERS)).status();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aWindowHasItsDaysOfUtcAndNoOthers(String database) {
    var api = on(database);
    var time = api.server().time();
    var app = machine(api);
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "client")).isEqualTo("0 issued, 0 blocked");
    assertThat(ask(app)).isEqualTo(200);
    // The first moment of the day that is six days later still has the seventh day back.
    time.advance(Duration.ofHours(12).plusMinutes(1).plusDays(5));
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "client"))
        .isEqualTo("1 issued, 0 blocked, known");
    time.advance(Duration.ofDays(1));
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "client"))
        .isEqualTo("0 issued, 0 blocked, known");
    assertThat(MapReader.of(api, "?window=8").use(app.id(), ORDERS, "client"))
        .isEqualTo("1 issued, 0 blocked, known");
    assertThat(MapReader.of(api, "?window=1").use(app.id(), ORDERS, "client"))
        .isEqualTo("0 issued, 0 blocked, known");
    time.advance(Duration.ofDays(90));
    assertThat(MapReader.of(api, "?window=30").use(app.id(), ORDERS, "client"))
        .isEqualTo("0 issued, 0 blocked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void everyFlowCountsOnceWhereItHandsOutAToken(String database) {
    var api = on(database);
    var server = api.server();
    var app =
        server.app(
            server.client().confidential().grantType("implicit").grantType("password").create());
    var audience = Map.of("audience", ORDERS);
    app.signIn(MAIL, audience);
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "user")).isEqualTo("0 issued, 0 blocked");
    var refresh =
        app.refreshToken(MAIL, Map.of("audience", ORDERS, "scope", "openid offline_access"));
    assertThat(app.refresh(refresh).status()).isEqualTo(200);
    app.token(
        Map.of(
            "grant_type",
            "password",
            "username",
            MAIL,
            "password",
            TestServer.PASSWORD,
            "audience",
            ORDERS));
    app.signIn(MAIL, Map.of("audience", ORDERS, "response_type", "token"));
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "user"))
        .isEqualTo("4 issued, 0 blocked, known");
    // Without an API the token is for UserInfo only: it belongs to no edge.
    app.tokens(MAIL, Map.of());
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "user")).startsWith("4 issued");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void theTenantsDefaultAudienceIsCountedAndLogged(String database) {
    var api = on(database);
    var server = api.server();
    var app = server.app(server.client().spa().create());
    server.settings("{\"default_audience\":\"" + ORDERS + "\"}");
    try {
      app.tokens(MAIL, Map.of());
    } finally {
      server.settings("{\"default_audience\":\"\"}");
    }
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "user")).startsWith("1 issued");
    var event =
        server.admin().events(20).stream()
            .filter(e -> Json.text(e, "type", "").equals("seacft"))
            .findFirst()
            .orElseThrow();
    assertThat(Json.text(Json.child(event, "details"), "audience")).isEqualTo(ORDERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void refusalsCountButNotWhatIsNoAttempt(String database) {
    var api = on(database);
    var server = api.server();
    var app = server.app(server.client().spa().create());
    app.authorize(server.browser(), Map.of("audience", ORDERS, "prompt", "none"));
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "user")).isEqualTo("0 issued, 0 blocked");
    app.authorize(server.browser(), Map.of("audience", ORDERS, "response_type", "token"));
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "user")).isEqualTo("0 issued, 1 blocked");
    server.admin().connection(app.id(), false);
    assertThat(MapReader.of(api).via(app.id(), ORDERS, "user")).isEqualTo("none");
    var machine = machine(api);
    machine.token(
        Map.of("grant_type", "client_credentials", "audience", ORDERS, "client_secret", "wrong"));
    assertThat(MapReader.of(api).use(machine.id(), ORDERS, "client"))
        .isEqualTo("0 issued, 1 blocked");
  }

  private static List<String> counted(ApiFixture api) {
    return api.database()
        .read(
            tx ->
                tx.sql()
                    .createQuery("SELECT DISTINCT client_id || ' ' || audience FROM issuance_count")
                    .mapTo(String.class)
                    .list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void oldCountsAreSweptAwayAndYoungOnesAreNot(String database) {
    var api = on(database);
    var app = machine(api);
    ask(app);
    try (var sweeper = new Sweeper(api.database(), api.server().time())) {
      api.server().time().advance(Duration.ofDays(120));
      sweeper.sweep();
      assertThat(counted(api)).contains(app.id() + " " + ORDERS);
      api.server().time().advance(Duration.ofDays(1));
      sweeper.sweep();
      assertThat(counted(api)).doesNotContain(app.id() + " " + ORDERS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void strangersCannotFillTheTable(String database) {
    var api = on(database);
    var app = machine(api);
    for (int i = 0; i < 5; i++) {
      var fields = Map.of("grant_type", "client_credentials", "audience", "https://x/" + i);
      app.token(fields);
      api.server()
          .http()
          .form(
              "/oauth/token",
              Map.of(
                  "grant_type",
                  "client_credentials",
                  "client_id",
                  "nobody" + i,
                  "client_secret",
                  "x",
                  "audience",
                  ORDERS));
    }
    assertThat(counted(api)).contains(app.id() + " ").noneMatch(c -> c.contains("https://x/"));
    assertThat(counted(api)).noneMatch(c -> c.startsWith("nobody"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void noneIsLostWhenManyComeAtOnce(String database) {
    var api = on(database);
    var app = machine(api);
    var statuses = IntStream.range(0, 60).parallel().map(i -> ask(app)).boxed().toList();
    assertThat(statuses).containsOnly(200);
    assertThat(MapReader.of(api).use(app.id(), ORDERS, "client"))
        .isEqualTo("60 issued, 0 blocked, known");
  }
}
