package dev.ostiary.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.search.UserSearch.Window;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Random users and queries: SQL and index find what a plain look at every user finds. */
class SearchPropertyTest {
  private static final List<String> WORDS =
      List.of(
          "a",
          "ab",
          "abc",
          "Abcd",
          "ABCDE",
          "über",
          "\ud83d\ude00x",
          "a*b",
          "a%c",
          "x_y",
          "10",
          "2.50");

  private static final List<String> SORTS =
      List.of(
          "name", "email", "created_at", "logins_count", "blocked", "last_ip", "email_verified");

  @TempDir private Path directory;

  private record Drawn(Random random) {
    String word() {
      return WORDS.get(random.nextInt(WORDS.size()));
    }

    ObjectNode user(int number) {
      var user =
          Json.object()
              .put("user_id", (random.nextBoolean() ? "auth0|" : "sms|") + number)
              .put("name", word() + word())
              .put(
                  "created_at", Instant.ofEpochSecond(1_500_000_000L + number * 90_000L).toString())
              .put("blocked", random.nextInt(4) == 0);
      if (random.nextBoolean()) {
        user.put("email", (word() + number).replaceAll("[^A-Za-z0-9]", "") + "@" + word() + ".org");
        user.put("email_verified", random.nextBoolean());
      }
      if (random.nextBoolean()) {
        user.put("logins_count", 1 + random.nextInt(4))
            .put(
                "last_login",
                Instant.ofEpochSecond(1_600_000_000L + random.nextInt(10_000_000)).toString())
            .put("last_ip", "10.0.0." + random.nextInt(5));
      }
      var app = user.putObject("app_metadata");
      app.put("word", word()).put("number", random.nextInt(12) / 4.0);
      app.putArray("list").add(word()).add(random.nextInt(3)).addObject().put("deep", word());
      user.putObject("user_metadata").put("word", word()).put("yes", random.nextBoolean());
      return user;
    }

    String query(int depth) {
      if (depth == 0 || random.nextInt(3) == 0) {
        return leaf();
      }
      var a = query(depth - 1);
      var b = query(depth - 1);
      return switch (random.nextInt(7)) {
        case 0 -> "(" + a + " AND " + b + ")";
        case 1 -> "(" + a + " OR " + b + ")";
        case 2 -> "(NOT " + a + ")";
        case 3 -> "(" + a + " " + b + ")";
        case 4 -> "(+" + a + " -" + b + " " + leaf() + ")";
        case 5 -> "(" + a + " OR NOT " + b + ")";
        default -> "(" + a + " AND NOT " + b + " OR " + leaf() + ")";
      };
    }

    private String leaf() {
      var text =
          List.of(
                  "name",
                  "email",
                  "email.domain",
                  "nickname",
                  "app_metadata.word",
                  "app_metadata.list",
                  "app_metadata.list.deep",
                  "last_ip",
                  "user_id")
              .get(random.nextInt(9));
      return switch (random.nextInt(12)) {
        case 0 -> text + ":\"" + word() + word() + "\"";
        case 1 -> text + ":" + escaped(word()) + "*";
        case 2 -> text + ":*" + escaped("abc") + (random.nextBoolean() ? "*" : "");
        case 3 -> text + range(quoted(), quoted());
        case 4 -> "_exists_:" + (random.nextBoolean() ? text : "app_metadata.list");
        case 5 -> "logins_count" + range("" + random.nextInt(4), "" + random.nextInt(5));
        case 6 ->
            "created_at" + range("2017-0" + (7 + random.nextInt(3)), "2017-1" + random.nextInt(3));
        case 7 -> "app_metadata.number" + range("" + random.nextInt(3), "2.5");
        case 8 -> "blocked:" + random.nextBoolean();
        case 9 -> "user_metadata.word:\"" + word() + "\"";
        case 10 -> "app_metadata.word:(\"" + word() + "\" OR \"" + word() + "\")";
        default -> "\"" + word() + "\"";
      };
    }

    private String quoted() {
      return random.nextInt(4) == 0 ? "*" : "\"" + word() + "\"";
    }

    private String range(String low, String high) {
      return ":"
          + (random.nextBoolean() ? "[" : "{")
          + low
          + " TO "
          + high
          + (random.nextBoolean() ? "]" : "}");
    }

    private static String escaped(String word) {
      return word.replaceAll("[*]", "\\\\*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  @DisplayName("ADM-06: SQL finds what a look at every user finds, in the same order")
  void sqlFindsWhatALookAtEveryUserFinds(String database) {
    var drawn = new Drawn(new Random(4_711));
    try (var people = People.on(database, directory)) {
      var shown = new LinkedHashMap<String, ObjectNode>();
      for (int i = 0; i < 120; i++) {
        var user = drawn.user(i);
        var id = Json.text(user, "user_id", "");
        people.add(People.TENANT, user);
        people.add("another", user);
        shown.put(id, people.shown(id));
      }
      for (int i = 0; i < 1_500; i++) {
        check(people, shown, drawn);
      }
    }
  }

  private static void check(People people, Map<String, ObjectNode> shown, Drawn drawn) {
    var random = drawn.random();
    var q = drawn.query(3);
    var sort = SORTS.get(random.nextInt(SORTS.size())) + (random.nextBoolean() ? ":1" : ":-1");
    var window = new Window(random.nextInt(3) * 10L, 10);
    int few = List.of(1, 5, 30, 5_000).get(random.nextInt(4));
    var predicate = UserQueries.parse(q);
    var expected = sorted(shown, predicate, sort);
    int walk = random.nextInt(40);
    int broad = random.nextInt(120);
    var limits = new UserSearch.Limits(few, few, walk, broad, 0);
    var store = new UserSearch(people.database().dialect(), new Time(), limits);
    var found = people.ask(store, predicate, sort, window);
    var page = expected.stream().skip(window.offset()).limit(window.limit()).toList();
    var about = q + " sort " + sort + " limits " + limits;
    assertThat(found.ids()).as(about).isEqualTo(page);
    assertThat(found.total()).as(about).hasValue(expected.size());
  }

  private static List<String> sorted(
      Map<String, ObjectNode> shown, Predicate predicate, String sort) {
    var order = UserQueries.order(sort);
    var fitting = new ArrayList<>(shown.values());
    fitting.removeIf(user -> !Evaluator.fits(predicate, user));
    Comparator<ObjectNode> by =
        (a, b) -> Evaluator.order(Evaluator.key(order.field(), a), Evaluator.key(order.field(), b));
    if (order.descending()) {
      java.util.Collections.reverse(fitting);
      by = by.reversed();
    }
    return fitting.stream().sorted(by).map(u -> Json.text(u, "user_id", "")).toList();
  }
}
