package dev.ostiary.action;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;

/** {@code /api/v2/actions/triggers} and what is bound to them. */
public final class TriggersApi implements ManagementApi {
  private static final String BINDINGS = "/actions/triggers/{triggerId}/bindings";
  private static final Schema TRIGGER =
      Schema.of(
              property("id", text(), "Name"),
              property("version", text(), "Version of the interface"),
              property("status", text(), "CURRENT or DEPRECATED"),
              property("runtimes", listOf(text()), "Versions of Node"),
              property("default_runtime", text(), "Version of Node when an action names none"),
              property("binding_policy", text(), "How actions are bound"),
              property("compatible_triggers", listOf(object(Schema.of())), "Older versions"))
          .titled("ActionTrigger");

  private final Bindings bindings;

  /** The resource. */
  public TriggersApi(Bindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/actions/triggers", "read:actions")
                .summary("List triggers")
                .answers(
                    200, Schema.of(property("triggers", listOf(object(TRIGGER)), "All").needed())),
            call -> triggers())
        .add(
            Operation.get(BINDINGS, "read:actions")
                .summary("List what is bound to a trigger, in order")
                .query(ActionSchema.PAGES)
                .answers(200, ActionSchema.page("bindings", ActionSchema.BINDING)),
            this::list)
        .add(
            Operation.patch(BINDINGS, "update:actions")
                .summary("Replace what is bound to a trigger")
                .note("Actions must be deployed before they are bound.")
                .changes(ActionSchema.BINDINGS)
                .answers(
                    200,
                    Schema.of(
                        property("bindings", listOf(object(ActionSchema.BINDING)), "In order"))),
            this::replace);
  }

  private static Response triggers() {
    var body = Json.object();
    var list = body.putArray("triggers");
    Trigger.ALL.forEach(t -> list.add(t.toJson()));
    return Response.json(200, body);
  }

  private static String trigger(Call call) {
    return Trigger.find(call.path("triggerId"))
        .orElseThrow(() -> ManagementError.notFound(null, "That trigger does not exist."))
        .id();
  }

  private Response list(Call call) {
    var trigger = trigger(call);
    return Page.of(call)
        .of(
            "bindings",
            bindings.of(call.tenant(), trigger),
            b -> bindings.shown(call.tenant(), trigger, b));
  }

  private Response replace(Call call) {
    var trigger = trigger(call);
    if (call.body().has("bindings")) {
      bindings.replace(call.tenant(), trigger, call.body().path("bindings"));
    }
    var body = Json.object();
    var list = body.putArray("bindings");
    bindings
        .of(call.tenant(), trigger)
        .forEach(b -> list.add(bindings.shown(call.tenant(), trigger, b)));
    return Response.json(200, body);
  }
}
