package dev.ostiary.mfa;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Property;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The settings below {@code /guardian}: what they look like and how they begin. */
final class GuardianSettings {
  private static final long HOUR = 3600;

  private GuardianSettings() {}

  /** All of them. */
  static List<Sheet> all() {
    return List.of(
        Sheet.of(
            "/factors/duo/settings",
            "GET,PUT,PATCH",
            Schema.of(name("ikey"), name("skey"), name("host")),
            Json.object()),
        Sheet.of("/factors/email/settings", "GET,PUT", codes(), code()),
        Sheet.of("/factors/phone/settings", "GET,PUT", codes(), code()),
        Sheet.of(
            "/factors/phone/message-types",
            "GET,PUT",
            Schema.of(
                property("message_types", listOf(oneOf("sms", "voice")), "Kinds of messages")
                    .needed()),
            messageTypes()),
        Sheet.of(
            "/factors/phone/selected-provider,/factors/sms/selected-provider",
            "GET,PUT",
            provider("auth0", "twilio", "phone-message-hook"),
            Json.object().put("provider", "auth0")),
        Sheet.of(
            "/factors/phone/providers/twilio,/factors/sms/providers/twilio",
            "GET,PUT",
            Schema.of(name("from"), name("messaging_service_sid"), name("auth_token"), name("sid")),
            Json.object()),
        Sheet.of(
            "/factors/phone/templates,/factors/sms/templates", "GET,PUT", messages(), message()),
        push("/apns", "GET,PUT,PATCH", apns(), Json.object().put("sandbox", false)),
        push("/fcm", "PUT,PATCH", Schema.of(credential("server_key")), Json.object()),
        push("/fcmv1", "PUT,PATCH", Schema.of(credential("server_credentials")), Json.object()),
        push("/sns", "GET,PUT,PATCH", sns(), Json.object()),
        Sheet.of(
            "/factors/push-notification/selected-provider",
            "GET,PUT",
            provider("guardian", "sns", "direct"),
            Json.object().put("provider", "guardian")),
        keys("/factors/webauthn-roaming/settings", true),
        keys("/factors/webauthn-platform/settings", false));
  }

  /** The object at {@code /guardian/settings}. */
  static Schema session() {
    return Schema.of(
            property("display_remember_me_checkbox", flag(), "Whether the page offers to remember")
                .needed(),
            property("remember_me_default_value", flag(), "Whether that is chosen at first")
                .needed(),
            property(
                    "mfa_session_inactivity_timeout",
                    whole(HOUR, 30 * 24 * HOUR),
                    "Seconds without use until the factor is asked for again")
                .needed(),
            property(
                    "mfa_session_overall_timeout",
                    whole(HOUR, 90 * 24 * HOUR),
                    "Seconds until the factor is asked for again")
                .needed())
        .titled("GuardianSettings");
  }

  /** How it begins. */
  static ObjectNode initialSession() {
    return Json.object()
        .put("display_remember_me_checkbox", true)
        .put("remember_me_default_value", false)
        .put("mfa_session_inactivity_timeout", 3 * 24 * HOUR)
        .put("mfa_session_overall_timeout", 30 * 24 * HOUR);
  }

  private static Property name(String name) {
    return property(name, nullable(text().atMost(1024)), name);
  }

  private static Property credential(String name) {
    return property(name, nullable(text().atMost(20_000)), name + "; never shown").hidden();
  }

  private static Schema codes() {
    return Schema.of(
            property("otp_length", whole(4, 10), "Digits of the code").needed(),
            property("otp_expiration_time", whole(30, 24 * HOUR), "Seconds that it is good for")
                .needed())
        .titled("GuardianCodeSettings");
  }

  private static ObjectNode code() {
    return Json.object().put("otp_length", 6).put("otp_expiration_time", 300);
  }

  private static ObjectNode messageTypes() {
    var types = Json.object();
    types.set("message_types", Json.array().add("sms"));
    return types;
  }

  private static Schema provider(String... names) {
    return Schema.of(property("provider", oneOf(names), "Who sends the messages").needed());
  }

  private static Schema messages() {
    var message = text().atLeast(1).atMost(1024);
    return Schema.of(
            property("enrollment_message", message, "When a telephone is added (Liquid)").needed(),
            property("verification_message", message, "When a code is asked for (Liquid)").needed())
        .titled("GuardianMessages");
  }

  private static ObjectNode message() {
    var text = "{{code}} is your code for {{tenant.friendly_name}}.";
    return Json.object().put("enrollment_message", text).put("verification_message", text);
  }

  private static Sheet push(String path, String methods, Schema schema, ObjectNode initial) {
    return Sheet.of("/factors/push-notification/providers" + path, methods, schema, initial);
  }

  private static Schema apns() {
    return Schema.of(
        property("sandbox", flag(), "Whether it is Apple's service for tests"),
        name("bundle_id"),
        credential("p12"));
  }

  private static Schema sns() {
    return Schema.of(
        name("aws_access_key_id"),
        name("aws_secret_access_key"),
        name("aws_region"),
        name("sns_apns_platform_application_arn"),
        name("sns_gcm_platform_application_arn"));
  }

  private static Sheet keys(String path, boolean roaming) {
    var schema =
        Schema.of(
            property("overrideRelyingParty", flag(), "Whether the identifier below is used"),
            property("relyingPartyIdentifier", nullable(text().atMost(253)), "Domain of the keys"));
    var initial = Json.object().put("overrideRelyingParty", false);
    if (roaming) {
      schema =
          schema.and(
              property(
                  "userVerification",
                  oneOf("discouraged", "preferred", "required"),
                  "Whether the key asks for its PIN"));
      initial.put("userVerification", "preferred");
    }
    return Sheet.of(path, "GET,PUT", schema, initial);
  }
}
