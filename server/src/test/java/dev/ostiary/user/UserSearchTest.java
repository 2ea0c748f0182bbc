package dev.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserSearchTest {
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

  private static String create(String email) {
    return api.server().user(email).id();
  }

  @Test
  void usersAreFoundByAddressInAnyCase() {
    var user = create("find.me@example.com");
    var found = api.get("/users-by-email?email=FIND.me%40example.com&fields=user_id,email");
    assertThat(found.has(200).each("user_id")).containsExactly(user);
    assertThat(found.body().get(0).size()).isEqualTo(2);
    assertThat(api.get("/users-by-email?email=none@example.com").has(200).body()).isEmpty();
    assertThat(api.get("/users-by-email").has(400).text("errorCode"))
        .isEqualTo("invalid_query_string");
  }

  @Test
  void theListHasPagesUpToTheThousandthUser() {
    create("page1@example.com");
    create("page2@example.com");
    var page = api.get("/users?per_page=1&page=1&include_totals=true").has(200);
    assertThat(page.body().get("users")).hasSize(1);
    assertThat(Json.number(page.body(), "total", 0)).isGreaterThanOrEqualTo(2);
    assertThat(Json.number(page.body(), "length", 0)).isEqualTo(1);
    api.get("/users?per_page=100&page=9").has(200);
    api.get("/users?per_page=100&page=10")
        .isError(400, "invalid_paging", "You can only page through the first 1000 records.");
  }

  private static String encoded(String q) {
    return URLEncoder.encode(q, StandardCharsets.UTF_8);
  }

  private static ApiFixture.Answer search(String q, String more) {
    return api.get("/users?search_engine=v3&q=" + encoded(q) + more);
  }

  @Test
  void searchesAreAnsweredInPagesWithTotalsAndSorted() {
    for (var name : new String[] {"carl", "anna", "berta"}) {
      create(name + "@sorted.example");
    }
    var q = "email.domain:sorted.example";
    var page =
        search(q, "&sort=email:-1&per_page=2&page=0&include_totals=true&fields=email").has(200);
    assertThat(page.body().get("users").valueStream().map(u -> Json.text(u, "email")))
        .containsExactly("carl@sorted.example", "berta@sorted.example");
    assertThat(page.body().at("/users/0").size()).isEqualTo(1);
    assertThat(Json.number(page.body(), "total", 0)).isEqualTo(3);
    assertThat(Json.number(page.body(), "length", 0)).isEqualTo(2);
    var rest = search(q, "&sort=email:-1&per_page=2&page=1").has(200);
    assertThat(rest.each("email")).containsExactly("anna@sorted.example");
    assertThat(search(q, "&per_page=100&page=10").has(400).text("errorCode"))
        .isEqualTo("invalid_paging");
  }

  @Test
  void checkpointsLeadThroughASearch() {
    for (int i = 0; i < 3; i++) {
      create("c" + i + "@checkpoint.example");
    }
    var first = search("email.domain:checkpoint.example", "&take=2").has(200);
    assertThat(first.body().get("users")).hasSize(2);
    var next = first.text("next");
    var last = search("email.domain:checkpoint.example", "&take=2&from=" + next).has(200);
    assertThat(last.body().get("users")).hasSize(1);
    assertThat(last.body().has("next")).isFalse();
  }

  @Test
  void aListMayBeOfOneConnection() {
    var id = create("of@connection.example");
    var q = "email.domain:connection.example";
    var connection = encoded(Connections.STANDARD);
    assertThat(search(q, "&connection=" + connection).each("user_id")).containsExactly(id);
    assertThat(search(q, "&connection=none").has(200).body()).isEmpty();
  }

  @Test
  void aChangeIsFoundAtOnce() {
    var id = create("change@example.com");
    var path = "/users/" + id.replace("|", "%7C");
    api.call("PATCH", path, "{\"app_metadata\":{\"plan\":\"gold-x\"},\"blocked\":true}").has(200);
    var q = "app_metadata.plan:\"gold-x\" AND blocked:true";
    assertThat(search(q, "").has(200).each("user_id")).containsExactly(id);
    api.call("DELETE", path).has(204);
    assertThat(search(q, "").has(200).body()).isEmpty();
  }

  @Test
  @DisplayName("ADM-06: hostile searches and sorts are refused or find nothing, and nothing breaks")
  void hostileSearchesBreakNothing() {
    var id = create("hostile@example.com");
    for (var q :
        new String[] {
          "\"",
          "(",
          "a:b:c",
          "name:?",
          "name:*a",
          "name:[a TO",
          "logins_count:x",
          "/a/",
          "a~",
          "a^9",
          "user_metadata.a:b*",
          "\\",
          "name:\\u0000",
          "AND",
          "\ud83d",
          "(".repeat(100)
        }) {
      assertThat(search(q, "").has(400).text("errorCode")).as(q).isEqualTo("invalid_query_string");
    }
    for (var q :
        new String[] {
          "email:\"' OR '1'='1\"",
          "email:\"\\\"; DROP TABLE users; --\"",
          "x\\'y:1",
          "app_metadata.\"a\":1",
          "name:%25",
          "email:\"$1\" email:\"?\" email:\":tenant\" email:\"<ids>\""
        }) {
      var answer = search(q, "");
      assertThat(answer.status()).as(q).isIn(200, 400);
      assertThat(answer.raw().body()).doesNotContain("hostile@example.com");
    }
    for (var sort :
        new String[] {"email", "email:3", "x:1", "app_metadata.a:1", "email:1;--", "u.id:1"}) {
      api.get("/users?sort=" + encoded(sort)).has(400);
    }
    assertThat(search("user_id:\"" + id + "\"", "").each("user_id")).containsExactly(id);
  }
}
