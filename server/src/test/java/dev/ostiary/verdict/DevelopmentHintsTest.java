package dev.ostiary.verdict;

import static dev.ostiary.TestApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls.Answer;
import dev.ostiary.Setting;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The server speaks up by itself while people develop, and only then. */
class DevelopmentHintsTest {
  private static final String ORDERS = "https://orders.example/";
  private static final String ALICE = "alice@example.com";
  private static final String NO_AUDIENCE = "https://id.example/docs/verdicts/OPAQUE_NO_AUDIENCE";
  private static final String ID_TOKEN = "https://id.example/docs/verdicts/ID_TOKEN_AS_BEARER";

  private static ApiFixture fixture(TestServer server) {
    server.api(ORDERS, "read:orders");
    server.user(ALICE);
    return new ApiFixture(server);
  }

  private static TestApp app(TestServer server) {
    return server.app(
        server
            .client()
            .confidential()
            .grantType("implicit")
            .with("{\"name\":\"Shop\",\"oidc_conformant\":true}")
            .create());
  }

  private static Optional<String> hint(Answer answer) {
    return answer.header(DevelopmentHints.HEADER);
  }

  private static List<String> warnings(TestServer server) {
    return server.admin().events(100).stream()
        .filter(e -> Json.text(e, "type", "").equals("w"))
        .map(e -> Json.text(Json.child(e, "details"), "verdict", ""))
        .toList();
  }

  private static List<JsonNode> attention(ApiFixture api) {
    return api.get("/ostiary/v1/activity?days=1")
        .has(200)
        .body()
        .get("attention")
        .valueStream()
        .filter(a -> List.of("no_audience", "id_token_as_bearer").contains(Json.text(a, "code")))
        .toList();
  }

  @Test
  void whoNamesNoApiIsToldOnce() {
    try (var api = fixture(TestServer.start())) {
      var server = api.server();
      var app = app(server);
      var browser = server.browser();
      var callback = browser.signIn(app.client(), ALICE, Map.of());
      // Signed in already: the redirect with the code says so, too.
      var redirect = app.authorize(browser, Map.of());
      assertThat(redirect.location()).contains("code=");
      assertThat(hint(redirect)).contains(NO_AUDIENCE);
      var tokens = app.exchange(callback);
      assertThat(hint(tokens)).contains(NO_AUDIENCE);
      assertThat(warnings(server)).containsExactly("OPAQUE_NO_AUDIENCE");
      var item = attention(api);
      assertThat(item).hasSize(1);
      assertThat(Json.text(item.getFirst(), "code")).isEqualTo("no_audience");
      assertThat(Json.text(item.getFirst(), "link")).isEqualTo("/applications/" + app.id());
      server.time().advance(Duration.ofHours(25));
      assertThat(attention(api)).isEmpty();
    }
  }

  @Test
  void whoNamesAnApiOrMeansUserinfoIsNot() {
    try (var api = fixture(TestServer.start())) {
      var server = api.server();
      var app = app(server);
      for (var audience : List.of(ORDERS, "https://id.example/userinfo")) {
        assertThat(hint(app.exchange(app.signIn(ALICE, Map.of("audience", audience))))).isEmpty();
      }
      server.settings("{\"default_audience\":\"%s\"}".formatted(ORDERS));
      assertThat(hint(app.exchange(app.signIn(ALICE)))).isEmpty();
      assertThat(warnings(server)).isEmpty();
      assertThat(attention(api)).isEmpty();
    }
  }

  /** TOK-12: it is refused; that it is noticed changes nothing about that. */
  @Test
  void anIdTokenAsBearerIsNoticedWhereverItIsSent() {
    try (var api = fixture(TestServer.start())) {
      var server = api.server();
      var app = app(server);
      var idToken = text(app.tokens(ALICE, Map.of("audience", ORDERS)), "id_token");
      var userinfo = server.http().get("/userinfo", "Authorization", "Bearer " + idToken);
      assertThat(userinfo.status()).isEqualTo(401);
      assertThat(hint(userinfo)).contains(ID_TOKEN);
      assertThat(api.as(idToken, "GET", "/clients", "").status()).isEqualTo(401);
      api.call("POST", "/ostiary/v1/explain", "{\"token\":\"%s\"}".formatted(idToken)).has(200);
      assertThat(warnings(server))
          .containsExactly("ID_TOKEN_AS_BEARER", "ID_TOKEN_AS_BEARER", "ID_TOKEN_AS_BEARER");
      assertThat(attention(api)).hasSize(1);
      assertThat(Json.text(attention(api).getFirst(), "link"))
          .isEqualTo("/applications/" + app.id());
      // Of what is no ID token of this tenant nothing is said.
      server.http().get("/userinfo", "Authorization", "Bearer " + idToken + "A");
      assertThat(warnings(server)).hasSize(3);
    }
  }

  @Test
  void inProductionNothingChanges() {
    try (var api = fixture(TestServer.start(Map.of(Setting.DEV, "false")))) {
      var server = api.server();
      var app = app(server);
      var tokens = app.exchange(app.signIn(ALICE));
      assertThat(hint(tokens)).isEmpty();
      var idToken = text(tokens.json(), "id_token");
      assertThat(hint(server.http().get("/userinfo", "Authorization", "Bearer " + idToken)))
          .isEmpty();
      assertThat(api.as(idToken, "GET", "/clients", "").status()).isEqualTo(401);
      var explained =
          api.call("POST", "/ostiary/v1/explain", "{\"token\":\"%s\"}".formatted(idToken)).has(200);
      assertThat(explained.text("verdict")).isEqualTo("ID_TOKEN_AS_BEARER");
      assertThat(warnings(server)).isEmpty();
      assertThat(attention(api)).isEmpty();
    }
  }
}
