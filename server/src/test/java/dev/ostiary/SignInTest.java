package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job on both databases: sign in, get a token for an API with what the role allows. */
class SignInTest {
  private static TestServer server(String database) {
    return database.equals("sqlite") ? TestServer.start() : TestServer.startPostgres();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aUserSignsInAndTheApplicationGetsATokenWithWhatTheRoleAllows(String database) {
    try (var server = server(database)) {
      var api = "https://orders.example/";
      server.apiWith(
          "{\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}",
          api,
          "read:orders",
          "delete:orders");
      var alice = server.user("alice@example.com");
      server.role("Clerk", api, List.of("read:orders"), alice);
      var app = server.client().spa().create();
      var browser = server.browser();
      var callback =
          browser.signIn(
              app,
              "alice@example.com",
              Map.of(
                  "audience",
                  api,
                  "scope",
                  "openid profile email offline_access read:orders delete:orders"));
      var answer = browser.exchange(app, callback);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      var token = Jws.parse(Json.text(answer.json(), "access_token")).orElseThrow().claims();
      assertThat(Json.text(token, "scope"))
          .isEqualTo("openid profile email offline_access read:orders");
      assertThat(Json.strings(token, "permissions")).containsExactly("read:orders");
      assertThat(Json.strings(token, "aud")).containsExactly(api, "https://id.example/userinfo");
      assertThat(Json.text(token, "sub")).isEqualTo(alice.id());
      assertThat(answer.json().has("refresh_token")).isTrue();
      var again = browser.exchange(app, callback);
      assertThat(again.status()).isEqualTo(403);
      assertThat(Json.text(again.json(), "error_description"))
          .isEqualTo("Invalid authorization code");
    }
  }
}
