package dev.ostiary.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.manifest.ManifestFile;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What a manifest says becomes a plan with its effects; the plan that was read is what is done. */
class ManifestPlanTest {
  private static final Map<String, ApiFixture> SERVERS = new ConcurrentHashMap<>();
  private static final String ROOT = "/ostiary/v1/permission-manifests";

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(ApiFixture::close);
  }

  /** An API of its own with two permissions, and a role of which nobody else knows. */
  private record Shop(ApiFixture api, String identifier, String role, String roleId, User alice) {
    static Shop on(String database) {
      var api =
          SERVERS.computeIfAbsent(
              database,
              d ->
                  new ApiFixture(
                      d.equals("sqlite") ? TestServer.start() : TestServer.startPostgres()));
      var server = api.server();
      var word = Ids.alphanumeric(8).toLowerCase(Locale.ROOT);
      var identifier = "https://" + word + ".example/";
      server.apiWith("{\"enforce_policies\":true}", identifier, "read:orders", "delete:orders");
      var alice = server.user(word + "@example.com");
      var role = "Clerk " + word;
      var id = server.role(role, identifier, List.of("read:orders"), alice);
      return new Shop(api, identifier, role, id, alice);
    }

    LocalDate day(int fromToday) {
      return api.server().time().now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(fromToday);
    }

    /** A manifest of this YAML, in which ROLE and DAY stand for the role and a day ahead. */
    ObjectNode manifest(String yaml) {
      var text = yaml.replace("ROLE", "\"" + role + "\"").replace("DAY", day(30).toString());
      return ManifestFile.json(ManifestFile.parse("t", "api: " + identifier + "\n" + text));
    }

    ObjectNode wanted(String yaml, boolean prune) {
      var body = Json.object().put("prune", prune);
      body.set("manifest", manifest(yaml));
      return body;
    }

    ApiFixture.Answer plan(String yaml, boolean prune) {
      return api.call("POST", ROOT + "/plans", Json.write(wanted(yaml, prune)));
    }

    ApiFixture.Answer plan(String yaml) {
      return plan(yaml, false).has(200);
    }

    ApiFixture.Answer apply(String yaml, boolean prune, String hash) {
      var body = wanted(yaml, prune).put("hash", hash);
      return api.call("POST", ROOT + "/changes", Json.write(body));
    }

    ApiFixture.Answer make(String yaml, boolean prune) {
      return apply(yaml, prune, plan(yaml, prune).has(200).text("hash")).has(200);
    }

    ObjectNode pull() {
      return api.get(ROOT + "?audience=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8))
          .has(200)
          .object();
    }

    List<String> ofRole() {
      return api.get("/roles/" + roleId + "/permissions").each("permission_name");
    }

    void give(User user, String permission) {
      var direct = Set.of(new Permission(identifier, permission));
      api.database()
          .write(
              tx -> {
                new PermissionStore().addToUser(tx, Tenants.FIRST, user.id(), direct);
                return true;
              });
    }
  }

  private static String list(ApiFixture.Answer plan, String name) {
    return Json.write(plan.body().get(name)).replace("\"", "");
  }

  private static final String SAME =
      """
      permissions:
        order.read: {value: read:orders}
        order.delete: {value: delete:orders}
      roles: {ROLE: [order.read]}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatIsPulledChangesNothingWhenApplied(String database) {
    var shop = Shop.on(database);
    shop.make(
        SAME.replace("delete:orders}", "cancel:orders, was: [delete:orders], alias_until: DAY}"),
        false);
    shop.make(
        SAME.replace(
            "delete:orders}",
            "remove:orders, was: [cancel:orders], alias_until: \"" + shop.day(60) + "\"}"),
        false);
    var body = Json.object();
    body.set("manifest", shop.pull());
    var plan = shop.api().call("POST", ROOT + "/plans", Json.write(body)).has(200);
    assertThat(list(plan, "changes")).isEqualTo("[]");
    assertThat(list(plan, "undeclared")).isEqualTo("[]");
    assertThat(Json.write(shop.pull()))
        .isEqualTo(
            ("{\"api\":\"%s\",\"permissions\":{"
                    + "\"orders.read\":{\"value\":\"read:orders\",\"description\":\"May read:orders\"},"
                    + "\"orders.remove\":{\"value\":\"remove:orders\",\"description\":\"May delete:orders\","
                    + "\"was\":[\"delete:orders\",\"cancel:orders\"],\"alias_until\":\"%s\"}},"
                    + "\"roles\":{\"%s\":[\"orders.read\"]}}")
                .formatted(shop.identifier(), shop.day(60), shop.role()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aPlanSaysEverythingAndChangesNothing(String database) {
    var shop = Shop.on(database);
    var yaml =
        """
        permissions:
          order.read: {value: read:orders, description: Read them}
          order.cancel: {value: cancel:orders, was: [delete:orders], alias_until: DAY}
          order.export: {value: export:orders, description: Export}
        roles:
          ROLE: [order.read, order.cancel]
          New ROLE: [order.export]
        """
            .replace("New ROLE", "New" + shop.identifier().substring(8, 16));
    assertThat(list(shop.plan(SAME), "changes")).isEqualTo("[]");
    var plan = shop.plan(yaml);
    assertThat(list(plan, "changes"))
        .isEqualTo(
            "[{action:describe,permission:read:orders,description:Read them,before:May read:orders},"
                + "{action:rename,permission:cancel:orders,from:delete:orders,until:%s},"
                    .formatted(shop.day(30))
                + "{action:add,permission:export:orders,description:Export},"
                + "{action:role,role:%s,adds:[cancel:orders],removes:[]},".formatted(shop.role())
                + "{action:create_role,role:New%s,adds:[export:orders],removes:[]}]"
                    .formatted(shop.identifier().substring(8, 16)));
    assertThat(list(plan, "effects"))
        .isEqualTo("[{permission:cancel:orders,users_gain:1,users_lose:0,applications_lose:[]}]");
    assertThat(shop.ofRole()).containsExactly("read:orders");
    assertThat(list(shop.plan(SAME), "changes")).isEqualTo("[]");

    var done = shop.apply(yaml, false, plan.text("hash")).has(200);
    assertThat(done.body()).isEqualTo(plan.body());
    assertThat(shop.ofRole()).containsExactlyInAnyOrder("read:orders", "cancel:orders");
    assertThat(list(shop.plan(yaml), "changes")).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aPlanThatIsNoLongerTrueIsRefused(String database) {
    var shop = Shop.on(database);
    var yaml = SAME.replace("[order.read]", "[order.read, order.delete]");
    var hash = shop.plan(yaml).text("hash");
    var stale = "The API, its roles or the manifest changed since the plan was made";
    shop.apply(yaml, true, hash).isError(409, "stale_plan", stale);
    shop.apply(SAME, false, hash).isError(409, "stale_plan", stale);
    shop.apply(yaml, false, "x").isError(409, "stale_plan", stale);
    var path = "/roles/" + shop.roleId() + "/permissions";
    var more =
        "{\"permissions\":[{\"resource_server_identifier\":\"%s\",\"permission_name\":\"delete:orders\"}]}"
            .formatted(shop.identifier());
    shop.api().call("POST", path, more).has(201);
    shop.apply(yaml, false, hash).isError(409, "stale_plan", stale);
    shop.api().call("DELETE", path, more).has(204);
    shop.apply(yaml, false, hash).has(200);
    // The same plan again is stale, too: it was carried out.
    shop.apply(yaml, false, hash).isError(409, "stale_plan", stale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void onlyPruningTakesAwayWhatTheManifestDoesNotKnow(String database) {
    var shop = Shop.on(database);
    var server = shop.api().server();
    var bob = server.user(Ids.alphanumeric(8) + "@example.com");
    shop.give(bob, "delete:orders");
    shop.give(shop.alice(), "delete:orders");
    server.role("Admin " + shop.identifier(), shop.identifier(), List.of("delete:orders"), bob);
    var client = server.client().machine().create();
    server.grant(client, shop.identifier(), "read:orders", "delete:orders");
    var yaml = "permissions: {order.read: {value: read:orders}}\n";
    var kept = shop.plan(yaml);
    assertThat(list(kept, "changes")).isEqualTo("[]");
    assertThat(list(kept, "undeclared")).isEqualTo("[delete:orders]");
    var plan = shop.plan(yaml, true).has(200);
    assertThat(list(plan, "changes")).isEqualTo("[{action:remove,permission:delete:orders}]");
    assertThat(list(plan, "effects"))
        .isEqualTo(
            "[{permission:delete:orders,users_gain:0,users_lose:2,applications_lose:[%s]}]"
                .formatted(client.id()));
    shop.make(yaml, true);
    assertThat(Json.write(shop.pull().get("permissions"))).doesNotContain("delete:orders");
    var grant = shop.api().get("/client-grants?client_id=" + client.id()).body().get(0);
    assertThat(Json.strings(grant, "scope")).containsExactly("read:orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void usersAreCountedWhoReallyGainOrLose(String database) {
    var shop = Shop.on(database);
    var server = shop.api().server();
    var bob = server.user(Ids.alphanumeric(8) + "@example.com");
    var carol = server.user(Ids.alphanumeric(8) + "@example.com");
    // Alice and Bob are clerks; Bob may delete already, and Carol reads by another role.
    server.role("Second " + shop.identifier(), shop.identifier(), List.of("read:orders"), carol);
    new PermissionStore();
    shop.api()
        .database()
        .write(
            tx -> {
              new PermissionStore().addRole(tx, Tenants.FIRST, bob.id(), shop.roleId());
              return true;
            });
    shop.give(bob, "delete:orders");
    var plan = shop.plan(SAME.replace("[order.read]", "[order.delete]"));
    assertThat(list(plan, "effects"))
        .isEqualTo(
            "[{permission:delete:orders,users_gain:1,users_lose:0,applications_lose:[]},"
                + "{permission:read:orders,users_gain:0,users_lose:2,applications_lose:[]}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void theDayOfAFormerNameFollowsTheManifest(String database) {
    var shop = Shop.on(database);
    var line = "order.delete: {value: cancel:orders, was: [delete:orders], alias_until: DAY}";
    var yaml = SAME.replace("order.delete: {value: delete:orders}", line);
    shop.make(yaml, false);
    var longer = yaml.replace("DAY", shop.day(50).toString());
    assertThat(list(shop.plan(longer), "changes"))
        .isEqualTo(
            "[{action:alias,permission:cancel:orders,from:delete:orders,until:%s,until_before:%s}]"
                .formatted(shop.day(50), shop.day(30)));
    shop.make(longer, false);
    assertThat(list(shop.plan(longer), "changes")).isEqualTo("[]");
    // Without a day the former name ends; without the name the manifest says nothing about it.
    var without = yaml.replace(", alias_until: DAY", "");
    assertThat(
            list(
                shop.plan(yaml.replace(", was: [delete:orders], alias_until: DAY", "")), "changes"))
        .isEqualTo("[]");
    assertThat(list(shop.plan(without), "changes")).contains("until:null");
    shop.make(without, false);
    assertThat(list(shop.plan(without), "changes")).isEqualTo("[]");
    assertThat(Json.write(shop.pull())).doesNotContain("was");
    // Where the permission never had the former name, it gets it all the same.
    shop.make(yaml, false);
    assertThat(Json.write(shop.pull())).contains("\"was\":[\"delete:orders\"]");
    shop.api().server().time().advance(Duration.ofDays(31));
    assertThat(list(shop.plan(yaml.replace("DAY", shop.day(-1).toString())), "changes"))
        .isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatCannotBeMeantIsAProblem(String database) {
    var shop = Shop.on(database);
    var both = "permissions: {a: {value: read:orders, was: [delete:orders]}}\n";
    assertThat(list(shop.plan(both), "problems"))
        .isEqualTo(
            "['read:orders' and its former name 'delete:orders' are both permissions of the API]");
    shop.apply(both, false, shop.plan(both).text("hash"))
        .isError(
            409,
            "permission_conflict",
            "'read:orders' and its former name 'delete:orders' are both permissions of the API");
    assertThat(
            list(
                shop.plan("permissions: {a: {value: x, was: [read:orders, delete:orders]}}\n"),
                "problems"))
        .isEqualTo(
            "['read:orders', 'delete:orders' are permissions of the API; only one of them can become 'x']");
    shop.make(
        SAME.replace("delete:orders}", "cancel:orders, was: [delete:orders], alias_until: DAY}"),
        false);
    assertThat(list(shop.plan("permissions: {a: {value: delete:orders}}\n"), "problems"))
        .isEqualTo(
            "['delete:orders' is the former name of 'cancel:orders' until %s]"
                .formatted(shop.day(30)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void badManifestsAreRefusedInWords(String database) {
    var shop = Shop.on(database);
    var api = shop.api();
    api.call("POST", ROOT + "/plans", "{}").isInvalidBody("'Missing required property: manifest'");
    api.call(
            "POST",
            ROOT + "/plans",
            "{\"manifest\":{\"api\":\"%s\",\"permissions\":{\"a\":{\"value\":\"x\"},\"b\":{\"value\":\"x\"}}}}"
                .formatted(shop.identifier()))
        .isInvalidBody("'x' of b is the name of a already' on property manifest.");
    api.call(
            "POST",
            ROOT + "/plans",
            "{\"manifest\":{\"api\":\"https://nobody.example\",\"permissions\":{}}}")
        .isError(
            404,
            "inexistent_resource_server",
            "The resource server does not exist: 'https://nobody.example'");
    var system = Json.object();
    system
        .putObject("manifest")
        .put("api", api.server().tenant().managementAudience())
        .putObject("permissions");
    api.call("POST", ROOT + "/plans", Json.write(system))
        .isError(400, "invalid_body", "The scopes of a system resource server cannot be changed");
    api.call("GET", ROOT, "").has(400);
    api.call("POST", ROOT + "/changes", Json.write(shop.wanted(SAME, false)), "update:roles")
        .has(403);
  }

  /** From any state to any manifest in one step, and then there is nothing left to do. */
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void afterAPlanWithoutProblemsThereIsNothingLeftToDo(String database) {
    var shop = Shop.on(database);
    var random = new Random(11);
    int applied = 0;
    for (int step = 0; step < 90; step++) {
      var yaml = anyManifest(random);
      boolean prune = random.nextBoolean();
      var plan = shop.plan(yaml, prune).has(200);
      if (list(plan, "problems").equals("[]")) {
        shop.apply(yaml, prune, plan.text("hash")).has(200);
        assertThat(list(shop.plan(yaml, prune), "changes")).as(yaml).isEqualTo("[]");
        applied++;
      }
      if (random.nextInt(8) == 0) {
        shop.api().server().time().advance(Duration.ofDays(20));
      }
    }
    assertThat(applied).isGreaterThan(20);
  }

  private static String anyManifest(Random random) {
    var names = new java.util.ArrayList<>(List.of("a", "b", "c", "d", "e"));
    java.util.Collections.shuffle(names, random);
    var text = new StringBuilder("permissions:\n");
    var keys = new java.util.ArrayList<String>();
    while (names.size() > 1) {
      var key = "k" + keys.size();
      keys.add(key);
      text.append("  ").append(key).append(": {value: \"").append(names.removeFirst()).append('"');
      if (random.nextBoolean()) {
        text.append(", description: \"").append(random.nextInt(3)).append('"');
      }
      if (random.nextInt(4) == 0) {
        text.append(", was: [\"").append(names.removeFirst()).append("\"]");
        text.append(random.nextBoolean() ? ", alias_until: DAY" : "");
      }
      text.append("}\n");
    }
    keys.removeIf(k -> random.nextBoolean());
    return text + "roles: {ROLE: [" + String.join(", ", keys) + "]}\n";
  }
}
