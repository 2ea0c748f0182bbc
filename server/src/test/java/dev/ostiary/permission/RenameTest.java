package dev.ostiary.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.tenant.Tenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a rename changes, what it refuses, and that nothing is left with a name of nobody. */
class RenameTest {
  private static final Map<String, ApiFixture> SERVERS = new ConcurrentHashMap<>();
  private static final String GONE = "inexistent_permission";
  private static final String TAKEN = "permission_conflict";

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(ApiFixture::close);
  }

  private static ApiFixture on(String database) {
    return SERVERS.computeIfAbsent(
        database,
        d -> new ApiFixture(d.equals("sqlite") ? TestServer.start() : TestServer.startPostgres()));
  }

  /** An API of its own, and what a test does with it. */
  private record Orders(ApiFixture api, String identifier) {
    static Orders on(String database, String... scopes) {
      var api = RenameTest.on(database);
      var identifier = "https://" + Ids.alphanumeric(8).toLowerCase(Locale.ROOT) + ".example/";
      api.server().api(identifier, scopes);
      return new Orders(api, identifier);
    }

    String path(String root) {
      return root + "/resource-servers/" + URLEncoder.encode(identifier, StandardCharsets.UTF_8);
    }

    ApiFixture.Answer rename(String from, String to, String until) {
      var body = Json.object().put("from", from).put("to", to);
      if (!until.isEmpty()) {
        body.put("alias_until", until);
      }
      return api.call("POST", path("/ostiary/v1") + "/permissions/rename", Json.write(body));
    }

    LocalDate day(int fromToday) {
      return api.server().time().now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(fromToday);
    }

    List<String> scopes() {
      return api.get(path(""))
          .body()
          .get("scopes")
          .valueStream()
          .map(s -> text(s, "value"))
          .toList();
    }

    List<String> aliases() {
      return api.get(path("/ostiary/v1") + "/permission-aliases")
          .has(200)
          .body()
          .get("aliases")
          .valueStream()
          .map(a -> text(a, "name") + " " + text(a, "permission") + " " + a.get("active"))
          .toList();
    }

    ApiFixture.Answer patch(String... scopes) {
      var body = Json.object();
      var list = body.putArray("scopes");
      List.of(scopes).forEach(s -> list.addObject().put("value", s));
      return api.call("PATCH", path(""), Json.write(body));
    }
  }

  private static String text(JsonNode node, String name) {
    return Json.text(node, name, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void everythingThatNamesThePermissionNamesItAnew(String database) {
    var orders = Orders.on(database, "read:orders", "delete:orders", "delete:orders:all");
    var server = orders.api().server();
    var alice = server.user(Ids.alphanumeric(8) + "@example.com");
    var names = List.of("read:orders", "delete:orders", "delete:orders:all");
    var role = server.role("Role " + orders.identifier(), orders.identifier(), names);
    give(orders, alice.id(), "delete:orders");
    var client = server.client().machine().create();
    server.grant(client, orders.identifier(), names.toArray(String[]::new));
    consent(orders, alice.id(), "openid delete:orders:all delete:orders");
    orders.rename("delete:orders", "cancel:orders", orders.day(30).toString()).has(200);

    assertThat(orders.scopes())
        .containsExactly("read:orders", "cancel:orders", "delete:orders:all");
    var scope = orders.api().get(orders.path("")).body().get("scopes").get(1);
    assertThat(text(scope, "description")).isEqualTo("May delete:orders");
    assertThat(orders.api().get("/roles/" + role + "/permissions").each("permission_name"))
        .containsExactlyInAnyOrder("read:orders", "cancel:orders", "delete:orders:all");
    assertThat(stored(orders, "SELECT permission FROM user_permission WHERE identifier = :api"))
        .containsExactly("cancel:orders");
    assertThat(
            Json.strings(
                orders.api().get("/client-grants?client_id=" + client.id()).body().get(0), "scope"))
        .containsExactly("read:orders", "cancel:orders", "delete:orders:all");
    assertThat(stored(orders, "SELECT scope FROM consent WHERE audience = :api"))
        .containsExactly("openid delete:orders:all cancel:orders");
  }

  private static void give(Orders orders, String user, String permission) {
    orders
        .api()
        .database()
        .write(
            tx -> {
              new PermissionStore()
                  .addToUser(
                      tx,
                      Tenants.FIRST,
                      user,
                      List.of(new Permission(orders.identifier(), permission)));
              return true;
            });
  }

  private static void consent(Orders orders, String user, String scope) {
    orders
        .api()
        .database()
        .write(
            tx ->
                tx.sql()
                    .execute(
                        """
                        INSERT INTO consent
                          (tenant_id, user_id, client_id, audience, id, scope, updated_at)
                        VALUES (?, ?, 'c', ?, ?, ?, 0)
                        """,
                        Tenants.FIRST,
                        user,
                        orders.identifier(),
                        Ids.hex(24),
                        scope));
  }

  private static List<String> stored(Orders orders, String sql) {
    return orders
        .api()
        .database()
        .read(
            tx ->
                tx.sql()
                    .createQuery(sql)
                    .bind("api", orders.identifier())
                    .mapTo(String.class)
                    .list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatStoodUnderANameThatNobodyDefinedGivesNothing(String database) {
    var orders = Orders.on(database, "delete:orders");
    give(orders, "auth0|both", "delete:orders");
    give(orders, "auth0|both", "cancel:orders");
    give(orders, "auth0|stray", "cancel:orders");
    orders.rename("delete:orders", "cancel:orders", "").has(200);
    assertThat(stored(orders, "SELECT user_id FROM user_permission WHERE identifier = :api"))
        .containsExactly("auth0|both");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aConsentThatHasBothNamesKeepsOne(String database) {
    var orders = Orders.on(database, "delete:orders");
    consent(orders, "auth0|1", "cancel:orders openid delete:orders");
    consent(orders, "auth0|2", "delete:orders");
    orders.rename("delete:orders", "cancel:orders", "").has(200);
    assertThat(stored(orders, "SELECT scope FROM consent WHERE audience = :api ORDER BY user_id"))
        .containsExactly("cancel:orders openid", "cancel:orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatCannotBeRenamedSoIsToldWhy(String database) {
    var orders = Orders.on(database, "a", "b", "c");
    orders
        .rename("x", "y", "")
        .isError(404, GONE, "The resource server does not define the permission: 'x'");
    orders
        .rename("a", "b", "")
        .isError(409, TAKEN, "The resource server already defines the permission: 'b'");
    orders.rename("a", "a", "").isInvalidBody("'Must be another name' on property to.");
    orders.rename("a", "with blank", "").isInvalidBody("on property to");
    orders.rename("a", "z", "2027-02-30").isInvalidBody("format date: 2027-02-30");
    orders
        .rename("a", "z", orders.day(-1).toString())
        .isInvalidBody("'Must not be in the past' on property alias_until.");
    orders.rename("a", "z", orders.day(0).toString()).has(200);
    orders.rename("a", "y", "").isError(404, GONE, "The permission 'a' is called 'z' now");
    orders
        .rename("b", "a", "")
        .isError(409, TAKEN, "'a' is the former name of 'z' until " + orders.day(0));
    assertThat(orders.scopes()).containsExactly("z", "b", "c");
    var system = orders.api().server().tenant().managementAudience();
    new Orders(orders.api(), system)
        .rename("read:users", "x", "")
        .isError(400, "invalid_body", "The scopes of a system resource server cannot be changed");
    new Orders(orders.api(), "https://nobody.example/")
        .rename("a", "b", "")
        .isError(404, "inexistent_resource_server", "The resource server does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void chainsLeadToTheNewestNameAndTheWayBackIsOpen(String database) {
    var orders = Orders.on(database, "a", "other");
    var until = orders.day(10).toString();
    orders.rename("a", "b", until).has(200);
    orders.rename("b", "c", until).has(200);
    assertThat(orders.aliases()).containsExactly("a c true", "b c true");
    orders.rename("c", "a", until).has(200);
    assertThat(orders.aliases()).containsExactly("b a true", "c a true");
    assertThat(orders.scopes()).containsExactly("a", "other");
    // A former name that has ended is free for any permission.
    orders.api().server().time().advance(Duration.ofDays(11));
    assertThat(orders.aliases()).containsExactly("b a false", "c a false");
    orders.rename("other", "b", "").has(200);
    assertThat(orders.aliases()).containsExactly("c a false", "other b false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void changesOfTheScopesKeepFormerNamesTrue(String database) {
    var orders = Orders.on(database, "a", "b");
    orders.rename("a", "x", orders.day(10).toString()).has(200);
    orders.rename("b", "y", orders.day(10).toString()).has(200);
    // Other changes leave them alone, and nobody sees or sets them there.
    orders.api().call("PATCH", orders.path(""), "{\"name\":\"Other\"}").has(200);
    assertThat(orders.aliases()).hasSize(2);
    assertThat(orders.api().get(orders.path("")).raw().body()).doesNotContain("alias");
    orders
        .api()
        .call("PATCH", orders.path(""), "{\"$permission_aliases\":[]}")
        .isInvalidBody("'Additional properties not allowed: $permission_aliases'");
    // The old name as a permission of its own ends the alias, and so does the end of the new one.
    orders.patch("x", "y", "a").has(200);
    assertThat(orders.aliases()).containsExactly("b y true");
    orders.patch("x", "a").has(200);
    assertThat(orders.aliases()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aFormerNameCanEndNowOrLater(String database) {
    var orders = Orders.on(database, "a");
    orders.rename("a", "b", orders.day(10).toString()).has(200);
    var path = orders.path("/ostiary/v1") + "/permission-aliases/a";
    var api = orders.api();
    api.call("PATCH", path, "{\"until\":\"" + orders.day(20) + "\"}").has(200);
    api.server().time().advance(Duration.ofDays(15));
    assertThat(orders.aliases()).containsExactly("a b true");
    api.call("PATCH", path, "{\"until\":\"" + orders.day(-1) + "\"}")
        .isInvalidBody("'Must not be in the past' on property until.");
    api.call("DELETE", path).has(204);
    assertThat(orders.aliases()).containsExactly("a b false");
    api.call("DELETE", path).has(204);
    assertThat(orders.aliases()).isEmpty();
    api.call("DELETE", path)
        .isError(404, "inexistent_permission_alias", "No permission was called: 'a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void theLogTellsOfARename(String database) {
    var orders = Orders.on(database, "a");
    orders.rename("a", "b", orders.day(10).toString()).has(200);
    assertThat(orders.api().server().admin().events(5))
        .anySatisfy(
            e -> {
              assertThat(text(e, "description")).isEqualTo("Permission a renamed to b");
              assertThat(Json.write(Json.child(e, "details")))
                  .contains(orders.identifier(), "alias_until");
            });
  }

  /** Random renames, changes of the scopes and days that pass, 200 steps on each database. */
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void afterAnySequenceNothingNamesWhatTheApiDoesNotDefine(String database) {
    var names = List.of("a", "b", "c", "d", "e", "f");
    var orders = Orders.on(database, "a", "b", "c");
    var server = orders.api().server();
    var user = server.user(Ids.alphanumeric(8) + "@example.com").id();
    server.role("Role " + orders.identifier(), orders.identifier(), List.of("a", "b"));
    give(orders, user, "b");
    give(orders, user, "c");
    server.grant(server.client().machine().create(), orders.identifier(), "a", "c");
    consent(orders, user, "a b c");
    var random = new Random(5);
    int renamed = 0;
    for (int step = 0; step < 200; step++) {
      var from = names.get(random.nextInt(names.size()));
      var to = names.get(random.nextInt(names.size()));
      var until = random.nextBoolean() ? orders.day(random.nextInt(3)).toString() : "";
      renamed += orders.rename(from, to, until).status() == 200 ? 1 : 0;
      if (random.nextInt(20) == 0) {
        server.time().advance(Duration.ofDays(1));
      }
      var defined = orders.scopes();
      assertThat(defined).hasSize(3);
      assertThat(named(orders)).hasSize(6 + 3).allSatisfy(n -> assertThat(defined).contains(n));
      for (var alias : orders.aliases()) {
        assertThat(defined).contains(alias.split(" ")[1]).doesNotContain(alias.split(" ")[0]);
      }
    }
    assertThat(renamed).isGreaterThan(20);
  }

  /** Every name that a role, a user, a grant or a consent has. */
  private static List<String> named(Orders orders) {
    var all = new ArrayList<String>();
    all.addAll(stored(orders, "SELECT permission FROM role_permission WHERE identifier = :api"));
    all.addAll(stored(orders, "SELECT permission FROM user_permission WHERE identifier = :api"));
    stored(
            orders,
            "SELECT body FROM document WHERE kind = 'client-grant' AND deleted = 0"
                + " AND name LIKE '% ' || :api")
        .forEach(body -> all.addAll(Json.strings(Json.own(body), "scope")));
    stored(orders, "SELECT scope FROM consent WHERE audience = :api")
        .forEach(scope -> all.addAll(List.of(scope.split(" "))));
    return all.stream().filter(n -> !n.isEmpty()).toList();
  }
}
