package dev.ostiary.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.TestPostgres;
import dev.ostiary.common.Json;
import dev.ostiary.db.Database;
import dev.ostiary.db.PostgresDatabase;
import dev.ostiary.db.Tx;
import dev.ostiary.user.User;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The index follows every change of a user, in the same transaction. */
class UserIndexTest {
  private static final String ANN =
      """
      [{"user_id":"auth0|ann","email":"ann@example.com","name":"Ann",
        "created_at":"2020-01-01T00:00:00.000Z","app_metadata":{"a":[1,2,"2"],"b":{"c":"x"}}}]
      """;

  @TempDir private Path directory;

  private static long rows(Database database, String table) {
    return database.read(
        tx -> tx.sql().createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private static User with(User before, ObjectNode body) {
    return new User(
        before.tenant(),
        before.id(),
        "new@example.org",
        before.emailVerified(),
        before.blocked(),
        body,
        before.activity(),
        before.identities());
  }

  private static boolean update(Tx tx, People people, String body) {
    return people
        .users()
        .update(tx, People.TENANT, "auth0|ann", 1_600_000_000_000L, u -> with(u, Json.own(body)))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aChangeIsFoundAndWhatWasBeforeIsNot(String kind) {
    try (var people = People.on(kind, directory).add(ANN)) {
      people
          .database()
          .write(tx -> update(tx, people, "{\"name\":\"B\",\"app_metadata\":{\"a\":[2,3]}}"));
      for (var q :
          List.of(
              "name:b",
              "email:new@example.org",
              "updated_at:2020-09",
              "app_metadata.a:2",
              "app_metadata.a:[3 TO *]")) {
        assertThat(people.ask(q)).as(q).containsExactly("ann");
      }
      for (var q :
          List.of(
              "name:ann", "email:ann@example.com", "app_metadata.a:1", "_exists_:app_metadata.b")) {
        assertThat(people.ask(q)).as(q).isEmpty();
      }
      assertThat(rows(people.database(), "user_term")).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aDeletedUserLeavesNothingBehind(String kind) {
    try (var people = People.on(kind, directory).add(ANN)) {
      people.database().write(tx -> people.users().delete(tx, People.TENANT, "auth0|ann"));
      assertThat(people.ask("*")).isEmpty();
      assertThat(rows(people.database(), "user_index")).isZero();
      assertThat(rows(people.database(), "user_term")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aSignInIsCountedAndDated(String kind) {
    try (var people = People.on(kind, directory).add(ANN)) {
      var ann =
          people
              .database()
              .read(tx -> people.users().find(tx, People.TENANT, "auth0|ann"))
              .orElseThrow();
      people
          .database()
          .write(
              tx -> {
                people.users().countLogin(tx, ann, 1_700_000_000_000L, "192.0.2.1");
                return true;
              });
      assertThat(people.ask("logins_count:1 AND last_login:2023-11 AND last_ip:192.0.2.1"))
          .containsExactly("ann");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aDatabaseOfAnotherVersionIsIndexedAnewWhenTheServerStarts(String kind) {
    try (var people = People.on(kind, directory).add(ANN)) {
      for (int i = 0; i < 1_200; i++) {
        people.add(
            "other",
            Json.object()
                .put("user_id", "auth0|" + i)
                .put("created_at", "2021-01-01T00:00:00.000Z"));
      }
      var database = people.database();
      database.write(tx -> tx.sql().execute("DELETE FROM user_term WHERE path = 'app_metadata.a'"));
      database.write(tx -> tx.sql().execute("DELETE FROM user_index WHERE email = ''"));
      assertThat(database.write(people.users()::fillIndex)).isTrue();
      assertThat(people.ask("app_metadata.a:1")).containsExactly("ann");
      assertThat(rows(database, "user_index")).isEqualTo(1_201);
      assertThat(database.write(people.users()::fillIndex)).isFalse();
      assertThat(rows(database, "user_index")).isEqualTo(1_201);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatIsTooLargeForAnIndexIsKeptButNotFound(String kind) {
    var many = Json.object();
    IntStream.range(0, 1_000).forEach(i -> many.put("k" + i, "\u4e2d".repeat(512)));
    var user =
        Json.object()
            .put("user_id", "auth0|big")
            .put("name", "\ud83d\ude00".repeat(300))
            .put("created_at", "2021-01-01T00:00:00.000Z");
    user.putObject("app_metadata")
        .put("long", "x".repeat(513))
        .put("huge", new java.math.BigDecimal("1e100000"))
        .put("p".repeat(300), 1)
        .set("many", many);
    user.set("user_metadata", many);
    try (var people = People.on(kind, directory)) {
      people.add(People.TENANT, user);
      assertThat(people.ask("*")).containsExactly("big");
      assertThat(people.ask("identities.user_id:big")).containsExactly("big");
      assertThat(people.ask("app_metadata.many.k0:" + "\u4e2d".repeat(512))).containsExactly("big");
      assertThat(people.ask("_exists_:app_metadata.long OR _exists_:app_metadata.huge")).isEmpty();
      assertThat(rows(people.database(), "user_term")).isEqualTo(300);
    }
  }

  /** Most installations have a PostgreSQL that sorts by a language, not by bytes. */
  @Test
  void aPostgresqlThatSortsByALanguageFindsTheSame() {
    var url = TestPostgres.newDatabase("LOCALE_PROVIDER icu ICU_LOCALE 'en-US' TEMPLATE template0");
    try (var people = People.on(new PostgresDatabase(url, 4)).add(ANN)) {
      people.add(
          "[{\"user_id\":\"auth0|bob\",\"name\":\"Ann-2\",\"created_at\":\"2021-01-01T00:00:00.000Z\",\"organizations\":[\"org_a\"]}]");
      assertThat(people.ask("name:ann*")).containsExactly("ann", "bob");
      assertThat(people.ask("user_id:auth0*")).containsExactly("ann", "bob");
      assertThat(people.ask("app_metadata.b.c:x")).containsExactly("ann");
      assertThat(people.ask("organization_id:org_a AND NOT blocked:true")).containsExactly("bob");
      assertThat(people.ask("NOT organization_id:org_a")).containsExactly("ann");
    }
  }
}
