package dev.ostiary.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.management.Scopes;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who manages a tenant, seen and changed in the dashboard by those who may. */
class AdministratorsApiTest {
  private static final String ALL = "/ostiary/v1/administrators";
  private static final String LINKS = ALL + "/invitations";
  private static final String VIEWER = "{\"level\":\"viewer\"}";
  private static final String HIGHEST = "{\"level\":\"administrator\"}";

  @SuppressWarnings("NullAway.Init")
  private ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private User ada;

  @SuppressWarnings("NullAway.Init")
  private String token;

  @BeforeEach
  void start() {
    api = new ApiFixture();
    ada = user("ada@example.com", Level.ADMINISTRATOR);
    token = token("ada@example.com");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private User user(String email, Level level) {
    var user = api.server().user(email);
    api.server().administrators().add(Tenants.FIRST, user.id(), level);
    return user;
  }

  private String token(String email) {
    var scopes =
        "openid "
            + String.join(" ", Scopes.all())
            + " "
            + String.join(" ", Scopes.managing().stream().sorted().toList());
    var audience = api.server().tenant().managementAudience();
    return TestApp.text(
        api.server()
            .app(api.client(Tenant.DASHBOARD))
            .tokens(email, Map.of("audience", audience, "scope", scopes)),
        "access_token");
  }

  private static String path(User user) {
    return ALL + "/" + user.id().replace("|", "%7C");
  }

  private ApiFixture.Answer call(String method, String path, String body) {
    return api.as(token, method, path, body);
  }

  @Test
  void administratorsAreListedChangedAndRemoved() {
    var vic = user("vic@example.com", Level.VIEWER);
    var list = call("GET", ALL, "").has(200);
    assertThat(list.each("email")).containsExactlyInAnyOrder("ada@example.com", "vic@example.com");
    assertThat(list.each("level")).containsExactlyInAnyOrder("administrator", "viewer");
    assertThat(call("PATCH", path(vic), HIGHEST).has(200).text("level")).isEqualTo("administrator");
    assertThat(call("PATCH", path(vic), VIEWER).has(200).text("level")).isEqualTo("viewer");
    call("PATCH", path(vic), "{\"level\":\"king\"}").isInvalidBody("level");
    call("DELETE", path(vic), "").has(204);
    for (var method : List.of("PATCH", "DELETE")) {
      call(method, path(vic), VIEWER)
          .isError(404, "inexistent_administrator", "The user does not exist or manages nothing.");
    }
    assertThat(api.server().admin().user(vic).email()).isEqualTo("vic@example.com");
  }

  @Test
  @DisplayName("ADM-09 the last administrator who can sign in stays one")
  void theLastAdministratorStays() {
    var last = "This is the last administrator who can sign in. Invite another one first.";
    call("DELETE", path(ada), "").isError(409, "last_administrator", last);
    call("PATCH", path(ada), VIEWER).isError(409, "last_administrator", last);
    var blocked = user("blocked@example.com", Level.ADMINISTRATOR);
    api.server().admin().block(blocked, true);
    call("DELETE", path(ada), "").isError(409, "last_administrator", last);
    api.server().admin().block(blocked, false);
    call("DELETE", path(ada), "").has(204);
    call("GET", ALL, "").has(403);
  }

  @Test
  @DisplayName("ADM-04 ADM-01 no machine and no viewer sees or changes who manages the tenant")
  void onlyAdministratorsMay() {
    var vic = user("vic@example.com", Level.VIEWER);
    var viewer = token("vic@example.com");
    var audience = api.server().tenant().managementAudience();
    for (var scope : Scopes.managing()) {
      var machine = api.server().client().machine().create();
      var body = Json.object().put("client_id", machine.id()).put("audience", audience);
      body.set("scope", Json.array(List.of(scope)));
      api.call("POST", "/client-grants", body.toString()).has(400);
    }
    // Even a grant that somebody wrote into the database.
    var forged = api.server().managementToken(Scopes.managing().toArray(String[]::new));
    for (var route : api.ownRoutes()) {
      if (route.path().startsWith("/administrators")) {
        var path = "/ostiary/v1" + route.path().replace("{id}", vic.id().replace("|", "%7C"));
        for (var other : List.of(viewer, forged, api.token(String.join(",", Scopes.all())))) {
          api.as(other, route.method(), path, VIEWER).has(403);
        }
      }
    }
    assertThat(api.server().administrators().level(Tenants.FIRST, vic.id())).contains(Level.VIEWER);
    assertThat(call("GET", LINKS, "").has(200).body()).isEmpty();
  }

  @Test
  @DisplayName("ADM-09 ADM-07 a link is shown once, waits a day and can be withdrawn")
  void linksAreMadeListedAndWithdrawn() {
    var made = call("POST", LINKS, VIEWER).has(201);
    var url = made.text("url");
    assertThat(url).startsWith("https://id.example/dashboard/setup?ticket=");
    var secret = url.substring(url.indexOf('=') + 1);
    assertThat(made.raw().headers().firstValue("cache-control")).contains("no-store");
    var listed = call("GET", LINKS, "").has(200);
    assertThat(listed.body()).hasSize(1);
    assertThat(listed.raw().body())
        .doesNotContain(secret)
        .doesNotContain(Hashes.sha256(secret))
        .contains(ada.id(), "viewer");
    var setup = "/dashboard/setup?ticket=" + secret;
    assertThat(api.server().http().get(setup).status()).isEqualTo(200);
    call("DELETE", LINKS + "/" + made.text("id"), "").has(204);
    assertThat(api.server().http().get(setup).status()).isEqualTo(400);
    call("DELETE", LINKS + "/" + made.text("id"), "")
        .isError(404, "inexistent_invitation", "The link does not exist, was used or has ended.");
    call("POST", LINKS, "{}").isInvalidBody("level");
    call("POST", LINKS, HIGHEST).has(201);
    api.server().time().advance(Duration.ofHours(25));
    token = token("ada@example.com");
    assertThat(call("GET", LINKS, "").has(200).body()).isEmpty();
    for (int i = 0; i < 100; i++) {
      call("POST", LINKS, VIEWER).has(201);
    }
    call("POST", LINKS, VIEWER).has(409);
  }

  @Test
  @DisplayName("ADM-02 ADM-12 another tenant's administrators and links are none of ours")
  void othersAreNotReached() {
    var other = api.server().secondTenant("elsewhere");
    var user = other.user("eve@example.com");
    api.server().administrators().add(other.tenant().id(), user.id(), Level.ADMINISTRATOR);
    var id = Ids.alphanumeric(16);
    api.server()
        .administrators()
        .link(
            other.tenant(),
            new SetupTicketStore.Ticket(id, Level.VIEWER, false, 0, "", Long.MAX_VALUE));
    assertThat(call("GET", ALL, "").has(200).each("user_id")).containsExactly(ada.id());
    assertThat(call("GET", LINKS, "").has(200).body()).isEmpty();
    call("PATCH", path(user), VIEWER).has(404);
    call("DELETE", path(user), "").has(404);
    call("DELETE", LINKS + "/" + id, "").has(404);
    assertThat(api.server().administrators().waiting(other.tenant().id())).hasSize(1);
  }

  @Test
  @DisplayName("ADM-11 every change says who made it and what was given")
  void everyChangeIsLogged() {
    var vic = user("vic@example.com", Level.VIEWER);
    call("PATCH", path(vic), HIGHEST).has(200);
    event("PATCH " + path(vic), "sapi", "administrator");
    call("DELETE", path(vic), "").has(204);
    event("DELETE " + path(vic), "sapi", "");
    call("POST", LINKS, VIEWER).has(201);
    event("POST " + LINKS, "sapi", "viewer");
    call("DELETE", path(ada), "").has(409);
    event("DELETE " + path(ada), "fapi", "");
  }

  private void event(String description, String type, String level) {
    var event = api.server().admin().events(1).getFirst();
    assertThat(Json.text(event, "description")).isEqualTo(description);
    assertThat(Json.text(event, "type")).isEqualTo(type);
    assertThat(Json.text(event, "user_id")).isEqualTo(ada.id());
    assertThat(Json.text(Json.child(event, "details"), "level", "")).isEqualTo(level);
  }
}
