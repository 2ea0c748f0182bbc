package dev.ostiary.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScimConfigurationsApiTest {
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

  private static String connection(String name, String strategy) {
    var body =
        """
        {"name":"%s","strategy":"%s","options":{"client_id":"x","client_secret":"hush-hush"}}
        """
            .formatted(name, strategy);
    return "/connections/" + api.call("POST", "/connections", body).has(201).text("id");
  }

  @Test
  void aConfigurationIsMadeChangedAndRemovedWithItsTokens() {
    var path = connection("directory", "okta") + "/scim-configuration";
    api.get(path).isError(404, null, "Not Found");
    var made = api.call("POST", path, "{}").has(201);
    assertThat(made.text("user_id_attribute")).isEqualTo("externalId");
    assertThat(made.body().get("mapping")).isNotEmpty();
    api.call("POST", path, "{}").has(409);
    api.call("PATCH", path, "{\"user_id_attribute\":\"id\",\"mapping\":[]}").has(200);
    assertThat(api.get(path).has(200).text("user_id_attribute")).isEqualTo("id");
    var token = api.call("POST", path + "/tokens", "{\"scopes\":[\"get:users\"]}").has(201);
    assertThat(token.text("token")).startsWith("tok_");
    var listed = api.get(path + "/tokens").has(200);
    assertThat(listed.each("token_id")).containsExactly(token.text("token_id"));
    assertThat(listed.raw().body()).doesNotContain(token.text("token"));
    api.call("DELETE", path + "/tokens/" + token.text("token_id")).has(204);
    api.call("DELETE", path + "/tokens/" + token.text("token_id")).has(404);
    api.call("DELETE", path).has(204);
    api.get(path).has(404);
  }

  @Test
  void aDatabaseHasNoDirectory() {
    var path = connection("plain", "auth0") + "/scim-configuration";
    api.call("POST", path, "{}")
        .isError(400, "operation_not_supported", "The connection's strategy does not support SCIM");
  }

  @Test
  void theSecretsOfOtherProvidersRestEncrypted() {
    var path = connection("social", "google-oauth2");
    assertThat(Json.text(api.get(path).has(200).body().get("options"), "client_secret"))
        .isEqualTo("hush-hush");
    api.call("PATCH", path, "{\"options\":{\"client_id\":\"y\",\"client_secret\":\"psst\"}}")
        .has(200);
    assertThat(api.get(path).body().at("/options/client_id").stringValue()).isEqualTo("y");
    var rows =
        api.database()
            .read(
                tx ->
                    tx.sql()
                        .createQuery("SELECT body FROM document WHERE name = 'social'")
                        .mapTo(String.class)
                        .list());
    assertThat(rows).isNotEmpty().noneMatch(b -> b.contains("hush") || b.contains("psst"));
  }
}
