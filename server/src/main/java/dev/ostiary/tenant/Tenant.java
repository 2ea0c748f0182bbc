package dev.ostiary.tenant;

import dev.ostiary.common.Json;
import dev.ostiary.document.Document;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant: its own users, applications, APIs and keys under its own domain.
 *
 * @param issuer the URL with a slash at the end that every token of the tenant names (OpenID
 *     Connect Discovery section 3); it comes from configuration, never from a request
 * @param settings the object of {@code /api/v2/tenants/settings}
 * @param created milliseconds since the epoch
 */
public record Tenant(String id, String domain, String issuer, ObjectNode settings, long created) {
  /** The {@code client_id} of the application with which every tenant is managed. */
  public static final String DASHBOARD = "ostiary-dashboard";

  /** The {@code client_id} of commands on the server's own machine. */
  public static final String COMMANDS = "ostiary-commands";

  /** The {@code client_id} in the tokens with which a probe tries an API. */
  public static final String PROBE = "ostiary-probe";

  /** Whether no application may have this {@code client_id}. */
  public static boolean reserved(String clientId) {
    return clientId.equals(DASHBOARD) || clientId.equals(COMMANDS) || clientId.equals(PROBE);
  }

  static Tenant of(Document document) {
    var body = document.body();
    return new Tenant(
        document.id(),
        document.key(),
        Json.text(body, "issuer", ""),
        Json.child(body, "settings"),
        document.created());
  }

  /** The identifier of the Management API. */
  public String managementAudience() {
    return issuer + "api/v2/";
  }

  /** The address of the dashboard, with a slash at the end. */
  public String dashboard() {
    return issuer + "dashboard/";
  }

  /** The audience under which access tokens open {@code /userinfo}. */
  public String userinfoAudience() {
    return issuer + "userinfo";
  }

  /** The name that people see. */
  public String displayName() {
    return Json.text(settings, "friendly_name", "Ostiary");
  }

  /** The API whose token a request without an audience gets. */
  public Optional<String> defaultAudience() {
    return Optional.ofNullable(Json.text(settings, "default_audience")).filter(a -> !a.isEmpty());
  }

  /** The connection that password grants use when no realm is named. */
  public Optional<String> defaultDirectory() {
    return Optional.ofNullable(Json.text(settings, "default_directory")).filter(a -> !a.isEmpty());
  }

  /** URLs to which any application may return after sign-out. */
  public List<String> allowedLogoutUrls() {
    return Json.strings(settings, "allowed_logout_urls");
  }

  /** A switch under {@code flags}. */
  public boolean flag(String name, boolean fallback) {
    return Json.flag(Json.child(settings, "flags"), name, fallback);
  }

  /** Whether answers follow the RFCs where Auth0 differs ({@code ostiary.wire_behaviour}). */
  public boolean rfcBehaviour() {
    return Json.text(Json.child(settings, "ostiary"), "wire_behaviour", "auth0").equals("rfc");
  }

  /** The development switch: callbacks on localhost may skip consent too. */
  public boolean skipsConsentOnLocalhost() {
    return Json.flag(Json.child(settings, "ostiary"), "skip_consent_on_localhost", false);
  }

  /** Whether sessions are listed in discovery as ending at {@code /oidc/logout}. */
  public boolean advertisesLogout() {
    return Json.flag(
        Json.child(settings, "oidc_logout"), "rp_logout_end_session_endpoint_discovery", true);
  }

  /** Whether a sign-out that nobody proved to be the user's wish asks first. */
  public boolean asksBeforeSignOut() {
    return Json.flag(Json.child(settings, "sessions"), "oidc_logout_prompt_enabled", true);
  }

  /** Whether requests may name an organization by its name, and tokens tell it. */
  public boolean organizationNames() {
    return Json.flag(settings, "allow_organization_name_in_authentication_api", false);
  }

  /** Minutes after which a session ends, whatever happens: 7 days unless set. */
  public long sessionMinutes() {
    return minutes("session_lifetime", 7 * 24);
  }

  /** Minutes without use after which a session ends: 3 days unless set. */
  public long idleSessionMinutes() {
    return minutes("idle_session_lifetime", 3 * 24);
  }

  private long minutes(String name, long standardHours) {
    long exact = Json.number(settings, name + "_in_minutes", 0);
    if (exact > 0) {
      return exact;
    }
    var hours = settings.get(name);
    return hours != null && hours.isNumber()
        ? Math.max(1, Math.round(hours.doubleValue() * 60))
        : standardHours * 60;
  }
}
