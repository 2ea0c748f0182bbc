package dev.ostiary.credential;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.common.Json;
import dev.ostiary.consent.ConsentStore;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Refresh tokens, consents and device credentials: three views of what applications hold. */
class RefreshTokensApiTest {
  private static final String ORDERS = "https://orders.example/";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestApp spa;

  @SuppressWarnings("NullAway.Init")
  private static TestApp web;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    api.server().api(ORDERS, "read:orders");
    spa = api.server().app(api.server().client().spa().create());
    web = api.server().app(api.server().client().confidential().create());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String id(User user) {
    return user.id().replace("|", "%7C");
  }

  private static List<JsonNode> tokens(User user) {
    return api.get("/users/" + id(user) + "/refresh-tokens")
        .has(200)
        .body()
        .get("tokens")
        .valueStream()
        .toList();
  }

  private static String orders(TestApp app, User user) {
    return app.refreshToken(
        String.valueOf(user.email()),
        Map.of("audience", ORDERS, "scope", "openid offline_access read:orders"));
  }

  @Test
  @DisplayName("ADM-07 a refresh token is shown without any secret, in every list alike")
  void aTokenIsShown() {
    var user = api.server().user("show@example.com");
    var secret = orders(spa, user);
    spa.refreshToken("show@example.com", Map.of());
    web.refreshToken("show@example.com", Map.of());
    assertThat(tokens(user)).hasSize(3);
    var of = "/refresh-tokens?user_id=" + id(user);
    assertThat(api.get(of).has(200).body().get("refresh_tokens")).hasSize(3);
    var some = api.get(of + "&client_id=" + spa.id() + "&take=1").has(200);
    assertThat(some.body().get("refresh_tokens")).hasSize(1);
    var rest = api.get(of + "&client_id=" + spa.id() + "&take=1&from=" + some.text("next"));
    assertThat(rest.has(200).body().has("next")).isFalse();
    var shown = tokens(user).stream().filter(t -> !t.get("resource_servers").isEmpty()).findFirst();
    assertThat(shown.orElseThrow().toString())
        .contains("\"rotating\":true", "\"audience\":\"" + ORDERS, "read:orders", "initial_ip")
        .doesNotContain("seed", secret);
    api.get("/refresh-tokens").has(400);
  }

  @Test
  void aTokenTakesNotesAndEnds() {
    var user = api.server().user("notes@example.com");
    var secret = web.refreshToken("notes@example.com", Map.of());
    var path = "/refresh-tokens/" + tokens(user).getFirst().get("id").stringValue();
    assertThat(api.get(path).has(200).text("client_id")).isEqualTo(web.id());
    var noted = api.call("PATCH", path, "{\"refresh_token_metadata\":{\"a\":\"b\"}}").has(200);
    assertThat(noted.body().at("/refresh_token_metadata/a").stringValue()).isEqualTo("b");
    assertThat(web.refresh(secret)).hasStatus(200);
    assertThat(api.get(path).text("last_exchanged_at")).isNotEmpty();
    api.call("DELETE", path).has(204);
    assertThat(web.refresh(secret)).hasStatus(403);
    for (var method : List.of("GET", "PATCH", "DELETE")) {
      api.call(method, path, "{}").isError(404, null, "The refresh token does not exist.");
    }
  }

  @Test
  void tokensAreRevokedByIdUserApplicationAndApi() {
    var user = api.server().user("bulk@example.com");
    var withApi = orders(spa, user);
    var plain = spa.refreshToken("bulk@example.com", Map.of());
    var other = web.refreshToken("bulk@example.com", Map.of());
    var last = web.refreshToken("bulk@example.com", Map.of());
    revoke("{\"user_id\":\"%s\",\"client_id\":\"%s\",\"audience\":\"%s\"}", user, spa, ORDERS);
    assertThat(spa.refresh(withApi)).hasStatus(403);
    revoke("{\"user_id\":\"%s\",\"client_id\":\"%s\"}", user, spa, "");
    assertThat(spa.refresh(plain)).hasStatus(403);
    assertThat(web.refresh(other)).hasStatus(200);
    var ids = tokens(user).stream().map(t -> t.get("id").toString()).toList();
    api.call("POST", "/refresh-tokens/revoke", "{\"ids\":[" + ids.getFirst() + "]}").has(204);
    assertThat(tokens(user)).hasSize(1);
    api.call("DELETE", "/users/" + id(user) + "/refresh-tokens").has(202);
    assertThat(web.refresh(other)).hasStatus(403);
    assertThat(web.refresh(last)).hasStatus(403);
    for (var body : List.of("{}", "{\"ids\":[\"a\"],\"user_id\":\"b\"}", "{\"ids\":[]}")) {
      api.call("POST", "/refresh-tokens/revoke", body).has(400);
    }
  }

