package dev.ostiary.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsApiTest {
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

  private static ApiFixture.Answer create(String name, String more) {
    return api.call(
        "POST", "/connections", "{\"name\":\"%s\",\"strategy\":\"auth0\"%s}".formatted(name, more));
  }

  private static String client() {
    return api.call("POST", "/clients", "{\"name\":\"App\"}").has(201).text("client_id");
  }

  @Test
  void aNewConnectionHasTheRecordedDefaults() {
    var created = create("Fresh", "").has(201);
    assertThat(created.text("id")).matches("con_[A-Za-z0-9]{16}");
    assertThat(Json.strings(created.body(), "realms")).containsExactly("Fresh");
    assertThat(created.body().get("enabled_clients")).isEmpty();
    assertThat(created.body().at("/options/passwordPolicy").stringValue()).isEqualTo("good");
    assertThat(created.body().at("/options/brute_force_protection").booleanValue()).isTrue();
    assertThat(created.body().at("/options/strategy_version").intValue()).isEqualTo(2);
    assertThat(Json.flag(created.body(), "is_domain_connection", true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"-a","strategy":"auth0"}        | on property name
          {"name":"a--b","strategy":"auth0"}      | on property name
          {"name":"a b","strategy":"auth0"}       | on property name
          {"name":"","strategy":"auth0"}          | too short
          {"strategy":"auth0"}                    | Missing required property: name
          {"name":"a"}                            | Missing required property: strategy
          {"name":"a","strategy":"carrier-pigeon"} | No enum match for: "carrier-pigeon"
          {"name":"a","strategy":"auth0","options":{"passwordPolicy":"weak"}} | No enum match
          {"name":"a","strategy":"auth0","options":{"password_complexity_options":{"min_length":129}}} | greater than maximum 128
          {"name":"a","strategy":"auth0","options":{"disable_signup":"no"}} | Expected type boolean
          {"name":"a","strategy":"auth0","options":{"requires_username":true}} | does not support it yet
          {"name":"a","strategy":"auth0","options":[]} | Expected type object
          {"name":"a","strategy":"auth0","id":"con_1"} | not allowed: id
          """)
  void whatAConnectionCannotBeIsRefused(String body, String message) {
    api.call("POST", "/connections", body).isInvalidBody(message);
  }

  @Test
  void aNameIsTakenOnceAndHasAtMost128Characters() {
    create("Twice", "").has(201);
    create("Twice", "")
        .isError(409, "connection_conflict", "A connection with the same name already exists");
    create("a".repeat(128), "").has(201);
    create("a".repeat(129), "").isInvalidBody("too long");
    create("a-".repeat(64) + "b", "").isInvalidBody("too long");
  }

  @Test
  void aChangeReplacesTheOptionsAsAWhole() {
    var path = "/connections/" + create("Options", ",\"x_mine\":1").has(201).text("id");
    var after =
        api.call("PATCH", path, "{\"options\":{\"disable_signup\":true},\"display_name\":\"D\"}")
            .has(200);
    assertThat(after.body().get("options")).isEqualTo(Json.object().put("disable_signup", true));
    assertThat(after.text("display_name")).isEqualTo("D");
    assertThat(Json.number(after.body(), "x_mine", 0)).isEqualTo(1);
    api.call("PATCH", path, "{\"name\":\"Other\"}").isInvalidBody("not allowed: name");
    api.call("PATCH", path, "{\"strategy\":\"auth0\"}").isInvalidBody("not allowed: strategy");
  }

  @Test
  void theListIsFilteredByNameAndStrategy() {
    create("Listed", "").has(201);
    assertThat(api.get("/connections?name=Listed&fields=name,id").each("name"))
        .containsExactly("Listed");
    assertThat(api.get("/connections?strategy=google-oauth2").has(200).body()).isEmpty();
    assertThat(api.get("/connections?strategy=google-oauth2&strategy=auth0&name=Listed").body())
        .hasSize(1);
  }

  @Test
  void clientsAreEnabledAndDisabled() {
    var path = "/connections/" + create("Clients", "").has(201).text("id");
    var one = client();
    var two = client();
    var both =
        "[{\"client_id\":\"%s\",\"status\":true},{\"client_id\":\"%s\",\"status\":true}]"
            .formatted(one, two);
    api.call("PATCH", path + "/clients", both).has(204);
    assertThat(api.get(path + "/clients").has(200).body().get("clients")).hasSize(2);
    var first = api.get(path + "/clients?take=1").body();
    assertThat(first.get("clients")).hasSize(1);
    assertThat(Json.text(first, "next")).isNotNull();
    api.call("PATCH", path + "/clients", "[{\"client_id\":\"%s\",\"status\":false}]".formatted(one))
        .has(204);
    assertThat(Json.strings(api.get(path).body(), "enabled_clients")).containsExactly(two);
  }

  @Test
  void whoIsEnabledMustBeAClient() {
    var path = "/connections/" + create("Unknown", "").has(201).text("id") + "/clients";
    api.call("PATCH", path, "[{\"client_id\":\"none\",\"status\":true}]")
        .isError(404, "inexistent_client", "The client does not exist");
    api.call("PATCH", path, "{}").isInvalidBody("Expected type array");
    api.call("PATCH", path, "[]").isInvalidBody("Array is too short (0), minimum 1");
    api.call("PATCH", path, "[null]").isInvalidBody("Expected type object");
    api.call("PATCH", path, "[{\"client_id\":\"x\"}]").isInvalidBody("Missing required property");
    api.call(
            "PATCH",
            "/connections/none/clients",
            "[{\"client_id\":\"%s\",\"status\":true}]".formatted(client()))
        .isError(404, "inexistent_connection", "The connection does not exist");
  }

  @Test
  void aRemovedConnectionTakesItsUsersWithIt() {
    var path = "/connections/" + create("Going", "").has(201).text("id");
    var user =
        api.call(
                "POST",
                "/users",
                "{\"connection\":\"Going\",\"email\":\"going@example.com\",\"password\":\"Correct-horse-9\"}")
            .has(201);
    api.call("DELETE", path).has(204);
    assertThat(api.get("/users-by-email?email=going@example.com").body()).isEmpty();
    api.get("/users/" + user.text("user_id").replace("|", "%7C")).has(404);
    for (var method : new String[] {"GET", "DELETE", "PATCH"}) {
      api.call(method, path, method.equals("PATCH") ? "{}" : "")
          .isError(404, "inexistent_connection", "The connection does not exist");
    }
  }
}
