package dev.ostiary.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.management.ManagementError;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuerySyntaxTest {
  static void assertRefused(String q, String part) {
    assertThatThrownBy(() -> UserQueries.parse(q))
        .as(q)
        .isInstanceOfSatisfying(
            ManagementError.class,
            e -> {
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.errorCode()).isEqualTo("invalid_query_string");
              assertThat(e.message())
                  .startsWith("Query validation error: '")
                  .endsWith("' on property q.")
                  .contains(part);
            });
  }

  @Test
  void largeQueriesAreRefusedBeforeTheyCost() {
    assertRefused("a".repeat(4_097), "longer than 4096");
    assertRefused("(".repeat(65) + "a" + ")".repeat(65), "more than 64 parentheses");
    assertRefused("a ".repeat(501), "more than 500 terms");
    assertRefused("-".repeat(4_000) + "a", "cannot be parsed");
    assertThat(UserQueries.parse("(".repeat(64) + "a" + ")".repeat(64))).isNotNull();
    assertThat(UserQueries.parse("a ".repeat(500))).isNotNull();
  }

  @Test
  void textThatNoDatabaseKeepsIsRefused() {
    assertRefused("name:\\u0000", "characters that no value has");
    assertRefused("name:\\ud800", "characters that no value has");
    assertRefused("name:a\\ud800*", "characters that no value has");
    assertRefused("app_metadata.\\udc00:a", "characters that no value has");
    assertRefused("app_metadata.a:[\\u0000 TO b]", "characters that no value has");
    assertRefused("name:\ud800", "characters that no value has");
  }

  @Test
  void valuesOfOneFieldBecomeOneList() {
    assertThat(UserQueries.parse("email:a OR email:b OR (email:c email:a)"))
        .isInstanceOfSatisfying(
            Predicate.Is.class, is -> assertThat(is.values()).containsExactly("a", "b", "c"));
  }

  @Test
  @DisplayName("ADM-06: whatever is asked, it becomes a predicate or an error 400")
  void noTextBreaksTheParser() {
    var random = new Random(20_261_121);
    var pieces =
        "name: email: _exists_: app_metadata.a.b: user_metadata.c: logins_count: created_at: \" ' ( ) [ ] { }"
            .concat(
                " AND OR NOT + - ! && || * ? ~ ^ / \\ : TO TO 2018-01 2018 5 9999999999999999999")
            .concat(" -1 1e9 true j* *sa* é \ud83d\ude00 \\u0041 \\u00 ; -- % _ $1 ?1 :x <y> {0}")
            .split(" ");
    int accepted = 0;
    for (int i = 0; i < 30_000; i++) {
      var q = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        q.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      accepted += accepted(q.toString()) ? 1 : 0;
    }
    assertThat(accepted).isBetween(1_000, 29_000);
  }

  private static boolean accepted(String q) {
    try {
      UserQueries.parse(q);
      return true;
    } catch (ManagementError e) {
      assertThat(e.status()).as(q).isEqualTo(400);
      return false;
    }
  }

  @Test
  void listsAreSortedByWhatEveryUserHasOnce() {
    assertThat(UserQueries.order("email.domain:-1").descending()).isTrue();
    for (var sort :
        new String[] {
          "email",
          "email:",
          "email:2",
          ":1",
          "app_metadata.plan:1",
          "identities.connection:1",
          "organization_id:1",
          "email;DROP:1",
          "email:1:1",
          "u.id:1"
        }) {
      assertThatThrownBy(() -> UserQueries.order(sort))
          .as(sort)
          .isInstanceOf(ManagementError.class)
          .hasMessageContaining("on property sort");
    }
  }
}
