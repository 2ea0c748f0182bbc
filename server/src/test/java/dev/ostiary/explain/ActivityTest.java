package dev.ostiary.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.administrator.Level;
import dev.ostiary.common.Json;
import dev.ostiary.tenant.Tenants;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What happened by day, and what there is to look at; each item is there only while it is true. */
class ActivityTest {
  private static final String ORDERS = "https://orders.example/";

  @SuppressWarnings("NullAway.Init")
  private ApiFixture api;

  @BeforeEach
  void start() {
    begin(new ApiFixture());
  }

  private void begin(ApiFixture fixture) {
    api = fixture;
    api.server().api(ORDERS, "read:orders");
    var now = server().time().now().atOffset(ZoneOffset.UTC);
    var noon = now.toLocalDate().plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    server().time().advance(Duration.between(now.toInstant(), noon));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private TestServer server() {
    return api.server();
  }

  private JsonNode activity(String query) {
    return api.get("/ostiary/v1/activity" + query).has(200).body();
  }

  private List<String> codes() {
    return activity("?days=1")
        .get("attention")
        .valueStream()
        .map(a -> Json.text(a, "code", ""))
        .toList();
  }

  private JsonNode item(String code) {
    return activity("?days=1")
        .get("attention")
        .valueStream()
        .filter(a -> Json.text(a, "code", "").equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + code));
  }

  private void fail(TestApp app, int times) {
    for (int i = 0; i < times; i++) {
      app.token(
          Map.of(
              "grant_type", "password",
              "username", "nobody" + i + "@example.com",
              "password", "wrong"));
    }
  }

