package dev.ostiary.mfa;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import dev.ostiary.user.Registration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What factors look like. */
final class MethodSchemas {
  private static final Schema.Property NAME =
      property("name", text().atMost(100), "A name for people");
  private static final Schema.Property PHONE =
      property("phone_number", text().matching("\\+?[0-9 ().-]{3,30}"), "Number, for phones");
  private static final Schema.Property EMAIL =
      property("email", format("email", 320, Registration::isEmail), "Address, for e-mail");
  private static final Schema.Property SECRET =
      property(
              "totp_secret",
              text().matching("[A-Z2-7]{16,128}=*"),
              "Secret in base32, for one-time passwords; never shown")
          .hidden();
  private static final Schema.Property PREFERRED =
      property("preferred_authentication_method", oneOf("sms", "voice"), "For phones");

  /** What can be added alone. */
  static final Schema NEW =
      Schema.of(
              property(
                      "type",
                      oneOf("phone", "email", "totp", "webauthn-roaming", "passkey"),
                      "Kind of the factor")
                  .needed(),
              NAME,
              PHONE,
              EMAIL,
              SECRET,
              PREFERRED,
              property("key_id", text(), "Key, for security keys and passkeys"),
              property("public_key", text(), "Public key"),
              property("aaguid", text(), "Model of the key"),
              property("relying_party_identifier", text(), "Domain that the key is for"),
              property(
                  "credential_device_type",
                  oneOf("single_device", "multi_device"),
                  "Where a passkey lives"),
              property("credential_backed_up", flag(), "Whether a passkey is backed up"),
              property("identity_user_id", text(), "The account it belongs to"),
              property("user_agent", text().atMost(512), "Browser of the enrollment"),
              property("user_handle", text(), "Name of the user within the key"),
              property("transports", listOf(text()), "How the key is reached"))
          .titled("NewAuthenticationMethod");

  /** What can take the place of all. */
  static final Schema REPLACEMENT =
      Schema.of(
              property("type", oneOf("phone", "email", "totp"), "Kind of the factor").needed(),
              NAME,
              PHONE,
              EMAIL,
              SECRET,
              PREFERRED)
          .titled("AuthenticationMethodReplacement");

  /** What can be changed. */
  static final Schema CHANGE = Schema.of(NAME, PREFERRED);

  /** What is shown. */
  static final Schema SHOWN =
      Schema.of(
              property("id", text(), "Id").needed(),
              property(
                      "type",
                      oneOf(
                          "recovery-code",
                          "totp",
                          "push",
                          "phone",
                          "email",
                          "webauthn-roaming",
                          "webauthn-platform",
                          "passkey",
                          "password"),
                      "Kind")
                  .needed(),
              property("confirmed", flag(), "Whether the user has proved it"),
              property("created_at", time(), "When it was added").needed(),
              property("enrolled_at", time(), "When it was added"),
              property("authentication_methods", listOf(any()), "Ways in which a phone is used"),
              NAME,
              PHONE,
              EMAIL,
              SECRET,
              PREFERRED)
          .titled("AuthenticationMethod");

  static final Schema ENROLLMENT =
      Schema.of(
              property("id", text(), "Id"),
              property("status", oneOf("pending", "confirmed"), "Whether it is proved"),
              property("type", text(), "Kind"),
              property("name", text(), "A name for people"),
              property("phone_number", text(), "Number, for phones"),
              property("auth_method", text(), "How it is used"),
              property("enrolled_at", time(), "When it was added"))
          .titled("UserEnrollment");

  private MethodSchemas() {}

  /** Refuses a factor that lacks what its kind needs. */
  static void requireWhole(JsonNode method) {
    var needed =
        switch (Json.text(method, "type", "")) {
          case "phone" -> List.of("phone_number");
          case "email" -> List.of("email");
          case "totp" -> List.of("totp_secret");
          default -> List.of("key_id", "public_key", "relying_party_identifier");
        };
    for (var name : needed) {
      if (Json.text(method, name) == null) {
        throw ManagementError.invalidBody("'Missing required property: " + name + "'.");
      }
    }
  }
}
