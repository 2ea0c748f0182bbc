package dev.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

  @Test
  void anExactSearchIsAnsweredAndAMalformedOneRefused() {
    var id = create("search@example.com");
    for (var q :
        new String[] {
          "email:%22Search@example.com%22",
          "email:search@example.com",
          "user_id:%22" + id.replace("|", "%7C") + "%22"
        }) {
      assertThat(api.get("/users?search_engine=v3&q=" + q).has(200).each("user_id"))
          .containsExactly(id);
    }
    assertThat(api.get("/users?q=email:none@example.com").has(200).body()).isEmpty();
    assertThat(api.get("/users?q=%22").has(400).text("errorCode"))
        .isEqualTo("invalid_query_string");
  }
}