  private static void revoke(String body, User user, TestApp app, String audience) {
    api.call("POST", "/refresh-tokens/revoke", body.formatted(user.id(), app.id(), audience))
        .has(204);
  }

  private static String consent(User user, TestApp app, String audience) {
    var store = new ConsentStore();
    var subject = new ConsentStore.Subject(Tenants.FIRST, user.id(), app.id(), audience);
    api.database()
        .write(
            tx -> {
              store.allow(tx, subject, Set.of("openid", "read:orders"), 1);
              return true;
            });
    return api.get("/grants?user_id=" + id(user) + "&audience=" + audience)
        .has(200)
        .body()
        .get(0)
        .get("id")
        .stringValue();
  }

  @Test
  @DisplayName("a consent that is withdrawn ends the refresh tokens it gave, and no others")
  void aConsentEndsWithItsTokens() {
    var user = api.server().user("grant@example.com");
    var withApi = orders(web, user);
    var plain = web.refreshToken("grant@example.com", Map.of());
    var grant = consent(user, web, ORDERS);
    consent(user, web, "");
    var all = api.get("/grants?include_totals=true&client_id=" + web.id()).has(200);
    assertThat(Json.number(all.body(), "total", 0)).isEqualTo(2);
    assertThat(all.body().get("grants").toString())
        .contains("\"clientID\":\"" + web.id(), "\"scope\":[");
    api.call("DELETE", "/grants/" + grant).has(204);
    api.call("DELETE", "/grants/" + grant).has(204);
    assertThat(web.refresh(withApi)).hasStatus(403);
    assertThat(web.refresh(plain)).hasStatus(200);
    api.call("DELETE", "/grants").has(400);
    api.call("DELETE", "/grants?user_id=" + id(user)).has(204);
    assertThat(web.refresh(plain)).hasStatus(403);
    assertThat(api.get("/grants?user_id=" + id(user)).body()).isEmpty();
  }

  @Test
  void deviceCredentialsShowRefreshTokensBesideKeys() {
    var user = api.server().user("device@example.com");
    var audience = api.server().tenant().managementAudience();
    var scope = "create:current_user_device_credentials delete:current_user_device_credentials";
    var tokens = spa.tokens("device@example.com", Map.of("audience", audience, "scope", scope));
    var own = TestApp.text(tokens, "access_token");
    var secret = web.refreshToken("device@example.com", Map.of());
    spa.refreshToken("device@example.com", Map.of());
    var key =
        """
        {"device_name":"Phone","type":"public_key","value":"AAAA","device_id":"d1"}
        """;
    var made = api.as(own, "POST", "/device-credentials", key).has(201).text("id");
    api.as(own, "POST", "/device-credentials", key)
        .isError(409, null, "The device has a public key already");
    api.call("POST", "/device-credentials", key).has(403);
    var of = "/device-credentials?user_id=" + id(user);
    assertThat(api.get(of).has(200).each("type"))
        .containsExactlyInAnyOrder("public_key", "refresh_token", "rotating_refresh_token");
    assertThat(api.get(of + "&type=public_key&include_totals=true").text("x")).isEmpty();
    var listed = api.get(of + "&type=refresh_token").has(200);
    assertThat(listed.each("client_id")).containsExactly(web.id());
    api.as(own, "DELETE", "/device-credentials/" + made, "").has(204);
    var other = api.server().user("other-device@example.com");
    web.refreshToken("other-device@example.com", Map.of());
    api.as(
            own,
            "DELETE",
            "/device-credentials/" + tokens(other).getFirst().get("id").stringValue(),
            "")
        .has(403);
    api.call("DELETE", "/device-credentials/" + listed.each("id").getFirst()).has(204);
    assertThat(web.refresh(secret)).hasStatus(403);
    assertThat(api.get(of).each("type")).containsExactly("rotating_refresh_token");
  }
}
