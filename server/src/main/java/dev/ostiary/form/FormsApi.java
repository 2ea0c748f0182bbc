package dev.ostiary.form;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects.Stored;
import dev.ostiary.management.Type;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/forms}. */
public final class FormsApi implements ManagementApi {
  private static final Type PART = object(Schema.of());
  private static final Schema NODE =
      Schema.of(
          property("id", text().atLeast(1).atMost(255), "Id within the form").needed(),
          property("type", oneOf("FLOW", "ROUTER", "STEP"), "Kind of node").needed(),
          property("alias", text().atMost(150), "Name"),
          property("coordinates", PART, "Where an editor draws it"),
          property("config", PART, "Depends on the type"));
  private static final Schema SUMMARY =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(150), "Name of the form").needed(),
              readOnly("created_at", time(), "When it was made"),
              readOnly("updated_at", time(), "When it changed"),
              readOnly("flow_count", whole(0, 10_000), "Flows in it, with hydrate=flow_count"))
          .titled("FormSummary");
  private static final Schema SCHEMA =
      SUMMARY
          .and(
              property("languages", PART, "Primary and default language"),
              property("messages", PART, "Texts of its own"),
              property("translations", mapOf(mapOf(any())), "Texts by language"),
              property("nodes", listOf(object(NODE)).atMost(500), "Steps, routers and flows"),
              property("start", PART, "Where it begins"),
              property("ending", PART, "How it ends"),
              property("style", PART, "Style sheet"))
          .titled("Form");
  private static final List<String> LISTED = List.of("id", "name", "created_at", "updated_at");
  private static final Type HYDRATE = listOf(oneOf("flow_count", "links"));

  private final Forms forms;

  /** The resource. */
  public FormsApi(Forms forms) {
    this.forms = forms;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/forms", "read:forms")
                .summary("List forms")
                .query("hydrate", HYDRATE, "What else to show")
                .totals("forms", SUMMARY)
                .stored(),
            this::list)
        .add(
            Operation.post("/forms", "create:forms")
                .summary("Create a form")
                .creates(SCHEMA)
                .answers(201, SCHEMA)
                .stored(),
            call -> Response.json(201, forms.shown(forms.create(call.tenant(), call.body()))))
        .add(
            Operation.get("/forms/{id}", "read:forms")
                .summary("Get a form")
                .query("hydrate", HYDRATE, "What else to show")
                .answers(200, SCHEMA)
                .stored(),
            call -> {
              var form = forms.require(call.tenant(), call.path("id"));
              return Response.json(200, hydrated(call, form, forms.shown(form)));
            })
        .add(
            Operation.patch("/forms/{id}", "update:forms")
                .summary("Update a form")
                .changes(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            call ->
                Response.json(
                    200, forms.shown(forms.update(call.tenant(), call.path("id"), call.body()))))
        .add(
            Operation.delete("/forms/{id}", "delete:forms")
                .summary("Delete a form")
                .answers(204)
                .stored(),
            forms::delete);
  }

  private static ObjectNode hydrated(Call call, Stored form, ObjectNode json) {
    boolean count = call.query().all("hydrate").stream().anyMatch(h -> h.contains("flow_count"));
    return count ? json.put("flow_count", Forms.flows(form.body()).size()) : json;
  }

  private Response list(Call call) {
    return Paging.of(call.query(), 50)
        .asTotals()
        .respond(
            "forms",
            forms.all(call.tenant()),
            form -> hydrated(call, form, forms.shown(form).retain(LISTED)));
  }
}
