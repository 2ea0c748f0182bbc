package dev.ostiary.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenExchangeProfilesApiTest {
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

  private static String action(String name, String trigger) {
    return api.call(
            "POST",
            "/actions/actions",
            "{\"name\":\"%s\",\"supported_triggers\":[{\"id\":\"%s\"}]}".formatted(name, trigger))
        .has(201)
        .text("id");
  }

  private static ApiFixture.Answer create(String type, String action) {
    return api.call(
        "POST",
        "/token-exchange-profiles",
        """
        {"name":"Legacy","subject_token_type":"%s","action_id":"%s","type":"custom_authentication"}"""
            .formatted(type, action));
  }

  @Test
  void aProfileIsMadeChangedListedAndGoesWithItsAction() {
    var action = action("Exchange", "custom-token-exchange");
    var created = create("urn:example:legacy", action).has(201);
    var path = "/token-exchange-profiles/" + created.text("id");
    assertThat(created.text("id")).matches("tep_[A-Za-z0-9]{16}");
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    assertThat(
            api.get("/token-exchange-profiles?take=50")
                .has(200)
                .body()
                .path("token_exchange_profiles"))
        .hasSize(1);
    create("urn:example:legacy", action)
        .isError(409, null, "A token exchange profile with the same name already exists");
    var after = api.call("PATCH", path, "{\"name\":\"Old\"}").has(200);
    assertThat(after.text("name")).isEqualTo("Old");
    api.call("PATCH", path, "{\"action_id\":\"" + action + "\"}").has(400);
    api.call("PATCH", path, "{\"type\":\"custom_authentication\"}").has(400);
    api.call("DELETE", "/actions/actions/" + action).has(400);
    api.call("DELETE", "/actions/actions/" + action + "?force=true").has(204);
    api.get(path).has(404);
    api.call("DELETE", path).has(404);
  }

  @Test
  void actionsAndKindsOfTokensAreChecked() {
    create("urn:example:a", "none").isInvalidBody("does not exist");
    create("urn:example:a", action("Other", "post-login")).isInvalidBody("does not support");
    var action = action("Right", "custom-token-exchange");
    for (var type :
        new String[] {
          "urn:ietf:params:oauth:token-type:jwt", "urn:auth0:x", "https://auth0.com/x", "plain"
        }) {
      create(type, action).isInvalidBody("subject_token_type");
    }
  }
}
