package dev.ostiary.protection;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.IpRange;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Property;
import dev.ostiary.management.Type;

/** What the settings below {@code attack-protection} look like, and how they begin. */
final class ProtectionSchema {
  private static final Type RANGES = listOf(Type.format("cidr", 60, IpRange::isRange)).atMost(100);

  static final Schema BRUTE_FORCE =
      Schema.of(
              property("enabled", flag(), "Whether wrong passwords are counted"),
              shields("block", "user_notification"),
              property(
                  "mode",
                  oneOf(BruteForce.PER_ADDRESS, BruteForce.PER_NAME),
                  "For each user name and IP address, or for each user name"),
              property("allowlist", RANGES, "IP addresses (CIDR) that are never refused"),
              property("max_attempts", whole(1, 100), "Wrong passwords in a row"))
          .titled("BruteForceProtection");

  static final Schema BOT_DETECTION =
      Schema.of(
              property("bot_detection_level", oneOf("low", "medium", "high"), "How suspicious"),
              challenge("challenge_password_policy"),
              challenge("challenge_passwordless_policy"),
              challenge("challenge_password_reset_policy"),
              property("allowlist", RANGES, "IP addresses (CIDR) that are never suspected"),
              property("monitoring_mode_enabled", flag(), "Whether it only watches"))
          .titled("BotDetection");

  static final Schema BREACHED_PASSWORDS =
      Schema.of(
              property("enabled", flag(), "Whether leaked passwords are looked for"),
              shields("block", "user_notification", "admin_notification"),
              property(
                  "admin_notification_frequency",
                  listOf(oneOf("immediately", "daily", "weekly", "monthly")),
                  "How often administrators hear of it"),
              property("method", oneOf("standard", "enhanced"), "Where to look"),
              property(
                  "stage",
                  object(
                      Schema.of(
                          stage("pre-user-registration", shields("block", "admin_notification")),
                          stage("pre-change-password", shields("block", "admin_notification")))),
                  "When to look"))
          .titled("BreachedPasswordDetection");

  static final Schema SUSPICIOUS_IP =
      Schema.of(
              property("enabled", flag(), "Whether traffic of one address is limited"),
              shields("block", "admin_notification"),
              property("allowlist", RANGES, "IP addresses (CIDR) without a limit"),
              property(
                  "stage",
                  object(
                      Schema.of(
                          stage("pre-login", limit()),
                          stage("pre-user-registration", limit()),
                          stage("pre-custom-token-exchange", limit()))),
                  "The limits"))
          .titled("SuspiciousIpThrottling");

  static final Schema PHONE_PROVIDER =
      Schema.of(
              property(
                      "type", oneOf("default", "exponential"), "How waiting grows between messages")
                  .needed())
          .titled("PhoneProviderProtection");

  private static final String[] CAPTCHAS = {
    "arkose",
    "auth_challenge",
    "friendly_captcha",
    "hcaptcha",
    "recaptcha_v2",
    "recaptcha_enterprise",
    "simple_captcha"
  };

  static final Schema CAPTCHA =
      Schema.of(
              property("active_provider_id", oneOf(CAPTCHAS), "The one to use"),
              provider(
                  "arkose",
                  key(),
                  secret("secret"),
                  fails(),
                  name("client_subdomain"),
                  name("verify_subdomain")),
              provider("auth_challenge", fails()),
              provider("friendly_captcha", key(), secret("secret")),
              provider("hcaptcha", key(), secret("secret")),
              provider("recaptcha_v2", key(), secret("secret")),
              provider("recaptcha_enterprise", key(), secret("api_key"), name("project_id")),
              provider("simple_captcha"))
          .titled("Captcha");

  /** Members of a captcha provider that no answer shows. */
  static final String[] SECRETS = {"secret", "api_key"};

  private ProtectionSchema() {}

  private static Property shields(String... values) {
    return property("shields", listOf(oneOf(values)), "What to do");
  }

  private static Property challenge(String name) {
    return property(name, oneOf("never", "when_risky", "always"), "When to ask for a captcha");
  }

  private static Property stage(String name, Property... members) {
    return property(name, object(Schema.of(members)), "At this stage");
  }

  private static Property[] limit() {
    return new Property[] {
      property("max_attempts", whole(0, Integer.MAX_VALUE), "Attempts before the limit"),
      property("rate", whole(0, Integer.MAX_VALUE), "Milliseconds until one more is allowed")
    };
  }

  private static Property provider(String name, Property... members) {
    return property(name, object(Schema.of(members)), "Settings of " + name);
  }

  private static Property key() {
    return name("site_key");
  }

  private static Property name(String name) {
    return property(name, text().atMost(1024), name);
  }

  private static Property secret(String name) {
    return name(name).hidden();
  }

  private static Property fails() {
    return property("fail_open", flag(), "Whether everybody passes when the provider is down");
  }
}
