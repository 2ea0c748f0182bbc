package dev.ostiary.resourceserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceServersApiTest {
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

  private static ApiFixture.Answer create(String identifier, String more) {
    return api.call(
        "POST",
        "/resource-servers",
        "{\"identifier\":\"" + identifier + "\"" + (more.isEmpty() ? "" : "," + more) + "}");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String patchPath(ApiFixture.Answer created) {
    return "/resource-servers/" + created.text("id");
  }

  @Test
  void aNewApiHasAuth0sDefaults() {
    var created = create("https://defaults.example/", "").has(201);
    assertThat(created.text("id")).matches("[0-9a-f]{24}");
    assertThat(created.text("name")).isEqualTo("https://defaults.example/");
    assertThat(created.text("signing_alg")).isEqualTo("RS256");
    assertThat(created.text("token_dialect")).isEqualTo("access_token");
    assertThat(Json.number(created.body(), "token_lifetime", 0)).isEqualTo(86_400);
    assertThat(Json.number(created.body(), "token_lifetime_for_web", 0)).isEqualTo(7_200);
    assertThat(Json.flag(created.body(), "allow_offline_access", true)).isFalse();
    assertThat(Json.flag(created.body(), "is_system", true)).isFalse();
    assertThat(created.body().get("scopes")).isEmpty();
    assertThat(created.body().has("signing_secret")).isFalse();
    assertThat(created.body().at("/subject_type_authorization/client/policy").stringValue())
        .isEqualTo("require_client_grant");
  }

  @Test
  void anApiIsFoundByIdAndByItsIdentifierEncodedOnceOrTwice() {
    var identifier = "https://find.example/a?b=c d|é";
    var created = create(identifier, "").has(201);
    for (var path :
        new String[] {created.text("id"), encode(identifier), encode(encode(identifier))}) {
      assertThat(api.get("/resource-servers/" + path).has(200).body()).isEqualTo(created.body());
    }
  }

  @Test
  void anIdentifierWithAPercentSignIsTakenAsItIs() {
    var created = create("urn:half%20done%", "").has(201);
    assertThat(api.get("/resource-servers/" + encode("urn:half%20done%")).has(200).text("id"))
        .isEqualTo(created.text("id"));
  }

  @Test
  void identifiersAreComparedByteForByte() {
    create("https://slash.example", "").has(201);
    create("https://slash.example/", "").has(201);
    create("https://SLASH.example/", "").has(201);
    create("https://slash.example/", "")
        .isError(
            409,
            "resource_server_conflict",
            "A resource server with the same identifier already exists");
    api.get("/resource-servers/" + encode("https://slash.example//")).has(404);
  }

  @Test
  void theListIsFilteredByIdentifiersAndShowsTheFieldsAskedFor() {
    create("urn:list:1", "").has(201);
    create("urn:list:2", "").has(201);
    var found =
        api.get(
            "/resource-servers?identifiers=urn:list:2&identifiers=urn:list:1&fields=identifier");
    assertThat(found.each("identifier")).containsExactly("urn:list:1", "urn:list:2");
    assertThat(found.body().get(0).size()).isEqualTo(1);
    var totals = api.get("/resource-servers?include_totals=true&per_page=1&page=0").has(200);
    assertThat(totals.body().get("resource_servers")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name":"a<b"                          | on property name
          "name":""                             | too short
          "token_lifetime":2592001              | Value 2592001 is greater than maximum 2592000
          "token_lifetime":0                    | Value 0 is less than minimum 1
          "token_lifetime":"600"                | Expected type integer but found type string
          "token_lifetime":100,"token_lifetime_for_web":101 | must not be greater than token_lifetime
          "signing_alg":"none"                  | No enum match for: "none"
          "signing_alg":"HS256","signing_secret":"short" | too short (5 chars), minimum 16
          "signing_secret":"0123456789abcdef"   | Only an API that uses HS256 has a secret
          "signing_alg":"HS256","signing_secret":"sealed:v1:0123456789abcdef" | does not match pattern
          "token_dialect":"jwt"                 | No enum match
          "scopes":[{"value":"read:a b"}]       | on property scopes[0].value
          "scopes":[{"value":"a\\u0022b"}]      | on property scopes[0].value
          "scopes":[{"value":"a\\\\b"}]         | on property scopes[0].value
          "scopes":[{"description":"x"}]        | Missing required property: value
          "scopes":[{"value":"a"},{"value":"a"}] | Duplicate scope: a
          "scopes":"read:a"                     | Expected type array
          "is_system":true                      | not allowed: is_system
          "id":"x"                              | not allowed: id
          "proof_of_possession":{"required":true} | does not support it yet
          "subject_type_authorization":{"client":{"policy":"allow_all"}} | No enum match
          """)
  void whatAnApiCannotBeIsRefused(String member, String message) {
    create("urn:refused", member).isInvalidBody(message);
    api.get("/resource-servers/urn:refused").has(404);
  }

  @Test
  void anApiCannotTakeTheAudienceOfUserinfo() {
    create(api.server().tenant().userinfoAudience(), "").isInvalidBody("Reserved for /userinfo");
  }

  @Test
  void anIdentifierHas600Characters() {
    create("urn:" + "x".repeat(596), "").has(201);
    create("urn:" + "x".repeat(597), "").isInvalidBody("too long (601 chars), maximum 600");
    api.call("POST", "/resource-servers", "{}")
        .isInvalidBody("Missing required property: identifier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS512", "PS256", "ES256", "EdDSA"})
  void otherAlgorithmsAreFixedAtCreation(String algorithm) {
    var created = create("urn:alg:" + algorithm, "\"signing_alg\":\"" + algorithm + "\"").has(201);
    var path = patchPath(created);
    api.call("PATCH", path, "{\"signing_alg\":\"RS256\"}").isInvalidBody("Can not be changed");
    api.call("PATCH", path, "{\"signing_alg\":\"" + algorithm + "\"}").has(200);
  }

  @Test
  void anHs256ApiGetsASecretOf256BitsOrKeepsItsOwn() {
    var made = create("urn:hs:1", "\"signing_alg\":\"HS256\"").has(201);
    assertThat(made.text("signing_secret")).hasSizeGreaterThanOrEqualTo(43);
    var own =
        create("urn:hs:2", "\"signing_alg\":\"HS256\",\"signing_secret\":\"my own secret 123\"");
    assertThat(own.has(201).text("signing_secret")).isEqualTo("my own secret 123");
    var path = patchPath(own);
    api.call("PATCH", path, "{\"name\":\"x\"}").has(200);
    assertThat(api.get(path).text("signing_secret")).isEqualTo("my own secret 123");
    api.call("PATCH", path, "{\"signing_secret\":\"another secret 456\"}").has(200);
    assertThat(api.get(path).text("signing_secret")).isEqualTo("another secret 456");
  }

  @Test
  @DisplayName("CFG-03 a secret is not in the database as it is")
  void secretsAreSealedInTheDatabase() {
    create("urn:sealed", "\"signing_alg\":\"HS256\",\"signing_secret\":\"plain-text-secret-1\"");
    var bodies =
        api.database()
            .read(
                tx -> tx.sql().createQuery("SELECT body FROM document").mapTo(String.class).list());
    assertThat(String.join("\n", bodies))
        .contains("sealed:v1:")
        .doesNotContain("plain-text-secret");
  }

  @Test
  void aChangeReplacesOnlyWhatItNamesAndUnknownMembersAreKept() {
    var created = create("urn:patch", "\"x_mine\":{\"a\":1},\"name\":\"before\"").has(201);
    var path = patchPath(created);
    var after = api.call("PATCH", path, "{\"name\":\"after\",\"y_mine\":[1]}").has(200);
    assertThat(after.text("name")).isEqualTo("after");
    assertThat(after.body().get("x_mine")).isEqualTo(Json.object().put("a", 1));
    assertThat(after.body().get("y_mine")).hasSize(1);
    assertThat(api.get(path).body()).isEqualTo(after.body());
    assertThat(api.call("PATCH", path, "{\"x_mine\":null}").body().has("x_mine")).isFalse();
  }

  @Test
  void theIdentifierNeverChanges() {
    var created = create("urn:immutable", "").has(201);
    api.call("PATCH", patchPath(created), "{\"identifier\":\"urn:other\"}")
        .isInvalidBody("Additional properties not allowed: identifier");
  }

  @Test
  void theLifetimeOfWebTokensFollowsAShorterLifetime() {
    var path = patchPath(create("urn:web", "").has(201));
    var shorter = api.call("PATCH", path, "{\"token_lifetime\":600}").has(200);
    assertThat(Json.number(shorter.body(), "token_lifetime_for_web", 0)).isEqualTo(600);
    api.call("PATCH", path, "{\"token_lifetime_for_web\":601}").isInvalidBody("greater than");
  }

  @Test
  void theManagementApiIsThereAndCannotBeChangedInKindOrRemoved() {
    var path = "/resource-servers/" + encode(api.server().tenant().managementAudience());
    var system = api.get(path).has(200);
    assertThat(system.text("name")).isEqualTo("Auth0 Management API");
    assertThat(Json.flag(system.body(), "is_system", false)).isTrue();
    assertThat(system.body().get("scopes")).hasSize(249);
    api.call("DELETE", path)
        .isError(400, "operation_not_supported", "A system resource server cannot be deleted");
    api.call("PATCH", path, "{\"scopes\":[]}")
        .isError(400, "invalid_body", "The scopes of a system resource server cannot be changed");
    api.call("PATCH", path, "{\"token_lifetime\":3600}").has(200);
    assertThat(api.get(path).body().get("scopes")).hasSize(249);
  }

  @Test
  void anApiThatIsNotThereIsReportedInAuth0sWords() {
    for (var method : new String[] {"GET", "DELETE", "PATCH"}) {
      api.call(method, "/resource-servers/none", method.equals("PATCH") ? "{}" : "")
          .isError(404, "inexistent_resource_server", "The resource server does not exist");
    }
  }

  @Test
  void aRemovedApiFreesItsIdentifier() {
    var created = create("urn:again", "").has(201);
    api.call("DELETE", patchPath(created)).has(204);
    api.get(patchPath(created)).has(404);
    create("urn:again", "").has(201);
  }
}
