package dev.ostiary.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersApiTest {
  private static final String PASSWORD = "Correct-horse-9";

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

  private static ApiFixture.Answer create(String email, String more) {
    return api.call(
        "POST",
        "/users",
        "{\"connection\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"%s}"
            .formatted(Connections.STANDARD, email, PASSWORD, more));
  }

  private static String path(ApiFixture.Answer user) {
    return "/users/" + user.text("user_id").replace("|", "%7C");
  }

  private static boolean signsIn(String email, String password) {
    var credential =
        api.database()
            .read(
                tx -> new CredentialStore().credential(tx, "default", Connections.STANDARD, email))
            .orElseThrow();
    return new Passwords().matches(password, credential.passwordHash());
  }

  @Test
  void aNewUserHasTheRecordedMembersAndNoPassword() {
    var created = create("New.User@Example.com", ",\"user_metadata\":{\"a\":1}").has(201);
    assertThat(created.text("user_id")).matches("auth0\\|[0-9a-f]{24}");
    assertThat(created.text("email")).isEqualTo("new.user@example.com");
    assertThat(created.text("name")).isEqualTo("new.user@example.com");
    assertThat(created.text("nickname")).isEqualTo("new.user");
    assertThat(created.text("picture")).isNotEmpty();
    assertThat(created.text("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:]+(\\.\\d+)?Z");
    assertThat(Json.flag(created.body(), "email_verified", true)).isFalse();
    assertThat(created.body().at("/identities/0/connection").stringValue())
        .isEqualTo(Connections.STANDARD);
    assertThat("auth0|" + created.body().at("/identities/0/user_id").stringValue())
        .isEqualTo(created.text("user_id"));
    assertThat(created.raw().body())
        .doesNotContain(PASSWORD, "argon2", "\"password\"", "connection\":null");
    assertThat(created.body().has("connection")).isFalse();
    assertThat(signsIn("new.user@example.com", PASSWORD)).isTrue();
    assertThat(api.get(path(created)).has(200).body()).isEqualTo(created.body());
  }

  @Test
  void aUserIsFoundUnderAnIdEncodedOnceOrTwice() {
    var created = create("twice@example.com", "").has(201);
    var id = created.text("user_id");
    api.get("/users/" + id.replace("|", "%7C")).has(200);
    api.get("/users/" + id.replace("|", "%257C")).has(200);
  }

  @Test
  void aUserMayBringAnIdOfItsOwn() {
    var created = create("own@example.com", ",\"user_id\":\"legacy-42\"").has(201);
    assertThat(created.text("user_id")).isEqualTo("auth0|legacy-42");
    create("own2@example.com", ",\"user_id\":\"legacy-42\"")
        .isError(409, "auth0_idp_error", "The user already exists.");
  }

  @Test
  void anAddressIsTakenOnceWhateverItsCase() {
    create("Once@example.com", "").has(201);
    create("oNCE@example.com", "").isError(409, "auth0_idp_error", "The user already exists.");
  }

  @Test
  void manyAtOnceMakeExactlyOneUser() {
    var statuses =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(i -> create("race@example.com", "").status())
            .toList();
    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "email":"nobody"             | Object didn't pass validation for format email: nobody
          "email":null                 | found type null
          "email":["a@b.example"]      | found type array
          "email_verified":"yes"       | Expected type boolean
          "user_metadata":"x"          | Expected type object
          "app_metadata":[]            | Expected type object
          "blocked":1                  | Expected type boolean
          "name":""                    | too short
          "picture":"javascript:alert(1)" | on property picture
          "username":"bob"             | does not support it yet
          "identities":[]              | not allowed: identities
          "created_at":"x"             | not allowed: created_at
          "logins_count":7             | not allowed: logins_count
          """)
  void whatAUserCannotBeIsRefused(String member, String message) {
    var user =
        create("refused" + Integer.toHexString(member.hashCode()) + "@example.com", "").has(201);
    api.call("PATCH", path(user), "{" + member + "}").isInvalidBody(message);
  }

  @Test
  void whatANewUserNeeds() {
    api.call("POST", "/users", "{}").isInvalidBody("Missing required property: connection");
    api.call("POST", "/users", "{\"connection\":\"x\",\"email\":\"a@b.example\"}")
        .isInvalidBody("Missing required property: password");
    api.call(
            "POST",
            "/users",
            "{\"connection\":\"none\",\"email\":\"a@b.example\",\"password\":\"Correct-horse-9\"}")
        .isError(400, "inexistent_connection", "The connection does not exist.");
    create("bad@example.com", ",\"user_id\":\"a b\"").isInvalidBody("on property user_id");
  }

  @Test
  void aWeakPasswordIsRefusedByThePolicyOfTheConnection() {
    api.call(
            "POST",
            "/users",
            "{\"connection\":\"%s\",\"email\":\"weak@example.com\",\"password\":\"weak\"}"
                .formatted(Connections.STANDARD))
        .isError(400, null, "PasswordStrengthError: Password is too weak");
    var user = create("weak@example.com", "").has(201);
    api.call("PATCH", path(user), "{\"password\":\"weak\"}")
        .isError(400, null, "PasswordStrengthError: Password is too weak");
    assertThat(signsIn("weak@example.com", PASSWORD)).isTrue();
  }

  private static void signedIn(String userId) {
    api.database()
        .write(
            tx ->
                tx.sql()
                    .execute(
                        "INSERT INTO session (hash, tenant_id, sid, user_id, body, created_at,"
                            + " auth_time, used_at, idle_end, end_at)"
                            + " VALUES (?, 'default', ?, ?, '{}', 0, 0, 0, 9e15, 9e15)",
                        Ids.secret(),
                        Ids.secret(),
                        userId));
    api.database()
        .write(
            tx ->
                tx.sql()
                    .execute(
                        "INSERT INTO token_family (id, tenant_id, client_id, user_id, body,"
                            + " created_at, used_at, idle_end, end_at)"
                            + " VALUES (?, 'default', 'c', ?, '{}', 0, 0, 9e15, 9e15)",
                        Ids.secret(),
                        userId));
  }

  private static long living(String userId) {
    return api.database()
        .read(
            tx ->
                tx.sql()
                    .createQuery(
                        "SELECT (SELECT COUNT(*) FROM session WHERE user_id = :user)"
                            + " + (SELECT COUNT(*) FROM token_family WHERE user_id = :user"
                            + " AND revoked_at IS NULL)")
                    .bind("user", userId)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  @DisplayName("TOK-11 a new password, a block and a removal end sessions and refresh tokens")
  void whoIsChangedInEarnestIsSignedOutEverywhere() {
    var user = create("told@example.com", "").has(201);
    var id = user.text("user_id");
    signedIn(id);
    api.call("PATCH", path(user), "{\"name\":\"Harmless\",\"blocked\":false}").has(200);
    assertThat(living(id)).isEqualTo(2);
    api.call("PATCH", path(user), "{\"password\":\"Another-horse-8\"}").has(200);
    assertThat(signsIn("told@example.com", "Another-horse-8")).isTrue();
    assertThat(living(id)).isZero();
    signedIn(id);
    api.call("PATCH", path(user), "{\"blocked\":true}").has(200);
    assertThat(Json.flag(api.get(path(user)).body(), "blocked", false)).isTrue();
    assertThat(living(id)).isZero();
    api.call("PATCH", path(user), "{\"blocked\":false}").has(200);
    assertThat(api.get(path(user)).body().has("blocked")).isFalse();
    signedIn(id);
    api.call("DELETE", path(user)).has(204);
    assertThat(living(id)).isZero();
    api.get(path(user)).isError(404, "inexistent_user", "The user does not exist.");
    api.call("DELETE", path(user)).has(204);
  }

  @Test
  void aMailToProveTheAddressIsSentUnlessItIsProvedOrUnwanted() {
    create("verify1@example.com", "").has(201);
    create("verify2@example.com", ",\"email_verified\":true").has(201);
    var third = create("verify3@example.com", ",\"verify_email\":false").has(201);
    assertThat(api.recipients().stream().filter(e -> e.startsWith("verify")))
        .containsExactly("verify1@example.com");
    api.call("PATCH", path(third), "{\"verify_email\":true}").has(200);
    assertThat(api.recipients()).contains("verify3@example.com");
  }

  @Test
  void metadataMergesOnItsFirstLevelOnly() {
    var user =
        create(
                "meta@example.com",
                ",\"user_metadata\":{\"a\":1,\"b\":{\"x\":1,\"y\":2}},\"app_metadata\":{\"p\":true}")
            .has(201);
    var after =
        api.call(
                "PATCH",
                path(user),
                "{\"user_metadata\":{\"a\":null,\"b\":{\"x\":3},\"c\":[null]}}")
            .has(200);
    assertThat(Json.write(after.body().get("user_metadata")))
        .isEqualTo("{\"b\":{\"x\":3},\"c\":[null]}");
    assertThat(Json.write(after.body().get("app_metadata"))).isEqualTo("{\"p\":true}");
    var cleared = api.call("PATCH", path(user), "{\"user_metadata\":{},\"app_metadata\":null}");
    assertThat(cleared.has(200).body().get("user_metadata")).isEmpty();
    assertThat(cleared.body().has("app_metadata")).isFalse();
  }

  @Test
  void whoMayChangeMetadataMayChangeNothingElse() {
    var user = create("scoped@example.com", "").has(201);
    var scope = "update:users_app_metadata";
    api.call("PATCH", path(user), "{\"app_metadata\":{\"a\":1}}", scope).has(200);
    api.call("PATCH", path(user), "{\"app_metadata\":{},\"blocked\":false}", scope)
        .isError(403, "insufficient_scope", "Insufficient scope, expected any of: update:users");
  }

  @Test
  void aNewAddressIsUnprovedAndMustBeFree() {
    create("taken@example.com", "").has(201);
    var user = create("mover@example.com", ",\"email_verified\":true").has(201);
    api.call("PATCH", path(user), "{\"email\":\"Taken@example.com\"}")
        .isError(400, "auth0_idp_error", "The specified new email already exists");
    var moved = api.call("PATCH", path(user), "{\"email\":\"Moved@example.com\"}").has(200);
    assertThat(moved.text("email")).isEqualTo("moved@example.com");
    assertThat(Json.flag(moved.body(), "email_verified", true)).isFalse();
    assertThat(signsIn("moved@example.com", PASSWORD)).isTrue();
    create("mover@example.com", "").has(201);
  }

  @Test
  void ofManyWhoMoveToOneAddressAtOnceExactlyOneArrives() {
    var paths =
        IntStream.range(0, 8)
            .mapToObj(i -> path(create("mover" + i + "@race.example", "")))
            .toList();
    var statuses =
        paths.parallelStream()
            .map(p -> api.call("PATCH", p, "{\"email\":\"goal@race.example\"}").status())
            .toList();
    assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
    assertThat(api.get("/users-by-email?email=goal@race.example").body()).hasSize(1);
  }

  @Test
  void changesOfOneUserAtOnceAreAllKept() {
    var path = path(create("together@example.com", "").has(201));
    IntStream.range(0, 12)
        .parallel()
        .forEach(
            i -> api.call("PATCH", path, "{\"user_metadata\":{\"k%d\":1}}".formatted(i)).has(200));
    assertThat(api.get(path).body().get("user_metadata")).hasSize(12);
  }

  @Test
  void aChangeKeepsUnknownMembersAndUnsetsByNull() {
    var user = create("keep@example.com", ",\"x_mine\":{\"a\":1},\"given_name\":\"G\"").has(201);
    var after = api.call("PATCH", path(user), "{\"given_name\":null,\"name\":\"N\"}").has(200);
    assertThat(after.body().has("given_name")).isFalse();
    assertThat(after.text("name")).isEqualTo("N");
    assertThat(after.body().get("x_mine")).isEqualTo(Json.object().put("a", 1));
    api.call("PATCH", path(user), "{\"connection\":\"Other\"}").isInvalidBody("no identity");
    api.call("PATCH", "/users/auth0%7Cnone", "{}")
        .isError(404, "inexistent_user", "The user does not exist.");
  }
}
