package dev.ostiary.form;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects.Stored;
import dev.ostiary.management.Type;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/flows} and their executions. */
public final class FlowsApi implements ManagementApi {
  private static final Schema ACTION =
      Schema.of(
          property("id", text().atLeast(1).atMost(255), "Id within the flow").needed(),
          property("type", text().atLeast(1).atMost(100), "What is called").needed(),
          property("action", text().atLeast(1).atMost(100), "What it does").needed(),
          property("alias", text().atMost(150), "Name"),
          property("allow_failure", flag(), "Whether the flow goes on when it fails"),
          property("mask_output", flag(), "Whether its output is hidden"),
          property("params", object(Schema.of()), "Depends on the type"));
  private static final Schema SUMMARY =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(150), "Name of the flow").needed(),
              readOnly("created_at", time(), "When it was made"),
              readOnly("updated_at", time(), "When it changed"),
              readOnly("form_count", whole(0, 1_000), "Forms with it, with hydrate=form_count"))
          .titled("FlowSummary");
  private static final Schema SCHEMA =
      SUMMARY
          .and(property("actions", listOf(object(ACTION)).atMost(500), "What it does, in order"))
          .titled("Flow");
  private static final Schema EXECUTION =
      Schema.of(
              property("id", text(), "Id of the execution"),
              property("trace_id", text(), "Id in logs"),
              property("status", text(), "How far it is"))
          .titled("FlowExecution");
  private static final Type HYDRATE = listOf(oneOf("form_count"));
  private static final String EXECUTIONS = "/flows/{flow_id}/executions";

  private final Flows flows;
  private final Forms forms;

  /** The resource. */
  public FlowsApi(Flows flows, Forms forms) {
    this.flows = flows;
    this.forms = forms;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/flows", "read:flows")
                .summary("List flows")
                .query("hydrate", HYDRATE, "What else to show")
                .query("synchronous", flag(), "Ignored: nothing runs flows")
                .totals("flows", SUMMARY)
                .stored(),
            this::list)
        .add(
            Operation.post("/flows", "create:flows")
                .summary("Create a flow")
                .creates(SCHEMA)
                .answers(201, SCHEMA)
                .stored(),
            call -> Response.json(201, flows.shown(flows.create(call.tenant(), call.body()))))
        .add(
            Operation.get("/flows/{id}", "read:flows")
                .summary("Get a flow")
                .query("hydrate", HYDRATE, "What else to show")
                .answers(200, SCHEMA)
                .stored(),
            call -> {
              var flow = flows.require(call.tenant(), call.path("id"));
              return Response.json(200, hydrated(call, flow, flows.shown(flow)));
            })
        .add(
            Operation.patch("/flows/{id}", "update:flows")
                .summary("Update a flow")
                .changes(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            call ->
                Response.json(
                    200, flows.shown(flows.update(call.tenant(), call.path("id"), call.body()))))
        .add(
            Operation.delete("/flows/{id}", "delete:flows")
                .summary("Delete a flow")
                .note("Forms that use it lose it.")
                .answers(204)
                .stored(),
            this::delete);
    executions(routes);
  }

  private void executions(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(EXECUTIONS, "read:flows_executions")
                .summary("List a flow's executions")
                .checkpoints("executions", EXECUTION)
                .stored(),
            this::executions)
        .add(
            Operation.get(EXECUTIONS + "/{execution_id}", "read:flows_executions")
                .summary("Get an execution of a flow")
                .query("hydrate", listOf(oneOf("debug")), "What else to show")
                .answers(200, EXECUTION)
                .stored(),
            this::missing)
        .add(
            Operation.delete(EXECUTIONS + "/{execution_id}", "delete:flows_executions")
                .summary("Delete an execution of a flow")
                .answers(204)
                .stored(),
            this::missing);
  }

  private ObjectNode hydrated(Call call, Stored flow, ObjectNode json) {
    if (!call.query().all("hydrate").contains("form_count")) {
      return json;
    }
    long count =
        forms.all(call.tenant()).stream()
            .filter(form -> Forms.flows(form.body()).contains(flow.id()))
            .count();
    return json.put("form_count", count);
  }

  private Response list(Call call) {
    return Paging.of(call.query(), 50)
        .asTotals()
        .respond(
            "flows",
            flows.all(call.tenant()),
            flow -> hydrated(call, flow, flows.shown(flow).without("actions")));
  }

  private Response delete(Call call) {
    var tenant = call.tenant();
    var id = call.path("id");
    flows.delete(tenant, id, tx -> forms.forget(tx, tenant, id));
    return Response.empty(204);
  }

  private Response executions(Call call) {
    flows.require(call.tenant(), call.path("flow_id"));
    return Paging.of(call.query(), 50)
        .asCheckpoint()
        .respond("executions", List.of(), OptionalLong.of(0));
  }

  private Response missing(Call call) {
    flows.require(call.tenant(), call.path("flow_id"));
    throw ManagementError.notFound(null, "The execution does not exist.");
  }
}
