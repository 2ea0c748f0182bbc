package dev.ostiary.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.search.UserSearch.Limits;
import dev.ostiary.search.UserSearch.Window;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Totals of many users are counted once a minute, all others each time. */
class LargeTotalTest {
  private static final Limits THREE_ARE_MANY = new Limits(1, 1, 20, 20, 2);
  private static final Window FIRST_TWO = new Window(0, 2);
  private final Time time = new Time();
  @TempDir Path directory;

  private static void add(People people, String tenant, int number) {
    var user = Json.object().put("user_id", "auth0|" + number).put("name", "Ann " + number);
    user.put("email", number + "@example.com").put("created_at", "2026-01-01T00:00:00.000Z");
    people.add(tenant, user);
  }

  private record Node(People people, UserSearch search) {
    long total(String q) {
      var found = people.ask(search, UserQueries.parse(q), "created_at:1", FIRST_TWO);
      return found.total().orElseThrow();
    }
  }

  @Test
  void aLargeTotalIsAMinuteOldAndASmallOneIsNot() {
    try (var people = People.on("sqlite", directory)) {
      var node =
          new Node(people, new UserSearch(people.database().dialect(), time, THREE_ARE_MANY));
      add(people, People.TENANT, 1);
      add(people, People.TENANT, 2);
      assertThat(node.total("name:Ann*")).isEqualTo(2);
      add(people, People.TENANT, 3);
      assertThat(node.total("name:Ann*")).isEqualTo(3);

      add(people, People.TENANT, 4);
      assertThat(node.total("name:Ann*")).isEqualTo(3);
      assertThat(node.total("email_verified:false")).as("another query").isEqualTo(4);
      time.advance(UserSearch.KEPT);
      assertThat(node.total("name:Ann*")).isEqualTo(4);
    }
  }

  @Test
  void noTenantSeesTheTotalOfAnother() {
    try (var people = People.on("sqlite", directory)) {
      var search = new UserSearch(people.database().dialect(), time, THREE_ARE_MANY);
      for (int i = 0; i < 5; i++) {
        add(people, People.TENANT, i);
      }
      for (int i = 0; i < 3; i++) {
        add(people, "another", i);
      }
      assertThat(new Node(people, search).total("name:Ann*")).isEqualTo(5);
      var wanted =
          new UserSearch.Search(
              UserQueries.parse("name:Ann*"), UserQueries.order("created_at:1"), FIRST_TWO, true);
      var other = people.database().read(tx -> search.find(tx, "another", wanted));
      assertThat(other.total()).hasValue(3);
    }
  }
}
