package dev.ostiary.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editor of programs asks for before anything is written. */
class ActionLibraryApiTest {
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

  @Test
  void everyExampleComesWithItsCode() {
    var examples = api.get("/ostiary/v1/action-library").has(200).body().path("examples");
    assertThat(examples).hasSizeGreaterThanOrEqualTo(20);
    for (var example : examples) {
      assertThat(Json.text(example, "code", ""))
          .as(Json.text(example, "id"))
          .contains("/**")
          .endsWith("\n");
    }
    assertThat(examples.valueStream().map(e -> Json.text(e, "kind")))
        .contains("action", "rule", "hook", "database");
  }

  @Test
  void anExampleCanBeKeptAsAnAction() {
    var examples = api.get("/ostiary/v1/action-library").has(200).body().path("examples");
    for (var example : examples) {
      if (!"action".equals(Json.text(example, "kind"))) {
        continue;
      }
      var action = Json.object().put("name", Json.text(example, "title"));
      action.set("code", example.path("code"));
      action.putArray("supported_triggers").addObject().put("id", Json.text(example, "trigger"));
      var secrets = action.putArray("secrets");
      example
          .path("secrets")
          .forEach(s -> secrets.addObject().put("name", s.asString()).put("value", "x"));
      api.call("POST", "/actions/actions", Json.write(action)).has(201);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "post-login, interface PostLoginAPI",
    "credentials-exchange, interface CredentialsExchangeAPI",
    "pre-user-registration, interface PreUserRegistrationAPI",
    "post-user-registration, interface PostUserRegistrationAPI",
    "post-change-password, interface PostChangePasswordAPI",
    "send-phone-message, interface SendPhoneMessageAPI",
    "password-reset-post-challenge, interface PasswordResetPostChallengeAPI",
    "custom-token-exchange, interface CustomTokenExchangeAPI",
    "rule, interface RuleContext",
    "hook, type CredentialsExchangeHook",
    "database, type LoginScript",
  })
  void theTypesOfATriggerAreItsOwnAndWhatAllShare(String trigger, String own) {
    var types = api.get("/ostiary/v1/action-types/" + trigger).has(200).text("types");
    assertThat(types).contains(own, "interface Console", "declare module 'auth0'");
    assertThat(types.split("interface Event \\{", -1)).hasSizeLessThan(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"common", "modules", "nothing", "login-post-identifier", "..%2fcommon"})
  void whatIsNoTriggerHasNoTypes(String name) {
    api.get("/ostiary/v1/action-types/" + name).has(404);
  }

  @Test
  void whoMayNotReadActionsReadsNoneOfIt() {
    api.call("GET", "/ostiary/v1/action-library", "", "read:clients").has(403);
    api.call("GET", "/ostiary/v1/action-types/rule", "", "read:clients").has(403);
  }
}
