package dev.ostiary.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsApiTest {
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

  private static ApiFixture.Answer create(String members) {
    return api.call("POST", "/clients", "{\"name\":\"App\"" + members + "}");
  }

  private static String path(ApiFixture.Answer client) {
    return "/clients/" + client.text("client_id");
  }

  @Test
  void aClientWithoutATypeHasTheRecordedDefaults() {
    var created = create("").has(201);
    var body = created.body();
    assertThat(created.text("client_id")).matches("[A-Za-z0-9]{32}");
    assertThat(created.text("client_secret")).matches("[A-Za-z0-9]{64}");
    assertThat(created.text("tenant")).isNotEmpty();
    assertThat(Json.strings(body, "grant_types"))
        .containsExactly("authorization_code", "implicit", "refresh_token", "client_credentials");
    assertThat(Json.flag(body, "is_first_party", false)).isTrue();
    assertThat(Json.flag(body, "oidc_conformant", true)).isFalse();
    assertThat(Json.flag(body, "global", true)).isFalse();
    assertThat(body.at("/jwt_configuration/lifetime_in_seconds").intValue()).isEqualTo(36_000);
    assertThat(body.at("/refresh_token/rotation_type").stringValue()).isEqualTo("non-rotating");
    assertThat(body.at("/refresh_token/infinite_token_lifetime").booleanValue()).isTrue();
    assertThat(body.at("/signing_keys/0/cert").stringValue()).startsWith("-----BEGIN CERT");
    assertThat(body.has("token_endpoint_auth_method")).isFalse();
  }

  @ParameterizedTest
  @DisplayName("COD-14 no type of application has the implicit grant unless it is asked for")
  @CsvSource({
    "spa,none,authorization_code refresh_token,rotating",
    "native,none,authorization_code refresh_token,rotating",
    "regular_web,client_secret_post,authorization_code refresh_token client_credentials,non-rotating",
    "non_interactive,client_secret_post,client_credentials,non-rotating"
  })
  void defaultsFollowTheType(String type, String method, String grants, String rotation) {
    var created = create(",\"app_type\":\"" + type + "\"").has(201);
    assertThat(created.text("token_endpoint_auth_method")).isEqualTo(method);
    assertThat(Json.strings(created.body(), "grant_types")).containsExactly(grants.split(" "));
    assertThat(created.body().at("/refresh_token/rotation_type").stringValue()).isEqualTo(rotation);
  }

  @Test
  void metadataIsMergedAtItsFirstLevelAndNullRemovesAName() {
    var created = create(",\"client_metadata\":{\"team\":\"web\",\"tier\":\"silver\"}").has(201);
    var change = "{\"client_metadata\":{\"tier\":\"gold\",\"team\":null}}";
    var changed = api.call("PATCH", path(created), change).has(200);
    assertThat(changed.body().get("client_metadata")).isEqualTo(Json.object().put("tier", "gold"));
    var emptied = api.call("PATCH", path(created), "{\"client_metadata\":{}}").has(200);
    assertThat(emptied.body().get("client_metadata")).isEmpty();
  }

  @Test
  void settingsOfIdTokensAreReplacedButNotHowTheSecretIsEncoded() {
    var created = create("").has(201);
    var change = "{\"jwt_configuration\":{\"alg\":\"RS256\"}}";
    var changed = api.call("PATCH", path(created), change).has(200);
    assertThat(changed.body().get("jwt_configuration"))
        .isEqualTo(Json.object().put("alg", "RS256").put("secret_encoded", false));
  }

  @Test
  void aNewClientMayUseEveryDatabaseConnection() {
    var created = create("").has(201);
    var connections = api.get(path(created) + "/connections").has(200);
    assertThat(connections.body().at("/connections/0/name").stringValue())
        .isEqualTo(Connections.STANDARD);
    api.call("PATCH", "/tenants/settings", "{\"flags\":{\"enable_client_connections\":false}}");
    try {
      var without = create("").has(201);
      assertThat(api.get(path(without) + "/connections").body().get("connections")).isEmpty();
    } finally {
      api.call("PATCH", "/tenants/settings", "{\"flags\":{\"enable_client_connections\":true}}");
    }
  }

  @Test
  @DisplayName("ADM-07 secrets are shown only with read:client_keys")
  void secretsNeedTheirOwnScope() {
    var created = create("").has(201);
    var path = path(created);
    var plain = api.call("GET", path, "", "read:clients").has(200);
    assertThat(plain.raw().body()).doesNotContain(created.text("client_secret"), "BEGIN CERT");
    assertThat(api.call("GET", "/clients", "", "read:clients").raw().body())
        .doesNotContain("client_secret\"", created.text("client_secret"));
    assertThat(api.call("GET", path, "", "read:client_keys").has(200).text("client_secret"))
        .isEqualTo(created.text("client_secret"));
    assertThat(api.call("PATCH", path, "{}", "update:clients").has(200).raw().body())
        .doesNotContain(created.text("client_secret"));
    var summary = api.call("GET", path, "", "read:client_summary").has(200);
    assertThat(summary.body().has("grant_types")).isFalse();
    assertThat(summary.text("name")).isEqualTo("App");
  }

  @Test
  void aSecretIsReplacedByRotationOrByAChangeWithTheScopeForKeys() {
    var created = create("").has(201);
    var path = path(created);
    var rotated = api.call("POST", path + "/rotate-secret", "", "update:client_keys").has(200);
    assertThat(rotated.text("client_secret"))
        .matches("[A-Za-z0-9]{64}")
        .isNotEqualTo(created.text("client_secret"));
    var own = "{\"client_secret\":\"0123456789abcdef0123456789abcdef\"}";
    api.call("PATCH", path, own, "update:clients")
        .isError(
            403, "insufficient_scope", "Insufficient scope, expected any of: update:client_keys");
    api.call("PATCH", path, own, "update:client_keys").has(200);
    assertThat(api.get(path).text("client_secret")).startsWith("0123456789abcdef");
    api.call("PATCH", path, "{\"name\":\"x\"}", "update:client_keys")
        .isError(403, "insufficient_scope", "Insufficient scope, expected any of: update:clients");
    api.call("POST", "/clients/none/rotate-secret", "")
        .isError(404, "inexistent_client", "The client does not exist");
  }

  @Test
  void aSecretOfOnesOwnIsAccepted() {
    var secret = "q".repeat(32);
    assertThat(create(",\"client_secret\":\"" + secret + "\"").has(201).text("client_secret"))
        .isEqualTo(secret);
    create(",\"client_secret\":\"short\"").isInvalidBody("minimum 32");
    create(",\"client_secret\":\"sealed:v1:" + secret + "\"").isInvalidBody("does not match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name":"<b>"                             | on property name
          "app_type":"robot"                       | on property app_type
          "grant_types":["telepathy"]              | No enum match for: "telepathy"
          "grant_types":"implicit"                 | Expected type array
          "jwt_configuration":{"alg":"none"}       | No enum match for: "none"
          "jwt_configuration":{"lifetime_in_seconds":0} | less than minimum 1
          "jwt_configuration":[]                   | Expected type object but found type array
          "token_endpoint_auth_method":"private_key_jwt" | No enum match
          "refresh_token":{"rotation_type":"rotating"} | Missing required property: expiration_type
          "refresh_token":{"rotation_type":"rotating","expiration_type":"non-expiring"} | must be expiring
          "refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","leeway":-1} | less than minimum 0
          "refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","token_lifetime":60,"idle_token_lifetime":60} | must be less than token_lifetime
          "client_id":"mine"                       | not allowed: client_id
          "global":true                            | not allowed: global
          "tenant":"other"                         | not allowed: tenant
          "require_pushed_authorization_requests":true | does not support it yet
          """)
  void whatAClientCannotBeIsRefused(String member, String message) {
    var name = member.startsWith("\"name\"") ? "" : "\"name\":\"App\",";
    api.call("POST", "/clients", "{" + name + member + "}").isInvalidBody(message);
    api.call("PATCH", path(create("").has(201)), "{" + member + "}").isInvalidBody(message);
  }

  @Test
  void aClientWithoutASecretCannotActForItself() {
    create(",\"app_type\":\"spa\",\"grant_types\":[\"client_credentials\"]")
        .isError(400, null, "Invalid grant types: client_credentials");
  }

  @Test
  void aPolicyOfRefreshTokensNamesEveryValue() {
    var created =
        create(
            ",\"refresh_token\":{\"rotation_type\":\"rotating\",\"expiration_type\":\"expiring\","
                + "\"token_lifetime\":3600}");
    var policy = created.has(201).body().get("refresh_token");
    assertThat(Json.number(policy, "idle_token_lifetime", 0)).isEqualTo(3_599);
    assertThat(Json.flag(policy, "infinite_token_lifetime", true)).isFalse();
    assertThat(Json.number(policy, "leeway", -1)).isZero();
    api.call("PATCH", path(created), "{\"refresh_token\":" + Json.write(policy) + "}").has(200);
  }

  @Test
  void theListIsFilteredByTypeAndParty() {
    var third = create(",\"app_type\":\"spa\",\"is_first_party\":false").has(201);
    var found = api.get("/clients?is_first_party=false&app_type=spa,native&per_page=100").has(200);
    assertThat(found.each("client_id")).contains(third.text("client_id"));
    assertThat(found.body()).allMatch(c -> !Json.flag(c, "is_first_party", true));
    assertThat(api.get("/clients?is_global=true").has(200).each("name"))
        .containsExactly("All Applications");
    assertThat(api.get("/clients?is_global=false&per_page=100").each("name"))
        .doesNotContain("All Applications");
    assertThat(api.get("/clients?is_first_party=false&app_type=regular_web").body()).isEmpty();
    var page = api.get("/clients?include_totals=true&per_page=1&fields=name").has(200);
    assertThat(page.body().get("clients")).hasSize(1);
    assertThat(page.body().at("/clients/0").size()).isEqualTo(1);
  }

  @Test
  void aChangeKeepsWhatItDoesNotNameAndUnknownMembers() {
    var created = create(",\"x_mine\":[1,{\"a\":null}],\"description\":\"d\"").has(201);
    var after =
        api.call("PATCH", path(created), "{\"description\":null,\"name\":\"New\"}").has(200);
    assertThat(after.body().has("description")).isFalse();
    assertThat(after.text("name")).isEqualTo("New");
    assertThat(after.body().get("x_mine")).isEqualTo(created.body().get("x_mine"));
    assertThat(api.get(path(created)).text("client_secret"))
        .isEqualTo(created.text("client_secret"));
  }

  @Test
  void aRemovedClientLeavesNoGrantAndNoConnection() {
    api.call("POST", "/resource-servers", "{\"identifier\":\"urn:gone\"}").has(201);
    var created = create("").has(201);
    var id = created.text("client_id");
    var grant =
        api.call(
                "POST",
                "/client-grants",
                "{\"client_id\":\"" + id + "\",\"audience\":\"urn:gone\"}")
            .has(201);
    api.call("DELETE", path(created)).has(204);
    api.get(path(created)).isError(404, "inexistent_client", "The client does not exist");
    api.get("/client-grants/" + grant.text("id")).has(404);
    assertThat(api.get("/connections").raw().body()).doesNotContain(id);
    api.call("DELETE", path(created)).has(404);
    api.call("PATCH", path(created), "{}").has(404);
  }
}
