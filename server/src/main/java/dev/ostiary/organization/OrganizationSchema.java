package dev.ostiary.organization;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.url;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;

/** The members of an organization. */
final class OrganizationSchema {
  static final int MAX_METADATA = 25;
  private static final int MAX_CONNECTIONS = 10;

  private static final Schema COLORS =
      Schema.of(
          property("primary", color(), "Color of buttons and links").needed(),
          property("page_background", color(), "Color behind the page").needed());

  private static final Schema BRANDING =
      Schema.of(
          property("logo_url", url(), "URL of the logo"),
          property("colors", object(COLORS), "Colors of the pages"));

  private static final Schema CREDENTIALS_QUOTA =
      Schema.of(
          property("enforce", flag(), "Whether tokens beyond it are refused"),
          property("per_day", whole(1, Integer.MAX_VALUE), "Tokens a day"),
          property("per_hour", whole(1, Integer.MAX_VALUE), "Tokens an hour"));

  private static final Schema QUOTA =
      Schema.of(
          property("client_credentials", object(CREDENTIALS_QUOTA), "Tokens of applications")
              .needed());

  /** The members of a connection of an organization as the older of the two paths has them. */
  static final Schema ENABLED_CONNECTION =
      Schema.of(
              property("connection_id", text().atLeast(1).atMost(50), "Id of the connection")
                  .needed()
                  .immutable(),
              property(
                  "assign_membership_on_login",
                  flag(),
                  "Whether whoever signs in through it becomes a member"),
              property("show_as_button", flag(), "Whether sign-in pages show a button for it"),
              property(
                  "is_signup_enabled", flag(), "Whether people may sign up for the organization"),
              readOnly("connection", connection(), "The connection itself"))
          .titled("OrganizationEnabledConnection");

  /** The same as the newer path has them. */
  static final Schema CONNECTION =
      ENABLED_CONNECTION
          .and(
              property(
                  "organization_connection_name",
                  text().atLeast(1).atMost(50),
                  "Name within the organization"),
              property(
                  "organization_access_level",
                  oneOf("none", "readonly", "limited", "full"),
                  "What the organization's administrators may do with it"),
              property("is_enabled", flag(), "Whether members may use it"))
          .titled("OrganizationConnection");

  static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property(
                      "name",
                      text().atLeast(1).atMost(50).matching("[a-z0-9][a-z0-9_-]*"),
                      "The name of this organization.")
                  .needed(),
              property(
                  "display_name",
                  text().atLeast(1).atMost(255),
                  "Friendly name of this organization."),
              property("branding", object(BRANDING), "The look of pages for members"),
              property(
                  "metadata",
                  mapOf(nullable(text().atMost(255))).atMost(MAX_METADATA),
                  "Names and values of your own"),
              property("token_quota", object(QUOTA), "Limits of tokens; kept without effect"),
              property(
                  "third_party_client_access",
                  oneOf("block", "allow"),
                  "Whether applications of third parties may sign members in"),
              property(
                  "is_app_entitlement_active",
                  flag(),
                  "Whether only the organization's own list of applications may sign members in"))
          .titled("Organization");

  /** What a creation takes and answers besides. */
  static final Schema CREATION =
      SCHEMA
          .and(
              property(
                  "enabled_connections",
                  listOf(object(ENABLED_CONNECTION)).atMost(MAX_CONNECTIONS),
                  "Connections that members may use"))
          .titled("OrganizationCreation");

  private OrganizationSchema() {}

  private static Type color() {
    return text().matching("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  }

  private static Type connection() {
    return object(
        Schema.of(
            property("name", text(), "Name of the connection"),
            property("strategy", text(), "Where its users come from")));
  }
}
