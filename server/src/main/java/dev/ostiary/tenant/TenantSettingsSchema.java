package dev.ostiary.tenant;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.number;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Property;
import dev.ostiary.management.Type;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What the settings of a tenant look like, and those of a tenant that is new. */
final class TenantSettingsSchema {
  private static final long MAX_MINUTES = 365L * 24 * 60;

  private static final List<String> FLAGS =
      List.of(
          """
          allow_changing_enable_sso allow_legacy_delegation_grant_types
          allow_legacy_ro_grant_types allow_legacy_tokeninfo_endpoint change_pwd_flow_v1
          custom_domains_provisioning dashboard_insights_view dashboard_log_streams_next
          disable_clickjack_protection_headers disable_fields_map_fix disable_impersonation
          disable_management_api_sms_obfuscation enable_adfs_waad_email_verification
          enable_apis_section enable_client_connections enable_dynamic_client_registration
          enable_idtoken_api2 enable_legacy_profile enable_pipeline2
          enable_public_signup_user_exists_error enable_sso
          enforce_client_authentication_on_passwordless_start genai_trial
          improved_signup_bot_detection_in_classic local_resource_discovery
          mfa_show_factor_list_on_enrollment no_disclose_enterprise_connections
          remove_alg_from_jwks require_pushed_authorization_requests
          revoke_refresh_token_grant trust_azure_adfs_email_verified_connection_property
          use_scope_descriptions_for_consent\
          """
              .split("\\s+"));

  private static final Schema OSTIARY =
      Schema.of(
          property(
              "wire_behaviour",
              oneOf("auth0", "rfc"),
              "Statuses and codes as Auth0 sends them, or as the RFCs ask"),
          property(
              "skip_consent_on_localhost",
              flag(),
              "Development only: applications on localhost may skip consent"));

  /** The whole object. */
  static final Schema SCHEMA =
      Schema.of(
              Stream.of(names(), lifetimes(), pages(), protocol(), own())
                  .flatMap(List::stream)
                  .toArray(Property[]::new))
          .titled("TenantSettings");

  private TenantSettingsSchema() {}

  private static List<Property> names() {
    return List.of(
        property("friendly_name", text().matching("[^<>]*"), "Name of the tenant for people"),
        property("picture_url", text().matching("|https://[^\\s\"'<>]+"), "URL of the logo"),
        property("support_email", text(), "E-mail address for users who need help"),
        property("support_url", text(), "Page for users who need help"),
        property("default_audience", text(), "API of requests that name no audience"),
        property("default_directory", text(), "Connection of password grants without a realm"),
        property(
            "default_redirection_uri",
            text().matching("|https://[^\\s\"'<>]+"),
            "Where to go when a sign-in cannot go on"),
        property("allowed_logout_urls", listOf(text()).atMost(100), "URLs allowed after sign-out"),
        property("enabled_locales", listOf(Locales.type()).atLeast(1), "Languages of the pages"),
        property(
            "flags",
            object(
                Schema.of(
                    FLAGS.stream()
                        .map(f -> property(f, flag(), "Switch"))
                        .toArray(Property[]::new))),
            "Switches"));
  }

  private static List<Property> lifetimes() {
    return List.of(
        minutes("session_lifetime", "after which a session ends"),
        hours("session_lifetime", "after which a session ends"),
        minutes("idle_session_lifetime", "without use after which a session ends"),
        hours("idle_session_lifetime", "without use after which a session ends"),
        minutes("ephemeral_session_lifetime", "of a session that ends with the browser"),
        hours("ephemeral_session_lifetime", "of a session that ends with the browser"),
        minutes("idle_ephemeral_session_lifetime", "without use of such a session"),
        hours("idle_ephemeral_session_lifetime", "without use of such a session"),
        property(
            "session_cookie",
            nullable(
                object(
                    Schema.of(
                        property("mode", oneOf("persistent", "non-persistent"), "How long it stays")
                            .needed()))),
            "The session's cookie"),
        property("sessions", nullable(object(sessions())), "Sessions"),
        property(
            "oidc_logout",
            object(
                Schema.of(
                    property(
                        "rp_logout_end_session_endpoint_discovery",
                        flag(),
                        "Whether discovery names the end_session_endpoint"))),
            "Sign-out"));
  }

  private static Property minutes(String name, String what) {
    return property(name + "_in_minutes", whole(1, MAX_MINUTES), "Minutes " + what).hidden();
  }

  private static Property hours(String name, String what) {
    return property(name, number(), "Hours " + what);
  }

  private static Schema sessions() {
    return Schema.of(
        property("oidc_logout_prompt_enabled", flag(), "Whether a sign-out without hint asks"),
        property(
            "anonymous",
            nullable(
                object(
                    Schema.of(
                        property("lifetime_in_minutes", whole(1, MAX_MINUTES), "Minutes"),
                        property("activate_cookie", flag(), "Whether there is a cookie")))),
            "Sessions of nobody in particular"));
  }

