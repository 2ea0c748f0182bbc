package dev.ostiary.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.Golden;
import dev.ostiary.common.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantSettingsApiTest {
  private static final String PATH = "/tenants/settings";

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

  @Test
  void theInitialValuesAreOnRecord() {
    try (var fresh = new ApiFixture()) {
      var text = new StringBuilder("# Settings of a new tenant\n");
      fresh.routes().stream()
          .filter(r -> r.method().equals("GET") && r.pathParameters().isEmpty())
          .map(r -> r.path())
          .filter(TenantSettingsApiTest::isSetting)
          .sorted()
          .forEach(
              path ->
                  text.append("\n`")
                      .append(path)
                      .append("`\n\n```json\n")
                      .append(Json.write(fresh.get(path).body()))
                      .append("\n```\n"));
      Golden.check("docs/generated/initial-settings.md", text.toString());
    }
  }

  private static boolean isSetting(String path) {
    return List.of("/attack-protection", "/branding", "/guardian", "/prompts", "/tenants", "/email")
        .stream()
        .anyMatch(path::startsWith);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"device_flow\":{\"charset\":\"digits\",\"mask\":\"***-***\"}}",
        "{\"guardian_mfa_page\":{\"enabled\":true,\"html\":\"<html>\"}}",
        "{\"change_password\":{\"enabled\":false,\"html\":\"\"}}",
        "{\"error_page\":{\"html\":\"\",\"show_log_link\":true,\"url\":\"https://e.example\"}}",
        "{\"default_redirection_uri\":\"https://a.example/\"}",
        "{\"enabled_locales\":[\"en\",\"pt-BR\"]}",
        "{\"session_cookie\":{\"mode\":\"non-persistent\"}}",
        "{\"mtls\":{\"enable_endpoint_aliases\":true}}",
        "{\"acr_values_supported\":[\"a\"]}",
        "{\"default_token_quota\":{\"clients\":{\"client_credentials\":{\"per_day\":9}}}}",
        "{\"resource_parameter_profile\":\"audience\"}",
        "{\"country_codes\":{\"list\":[\"DE\"],\"mode\":\"allow\"}}",
        "{\"skip_non_verifiable_callback_uri_confirmation_prompt\":true}",
        "{\"security_headers\":{\"x_xss_protection\":{\"enabled\":true,\"mode\":\"block\"}}}",
        "{\"x_mine\":[1,{\"a\":null}]}"
      })
  void whatIsStoredIsReturnedAndRemovedByNull(String change) {
    var member = Json.own(change).properties().iterator().next();
    var after = api.call("PATCH", PATH, change).has(200).body();
    assertThat(after.get(member.getKey())).isEqualTo(member.getValue());
    assertThat(api.get(PATH).body()).isEqualTo(after);
    assertThat(api.get(PATH + "?fields=" + member.getKey()).body()).hasSize(1);
    var nothing = "{\"" + member.getKey() + "\":null}";
    if (!List.of("enabled_locales", "default_redirection_uri").contains(member.getKey())) {
      assertThat(api.call("PATCH", PATH, nothing).has(200).body().has(member.getKey())).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"enabled_locales\":[\"xx\"]}|enabled_locales[0]",
        "{\"enabled_locales\":[]}|enabled_locales",
        "{\"flags\":{\"enable_sso\":\"yes\"}}|flags.enable_sso",
        "{\"session_lifetime\":0}|session_lifetime",
        "{\"idle_session_lifetime\":-1}|idle_session_lifetime",
        "{\"session_lifetime\":1e9}|session_lifetime",
        "{\"session_cookie\":{}}|session_cookie",
        "{\"device_flow\":{\"charset\":\"x\"}}|device_flow.charset",
        "{\"error_page\":{\"url\":\"javascript:x\"}}|error_page.url",
        "{\"default_redirection_uri\":\"http://a\"}|default_redirection_uri",
        "{\"country_codes\":{\"list\":[\"d\"],\"mode\":\"allow\"}}|country_codes.list[0]",
        "{\"default_token_quota\":{\"clients\":{}}}|default_token_quota.clients"
      })
  void whatMakesNoSenseIsRefused(String change, String where) {
    var before = api.get(PATH).body();
    api.call("PATCH", PATH, change).isInvalidBody("on property " + where);
    assertThat(api.get(PATH).body()).isEqualTo(before);
  }

  @Test
  void lifetimesAreShownInHoursAndCountInMinutes() {
    var after = api.call("PATCH", PATH, "{\"session_lifetime_in_minutes\":90}").has(200).body();
    assertThat(after.get("session_lifetime").doubleValue()).isEqualTo(1.5);
    assertThat(after.has("session_lifetime_in_minutes")).isFalse();
    assertThat(api.server().tenant().sessionMinutes()).isEqualTo(90);
    api.call("PATCH", PATH, "{\"session_lifetime\":2}").has(200);
    assertThat(api.server().tenant().sessionMinutes()).isEqualTo(120);
    var whole = api.call("PATCH", PATH, "{\"session_lifetime_in_minutes\":10080}").body();
    assertThat(Json.write(whole)).contains("\"session_lifetime\":168,");
  }

  @Test
  void whatWasReadCanBeSentAgain() {
    for (var path : List.of(PATH, "/branding", "/prompts", "/attack-protection/captcha")) {
      var before = api.get(path).body();
      assertThat(api.call("PATCH", path, Json.write(before)).has(200).body()).isEqualTo(before);
    }
  }
}
