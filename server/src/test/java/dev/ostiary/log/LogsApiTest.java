package dev.ostiary.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.tenant.Tenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The log as the Management API shows it, on both databases. */
class LogsApiTest {
  private static final String ANY = "https://any.example/";
  private static final Map<String, Filled> SERVERS = new ConcurrentHashMap<>();

  /** A server with the events of two users: a sign-in each, and a failure of one. */
  private static final class Filled {
    final ApiFixture api;
    final String client;
    final String alice;

    Filled(TestServer server) {
      api = new ApiFixture(server);
      server.api(ANY);
      // Without an API the server would add hints of its own.
      var wish = Map.of("audience", ANY);
      var app = server.app(server.client().spa().with("{\"name\":\"Shop\"}").create());
      client = app.id();
      alice = server.user("alice@example.com").id();
      server.user("bob@example.com");
      app.tokens("alice@example.com", wish);
      app.tokens("bob@example.com", wish);
      var page = app.authorize(server.browser(), wish);
      assertThat(page.status()).isEqualTo(200);
      server
          .app(server.client().confidential().grantType("password").create())
          .token(
              Map.of("grant_type", "password", "username", "alice@example.com", "password", "no"));
      server.time().advance(Duration.ofSeconds(5));
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(f -> f.api.close());
  }

  private static Filled on(String database) {
    return SERVERS.computeIfAbsent(
        database,
        d -> new Filled(d.equals("sqlite") ? TestServer.start() : TestServer.startPostgres()));
  }

