package dev.ostiary.feed;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user may do now, told to whoever holds a token of the user. */
class PermissionFeedTest {
  private static final Shop shop = new Shop(TestServer.start());
  private static final TestServer server = shop.server;

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void itSaysWhatTheUserMayDoAndByWhichRoles() {
    var answer = shop.ask(shop.token(shop.clerk()), Shop.ORDERS);
    assertThat(answer)
        .hasStatus(200)
        .hasHeader("content-type", "application/json; charset=utf-8")
        .hasHeader("cache-control", "private, no-cache");
    assertThat(answer.body())
        .isEqualTo(
            "{\"audience\":\"https://orders.example/\","
                + "\"permissions\":[\"create:orders\",\"read:orders\"],"
                + "\"roles\":[\"Clerk\"],\"deprecated\":{}}");
    assertThat(answer.header("etag").orElse("")).matches("\"[A-Za-z0-9_-]{43}\"");
  }

  @Test
  void itSaysWhatIsTrueNowAndNotWhenTheTokenWasMade() {
    var user = shop.clerk();
    var token = shop.token(user);
    var before = shop.ask(token, Shop.ORDERS);
    var tag = before.header("etag").orElseThrow();
    for (var same : List.of(tag, "\"x\", W/" + tag, "*")) {
      var unchanged = shop.ask(token, Shop.ORDERS, "If-None-Match", same);
      assertThat(unchanged).hasStatus(304).hasHeader("etag", tag);
      assertThat(unchanged.body()).isEmpty();
    }
    shop.give(user, shop.manager);
    var after = shop.ask(token, Shop.ORDERS, "If-None-Match", tag);
    assertThat(after).hasStatus(200);
    assertThat(Json.strings(after.json(), "permissions")).contains("approve:orders");
    assertThat(Json.strings(after.json(), "roles")).containsExactly("Clerk", "Manager");
    shop.take(user, shop.manager);
    assertThat(shop.ask(token, Shop.ORDERS)).hasStatus(200).hasHeader("etag", tag);
  }

  @Test
  void theTokenThatIsForNoApiIsGoodForEach() {
    var user = shop.clerk();
    var token = shop.token(shop.app, user, "");
    assertThat(shop.permissions(token)).containsExactly("create:orders", "read:orders");
    assertThat(shop.permissions(token, Shop.OPEN)).isEmpty();
  }

  @Test
  void atAnApiWithoutRolesATokenHasWhatWasAskedFor() {
    var user = shop.clerk();
    var token = shop.token(shop.app, user, Shop.OPEN, "scope", "openid write:open");
    assertThat(shop.ask(token, Shop.OPEN).body())
        .contains("\"permissions\":[\"write:open\"],\"roles\":[]");
  }

  @Test
  void rolesInAnOrganizationCountForTokensOfIt() {
    var user = shop.user();
    var app = server.app(server.client().spa().with("{\"organization_usage\":\"allow\"}").create());
    var connection = server.admin().standardConnection().id();
    var id = shop.api.call("POST", "/organizations", "{\"name\":\"acme\"}").has(201).text("id");
    var base = "/organizations/" + id;
    shop.api
        .call("POST", base + "/enabled_connections", "{\"connection_id\":\"" + connection + "\"}")
        .has(201);
    shop.api.call("POST", base + "/members", "{\"members\":[\"" + user.id() + "\"]}").has(204);
    var roles = base + "/members/" + Shop.id(user) + "/roles";
    shop.api.call("POST", roles, "{\"roles\":[\"" + shop.clerk + "\"]}").has(204);
    for (var audience : List.of(Shop.ORDERS, "")) {
      var within = shop.token(app, user, audience, "organization", id);
      assertThat(shop.permissions(within)).containsExactly("create:orders", "read:orders");
      assertThat(shop.permissions(shop.token(app, user, audience))).isEmpty();
    }
  }

  @Test
  void aThirdPartySeesNoMoreThanItsTokenSays() {
    var user = shop.clerk();
    var stranger = server.app(server.client().spa().thirdParty().create());
    var token = shop.token(stranger, user, Shop.ORDERS, "scope", "openid read:orders");
    assertThat(shop.ask(token, Shop.ORDERS).body())
        .contains("\"permissions\":[\"read:orders\"],\"roles\":[],");
    shop.take(user, shop.clerk);
    assertThat(shop.permissions(token)).isEmpty();
    assertThat(shop.permissions(shop.token(stranger, shop.clerk(), ""))).isEmpty();
  }

  @Test
  void aFormerNameIsToldBesideThePresentOneWhileItLives() {
    var audience = "https://renamed.example/";
    var renamed =
        server.apiWith(
            "{\"enforce_policies\":true,\"$permission_aliases\":[{\"name\":\"delete:things\","
                + "\"permission\":\"cancel:things\",\"until\":\"2099-12-31\"},{\"name\":\"old\","
                + "\"permission\":\"cancel:things\",\"until\":\"2020-12-31\"}]}",
            audience,
            "cancel:things",
            "read:things");
    var user = shop.user();
    var token = shop.token(shop.app, user, audience);
    var nothing = shop.ask(token, renamed.identifier()).body();
    assertThat(nothing)
        .contains("\"permissions\":[]", "\"deprecated\":{\"delete:things\":\"cancel:things\"}");
    server.role("Canceller", audience, List.of("cancel:things"), user);
    assertThat(shop.permissions(token, audience)).containsExactly("cancel:things", "delete:things");
  }

