package dev.ostiary.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The map says what the token endpoint does, and what is risky about it. */
class AccessMapTest {
  private static final String MAP = "/ostiary/v1/access-map";
  private static final List<String> SCOPES =
      List.of("read:clients", "read:resource_servers", "read:connections", "read:roles");

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    api.server().user("alice@example.com");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static TestServer server() {
    return api.server();
  }

  private static String identifier() {
    return "https://" + Ids.alphanumeric(8).toLowerCase() + ".example/";
  }

  private static String apiWith(String json) {
    return server().apiWith(json, identifier(), "read:a", "read:b").identifier();
  }

  private static String policies(String user, String client) {
    return "{\"subject_type_authorization\":{\"user\":{\"policy\":\"%s\"},\"client\":{\"policy\":\"%s\"}}}"
        .formatted(user, client);
  }

  private static void grant(TestApp app, String audience, String kind, String... scopes) {
    var body = Json.object().put("client_id", app.id()).put("audience", audience);
    body.put("subject_type", kind).set("scope", Json.array(List.of(scopes)));
    api.call("POST", "/client-grants", Json.write(body)).has(201);
  }

  @Test
  @DisplayName("ADM-01 the map wants all of its scopes, activity its own")
  void oneScopeLessIsRefused() {
    api.call("GET", MAP, "", "").isError(401, null, "Missing authentication");
    for (var missing : SCOPES) {
      var others = new ArrayList<>(SCOPES);
      others.remove(missing);
      api.call("GET", MAP, "", String.join(",", others))
          .isError(
              403,
              "insufficient_scope",
              "Insufficient scope, expected all of: " + String.join(",", SCOPES));
    }
    api.call("GET", MAP, "", String.join(",", SCOPES)).has(200);
    var activity = "/ostiary/v1/activity";
    api.call("GET", activity, "", "").isError(401, null, "Missing authentication");
    api.call("GET", activity, "", "read:clients")
        .isError(403, "insufficient_scope", "Insufficient scope, expected any of: read:stats");
    api.call("GET", activity, "", "read:stats").has(200);
    for (var bad : List.of(MAP + "?window=0", MAP + "?window=31", activity + "?days=91")) {
      assertThat(api.get(bad).has(400).text("errorCode")).isEqualTo("invalid_query_string");
    }
    api.get("/ostiary/v1/nothing").has(404);
  }

  @Test
  void theApiBesideAuth0sHasADocumentOfItsOwn() {
    var own = server().http().get("/ostiary/v1/openapi.json").json();
    assertThat(own.get("paths").propertyNames()).contains("/access-map", "/activity");
    assertThat(own.at("/servers/0/url").stringValue()).endsWith("/ostiary/v1");
    var auth0 = server().http().get("/api/v2/openapi.json").json();
    assertThat(auth0.get("paths").propertyNames()).doesNotContain("/access-map", "/activity");
    assertThat(auth0.at("/servers/0/url").stringValue()).endsWith("/api/v2");
  }

  @Test
  void whatUsersGetIsWhatTheMapSays() {
    var app = server().app(server().client().spa().create());
    var byGrant = apiWith(policies("require_client_grant", "require_client_grant"));
    grant(app, byGrant, "user", "read:a");
    var empty = apiWith(policies("require_client_grant", "deny_all"));
    grant(app, empty, "user");
    var expected = Map.of(apiWith("{}"), "allow_all", empty, "no_scopes", byGrant, "client_grant");
    var map = MapReader.of(api);
    expected.forEach(
        (audience, via) -> {
          assertThat(map.via(app.id(), audience, "user")).isEqualTo(via);
          var asked = Map.of("audience", audience, "scope", "read:a read:b");
          var tokens = app.tokens("alice@example.com", asked);
          var got = Json.text(tokens, "scope", "");
          assertThat(new TreeSet<>(map.scopes(app.id(), audience, "user")))
              .isEqualTo(new TreeSet<>(got.isEmpty() ? List.of() : List.of(got.split(" "))));
          assertThat(map.via(app.id(), audience, "client")).isEqualTo("-");
        });
    var system = server().tenant().managementAudience();
    assertThat(map.via(app.id(), system, "user")).isEqualTo("current_user_only");
    assertThat(map.scopes(app.id(), system, "user")).allMatch(s -> s.contains(":current_user"));
    assertThat(map.edge(app.id(), byGrant, "user").map(e -> Json.strings(e, "grant_types")))
        .contains(List.of("authorization_code", "refresh_token"));
  }

