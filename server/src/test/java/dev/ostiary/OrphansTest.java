package dev.ostiary;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.administrator.Level;
import dev.ostiary.common.Json;
import dev.ostiary.consent.ConsentStore;
import dev.ostiary.db.Tx;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is removed leaves no row behind, in whatever table there is or will be. */
class OrphansTest {
  private static final String ORDERS = "https://orders.example/";

  /** Tables that remember users who are gone, on purpose. */
  private static final Set<String> HISTORY = Set.of("log");

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    // The names of tables and columns are asked as SQLite tells them; the stores are the same.
    api = new ApiFixture(TestServer.start());
    api.server().api(ORDERS, "read:orders");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static Map<String, Long> rows(String userId) {
    return api.database()
        .read(
            tx -> {
              var found = new TreeMap<String, Long>();
              for (var table : tables(tx)) {
                long count =
                    tx.sql()
                        .createQuery("SELECT COUNT(*) FROM " + table + " WHERE user_id = :user")
                        .bind("user", userId)
                        .mapTo(Long.class)
                        .one();
                if (count > 0 && !HISTORY.contains(table)) {
                  found.put(table, count);
                }
              }
              return found;
            });
  }

  private static List<String> tables(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.name = 'user_id'
            """)
        .mapTo(String.class)
        .list();
  }

  /** A user with a row in every table that this test knows how to fill. */
  private static User full(String email, TestApp app) {
    var user = api.server().user(email);
    api.server().administrators().add(Tenants.FIRST, user.id(), Level.VIEWER);
    var path = "/users/" + user.id().replace("|", "%7C");
    var secret = "{\"type\":\"totp\",\"totp_secret\":\"GEZDGNBVGY3TQOJQ\"}";
    api.call("POST", path + "/authentication-methods", secret).has(201);
    api.server().role("Role of " + email, ORDERS, List.of("read:orders"), user);
    var permissions = Json.object();
    permissions
        .putArray("permissions")
        .addObject()
        .put("resource_server_identifier", ORDERS)
        .put("permission_name", "read:orders");
    api.call("POST", path + "/permissions", Json.write(permissions)).has(201);
    consent(user, app);
    var audience = api.server().tenant().managementAudience();
    var scope = "create:current_user_device_credentials";
    var own = app.tokens(email, Map.of("audience", audience, "scope", scope));
    var key = "{\"device_name\":\"a\",\"type\":\"public_key\",\"value\":\"b\",\"device_id\":\"c\"}";
    api.as(TestApp.text(own, "access_token"), "POST", "/device-credentials", key).has(201);
    app.refreshToken(email, Map.of());
    app.signIn(email);
    api.call("PATCH", path, "{\"email_verified\":false,\"verify_email\":true}").has(200);
    return user;
  }

  private static void consent(User user, TestApp app) {
    var subject = new ConsentStore.Subject(Tenants.FIRST, user.id(), app.id(), ORDERS);
    api.database()
        .write(
            tx -> {
              new ConsentStore().allow(tx, subject, Set.of("read:orders"), 1);
              return true;
            });
  }

  @Test
  void aUserWhoIsDeletedOrLinkedAwayLeavesNothing() {
    var app = api.server().app(api.server().client().spa().create());
    var deleted = full("deleted@example.com", app);
    var linked = full("linked@example.com", app);
    var main = api.server().user("main@example.com");
    assertThat(rows(deleted.id()).keySet())
        .contains(
            "access_token",
            "administrator",
            "authentication_method",
            "authorization_code",
            "consent",
            "device_credential",
            "identity",
            "session",
            "ticket",
            "token_family",
            "user_permission",
            "user_role",
            "users")
        .isEqualTo(rows(linked.id()).keySet());
    api.call("DELETE", "/users/" + deleted.id().replace("|", "%7C")).has(204);
    assertThat(rows(deleted.id())).isEmpty();
    var body =
        "{\"provider\":\"auth0\",\"user_id\":\"%s\"}"
            .formatted(linked.identities().getFirst().subject());
    api.call("POST", "/users/" + main.id().replace("|", "%7C") + "/identities", body).has(201);
    assertThat(rows(linked.id())).isEmpty();
    assertThat(orphans()).isZero();
  }

  private static long orphans() {
    return api.database()
        .read(
            tx ->
                tx.sql()
                    .createQuery(
                        "SELECT COUNT(*) FROM refresh_token"
                            + " WHERE family_id NOT IN (SELECT id FROM token_family)")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void anApplicationThatIsDeletedTakesTheKeysOfItsDevicesAlong() {
    var app = api.server().app(api.server().client().spa().create());
    var user = full("keys@example.com", app);
    api.call("DELETE", "/clients/" + app.id()).has(204);
    assertThat(rows(user.id()).keySet()).doesNotContain("device_credential", "consent");
    assertThat(app.refresh("any")).hasStatus(401);
  }
}
