package dev.ostiary.organization;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import dev.ostiary.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrganizationSignInTest {
  private static final String ALLOW = "{\"organization_usage\":\"allow\"}";

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

  private static String email() {
    return Ids.alphanumeric(10).toLowerCase(java.util.Locale.ROOT) + "@example.com";
  }

  private static TestApp app(String more) {
    return api.server().app(api.server().client().spa().with(more).create());
  }

  private static String standard() {
    return api.get("/connections?name=" + Connections.STANDARD)
        .body()
        .get(0)
        .get("id")
        .stringValue();
  }

  /** An organization with the standard connection and these members; its id. */
  private static String organization(String connection, User... members) {
    var name = "o" + Ids.hex(10);
    var id = api.call("POST", "/organizations", "{\"name\":\"" + name + "\"}").has(201).text("id");
    var body = Json.own(connection).put("connection_id", standard());
    api.call("POST", "/organizations/" + id + "/connections", Json.write(body)).has(201);
    for (var user : members) {
      members("POST", id, user);
    }
    return id;
  }

  private static void members(String method, String organization, User user) {
    var path = "/organizations/" + organization + "/members";
    api.call(method, path, "{\"members\":[\"" + user.id() + "\"]}").has(204);
  }

  private static Map<String, String> in(String organization) {
    return Map.of("organization", organization);
  }

  private static Map<String, String> with(Map<String, String> base, String name, String value) {
    var all = new LinkedHashMap<>(base);
    all.put(name, value);
    return all;
  }

  /** The error that the application is told after a sign-in. */
  private static void refused(TestApp app, User user, String id, String error, String text) {
    var values = app.signIn(String.valueOf(user.email()), in(id)).values();
    assertThat(values.value("error")).isEqualTo(error);
    assertThat(values.value("error_description")).isEqualTo(text);
  }

  @Test
  void tokensOfAMemberNameTheOrganization() {
    var user = api.server().user(email());
    var id = organization("{}", user);
    var identifier = "https://" + Ids.hex(8) + ".example/";
    api.server().api(identifier, "read");
    var app = app(ALLOW);
    var tokens = app.tokens(String.valueOf(user.email()), with(in(id), "audience", identifier));
    for (var token : List.of("access_token", "id_token")) {
      assertThat(Json.text(TestApp.claims(tokens, token), "org_id")).isEqualTo(id);
      assertThat(TestApp.claims(tokens, token).has("org_name")).isFalse();
    }
    var without = app.tokens(String.valueOf(user.email()), Map.of());
    assertThat(TestApp.claims(without, "id_token").has("org_id")).isFalse();
  }

  @Test
  void anOrganizationGoesByItsNameWhereTheTenantAllows() {
    var user = api.server().user(email());
    var id = organization("{}", user);
    var name = api.get("/organizations/" + id).text("name");
    var app = app(ALLOW);
    assertThat(app.authorize(api.server().browser(), in(name)))
        .tellsError("invalid_request", "parameter organization is invalid");
    api.server().settings("{\"allow_organization_name_in_authentication_api\":true}");
    try {
      var upper = name.toUpperCase(java.util.Locale.ROOT);
      var claims = TestApp.claims(app.tokens(String.valueOf(user.email()), in(upper)), "id_token");
      assertThat(Json.text(claims, "org_id")).isEqualTo(id);
      assertThat(Json.text(claims, "org_name")).isEqualTo(name);
    } finally {
      api.server().settings("{\"allow_organization_name_in_authentication_api\":false}");
    }
  }

  @Test
  void theApplicationSaysWhetherUsersComeWithAnOrganization() {
    var user = api.server().user(email());
    var id = organization("{}", user);
    var required = app("{\"organization_usage\":\"require\"}");
    assertThat(app("{}").authorize(api.server().browser(), in(id)))
        .tellsError("invalid_request", "parameter organization is not allowed for this client");
    assertThat(required.authorize(api.server().browser(), Map.of()))
        .tellsError("invalid_request", "parameter organization is required for this client");
    assertThat(required.authorize(api.server().browser(), in("org_none")))
        .tellsError("invalid_request", "parameter organization is invalid");
    assertThat(required.signIn(String.valueOf(user.email()), in(id)).code()).isNotEmpty();
    api.call("PATCH", "/organizations/" + id, "{\"is_app_entitlement_active\":true}").has(200);
    assertThat(required.authorize(api.server().browser(), in(id)))
        .tellsError("invalid_request", "client is not allowed for the organization");
    var empty = api.call("POST", "/organizations", "{\"name\":\"o" + Ids.hex(8) + "\"}");
    assertThat(required.authorize(api.server().browser(), in(empty.text("id"))))
        .tellsError("invalid_request", "no connections enabled for the organization");
  }

  @Test
  @DisplayName("COD-15 only members get in, also with a session that exists already")
  void onlyMembersGetIn() {
    var member = api.server().user(email());
    var stranger = api.server().user(email());
    var id = organization("{}", member);
    var app = app(ALLOW);
    var text = "user %s is not part of the %s organization".formatted(stranger.id(), id);
    refused(app, stranger, id, "access_denied", text);
    var browser = api.server().browser();
    browser.signIn(app.client(), String.valueOf(stranger.email()), Map.of());
    assertThat(app.authorize(browser, with(in(id), "prompt", "none")))
        .tellsError("access_denied", text);
  }

  @Test
  void aConnectionMayMakeEverybodyAMember() {
    var user = api.server().user(email());
    var id = organization("{\"assign_membership_on_login\":true}");
    var app = app(ALLOW);
    assertThat(app.signIn(String.valueOf(user.email()), in(id)).code()).isNotEmpty();
    assertThat(api.get("/organizations/" + id + "/members").each("user_id"))
        .containsExactly(user.id());
    var path = "/organizations/" + id + "/connections/" + standard();
    api.call("PATCH", path, "{\"is_enabled\":false}").has(200);
    assertThat(app.authorize(api.server().browser(), in(id)))
        .tellsError("invalid_request", "no connections enabled for the organization");
  }

  @Test
  @DisplayName("TOK-05 COD-15 refresh tokens and codes of a member end with the membership")
  void whatWasIssuedEndsWithTheMembership() {
    var user = api.server().user(email());
    var id = organization("{}", user);
    var app = app(ALLOW);
    var email = String.valueOf(user.email());
    var token = app.refreshToken(email, in(id));
    var outside = app.refreshToken(email, Map.of());
    var renewed = app.refresh(token);
    assertThat(renewed).hasStatus(200);
    var claims = TestApp.claims(renewed.json(), "id_token");
    assertThat(Json.text(claims, "org_id")).isEqualTo(id);
    var opaque = TestApp.text(renewed.json(), "access_token");
    var callback = app.signIn(email, in(id));
    assertThat(userinfo(opaque)).hasStatus(200);
    members("DELETE", id, user);
    assertThat(app.refresh(TestApp.text(renewed.json(), "refresh_token")))
        .isOAuthError("invalid_grant", "Unknown or invalid refresh token.");
    assertThat(app.exchange(callback))
        .isOAuthError(
            "access_denied", "user %s is not part of the %s organization".formatted(user.id(), id));
    assertThat(userinfo(opaque)).hasStatus(401);
    assertThat(app.refresh(outside)).hasStatus(200);
  }

  @Test
  @DisplayName("TOK-05 tokens end with the organization, and refresh asks its connections again")
  void whatWasIssuedEndsWithTheOrganization() {
    var user = api.server().user(email());
    var id = organization("{}", user);
    var app = app(ALLOW);
    var email = String.valueOf(user.email());
    var token = TestApp.text(app.refresh(app.refreshToken(email, in(id))).json(), "refresh_token");
    var path = "/organizations/" + id;
    api.call("PATCH", path + "/connections/" + standard(), "{\"is_enabled\":false}").has(200);
    assertThat(app.refresh(token))
        .isOAuthError("access_denied", "The user's connection is not enabled for the organization");
    api.call("PATCH", path + "/connections/" + standard(), "{\"is_enabled\":true}").has(200);
    var next = TestApp.text(app.refresh(token).json(), "refresh_token");
    api.call("DELETE", path).has(204);
    assertThat(app.refresh(next))
        .isOAuthError("invalid_grant", "Unknown or invalid refresh token.");
  }

  private static HttpCalls.Answer userinfo(String token) {
    return api.server().http().get("/userinfo", "Authorization", "Bearer " + token);
  }

  @Test
  void rolesCountInTheirOrganizationOnly() {
    var user = api.server().user(email());
    var id = organization("{}", user);
    var other = organization("{}", user);
    var identifier = "https://" + Ids.hex(8) + ".example/";
    api.server()
        .apiWith(
            "{\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}",
            identifier,
            "read",
            "write");
    var role = api.server().role("R" + Ids.hex(6), identifier, List.of("write"));
    var path = "/organizations/%s/members/%s/roles".formatted(id, user.id().replace("|", "%7C"));
    api.call("POST", path, "{\"roles\":[\"" + role + "\"]}").has(204);
    var app = app(ALLOW);
    assertThat(permissions(app, user, with(in(id), "audience", identifier)))
        .containsExactly("write");
    assertThat(permissions(app, user, with(in(other), "audience", identifier))).isEmpty();
    assertThat(permissions(app, user, Map.of("audience", identifier))).isEmpty();
  }

  private static List<String> permissions(TestApp app, User user, Map<String, String> more) {
    var asked = with(more, "scope", "openid write");
    var claims = TestApp.claims(app.tokens(String.valueOf(user.email()), asked), "access_token");
    return Json.strings(claims, "permissions");
  }

  @Test
  void machinesActForTheOrganizationsOfTheirGrant() {
    var id = organization("{}");
    var other = organization("{}");
    var identifier = "https://" + Ids.hex(8) + ".example/";
    api.server().api(identifier, "read");
    var machine = api.server().app(api.server().client().machine().create());
    api.server().grant(machine.client(), identifier, "read");
    var grant =
        api.get("/client-grants?client_id=" + machine.id()).body().get(0).get("id").stringValue();
    var ask =
        Map.of("grant_type", "client_credentials", "audience", identifier, "organization", id);
    assertThat(machine.token(ask))
        .isOAuthError(
            "invalid_request", "parameter organization is not allowed for this client grant");
    var usage = "{\"organization_usage\":\"require\",\"allow_any_organization\":false}";
    api.call("PATCH", "/client-grants/" + grant, usage).has(200);
    var not = "Client is not authorized to access \"%s\" for the organization %s";
    assertThat(machine.token(ask)).isOAuthError("access_denied", not.formatted(identifier, id));
    assertThat(machine.token(with(ask, "organization", "")))
        .isOAuthError(
            "invalid_request", "parameter organization is required for this client grant");
    var path = "/organizations/" + id + "/client-grants";
    api.call("POST", path, "{\"grant_id\":\"" + grant + "\"}").has(201);
    var claims = TestApp.claims(machine.token(ask).json(), "access_token");
    assertThat(Json.text(claims, "org_id")).isEqualTo(id);
    assertThat(machine.token(with(ask, "organization", other)))
        .isOAuthError("access_denied", not.formatted(identifier, other));
    api.call("PATCH", "/client-grants/" + grant, "{\"allow_any_organization\":true}").has(200);
    assertThat(machine.token(with(ask, "organization", other))).hasStatus(200);
  }
}
