package dev.ostiary.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RolesApiTest {
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

  private static String role(String name) {
    return api.call("POST", "/roles", "{\"name\":\"" + name + "\"}").has(200).text("id");
  }

  private static String user(String name) {
    return api.call(
            "POST",
            "/users",
            "{\"connection\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"Correct-horse-9\",\"user_id\":\"%s\"}"
                .formatted(Connections.STANDARD, name, name))
        .has(201)
        .text("user_id")
        .replace("|", "%7C");
  }

  private static String server(String identifier, String... scopes) {
    var body = Json.object().put("identifier", identifier).put("name", "Api of " + identifier);
    var list = body.putArray("scopes");
    for (var scope : scopes) {
      list.addObject().put("value", scope).put("description", "May " + scope);
    }
    return api.call("POST", "/resource-servers", Json.write(body)).has(201).text("id");
  }

  private static String permissions(String identifier, String... names) {
    var body = Json.object();
    var list = body.putArray("permissions");
    for (var name : names) {
      list.addObject().put("resource_server_identifier", identifier).put("permission_name", name);
    }
    return Json.write(body);
  }

  @Test
  void aRoleIsMadeChangedListedAndRemoved() {
    var created =
        api.call("POST", "/roles", "{\"name\":\"Admin\",\"description\":\"All\",\"x_mine\":1}");
    var path = "/roles/" + created.has(200).text("id");
    assertThat(created.text("id")).matches("rol_[A-Za-z0-9]{16}");
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    var after = api.call("PATCH", path, "{\"description\":\"Some\"}").has(200);
    assertThat(after.text("name")).isEqualTo("Admin");
    assertThat(after.text("description")).isEqualTo("Some");
    assertThat(Json.number(after.body(), "x_mine", 0)).isEqualTo(1);
    assertThat(api.call("PATCH", path, "{\"name\":\"Chief\"}").has(200).text("name"))
        .isEqualTo("Chief");
    assertThat(api.get("/roles?name_filter=CHI").has(200).each("name")).containsExactly("Chief");
    assertThat(api.get("/roles?include_totals=true").has(200).body().get("roles")).isNotEmpty();
    api.call("DELETE", path).has(200);
    for (var method : new String[] {"GET", "DELETE", "PATCH"}) {
      api.call(method, path, method.equals("PATCH") ? "{}" : "")
          .isError(404, null, "The role does not exist.");
    }
  }

  @Test
  void aNameIsTakenOnce() {
    role("Unique");
    var other = role("Other");
    var taken = "A role with the same name already exists";
    api.call("POST", "/roles", "{\"name\":\"Unique\"}").isError(409, null, taken);
    api.call("PATCH", "/roles/" + other, "{\"name\":\"Unique\"}").isError(409, null, taken);
    assertThat(api.get("/roles/" + other).text("name")).isEqualTo("Other");
    api.call("POST", "/roles", "{}").isInvalidBody("Missing required property: name");
    api.call("POST", "/roles", "{\"name\":\"<b>\"}").isInvalidBody("on property name");
  }

  @Test
  void rolesAreGivenToUsersFromBothSides() {
    var one = role("Giver");
    var two = role("Taker");
    var user = user("roles");
    var path = "/users/" + user + "/roles";
    api.call("POST", path, "{\"roles\":[\"%s\",\"%s\"]}".formatted(one, two)).has(204);
    api.call("POST", path, "{\"roles\":[\"%s\"]}".formatted(one)).has(204);
    assertThat(api.get(path).has(200).each("name")).containsExactlyInAnyOrder("Giver", "Taker");
    assertThat(api.get("/roles/" + one + "/users").has(200).each("email"))
        .containsExactly("roles@example.com");
    api.call("DELETE", path, "{\"roles\":[\"%s\"]}".formatted(one)).has(204);
    assertThat(api.get(path).each("id")).containsExactly(two);
    var users = "{\"users\":[\"auth0|roles\",\"auth0|roles\"]}";
    api.call("POST", "/roles/" + one + "/users", users).has(200);
    var page = api.get("/roles/" + one + "/users?take=1").has(200);
    assertThat(page.body().at("/users/0/user_id").stringValue()).isEqualTo("auth0|roles");
    assertThat(page.body().has("next")).isFalse();
    api.call("DELETE", "/roles/" + one).has(200);
    assertThat(api.get(path).each("id")).containsExactly(two);
  }

  @Test
  void whoeverGetsARoleAndTheRoleMustExist() {
    var role = role("Exists");
    var user = user("exists");
    api.call("POST", "/users/" + user + "/roles", "{\"roles\":[\"rol_none\"]}")
        .isError(404, null, "The role does not exist.");
    api.call("POST", "/users/auth0%7Cnobody/roles", "{\"roles\":[\"" + role + "\"]}")
        .isError(404, "inexistent_user", "The user does not exist.");
    api.call("POST", "/roles/" + role + "/users", "{\"users\":[\"auth0|exists\",\"auth0|nobody\"]}")
        .isError(404, "inexistent_user", "The user does not exist.");
    assertThat(api.get("/roles/" + role + "/users").body()).isEmpty();
    api.get("/users/auth0%7Cnobody/roles").has(404);
    api.get("/roles/none/users").has(404);
    api.call("POST", "/users/" + user + "/roles", "{\"roles\":[]}").isInvalidBody("too short");
    api.call("POST", "/users/" + user + "/roles", "{\"roles\":[1]}").isInvalidBody("roles[0]");
  }

  @Test
  void aUserHasAtMost50Roles() {
    var user = user("fifty");
    var roles = IntStream.range(0, 51).mapToObj(i -> "\"" + role("Fifty " + i) + "\"").toList();
    var path = "/users/" + user + "/roles";
    var most = roles.stream().limit(50).collect(Collectors.joining(","));
    api.call("POST", path, "{\"roles\":[" + most + "]}").has(204);
    assertThat(
            api.call("POST", path, "{\"roles\":[" + roles.getLast() + "]}")
                .has(403)
                .text("errorCode"))
        .isEqualTo("too_many_entities");
    assertThat(api.get(path + "?per_page=100").body()).hasSize(50);
  }

  @Test
  void permissionsOfARoleNameTheirApi() {
    server("urn:rp", "read:a", "read:b");
    var path = "/roles/" + role("Permitted") + "/permissions";
    api.call("POST", path, permissions("urn:rp", "read:b", "read:a")).has(201);
    api.call("POST", path, permissions("urn:rp", "read:a")).has(201);
    var list = api.get(path).has(200);
    assertThat(list.each("permission_name")).containsExactly("read:a", "read:b");
    assertThat(list.each("description")).containsExactly("May read:a", "May read:b");
    assertThat(list.each("resource_server_name")).containsOnly("Api of urn:rp");
    assertThat(list.each("resource_server_identifier")).containsOnly("urn:rp");
    api.call("DELETE", path, permissions("urn:rp", "read:a")).has(204);
    assertThat(api.get(path + "?include_totals=true").body().get("permissions")).hasSize(1);
  }

  @Test
  void permissionsOfAUserSayWhereTheyComeFrom() {
    server("urn:up", "read:a", "read:b");
    var role = role("Source");
    var user = user("sources");
    var path = "/users/" + user + "/permissions";
    api.call("POST", "/roles/" + role + "/permissions", permissions("urn:up", "read:a")).has(201);
    api.call("POST", "/users/" + user + "/roles", "{\"roles\":[\"" + role + "\"]}").has(204);
    api.call("POST", path, permissions("urn:up", "read:a", "read:b")).has(201);
    var list = api.get(path).has(200).body();
    assertThat(list).hasSize(2);
    assertThat(Json.write(list.at("/0/sources")))
        .isEqualTo(
            "[{\"source_id\":\"\",\"source_name\":\"\",\"source_type\":\"DIRECT\"},"
                + "{\"source_id\":\"%s\",\"source_name\":\"Source\",\"source_type\":\"ROLE\"}]"
                    .formatted(role));
    api.call("DELETE", path, permissions("urn:up", "read:a", "read:b")).has(204);
    assertThat(api.get(path).each("permission_name")).containsExactly("read:a");
  }

  @Test
  void onlyWhatAnApiDefinesIsGiven() {
    server("urn:defined", "read:a");
    var role = "/roles/" + role("Defined") + "/permissions";
    var user = "/users/" + user("defined") + "/permissions";
    for (var path : new String[] {role, user}) {
      api.call("POST", path, permissions("urn:none", "read:a"))
          .isError(
              404, "inexistent_resource_server", "The resource server does not exist: 'urn:none'");
      api.call("POST", path, permissions("urn:defined", "read:a", "read:z"))
          .isInvalidBody("The resource server urn:defined does not define: read:z");
      assertThat(api.get(path).body()).isEmpty();
      api.call("POST", path, "{\"permissions\":null}")
          .isInvalidBody(
              "'Expected type array but found type null' on property permissions (array of"
                  + " resource_server_identifier, permission_name pairs.)");
      api.call("POST", path, "{\"permissions\":[]}").isInvalidBody("too short");
      api.call("POST", path, "{\"permissions\":[{}]}").isInvalidBody("Missing required property");
    }
    api.get("/users/auth0%7Cnobody/permissions").has(404);
    api.call("POST", "/roles/none/permissions", permissions("urn:defined", "read:a")).has(404);
  }

  @Test
  @DisplayName("ADM-04 what an API drops does not come back with the name")
  void aDroppedScopeIsTakenFromRolesAndUsers() {
    var id = server("urn:dropped", "read:a", "read:b");
    var role = "/roles/" + role("Dropped") + "/permissions";
    var user = "/users/" + user("dropped") + "/permissions";
    for (var path : new String[] {role, user}) {
      api.call("POST", path, permissions("urn:dropped", "read:a", "read:b")).has(201);
    }
    api.call("PATCH", "/resource-servers/" + id, "{\"scopes\":[{\"value\":\"read:b\"}]}").has(200);
    api.call(
            "PATCH",
            "/resource-servers/" + id,
            "{\"scopes\":[{\"value\":\"read:a\"},{\"value\":\"read:b\"}]}")
        .has(200);
    for (var path : new String[] {role, user}) {
      assertThat(api.get(path).each("permission_name")).containsExactly("read:b");
    }
    api.call("DELETE", "/resource-servers/" + id).has(204);
    server("urn:dropped", "read:b");
    for (var path : new String[] {role, user}) {
      assertThat(api.get(path).body()).isEmpty();
    }
  }

  @Test
  @DisplayName("TOK-13 a user made anew under the same id inherits nothing")
  void aRemovedUserLeavesNoRolesBehind() {
    server("urn:left", "read:a");
    var role = role("Left");
    var user = user("left");
    api.call("POST", "/users/" + user + "/roles", "{\"roles\":[\"" + role + "\"]}").has(204);
    api.call("POST", "/users/" + user + "/permissions", permissions("urn:left", "read:a")).has(201);
    api.call("DELETE", "/users/" + user).has(204);
    user("left");
    assertThat(api.get("/users/" + user + "/roles").body()).isEmpty();
    assertThat(api.get("/users/" + user + "/permissions").body()).isEmpty();
    assertThat(api.get("/roles/" + role + "/users").body()).isEmpty();
  }
}