  @Test
  @DisplayName("TOK-12 TOK-15 TOK-17 only an access token of a user, for this API, in the header")
  void onlyARightTokenOpensIt() {
    var user = shop.clerk();
    var mine = shop.app.tokens(String.valueOf(user.email()), Map.of("audience", Shop.ORDERS));
    var machine = server.client().machine().create();
    server.grant(machine, Shop.ORDERS, "read:orders");
    var itself =
        server
            .app(machine)
            .token(Map.of("grant_type", "client_credentials", "audience", Shop.ORDERS));
    var access = TestApp.text(mine, "access_token");
    // With openid this one opens /userinfo as well: the API that gets it must not ask for others.
    var other = shop.token(shop.app, user, Shop.OPEN, "scope", "openid read:open");
    for (var wrong :
        List.of(
            TestApp.text(mine, "id_token"),
            TestApp.text(itself.json(), "access_token"),
            other,
            access.substring(0, access.length() - 2),
            "x",
            "..")) {
      var answer = shop.ask(wrong, Shop.ORDERS);
      assertThat(answer).hasStatus(401).says("Invalid token");
      assertThat(answer.header("www-authenticate").orElse(""))
          .startsWith("Bearer error=\"invalid_token\", error_description=\"");
    }
    var path = Shop.path(Shop.ORDERS) + "&access_token=" + access;
    assertThat(server.http().get(path)).hasStatus(401).hasHeader("www-authenticate", "Bearer");
    assertThat(server.http().get(path, "Authorization", "Basic eDp5"))
        .hasStatus(401)
        .hasHeader("www-authenticate", "Bearer");
  }

  @Test
  @DisplayName("ADM-02 a token of one tenant opens nothing at another")
  void aTokenOfAnotherTenantIsRefused() {
    var second = server.secondTenant("second");
    var header = "Bearer " + shop.token(shop.clerk());
    var opaque = "Bearer " + shop.token(shop.app, shop.clerk(), "");
    for (var token : List.of(header, opaque)) {
      assertThat(second.http().get(Shop.path(Shop.ORDERS), "Authorization", token)).hasStatus(401);
    }
  }

  @Test
  @DisplayName("TOK-11 whoever is blocked or deleted is refused at once")
  void whoeverIsBlockedOrDeletedIsRefused() {
    for (var audience : List.of(Shop.ORDERS, "")) {
      var blocked = shop.clerk();
      var deleted = shop.clerk();
      var first = shop.token(shop.app, blocked, audience);
      var second = shop.token(shop.app, deleted, audience);
      assertThat(shop.ask(first, Shop.ORDERS)).hasStatus(200);
      assertThat(shop.ask(second, Shop.ORDERS)).hasStatus(200);
      shop.block(blocked);
      shop.delete(deleted);
      assertThat(shop.ask(first, Shop.ORDERS)).hasStatus(401);
      assertThat(shop.ask(second, Shop.ORDERS)).hasStatus(401);
    }
  }

  @Test
  void anExpiredTokenIsRefused() {
    var user = shop.clerk();
    var tokens = List.of(shop.token(user), shop.token(shop.app, user, ""));
    server.time().advance(Duration.ofDays(1));
    for (var token : tokens) {
      assertThat(shop.ask(token, Shop.ORDERS)).hasStatus(401);
    }
  }

  @Test
  void anApiThatIsNotThereIsNotFound() {
    var opaque = shop.token(shop.app, shop.clerk(), "");
    for (var audience : List.of("https://nowhere.example/", server.tenant().managementAudience())) {
      var answer = shop.ask(opaque, audience);
      assertThat(answer).hasStatus(404);
      assertThat(answer.body())
          .isEqualTo(
              "{\"statusCode\":404,\"error\":\"Not Found\","
                  + "\"message\":\"The resource server does not exist\","
                  + "\"errorCode\":\"inexistent_resource_server\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?audience=", "?audience=a&audience=b", "?audience=%ff", "?x=1"})
  void theApiMustBeNamedOnce(String query) {
    var token = "Bearer " + shop.token(shop.app, shop.clerk(), "");
    var answer = server.http().get("/ostiary/v1/me/permissions" + query, "Authorization", token);
    assertThat(answer).hasStatus(400).says("invalid_query_string");
  }

  @Test
  @DisplayName("WEB-06 a page of a registered origin may ask and read the tag, others may not")
  void pagesOfRegisteredOriginsMayAsk() {
    var answer = preflight("https://app.example");
    assertThat(answer.header("access-control-allow-headers").orElse(""))
        .contains("Authorization", "If-None-Match", "Last-Event-ID");
    assertThat(preflight("https://evil.example").headers())
        .doesNotContainKeys("access-control-allow-origin", "access-control-allow-headers");
    var read = shop.ask(shop.token(shop.clerk()), Shop.ORDERS, "Origin", "https://app.example");
    assertThat(read).hasHeader("access-control-allow-origin", "https://app.example");
    assertThat(read.header("access-control-expose-headers").orElse("")).contains("ETag");
  }

  private static HttpCalls.Answer preflight(String origin) {
    return server
        .http()
        .send(
            server
                .http()
                .request(Shop.path(Shop.ORDERS))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,if-none-match")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
  }
}
