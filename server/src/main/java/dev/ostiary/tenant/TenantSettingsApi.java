package dev.ostiary.tenant;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/tenants/settings}. */
public final class TenantSettingsApi implements ManagementApi {
  private static final long MAX_MINUTES = 365L * 24 * 60;
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
  private static final Schema SETTINGS =
      Schema.of(
              property("friendly_name", text().matching("[^<>]*"), "Name of the tenant for people"),
              property("picture_url", text().matching("|https://[^\\s\"'<>]+"), "URL of the logo"),
              property("support_email", text(), "E-mail address for users who need help"),
              property("support_url", text(), "Page for users who need help"),
              property("default_audience", text(), "API of requests that name no audience"),
              property(
                  "default_directory", text(), "Connection of password grants without a realm"),
              property(
                  "allowed_logout_urls", listOf(text()).atMost(100), "URLs allowed after sign-out"),
              property(
                  "session_lifetime_in_minutes",
                  whole(1, MAX_MINUTES),
                  "Minutes after which a session ends"),
              property(
                  "idle_session_lifetime_in_minutes",
                  whole(1, MAX_MINUTES),
                  "Minutes without use after which a session ends"),
              property("enabled_locales", listOf(text()), "Languages of the login pages"),
              property("flags", object(Schema.of()), "Switches"),
              property("oidc_logout", any(), "Settings of sign-out"),
              property("session_cookie", any(), "Settings of the session cookie"),
              property("ostiary", object(OSTIARY), "Settings that Auth0 does not have"))
          .titled("TenantSettings");

  private final Tenants tenants;

  /** The resource. */
  public TenantSettingsApi(Tenants tenants) {
    this.tenants = tenants;
  }

  static ObjectNode initial() {
    var settings =
        Json.object()
            .put("friendly_name", "Ostiary")
            .put("picture_url", "")
            .put("default_audience", "")
            .put("default_directory", "")
            .put("session_lifetime", 168)
            .put("idle_session_lifetime", 72)
            .put("sandbox_version", "22");
    settings.set("allowed_logout_urls", Json.array());
    settings.set("enabled_locales", Json.array().add("en"));
    settings.set(
        "flags",
        Json.object()
            .put("enable_client_connections", true)
            .put("enable_public_signup_user_exists_error", false)
            .put("use_scope_descriptions_for_consent", true)
            .put("enable_dynamic_client_registration", false));
    settings.set(
        "oidc_logout", Json.object().put("rp_logout_end_session_endpoint_discovery", true));
    settings.set(
        "ostiary",
        Json.object().put("wire_behaviour", "auth0").put("skip_consent_on_localhost", false));
    return settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/tenants/settings", "read:tenant_settings")
                .summary("Get the tenant's settings")
                .fields()
                .answers(200, SETTINGS),
            this::get)
        .add(
            Operation.patch("/tenants/settings", "update:tenant_settings")
                .summary("Update the tenant's settings")
                .changes(SETTINGS)
                .answers(200, SETTINGS),
            this::patch);
  }

  private Response get(Call call) {
    var settings = tenants.byId(call.tenant()).settings().deepCopy();
    return Response.json(200, Fields.of(call.query()).of(settings));
  }

  private Response patch(Call call) {
    var change = call.body();
    var after =
        tenants.updateSettings(
            call.tenant(),
            before -> {
              var merged = Schema.merge(before, change);
              for (var nested : new String[] {"flags", "ostiary", "oidc_logout"}) {
                if (change.get(nested) instanceof ObjectNode part) {
                  merged.set(nested, Schema.merge(Json.child(before, nested), part));
                }
              }
              hours(change, merged, "session_lifetime");
              hours(change, merged, "idle_session_lifetime");
              return merged;
            });
    return Response.json(200, after);
  }

  /** The two forms of a lifetime never contradict each other: the one written last counts. */
  private static void hours(ObjectNode change, ObjectNode merged, String name) {
    if (change.has(name)) {
      merged.remove(name + "_in_minutes");
    } else if (change.has(name + "_in_minutes")) {
      merged.put(name, Json.number(change, name + "_in_minutes", 60) / 60.0);
    }
  }
}
