package dev.ostiary.management;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.management.Operation.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for every route of the Management API, whatever the resource. */
class EveryRouteTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** A path with ids that exist for nobody. */
  private static String path(Operation route) {
    return route.path().replaceAll("\\{[^}]+}", "none");
  }

  private static List<String> snapshot() {
    return api.database()
        .read(
            tx -> {
              var rows = new ArrayList<String>();
              for (var table :
                  List.of("document", "users", "identity", "user_role", "role_permission")) {
                tx.sql()
                    .createQuery("SELECT * FROM " + table)
                    .mapToMap()
                    .forEach(row -> rows.add(table + row));
              }
              return rows;
            });
  }

  @Test
  void thereAreAllTheRoutes() {
    assertThat(api.routes()).hasSizeGreaterThanOrEqualTo(47);
    assertThat(api.routes()).allSatisfy(r -> assertThat(Scopes.all()).containsAll(r.scopes()));
  }

  @Test
  @DisplayName(
      "ADM-01 ADM-10 every route wants a token with one of its scopes and does nothing else")
  void withoutTheScopeNothingHappens() {
    api.routes().forEach(route -> api.token(others(route)));
    var before = snapshot();
    for (var route : api.routes()) {
      api.call(route.method(), path(route), "{}", "").isError(401, null, "Missing authentication");
      api.call(route.method(), path(route), "{}", others(route))
          .isError(
              403,
              "insufficient_scope",
              "Insufficient scope, expected any of: "
                  + String.join(",", route.scopes())
                  + (route.own() == null ? "" : "," + route.own()));
    }
    assertThat(snapshot()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  @DisplayName("ADM-01 each scope of a route opens it")
  void eachScopeOpensItsRoutes() {
    for (var route : api.routes()) {
      for (var scope : route.effect() == Effect.UNAVAILABLE ? List.<String>of() : route.scopes()) {
        var answer = api.call(route.method(), path(route), "[]", scope);
        assertThat(answer.status()).as("%s %s", route, answer.raw().body()).isNotEqualTo(403);
      }
    }
  }

  @Test
  void everyAnswerCarriesTheRateHeadersThatSdksRead() {
    var headers = api.get("/clients").raw().headers();
    assertThat(headers.firstValue("x-ratelimit-limit")).isPresent();
    assertThat(headers.firstValue("x-ratelimit-remaining")).isPresent();
    assertThat(headers.firstValue("x-ratelimit-reset")).isPresent();
  }

  @Test
  void whatIsNotAnObjectIsAnErrorOfTheCaller() {
    var deep = "[".repeat(100) + "]".repeat(100);
    var bodies =
        List.of(
            "",
            "null",
            "[]",
            "true",
            "1e999999",
            "\"x\"",
            "{",
            "{}x",
            "{\"a\":1,\"a\":2}",
            "{'a':1}",
            "{\"name\":\"\\u0000\"}",
            "{\"na\\u0000me\":1}",
            "{\"name\":\"\\ud800\"}",
            "{\"\\udfff\":1}",
            "{\"x\":" + deep + "}",
            "{\"name\":null}",
            "{\"name\":{\"a\":[]}}",
            "{\"$secret\":1}",
            "\u0000",
            "{\"name\":" + "9".repeat(200) + "}",
            "{\"x\":\"" + "y".repeat(1_200_000) + "\"}");
    for (var route : api.routes()) {
      for (var body : bodies) {
        if (!route.method().equals("GET")) {
          refused(api.call(route.method(), path(route), body), route + " " + clipped(body));
        }
      }
      refused(
          api.send(
              route.method(),
              path(route),
              "{\"name\":\"\u00ff\u00fe\"}".getBytes(ISO_8859_1),
              all()),
          route + " not UTF-8");
    }
  }

  @Test
  void aNumberBeyondAllBoundsIsKeptOrRefusedButNeverPoisonsTheStore() {
    for (var number : List.of("1e400", "-1e999999", "1e-400", "123456789012345678901234567890")) {
      var answer = api.call("POST", "/clients", "{\"name\":\"Big\",\"x\":" + number + "}");
      assertThat(answer.status()).isIn(201, 400);
      api.call("POST", "/roles", "{\"name\":\"After " + number + "\"}").has(200);
    }
    api.get("/clients?per_page=100").has(200);
  }

  @Test
  void queriesThatMakeNoSenseAreRefused() {
    var queries =
        List.of("page=x", "per_page=1000", "include_totals=2", "take=0", "from=%00", "a=%ff");
    for (var query : queries) {
      for (var path :
          List.of("/clients", "/connections", "/users", "/roles", "/resource-servers")) {
        refused(api.get(path + "?" + query), path + " " + query);
      }
    }
  }

  @Test
  void idsWithStrangeCharactersAreNotFound() {
    for (var id :
        List.of("%00", "%25", "%2525", "%C3%28", "..%2F..", "%27%3B--", "a".repeat(5_000))) {
      for (var route : api.routes()) {
        boolean has = route.effect() != Effect.UNAVAILABLE && route.path().contains("{id}");
        if (has && route.method().equals("GET")) {
          var path = route.path().replace("{id}", id).replaceAll("\\{[^}]+}", "none");
          var answer = api.get(path);
          // Users who are gone have a history: nobody's is empty, as Auth0 answers it, too.
          boolean history = route.path().equals("/users/{id}/logs");
          assertThat(answer.status())
              .as(route + " " + clipped(id) + answer.raw().body())
              .isIn(400, history ? 200 : 404);
        }
      }
    }
  }

  private static String others(Operation route) {
    var others = new ArrayList<>(Scopes.all());
    others.removeAll(route.scopes());
    return String.join(",", others);
  }

  private static String all() {
    return String.join(",", Scopes.all());
  }

  private static void refused(ApiFixture.Answer answer, String what) {
    assertThat(answer.status()).as(what).isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.text("message")).as(what).isNotEmpty();
      assertThat(Json.number(answer.body(), "statusCode", 0)).as(what).isEqualTo(answer.status());
    }
  }

  private static String clipped(String text) {
    return new String(text.getBytes(UTF_8), UTF_8).substring(0, Math.min(60, text.length()));
  }
}
