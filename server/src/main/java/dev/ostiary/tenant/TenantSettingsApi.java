package dev.ostiary.tenant;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/tenants/settings}. */
public final class TenantSettingsApi implements ManagementApi {
  private static final double MAX_HOURS = 365 * 24;
  private static final List<String> LIFETIMES =
      List.of(
          "session_lifetime",
          "idle_session_lifetime",
          "ephemeral_session_lifetime",
          "idle_ephemeral_session_lifetime");
  private static final List<String> MERGED = List.of("flags", "ostiary", "oidc_logout", "sessions");
  private static final Schema SETTINGS = TenantSettingsSchema.SCHEMA;

  private final Tenants tenants;

  /** The resource. */
  public TenantSettingsApi(Tenants tenants) {
    this.tenants = tenants;
  }

  static ObjectNode initial() {
    return TenantSettingsSchema.initial();
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
                .note(
                    """
                    These have an effect: `friendly_name`, `picture_url`, `default_audience`, \
                    `default_directory`, `allowed_logout_urls`, `session_lifetime` and \
                    `idle_session_lifetime` in hours or minutes, \
                    `sessions.oidc_logout_prompt_enabled`, `oidc_logout`, `ostiary`, and the \
                    flags `enable_client_connections` and \
                    `enable_public_signup_user_exists_error`. Everything else is kept and \
                    returned, and has no effect yet.""")
                .changes(SETTINGS)
                .answers(200, SETTINGS),
            this::patch);
  }

  private Response get(Call call) {
    var settings = shown(tenants.byId(call.tenant()).settings());
    return Response.json(200, Fields.of(call.query()).of(settings));
  }

  private Response patch(Call call) {
    var change = call.body();
    var after =
        tenants.updateSettings(
            call.tenant(),
            before -> {
              var merged = Schema.merge(before, change);
              for (var nested : MERGED) {
                if (change.get(nested) instanceof ObjectNode part) {
                  merged.set(nested, Schema.merge(Json.child(before, nested), part));
                }
              }
              LIFETIMES.forEach(name -> hours(change, merged, name));
              return merged;
            });
    return Response.json(200, shown(after));
  }

  /** As Auth0 shows them: lifetimes in hours only, so that what was read can be sent again. */
  private static ObjectNode shown(ObjectNode settings) {
    var shown = settings.deepCopy();
    LIFETIMES.forEach(name -> shown.remove(name + "_in_minutes"));
    return shown;
  }

  /** The two forms of a lifetime never contradict each other: the one written last counts. */
  private static void hours(ObjectNode change, ObjectNode merged, String name) {
    var value = change.get(name);
    if (value != null && value.isNumber()) {
      double hours = value.doubleValue();
      if (!(hours > 0) || hours > MAX_HOURS) {
        throw ManagementError.invalidBody(
            "'Value "
                + value
                + " is not between 0 and "
                + MAX_HOURS
                + "' on property "
                + name
                + ".");
      }
      merged.remove(name + "_in_minutes");
    } else if (change.has(name + "_in_minutes")) {
      long minutes = Json.number(change, name + "_in_minutes", 60);
      if (minutes % 60 == 0) {
        merged.put(name, minutes / 60);
      } else {
        merged.put(name, minutes / 60.0);
      }
    }
  }
}