  @Test
  void whatApplicationsGetForThemselvesIsWhatTheMapSays() {
    var app = server().app(server().client().machine().create());
    var granted = apiWith("{}");
    var denied = apiWith(policies("allow_all", "deny_all"));
    grant(app, granted, "client", "read:a");
    grant(app, denied, "client", "read:a");
    var none = apiWith("{}");
    var before = MapReader.of(api);
    for (var audience : List.of(granted, denied, none)) {
      var answer = app.token(Map.of("grant_type", "client_credentials", "audience", audience));
      assertThat(before.via(app.id(), audience, "client"))
          .isEqualTo(answer.status() == 200 ? "client_grant" : "-");
      assertThat(before.via(app.id(), audience, "user")).isEqualTo("-");
    }
    var map = MapReader.of(api);
    assertThat(map.scopes(app.id(), granted, "client")).containsExactly("read:a");
    assertThat(map.use(app.id(), granted, "client")).isEqualTo("1 issued, 0 blocked, known");
    assertThat(map.via(app.id(), none, "client")).isEqualTo("none");
    assertThat(map.use(app.id(), none, "client")).isEqualTo("0 issued, 1 blocked");
  }

  @Test
  void whereNoConnectionIsOpenNoUserGetsAToken() {
    var app = server().app(server().client().spa().create());
    var audience = apiWith("{}");
    assertThat(MapReader.of(api).via(app.id(), audience, "user")).isEqualTo("allow_all");
    server().admin().connection(app.id(), false);
    assertThat(MapReader.of(api).via(app.id(), audience, "user")).isEqualTo("-");
  }

  @Test
  void nodesAreWhatThereIsAndEdgesOfRolesTheirPermissions() {
    var app = server().client().spa().with("{\"name\":\"Shop\"}").create();
    var audience = apiWith("{\"enforce_policies\":true,\"signing_alg\":\"RS256\"}");
    var role = server().role("Clerk " + audience, audience, List.of("read:b", "read:a"));
    var map = MapReader.of(api);
    assertThat(map.each("applications", "client_id")).contains(app.id());
    // Every tenant has a client that stands for all applications; it is none.
    assertThat(map.each("applications", "name"))
        .contains("Shop")
        .doesNotContain("All Applications");
    assertThat(map.each("applications", "client_id")).doesNotContain("ostiary-dashboard");
    assertThat(map.each("apis", "identifier"))
        .contains(audience, server().tenant().managementAudience());
    assertThat(map.each("roles", "id")).contains(role);
    var connection = server().admin().standardConnection().id();
    assertThat(map.each("connections", "id")).contains(connection);
    assertThat(map.map().at("/edges/connections").toString())
        .contains("{\"connection\":\"%s\",\"client_id\":\"%s\"}".formatted(connection, app.id()));
    assertThat(map.map().at("/edges/roles").toString())
        .contains(
            "{\"role\":\"%s\",\"audience\":\"%s\",\"permissions\":[\"read:a\",\"read:b\"],\"permissions_count\":2}"
                .formatted(role, audience));
  }

  @Test
  void ofManyScopesTwoHundredAreShownAndAllAreCounted() {
    var many = new String[201];
    for (int i = 0; i < many.length; i++) {
      many[i] = "read:%03d".formatted(200 - i);
    }
    var audience = server().api(identifier(), many).identifier();
    var app = server().client().spa().create();
    var edge = MapReader.of(api).edge(app.id(), audience, "user").orElseThrow();
    assertThat(Json.strings(edge, "scopes_max")).hasSize(200).isSorted().startsWith("read:000");
    assertThat(Json.number(edge, "scopes_count", 0)).isEqualTo(201);
  }

  @Test
  void grantsThatShowTokensOrPasswordsAreRisks() {
    var audience = apiWith("{}");
    var plain = server().client().spa().create().id();
    var implicit = server().client().spa().grantType("implicit").create().id();
    var password = server().client().confidential().grantType("password").create().id();
    var realm =
        server()
            .client()
            .confidential()
            .grantType("http://auth0.com/oauth/grant-type/password-realm")
            .create()
            .id();
    var map = MapReader.of(api);
    assertThat(map.risks(plain, audience, "user")).isEmpty();
    assertThat(map.risks(implicit, audience, "user")).containsExactly("implicit_grant");
    assertThat(map.risks(password, audience, "user")).containsExactly("password_grant");
    assertThat(map.risks(realm, audience, "user")).containsExactly("password_grant");
  }

  @Test
  void aSharedSecretIsARiskWhenApplicationsShareIt() {
    try (var own = new ApiFixture()) {
      var secret =
          "{\"signing_alg\":\"HS256\",\"signing_secret\":\"%s\"}".formatted("s".repeat(64));
      var shared = own.server().apiWith(secret, identifier(), "read:a").identifier();
      var open = own.server().apiWith("{}", identifier(), "read:a").identifier();
      var first = own.server().client().spa().create().id();
      assertThat(MapReader.of(own).risks(first, shared, "user")).isEmpty();
      own.server().client().spa().create();
      var map = MapReader.of(own);
      assertThat(map.risks(first, shared, "user")).containsExactly("shared_secret");
      assertThat(map.risks(first, open, "user")).isEmpty();
    }
  }

