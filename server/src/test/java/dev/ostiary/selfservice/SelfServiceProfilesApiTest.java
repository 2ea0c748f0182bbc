package dev.ostiary.selfservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SelfServiceProfilesApiTest {
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

  private static final String BODY =
      """
      {"name":"Customers","description":"For all","allowed_strategies":["oidc","samlp"],
       "branding":{"logo_url":"https://example.com/logo.png","colors":{"primary":"#0af"}},
       "user_attributes":[{"name":"email","description":"E-mail","is_optional":false}]}""";

  @Test
  void aProfileIsMadeChangedListedAndRemoved() {
    var created = api.call("POST", "/self-service-profiles", BODY).has(201);
    var path = "/self-service-profiles/" + created.text("id");
    assertThat(created.text("id")).matches("ssp_[1-9A-HJ-NP-Za-km-z]{22}");
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    assertThat(api.get("/self-service-profiles").has(200).body().path("self_service_profiles"))
        .hasSize(1);
    var after = api.call("PATCH", path, "{\"description\":null,\"name\":\"All\"}").has(200);
    assertThat(after.body().has("description")).isFalse();
    assertThat(after.text("name")).isEqualTo("All");
    api.call("PATCH", path, "{\"allowed_strategies\":[\"ldap\"]}").isInvalidBody("enum");
    api.call("PATCH", path, "{\"user_attribute_profile_id\":\"uap_1\"}").has(400);
    texts(path);
    api.call("DELETE", path).has(204);
    api.get(path).has(404);
    api.get(path + "/custom-text/en/get-started").has(404);
  }

  private static void texts(String path) {
    var texts = path + "/custom-text/en/get-started";
    assertThat(api.get(texts).has(200).body()).isEmpty();
    var body = "{\"introduction\":\"Welcome\"}";
    assertThat(Json.write(api.call("PUT", texts, body).has(200).body())).isEqualTo(body);
    assertThat(Json.write(api.get(texts).has(200).body())).isEqualTo(body);
    assertThat(api.get(path).raw().body()).doesNotContain("Welcome");
    api.call("PUT", texts, "{}").has(200);
    assertThat(api.get(texts).body()).isEmpty();
    api.get(path + "/custom-text/xx/get-started").has(404);
    api.call("PUT", texts, "{\"a\":1}").has(400);
  }
}