  private static String q(String query) {
    return "/logs?per_page=100&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static List<String> types(ApiFixture api, String query) {
    return api.get(q(query)).has(200).each("type").stream().distinct().sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anEventHasWhatToolsReadOfIt(String database) {
    var at = on(database);
    var event = at.api.get(q("type:s AND user_id:\"" + at.alice + "\"")).has(200).body().get(0);
    var id = Json.text(event, "log_id", "");
    assertThat(id).matches("900\\d{24}").isEqualTo(Json.text(event, "_id"));
    assertThat(Json.text(event, "client_name")).isEqualTo("Shop");
    assertThat(Json.text(event, "connection")).isEqualTo("Username-Password-Authentication");
    assertThat(Json.text(event, "strategy")).isEqualTo("auth0");
    assertThat(Json.text(event, "hostname")).startsWith("localhost");
    assertThat(event.get("isMobile").booleanValue()).isFalse();
    assertThat(at.api.get("/logs/" + id).has(200).body()).isEqualTo(event);
    at.api.get("/logs/900").isError(404, "inexistent_log", "The log event does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-06 searches take Lucene's syntax; only known fields, texts only bound")
  void searchesFindWhatTheyName(String database) {
    var at = on(database);
    assertThat(types(at.api, "type:s")).containsExactly("s");
    assertThat(types(at.api, "type:(s OR seacft)")).containsExactly("s", "seacft");
    assertThat(types(at.api, "type:se* AND NOT type:seccft")).containsExactly("seacft");
    assertThat(types(at.api, "client_id:" + at.client + " AND NOT user_id:\"" + at.alice + "\""))
        .containsExactly("s", "seacft");
    assertThat(types(at.api, "description:\"successful LOGIN\"")).containsExactly("s");
    assertThat(types(at.api, "client_name:sho* AND connection:User*")).contains("s");
    assertThat(types(at.api, "ip:\"127.0.0.1\" AND type:s")).containsExactly("s");
    assertThat(types(at.api, "date:[2020-01-01 TO *] AND type:s")).containsExactly("s");
    assertThat(types(at.api, "date:[2020-01-01 TO 2020-02-01]")).isEmpty();
    assertThat(types(at.api, "_exists_:user_id AND type:s")).containsExactly("s");
    assertThat(types(at.api, "NOT _exists_:client_name AND type:s")).isEmpty();
    assertThat(types(at.api, "type:\"' OR 1=1 --\"")).isEmpty();
    assertThat(types(at.api, "type:s AND log_id:[9 TO *]")).containsExactly("s");
    for (var bad : List.of("secret:x", "type:(", "body:x", "details.reason:x")) {
      assertThat(at.api.get(q(bad)).has(400).text("errorCode")).isEqualTo("invalid_query_string");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void eventsComeInPagesAndFollowACheckpoint(String database) {
    var at = on(database);
    // The events of the last second are held back: those of this token may be.
    at.api.server().time().advance(Duration.ofSeconds(2));
    var page = at.api.get("/logs?per_page=2&include_totals=true&sort=date:1").has(200);
    assertThat(page.body().get("logs")).hasSize(2);
    assertThat(Json.number(page.body(), "total", 0)).isGreaterThan(4);
    var newest = at.api.get("/logs?per_page=3&fields=log_id").has(200).each("log_id");
    assertThat(newest).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    var first = at.api.get("/logs?take=3").has(200).each("log_id");
    assertThat(first).hasSize(3).isSorted();
    var next = at.api.get("/logs?from=" + first.getLast() + "&take=100").has(200).each("log_id");
    assertThat(next).isSorted().doesNotContainAnyElementsOf(first).contains(newest.getFirst());
    assertThat(at.api.get("/logs?from=" + next.getLast()).has(200).body()).isEmpty();
    at.api.get("/logs?per_page=100&page=10").has(400);
    at.api.get("/logs?from=x").has(400);
    at.api.get("/logs?sort=ip:1").has(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-01 read:logs_users shows events about users only")
  void aScopeForUsersShowsUsersOnly(String database) {
    var at = on(database);
    var all = at.api.get("/logs?per_page=100").has(200);
    var without = id(all.body(), false);
    var about = id(all.body(), true);
    var scope = "read:logs_users";
    assertThat(at.api.call("GET", "/logs?per_page=100", "", scope).body())
        .isNotEmpty()
        .allMatch(e -> e.has("user_id"));
    assertThat(at.api.call("GET", "/logs?take=100", "", scope).body())
        .allMatch(e -> e.has("user_id"));
    at.api.call("GET", "/logs/" + without, "", scope).has(404);
    at.api.call("GET", "/logs/" + about, "", scope).has(200);
    var own = at.api.get("/users/" + at.alice.replace("|", "%7C") + "/logs?include_totals=true");
    assertThat(own.has(200).body().get("logs")).isNotEmpty().allMatch(e -> of(e, at.alice));
  }

  private static boolean of(JsonNode event, String user) {
    return user.equals(Json.text(event, "user_id"));
  }

  private static String id(JsonNode events, boolean aboutUser) {
    return events
        .valueStream()
        .filter(e -> e.has("user_id") == aboutUser)
        .map(e -> Json.text(e, "log_id", ""))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void daysAreCountedFromTheLog(String database) {
    var at = on(database);
    var server = at.api.server();
    var today = server.time().now().toString().substring(0, 10);
    var before = at.api.get("/stats/daily").has(200);
    assertThat(before.each("date").getLast()).startsWith(today);
    var last = before.body().get(before.body().size() - 1);
    assertThat(Json.number(last, "logins", 0)).isEqualTo(2);
    assertThat(Json.number(last, "signups", -1)).isZero();
    assertThat(at.api.get("/stats/active-users").has(200).body().longValue()).isEqualTo(2);
    server.time().advance(Duration.ofDays(2));
    var day = "/stats/daily?from=%1$s&to=%1$s".formatted(today.replace("-", ""));
    assertThat(Json.number(at.api.get(day).has(200).body().get(0), "logins", 0)).isEqualTo(2);
    assertThat(counted(at)).contains(today.replace("-", ""));
    assertThat(Json.number(at.api.get(day).body().get(0), "logins", 0)).isEqualTo(2);
    server.time().advance(Duration.ofDays(31));
    assertThat(at.api.get("/stats/active-users").body().longValue()).isZero();
    for (var bad : List.of("from=2020", "from=20201301", "from=20000101&to=20200101")) {
      at.api.get("/stats/daily?" + bad).has(400);
    }
  }

  private static List<String> counted(Filled at) {
    return at.api
        .database()
        .read(
            tx ->
                tx.sql()
                    .createQuery("SELECT day FROM daily_stat WHERE tenant_id = :tenant")
                    .bind("tenant", Tenants.FIRST)
                    .mapTo(String.class)
                    .list());
  }
}
