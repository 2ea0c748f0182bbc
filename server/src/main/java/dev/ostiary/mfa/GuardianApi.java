package dev.ostiary.mfa;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.management.Type;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code /api/v2/guardian/factors} with what is below it, and the policies. */
public final class GuardianApi implements ManagementApi {
  private static final String FACTORS = "guardian/factors";
  private static final String POLICIES = "guardian/policies";
  private static final String SESSION = "guardian/settings";
  private static final List<String> NAMES =
      List.of(
          "sms",
          "push-notification",
          "email",
          "otp",
          "duo",
          "webauthn-roaming",
          "webauthn-platform",
          "recovery-code");
  private static final Schema FACTOR =
      Schema.of(
              property("name", text(), "Which factor"),
              property("enabled", flag(), "Whether it is to be offered").needed(),
              property("trial_expired", flag(), "Always false here"))
          .titled("GuardianFactor");
  private static final Schema SWITCH =
      Schema.of(property("enabled", flag(), "Whether it is to be offered").needed());
  private static final Type POLICY_LIST =
      listOf(oneOf("all-applications", "confidence-score")).atMost(2);

  private final StoredSettings settings;

  /** The resource. */
  public GuardianApi(StoredSettings settings) {
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            stored(Operation.get("/guardian/factors", "read:guardian_factors"))
                .summary("List the factors")
                .answers(200, listOf(object(FACTOR))),
            this::list)
        .add(
            stored(Operation.put("/guardian/factors/{name}", "update:guardian_factors"))
                .summary("Turn a factor on or off")
                .creates(SWITCH)
                .answers(200, SWITCH),
            this::turn)
        .add(
            stored(Operation.get("/guardian/policies", "read:mfa_policies"))
                .summary("Get when a second factor is wanted")
                .answers(200, POLICY_LIST),
            this::policies)
        .add(
            stored(Operation.put("/guardian/policies", "update:mfa_policies"))
                .summary("Set when a second factor is wanted")
                .takes(POLICY_LIST)
                .answers(200, POLICY_LIST),
            this::setPolicies);
    session(routes);
    GuardianSettings.all().forEach(sheet -> sheet.routes(routes, settings));
  }

  private void session(ManagementRoutes routes) {
    var schema = GuardianSettings.session();
    routes
        .add(
            stored(Operation.get("/guardian/settings", "read:guardian_factors"))
                .summary("Get how long a second factor counts")
                .answers(200, schema),
            call -> settings.get(call, SESSION, GuardianSettings.initialSession()))
        .add(
            stored(Operation.put("/guardian/settings", "update:guardian_factors"))
                .summary("Set how long a second factor counts")
                .creates(schema)
                .answers(200, schema),
            this::setSession);
  }

  private static Operation stored(Operation operation) {
    return operation.note(Sheet.NOTE).stored();
  }

  private Response list(Call call) {
    var stored = settings.get(call.tenant(), FACTORS, Json.object());
    var list = Json.array();
    for (var name : NAMES) {
      list.add(
          Json.object()
              .put("name", name)
              .put("enabled", Json.flag(stored, name, false))
              .put("trial_expired", false));
    }
    return Response.json(200, list);
  }

  private Response turn(Call call) {
    var name = call.path("name");
    if (!NAMES.contains(name)) {
      throw ManagementError.invalidPath(name, "name", "Name of the factor");
    }
    boolean enabled = Json.flag(call.json(), "enabled", false);
    settings.update(call.tenant(), FACTORS, Json.object(), before -> before.put(name, enabled));
    return Response.json(200, Json.object().put("enabled", enabled));
  }

  private Response policies(Call call) {
    return Response.json(200, list(call.tenant()));
  }

  private JsonNode list(String tenant) {
    var stored = settings.get(tenant, POLICIES, Json.object());
    return Json.array(Json.strings(stored, "policies"));
  }

  private Response setPolicies(Call call) {
    settings.update(
        call.tenant(),
        POLICIES,
        Json.object(),
        before -> {
          before.set("policies", call.json());
          return before;
        });
    return policies(call);
  }

  private Response setSession(Call call) {
    var body = call.json();
    if (Json.number(body, "mfa_session_inactivity_timeout", 0)
        > Json.number(body, "mfa_session_overall_timeout", 0)) {
      throw ManagementError.invalidBody(
          "'mfa_session_inactivity_timeout must not be more than mfa_session_overall_timeout'.");
    }
    return settings.put(call, SESSION, GuardianSettings.initialSession());
  }
}
