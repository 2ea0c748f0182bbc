package dev.ostiary.trial;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.action.Programs;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.execution.ExecutionsApi;
import dev.ostiary.extension.Extensions;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Auth0's own ways to what Actions do: a test of the draft, and an execution. */
public final class ActionRunsApi implements ManagementApi {
  private static final Schema TEST =
      Schema.of(property("payload", mapOf(any()), "What the trigger would pass").needed());
  private static final Schema EXECUTION =
      Schema.of(
              property("id", text(), "Id of the execution").needed(),
              property("trigger_id", text(), "The trigger").needed(),
              property("status", text(), "final, once it is over").needed(),
              property(
                      "results",
                      listOf(
                          object(
                              Schema.of(
                                  property("action_name", text(), "Name of the Action").needed(),
                                  property("error", any(), "id, msg and url, or null").needed(),
                                  property("started_at", time(), "When it began").needed(),
                                  property("ended_at", time(), "When it ended").needed()))),
                      "Each that ran")
                  .needed(),
              property("created_at", time(), "When it began").needed(),
              property("updated_at", time(), "When it ended").needed())
          .titled("ActionExecution");

  private final Programs programs;
  private final Extensions extensions;
  private final TestRuns runs;

  /** The resource. */
  public ActionRunsApi(Programs programs, Extensions extensions) {
    this.programs = programs;
    this.extensions = extensions;
    this.runs = new TestRuns(extensions);
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/actions/actions/{id}/test", "create:actions")
                .summary("Test an action's draft")
                .note(
                    "The payload is the event, or has it as `event`. Nothing that the action"
                        + " decides takes effect and its calls to the outside are blocked.")
                .creates(TEST)
                .answers(200, Schema.of(property("payload", mapOf(any()), "What it did"))),
            this::test)
        .add(
            Operation.get("/actions/executions/{id}", "read:actions")
                .summary("Get an execution of actions")
                .answers(200, EXECUTION),
            this::execution);
  }

  private Response test(Call call) {
    var action =
        programs
            .draft(call.tenant(), call.path("id"))
            .orElseThrow(() -> ManagementError.notFound(null, "That action does not exist."));
    var payload = call.json().path("payload");
    var trigger = programs.trigger(call.tenant(), action.id());
    var event = payload.path("event").isObject() ? payload.path("event") : payload;
    var result =
        runs.run(call.tenant(), action, trigger, TestRuns.action(action, trigger, event), false);
    var json = Json.object();
    json.set("payload", result);
    return Response.json(200, json);
  }

  private Response execution(Call call) {
    var kept = ExecutionsApi.find(extensions.executions(), call);
    var json =
        Json.object()
            .put("id", Json.text(kept, "id"))
            .put("trigger_id", Json.text(kept, "trigger_id"))
            .put("status", "final");
    var results = json.putArray("results");
    kept.path("results").forEach(r -> results.add(result(r)));
    var began = Json.text(kept, "created_at", "");
    json.put("created_at", began).put("updated_at", after(began, kept));
    return Response.json(200, json);
  }

  private static ObjectNode result(JsonNode kept) {
    var began = Json.text(kept, "started_at", "");
    var json = Json.object().put("action_name", Json.text(kept, "name"));
    var error = kept.path("error");
    json.set(
        "error",
        error.isObject()
            ? Json.object()
                .put("id", Json.text(kept, "status"))
                .put("msg", Json.text(error, "message"))
            : null);
    return json.put("started_at", began).put("ended_at", after(began, kept));
  }

  private static String after(String began, JsonNode kept) {
    long millis = kept.path("duration_ms").asLong(0);
    return Time.text(Instant.parse(began).toEpochMilli() + millis);
  }
}
