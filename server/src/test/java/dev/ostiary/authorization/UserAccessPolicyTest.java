package dev.ostiary.authorization;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestBrowser;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which applications' users get tokens for an API: its policy {@code subject_type_authorization}.
 */
class UserAccessPolicyTest {
  private static final String ALICE = "alice@example.com";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    server().user(ALICE);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static TestServer server() {
    return api.server();
  }

  private static String policy(String user) {
    return "{\"subject_type_authorization\":{\"user\":{\"policy\":\"" + user + "\"}}}";
  }

  private static String audience(String policy) {
    var identifier = "https://" + Ids.alphanumeric(8).toLowerCase() + ".example/";
    return server().apiWith(policy(policy), identifier, "read:a").identifier();
  }

  private static String grant(TestApp app, String audience) {
    var body = Json.object().put("client_id", app.id()).put("audience", audience);
    body.put("subject_type", "user").set("scope", Json.array(List.of("read:a")));
    return api.call("POST", "/client-grants", Json.write(body)).has(201).text("id");
  }

  private static String refusal(TestApp app, String audience) {
    return "Client \""
        + app.id()
        + "\" is not authorized to access resource server \""
        + audience
        + "\".";
  }

  @ParameterizedTest
  @ValueSource(strings = {"deny_all", "require_client_grant"})
  void theApplicationIsToldAtOnce(String policy) {
    var app = server().app(server().client().spa().create());
    var audience = audience(policy);
    for (var prompt : List.of("", "none", "login")) {
      var answer =
          app.authorize(server().browser(), Map.of("audience", audience, "prompt", prompt));
      var values = TestBrowser.callback(answer, "").values();
      assertThat(values.value("error")).isEqualTo("access_denied");
      assertThat(values.value("error_description")).isEqualTo(refusal(app, audience));
      assertThat(values.value("state")).isNotBlank();
    }
  }

  @Test
  void aClientGrantForUsersLetsOneApplicationIn() {
    var app = server().app(server().client().spa().create());
    var audience = audience("require_client_grant");
    grant(app, audience);
    var asked = Map.of("audience", audience, "scope", "read:a");
    assertThat(Json.text(app.tokens(ALICE, asked), "scope")).isEqualTo("read:a");
    var other = server().app(server().client().spa().create());
    var answer = other.authorize(server().browser(), asked);
    assertThat(TestBrowser.callback(answer, "").values().value("error_description"))
        .isEqualTo(refusal(other, audience));
  }

  @Test
  @DisplayName(
      "COD-15 TOK-05 an API that was closed is closed to refresh tokens and passwords, too")
  void whatIsClosedStaysClosedToRefreshTokensAndPasswords() {
    var app =
        server()
            .app(
                server()
                    .client()
                    .spa()
                    .grantType("password")
                    .with(
                        "{\"grant_types\":[\"authorization_code\",\"refresh_token\",\"password\"]}")
                    .create());
    var audience = audience("require_client_grant");
    api.call(
            "PATCH",
            "/resource-servers/" + Json.text(found(audience), "id"),
            "{\"allow_offline_access\":true}")
        .has(200);
    var grant = grant(app, audience);
    var token = app.refreshToken(ALICE, Map.of("audience", audience));
    api.call("DELETE", "/client-grants/" + grant, "").has(204);
    assertThat(app.refresh(token)).isOAuthError(403, "access_denied", refusal(app, audience));
    var password =
        Map.of(
            "grant_type",
            "password",
            "username",
            ALICE,
            "password",
            TestServer.PASSWORD,
            "audience",
            audience);
    assertThat(app.token(password)).isOAuthError(403, "access_denied", refusal(app, audience));
  }

  private static tools.jackson.databind.JsonNode found(String audience) {
    return api.get("/resource-servers?identifiers=" + audience).has(200).body().get(0);
  }

  @Test
  void theDefaultAudienceIsAnAudienceLikeAnother() {
    try (var own = new ApiFixture()) {
      var app = own.server().app(own.server().client().spa().create());
      var closed = own.server().apiWith(policy("deny_all"), "https://closed.example/", "read:a");
      own.call(
              "PATCH",
              "/tenants/settings",
              "{\"default_audience\":\"" + closed.identifier() + "\"}")
          .has(200);
      var values =
          TestBrowser.callback(app.authorize(own.server().browser(), Map.of()), "").values();
      assertThat(values.value("error_description")).isEqualTo(refusal(app, closed.identifier()));
    }
  }
}