  @Test
  void aMachineWithEveryScopeIsARisk() {
    var audience = apiWith("{}");
    var some = server().app(server().client().machine().create());
    var all = server().app(server().client().machine().create());
    grant(some, audience, "client", "read:a");
    grant(all, audience, "client", "read:a", "read:b");
    var map = MapReader.of(api);
    assertThat(map.risks(some.id(), audience, "client")).isEmpty();
    assertThat(map.risks(all.id(), audience, "client")).containsExactly("all_scopes");
  }

  @Test
  void somebodyElsesApplicationIsARiskWhereEveryApplicationIsLetIn() {
    var open = apiWith("{}");
    var closed = apiWith(policies("require_client_grant", "deny_all"));
    var app = server().app(server().client().spa().thirdParty().create());
    grant(app, closed, "user", "read:a");
    var map = MapReader.of(api);
    assertThat(map.risks(app.id(), open, "user")).containsExactly("third_party_open");
    assertThat(map.risks(app.id(), closed, "user")).isEmpty();
  }

  @Test
  void whereNoTokenIsIssuedNothingIsDrawn() {
    var app = server().app(server().client().spa().create());
    for (var closed : List.of("deny_all", "require_client_grant")) {
      var audience = apiWith(policies(closed, "deny_all"));
      assertThat(MapReader.of(api).via(app.id(), audience, "user")).isEqualTo("-");
      var answer = app.authorize(server().browser(), Map.of("audience", audience));
      assertThat(answer.header("location").orElseThrow()).contains("error=access_denied");
      assertThat(MapReader.of(api).via(app.id(), audience, "user")).isEqualTo("none");
    }
  }

  @Test
  void aTokenThatCarriesNothingIsARiskToApisThatCheckOnlyTheAudience() {
    var app = server().app(server().client().spa().create());
    var empty = apiWith(policies("require_client_grant", "deny_all"));
    grant(app, empty, "user");
    assertThat(MapReader.of(api).risks(app.id(), empty, "user"))
        .containsExactly("token_without_scopes");
    var some = apiWith(policies("require_client_grant", "deny_all"));
    grant(app, some, "user", "read:a");
    assertThat(MapReader.of(api).risks(app.id(), some, "user")).isEmpty();
  }

  @Test
  void whatAMapCannotShowIsCutOffAndSaidSo() {
    try (var own = new ApiFixture()) {
      var used = own.server().app(own.server().client().machine().create());
      var last = own.server().api("https://last.example/", "read:a").identifier();
      own.server().grant(used.client(), last, "read:a");
      used.token(Map.of("grant_type", "client_credentials", "audience", last));
      assertThat(Json.flag(MapReader.of(own).map(), "truncated", true)).isFalse();
      for (int i = 0; i <= AccessMap.MAX_NODES; i++) {
        own.server().role("Role " + i, last, List.of());
      }
      var map = MapReader.of(own);
      assertThat(Json.flag(map.map(), "truncated", false)).isTrue();
      assertThat(map.each("roles", "id")).hasSize(AccessMap.MAX_NODES);
      assertThat(map.use(used.id(), last, "client")).isEqualTo("1 issued, 0 blocked, known");
    }
  }

  @Test
  @DisplayName("ADM-02 a tenant's map and activity show nothing of another tenant")
  void anotherTenantSeesNothing() {
    var app = server().app(server().client().machine().create());
    var audience = apiWith("{}");
    grant(app, audience, "client", "read:a");
    app.token(Map.of("grant_type", "client_credentials", "audience", audience));
    var other = server().secondTenant("other");
    other.twin(app.client());
    var bearer = "Bearer " + other.managementToken();
    var map = other.http().get("/ostiary/v1/access-map", "Authorization", bearer);
    assertThat(map.status()).isEqualTo(200);
    assertThat(map.body()).contains(app.id()).doesNotContain(audience);
    var seen = new MapReader(map.json());
    assertThat(seen.edge(app.id(), audience, "client")).isEmpty();
    assertThat(seen.map().at("/edges/access").valueStream())
        .filteredOn(e -> Json.text(e, "client_id", "").equals(app.id()))
        .allMatch(e -> Json.number(e, "issued", -1) == 0);
    var activity = other.http().get("/ostiary/v1/activity?days=1", "Authorization", bearer).json();
    // Only the token that this test asked for.
    assertThat(activity.at("/days/0/tokens_issued/client").longValue()).isEqualTo(1);
    var ours = "Bearer " + server().managementToken("read:stats");
    assertThat(other.http().get("/ostiary/v1/activity", "Authorization", ours).status())
        .isEqualTo(401);
  }
}
