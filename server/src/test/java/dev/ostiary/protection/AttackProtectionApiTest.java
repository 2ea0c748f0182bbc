package dev.ostiary.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackProtectionApiTest {
  private static final String LIMIT = "/attack-protection/brute-force-protection";

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static dev.ostiary.client.Client client;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
    client = api.server().client().confidential().grantType("password").create();
    api.server().settings("{\"default_directory\":\"" + Connections.STANDARD + "\"}");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void standard() {
    api.call(
            "PATCH",
            LIMIT,
            "{\"enabled\":true,\"shields\":[\"block\"],\"max_attempts\":10,\"allowlist\":[],"
                + "\"mode\":\"count_per_identifier_and_ip\"}")
        .has(200);
  }

  private static int signIn(String email, String password) {
    return api.server()
        .http()
        .form(
            "/oauth/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                client.id(),
                "client_secret",
                String.valueOf(client.secret()),
                "username",
                email,
                "password",
                password))
        .status();
  }

  /** The status of the right password after so many wrong ones. */
  private static int after(int failures, String email) {
    api.server().user(email);
    for (int i = 0; i < failures; i++) {
      assertThat(signIn(email, "wrong")).isEqualTo(403);
    }
    return signIn(email, TestServer.PASSWORD);
  }

  @Test
  @DisplayName("AUT-09 the limit of wrong passwords is the tenant's")
  void theLimitIsTheTenants() {
    api.call("PATCH", LIMIT, "{\"max_attempts\":3}").has(200);
    assertThat(after(2, "two@example.com")).isEqualTo(200);
    assertThat(after(3, "three@example.com")).isEqualTo(429);
    api.call("PATCH", LIMIT, "{\"max_attempts\":4}").has(200);
    assertThat(signIn("three@example.com", TestServer.PASSWORD)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "off,'{\"enabled\":false}',200",
    "watching,'{\"shields\":[\"user_notification\"]}',200",
    "listed,'{\"allowlist\":[\"127.0.0.0/8\",\"::1\"]}',200",
    "elsewhere,'{\"allowlist\":[\"192.0.2.0/24\"]}',429",
    "names,'{\"mode\":\"count_per_identifier\"}',429"
  })
  void theOtherSettingsCountToo(String name, String change, int status) {
    api.call("PATCH", LIMIT, "{\"max_attempts\":2}").has(200);
    api.call("PATCH", LIMIT, change).has(200);
    assertThat(after(2, name + "@example.com")).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "brute-force-protection,'{\"max_attempts\":0}'",
    "brute-force-protection,'{\"max_attempts\":101}'",
    "brute-force-protection,'{\"mode\":\"x\"}'",
    "brute-force-protection,'{\"allowlist\":[\"somewhere\"]}'",
    "brute-force-protection,'{\"shields\":[\"admin_notification\"]}'",
    "bot-detection,'{\"bot_detection_level\":\"none\"}'",
    "breached-password-detection,'{\"stage\":{\"pre-change-password\":{\"shields\":[\"x\"]}}}'",
    "suspicious-ip-throttling,'{\"stage\":{\"pre-login\":{\"rate\":-1}}}'",
    "phone-provider-protection,'{\"type\":\"none\"}'",
    "captcha,'{\"active_provider_id\":\"none\"}'",
    "captcha,'{\"hcaptcha\":{\"site_key\":1}}'"
  })
  void whatMakesNoSenseIsRefused(String name, String change) {
    var path = "/attack-protection/" + name;
    var before = api.get(path).body();
    api.call("PATCH", path, change).isInvalidBody("on property");
    assertThat(api.get(path).body()).isEqualTo(before);
  }

  @Test
  void whatIsStoredIsReturned() {
    var path = "/attack-protection/suspicious-ip-throttling";
    var change = "{\"enabled\":false,\"allowlist\":[\"2001:db8::/32\"],\"x_mine\":{\"a\":1}}";
    var after = api.call("PATCH", path, change).has(200).object();
    Json.own(change)
        .properties()
        .forEach(m -> assertThat(after.get(m.getKey())).isEqualTo(m.getValue()));
    assertThat(after.has("stage")).isTrue();
    assertThat(api.get(path).body()).isEqualTo(after);
  }

  @Test
  @DisplayName("the secrets of captchas are kept sealed and never shown")
  void captchaSecretsAreNeverShown() {
    var path = "/attack-protection/captcha";
    var change =
        "{\"active_provider_id\":\"hcaptcha\",\"hcaptcha\":{\"site_key\":\"k\",\"secret\":\"s3cr3t-7\"},"
            + "\"recaptcha_enterprise\":{\"site_key\":\"e\",\"api_key\":\"s3cr3t-8\"}}";
    var after = api.call("PATCH", path, change).has(200);
    assertThat(after.raw().body()).contains("\"site_key\":\"k\"").doesNotContain("s3cr3t");
    api.call("PATCH", path, "{\"hcaptcha\":{\"site_key\":\"k2\"}}").has(200);
    assertThat(api.get(path).raw().body()).contains("k2").doesNotContain("s3cr3t");
    assertThat(documents()).doesNotContain("s3cr3t");
  }

  private static String documents() {
    return api.database()
        .read(tx -> tx.sql().createQuery("SELECT * FROM document").mapToMap().list())
        .toString();
  }
}
