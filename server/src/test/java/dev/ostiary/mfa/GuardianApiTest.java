package dev.ostiary.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.management.Operation.Effect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardianApiTest {
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
  void factorsAreTurnedOnAndOff() {
    assertThat(api.get("/guardian/factors").has(200).body()).hasSize(8);
    for (var factor : api.get("/guardian/factors").each("name")) {
      var path = "/guardian/factors/" + factor;
      assertThat(api.call("PUT", path, "{\"enabled\":true}").has(200).raw().body())
          .isEqualTo("{\"enabled\":true}");
    }
    assertThat(api.get("/guardian/factors").body())
        .allMatch(f -> Json.flag(f, "enabled", false) && !Json.flag(f, "trial_expired", true));
    api.call("PUT", "/guardian/factors/otp", "{\"enabled\":false}").has(200);
    assertThat(api.get("/guardian/factors").raw().body())
        .contains("{\"name\":\"otp\",\"enabled\":false,\"trial_expired\":false}");
    api.call("PUT", "/guardian/factors/otp", "{}").isInvalidBody("Missing required property");
    api.call("PUT", "/guardian/factors/smoke", "{\"enabled\":true}")
        .isError(
            400,
            "invalid_uri",
            "Path validation error: 'Invalid value \"smoke\"' on property name (Name of the factor).");
  }

  @Test
  void nothingHereClaimsAnEffect() {
    assertThat(api.routes())
        .filteredOn(r -> r.path().startsWith("/guardian"))
        .hasSizeGreaterThan(35)
        .allMatch(r -> r.effect() == Effect.STORED && !r.note().isEmpty());
  }

  @Test
  void policiesAreAList() {
    assertThat(api.get("/guardian/policies").has(200).raw().body()).isEqualTo("[]");
    var after = api.call("PUT", "/guardian/policies", "[\"all-applications\"]").has(200);
    assertThat(after.raw().body()).isEqualTo("[\"all-applications\"]");
    assertThat(api.get("/guardian/policies").body()).isEqualTo(after.body());
    api.call("PUT", "/guardian/policies", "[\"never\"]").isInvalidBody("No enum match");
    api.call("PUT", "/guardian/policies", "{}").isInvalidBody("Expected type array");
    assertThat(api.call("PUT", "/guardian/policies", "[]").has(200).body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/factors/phone/message-types|{\"message_types\":[\"voice\"]}",
        "/factors/phone/selected-provider|{\"provider\":\"twilio\"}",
        "/factors/phone/providers/twilio|{\"from\":\"+1\",\"sid\":\"AC1\",\"auth_token\":\"t\"}",
        "/factors/sms/templates|{\"enrollment_message\":\"a\",\"verification_message\":\"b\"}",
        "/factors/email/settings|{\"otp_length\":8,\"otp_expiration_time\":600}",
        "/factors/phone/settings|{\"otp_length\":8,\"otp_expiration_time\":600}",
        "/factors/duo/settings|{\"ikey\":\"i\",\"host\":\"api.duo.example\"}",
        "/factors/push-notification/selected-provider|{\"provider\":\"sns\"}",
        "/factors/push-notification/providers/sns|{\"aws_region\":\"eu-1\"}",
        "/factors/webauthn-roaming/settings|{\"overrideRelyingParty\":true,"
            + "\"relyingPartyIdentifier\":\"a.example\",\"userVerification\":\"required\"}",
        "/settings|{\"display_remember_me_checkbox\":false,\"remember_me_default_value\":true,"
            + "\"mfa_session_inactivity_timeout\":3600,\"mfa_session_overall_timeout\":7200}"
      })
  void whatIsPutIsReturned(String path, String body) {
    var put = api.call("PUT", "/guardian" + path, body).has(200);
    Json.own(body)
        .properties()
        .forEach(m -> assertThat(put.body().get(m.getKey())).isEqualTo(m.getValue()));
    assertThat(api.get("/guardian" + path).has(200).body()).isEqualTo(put.body());
    api.call("PUT", "/guardian" + path, "[]").isInvalidBody("Expected type object");
  }

  @Test
  void twoPathsAreOneSetting() {
    api.call("PUT", "/guardian/factors/sms/providers/twilio", "{\"sid\":\"AC2\"}").has(200);
    assertThat(api.get("/guardian/factors/phone/providers/twilio").text("sid")).isEqualTo("AC2");
  }

  @Test
  void keysOfPushServicesAreNeverShown() {
    var push = "/guardian/factors/push-notification/providers";
    assertThat(api.call("PUT", push + "/fcm", "{\"server_key\":\"hush-1\"}").has(200).body())
        .isEmpty();
    assertThat(api.call("PATCH", push + "/fcmv1", "{\"server_credentials\":\"hush-2\"}").body())
        .isEmpty();
    api.call("PUT", push + "/apns", "{\"bundle_id\":\"b\",\"p12\":\"hush-3\"}").has(200);
    assertThat(api.call("PATCH", push + "/apns", "{\"sandbox\":true}").has(200).raw().body())
        .contains("\"bundle_id\":\"b\"")
        .doesNotContain("hush");
    assertThat(
            api.database()
                .read(tx -> tx.sql().createQuery("SELECT * FROM document").mapToMap().list())
                .toString())
        .doesNotContain("hush");
  }

  @Test
  void idlingIsNotLongerThanTheWhole() {
    api.call(
            "PUT",
            "/guardian/settings",
            "{\"display_remember_me_checkbox\":true,\"remember_me_default_value\":true,"
                + "\"mfa_session_inactivity_timeout\":7200,\"mfa_session_overall_timeout\":3600}")
        .isInvalidBody("must not be more than");
  }

  @Test
  void aTicketNamesItsUser() {
    var user = api.server().user("ticket@example.com");
    var body = "{\"user_id\":\"" + user.id() + "\"}";
    var ticket = api.call("POST", "/guardian/enrollments/ticket", body).has(200);
    assertThat(ticket.text("ticket_url")).endsWith(ticket.text("ticket_id"));
    api.call("POST", "/guardian/enrollments/ticket", "{\"user_id\":\"auth0|none\"}")
        .isError(404, "inexistent_user", "The user does not exist.");
    api.get("/guardian/enrollments/dev_1")
        .isError(404, "enrollment_not_found", "Enrollment not found");
    api.call("DELETE", "/guardian/enrollments/dev_1").has(404);
  }
}