  private TestApp passwordApp() {
    return server().app(server().client().confidential().grantType("password").create());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void daysAreCountedInUtcAndTodayIsTheLast(String database) {
    if (database.equals("postgresql")) {
      api.close();
      begin(new ApiFixture(TestServer.startPostgres()));
    }
    var app = server().app(server().client().spa().create());
    server().user("alice@example.com");
    machineToken();
    var quiet = activity("?days=2");
    assertThat(quiet.at("/days/1/logins").longValue()).isZero();
    app.tokens("alice@example.com", Map.of("audience", ORDERS));
    app.tokens("alice@example.com", Map.of());
    fail(passwordApp(), 3);
    long machines = quiet.at("/days/1/tokens_issued/client").longValue();
    assertThat(machines).isEqualTo(1);
    var today = activity("?days=1").get("days");
    assertThat(today).hasSize(1);
    var date = server().time().now().toString().substring(0, 10) + "T00:00:00.000Z";
    var expected =
        Json.own(
            """
            {"date":"%s","logins":2,"signups":0,"failed_logins":3,\
            "tokens_issued":{"user":2,"client":1},"blocked":3}"""
                .formatted(date));
    assertThat(today.get(0)).isEqualTo(expected);
    server().time().advance(Duration.ofDays(13));
    var days = activity("").get("days");
    assertThat(days).hasSize(14);
    assertThat(days.get(0)).isEqualTo(expected);
    assertThat(days.get(1).get("logins").longValue()).isZero();
    server().time().advance(Duration.ofDays(1));
    assertThat(activity("").at("/days/0/logins").longValue()).isZero();
    // Counted once and kept: it is still what it was.
    assertThat(activity("?days=15").at("/days/0")).isEqualTo(expected);
  }

  private void machineToken() {
    var client = server().client().machine().create();
    server().grant(client, server().tenant().managementAudience(), "read:logs");
    var answer =
        server()
            .http()
            .form(
                "/oauth/token",
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", client.id(),
                    "client_secret", String.valueOf(client.secret()),
                    "audience", server().tenant().managementAudience()));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void failedSignInsStandOutAgainstTheWeekBefore() {
    var app = passwordApp();
    fail(app, 9);
    assertThat(codes()).doesNotContain("failed_logins_peak");
    fail(app, 3);
    assertThat(Json.text(item("failed_logins_peak"), "message")).startsWith("12 sign-ins failed");
    server().time().advance(Duration.ofHours(25));
    assertThat(codes()).doesNotContain("failed_logins_peak");
    // Twelve in the week before are 1.7 a day: 17 are not ten times as many, 18 are.
    fail(app, 17);
    assertThat(codes()).doesNotContain("failed_logins_peak");
    fail(app, 1);
    assertThat(codes()).contains("failed_logins_peak");
  }

  @Test
  void grantsThatAreBetterNotUsedAreNamed() {
    server().client().spa().create();
    assertThat(codes()).doesNotContain("implicit_grant", "password_grant");
    var app =
        server().client().spa().with("{\"name\":\"Old page\"}").grantType("implicit").create();
    var item = item("implicit_grant");
    assertThat(Json.text(item, "link")).isEqualTo("/applications/" + app.id());
    assertThat(Json.text(item, "message")).startsWith("Old page may");
    assertThat(codes()).doesNotContain("password_grant");
    for (int i = 0; i < 4; i++) {
      passwordApp();
    }
    assertThat(Json.text(item("password_grant"), "link")).isEqualTo("/applications");
    assertThat(Json.text(Json.child(item("password_grant"), "values"), "count")).isEqualTo("4");
    assertThat(Json.text(item("password_grant"), "message")).contains(" and 1 more may");
    server().app(app).change("{\"grant_types\":[\"authorization_code\"]}");
    assertThat(codes()).doesNotContain("implicit_grant");
  }

  @Test
  void rolesWithoutRbacAreNamed() {
    var plain = server().apiWith("{\"name\":\"Shop\"}", "https://shop.example/", "read:shop");
    var id = plain.id();
    assertThat(codes()).doesNotContain("rbac_off_with_roles");
    server().role("Clerk", "https://shop.example/", List.of("read:shop"));
    var item = item("rbac_off_with_roles");
    assertThat(Json.text(item, "link")).isEqualTo("/apis/" + id);
    assertThat(Json.text(item, "message")).contains("Shop");
    api.call("PATCH", "/resource-servers/" + id, "{\"enforce_policies\":true}").has(200);
    assertThat(codes()).doesNotContain("rbac_off_with_roles");
  }

  @Test
  void mailThatGoesNowhereIsNamed() {
    assertThat(codes()).contains("no_email_provider");
    var provider =
        """
        {"name":"smtp","credentials":{"smtp_host":"mail.example","smtp_port":587}}""";
    api.call("POST", "/emails/provider", provider).has(201);
    assertThat(codes()).doesNotContain("no_email_provider");
    api.call("PATCH", "/emails/provider", "{\"enabled\":false}").has(200);
    assertThat(codes()).contains("no_email_provider");
  }

  @Test
  void aTenantWithOneAdministratorIsNamed() {
    var administrators = server().administrators();
    var one = server().user("one@example.com").id();
    administrators.add(Tenants.FIRST, one, Level.VIEWER);
    assertThat(codes()).doesNotContain("one_administrator");
    administrators.add(Tenants.FIRST, one, Level.ADMINISTRATOR);
    assertThat(Json.text(item("one_administrator"), "link")).isEqualTo("/administrators");
    administrators.add(Tenants.FIRST, server().user("two@example.com").id(), Level.ADMINISTRATOR);
    assertThat(codes()).doesNotContain("one_administrator");
  }

  @Test
  void anOldSigningKeyIsNamedUntilItIsRotated() {
    // The tests begin at noon of tomorrow, which is up to 36 hours away.
    server().time().advance(Duration.ofDays(363));
    assertThat(codes()).doesNotContain("signing_key_old");
    server().time().advance(Duration.ofDays(3));
    assertThat(codes()).contains("signing_key_old");
    server().admin().rotateKeys();
    assertThat(codes()).doesNotContain("signing_key_old");
  }

  @Test
  void aConnectionWithoutBruteForceProtectionIsNamed() {
    assertThat(codes()).doesNotContain("brute_force_protection_off");
    server().admin().connectionOptions("{\"brute_force_protection\":false}");
    assertThat(Json.text(item("brute_force_protection_off"), "link"))
        .isEqualTo("/connections/" + server().admin().standardConnection().id());
  }
}