  private static List<Property> pages() {
    return List.of(
        property("change_password", nullable(object(page())), "Page to change a password"),
        property("guardian_mfa_page", nullable(object(page())), "Page for a second factor"),
        property(
            "error_page",
            nullable(
                object(
                    Schema.of(
                        property("html", markup(), "The page"),
                        property("show_log_link", flag(), "Whether it links to the log"),
                        property(
                            "url", text().matching("|https?://[^\\s\"'<>]+"), "Another page")))),
            "Page for errors"),
        property(
            "device_flow",
            nullable(
                object(
                    Schema.of(
                        property("charset", oneOf("base20", "digits"), "Characters of the code"),
                        property("mask", text().atMost(20).matching("[*\\- ]*"), "Its form")))),
            "Sign-in of devices (RFC 8628)"),
        property(
            "country_codes",
            nullable(
                object(
                    Schema.of(
                        property(
                                "list",
                                listOf(text().matching("[A-Z]{2}")).atLeast(1).atMost(300),
                                "Countries")
                            .needed(),
                        property("mode", oneOf("allow", "deny"), "Only these, or all but these")
                            .needed()))),
            "Countries of telephone numbers (ISO 3166-1)"),
        property("security_headers", nullable(object(Schema.of())), "Headers of the pages"));
  }

  private static Schema page() {
    return Schema.of(
        property("enabled", flag(), "Whether it is used"), property("html", markup(), "The page"));
  }

  private static Type markup() {
    return text().atMost(200_000);
  }

  private static List<Property> protocol() {
    return List.of(
        property("acr_values_supported", nullable(listOf(text()).atMost(100)), "Values of acr"),
        property(
            "mtls",
            nullable(
                object(
                    Schema.of(property("enable_endpoint_aliases", flag(), "Aliases of RFC 8705")))),
            "Client certificates (RFC 8705)"),
        switchable("pushed_authorization_requests_supported", "RFC 9126"),
        switchable("authorization_response_iss_parameter_supported", "RFC 9207"),
        switchable("client_id_metadata_document_supported", "Clients named by a URL"),
        property(
            "dynamic_client_registration_security_mode",
            oneOf("strict", "permissive"),
            "What registered clients may do (RFC 7591)"),
        property(
            "resource_parameter_profile",
            oneOf("audience", "compatibility"),
            "What the parameter resource does (RFC 8707)"),
        switchable("allow_organization_name_in_authentication_api", "Names in place of ids"),
        switchable("customize_mfa_in_postlogin_action", "Actions choose the second factor"),
        switchable("skip_non_verifiable_callback_uri_confirmation_prompt", "No question"),
        switchable("phone_consolidated_experience", "One set of telephone settings"),
        switchable("enable_ai_guide", "Help in Auth0's dashboard"),
        switchable("include_session_metadata_in_tenant_logs", "More in the log"),
        property("default_token_quota", nullable(object(quotas())), "Most tokens of clients"));
  }

  private static Property switchable(String name, String about) {
    return property(name, nullable(flag()), about);
  }

  private static Schema quotas() {
    var number = whole(1, Integer.MAX_VALUE);
    var quota =
        Schema.of(
            property(
                    "client_credentials",
                    object(
                        Schema.of(
                            property("enforce", flag(), "Whether it is more than a note"),
                            property("per_day", number, "Tokens a day"),
                            property("per_hour", number, "Tokens an hour"))),
                    "Tokens without a user")
                .needed());
    return Schema.of(
        property("clients", object(quota), "Of each client"),
        property("organizations", object(quota), "Of each organization"));
  }

  private static List<Property> own() {
    return List.of(
        property("sandbox_version", text().atMost(8).matching("[0-9]*"), "Node.js of Actions"),
        property("legacy_sandbox_version", text().atMost(8).matching("[0-9]*"), "Of old code"),
        property("sandbox_versions_available", listOf(text()), "Versions to choose from"),
        property("ostiary", object(OSTIARY), "Settings that Auth0 does not have"));
  }

  /** The settings of a new tenant. */
  static ObjectNode initial() {
    var settings =
        Json.object()
            .put("friendly_name", "Ostiary")
            .put("picture_url", "")
            .put("default_audience", "")
            .put("default_directory", "")
            .put("session_lifetime", 168)
            .put("idle_session_lifetime", 72)
            .put("sandbox_version", "22")
            .put("pushed_authorization_requests_supported", false)
            .put("customize_mfa_in_postlogin_action", false)
            .put("allow_organization_name_in_authentication_api", false);
    settings.set("allowed_logout_urls", Json.array());
    settings.set("enabled_locales", Json.array().add("en"));
    settings.set("flags", flags());
    settings.set(
        "oidc_logout", Json.object().put("rp_logout_end_session_endpoint_discovery", true));
    settings.set("session_cookie", Json.object().put("mode", "persistent"));
    settings.set("sessions", Json.object().put("oidc_logout_prompt_enabled", true));
    settings.set(
        "ostiary",
        Json.object().put("wire_behaviour", "auth0").put("skip_consent_on_localhost", false));
    return settings;
  }

  private static ObjectNode flags() {
    return Json.object()
        .put("enable_client_connections", true)
        .put("enable_public_signup_user_exists_error", false)
        .put("use_scope_descriptions_for_consent", true)
        .put("enable_dynamic_client_registration", false)
        .put("revoke_refresh_token_grant", false)
        .put("disable_clickjack_protection_headers", false);
  }
}
