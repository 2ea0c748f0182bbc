package dev.ostiary.trial;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.action.Programs;
import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.action.Programs.Kind;
import dev.ostiary.common.Json;
import dev.ostiary.execution.ExecutionsApi;
import dev.ostiary.extension.Extensions;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code /ostiary/v1/script-runs}: tries code that need not be stored. */
public final class ScriptRunsApi implements ManagementApi {
  private static final int MAX_CODE = 256 * 1024;
  private static final Schema REQUEST =
      Schema.of(
              property("kind", oneOf("action", "rule", "hook", "database"), "Kind of program")
                  .needed(),
              property("code", text().atMost(MAX_CODE), "The program"),
              property("id", text().atMost(100), "Of an Action whose draft runs in place of code"),
              property("trigger", text().atMost(100), "Of an Action or a hook"),
              property("script", text().atMost(100), "Of a database script, such as login"),
              property("event", mapOf(any()), "What an Action is told"),
              property("user", mapOf(any()), "What a rule is told of the user"),
              property("context", mapOf(any()), "What a rule is told of the sign-in"),
              property("arguments", listOf(any()).atMost(10), "Of a hook or a database script"),
              property("secrets", mapOf(text()).atMost(100), "Values for the code"),
              property("configuration", mapOf(text()).atMost(100), "Values of rules and scripts"),
              property("calls", flag(), "Whether its calls to the outside are made"))
          .titled("ScriptRun");

  private static final Schema ANSWER =
      ExecutionsApi.RESULT
          .and(
              property(
                      "effects",
                      listOf(
                          object(
                              Schema.of(
                                  property("text", text(), "In words").needed(),
                                  property("line", any(), "Line of the program").needed()))),
                      "What would have happened")
                  .needed())
          .titled("ScriptRunResult");

  private final TestRuns runs;
  private final Programs programs;

  /** The resource. */
  public ScriptRunsApi(Extensions extensions) {
    this.runs = new TestRuns(extensions);
    this.programs = extensions.programs();
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.post("/script-runs", "create:actions")
            .summary("Try an Action, rule, hook or database script")
            .note(
                "It runs in a process of its own as in a sign-in, and nothing that it decides takes"
                    + " effect. Calls to the outside are blocked unless `calls` is true. An"
                    + " Action's secrets are found by its own draft only, which `id` names, and the"
                    + " tenant's values for rules by whoever may change rules (`update:rules`).")
            .creates(REQUEST)
            .answers(200, ANSWER)
            .answers(404),
        this::run);
  }

  private Response run(Call call) {
    var body = call.json();
    var kind = Kind.valueOf(Json.text(body, "kind", "").toUpperCase(Locale.ROOT));
    var program = program(call.tenant(), kind, body);
    var trigger = Json.text(body, "trigger", "post-login");
    var input =
        switch (kind) {
          case ACTION -> TestRuns.action(program, trigger, body.path("event"));
          case RULE ->
              TestRuns.rule(
                  body.path("user"),
                  body.path("context"),
                  call.has("update:rules") ? programs.configuration(call.tenant()) : Map.of(),
                  body.path("configuration"));
          case HOOK, DATABASE -> {
            var json = Json.object().put("script", Json.text(body, "script", ""));
            json.set("arguments", body.has("arguments") ? body.get("arguments") : Json.array());
            json.set("configuration", Json.child(body, "configuration"));
            yield json;
          }
        };
    boolean calls = Json.flag(body, "calls", false);
    return Response.json(200, runs.run(call.tenant(), program, trigger, input, calls));
  }

  private Deployed program(String tenant, Kind kind, JsonNode body) {
    var id = Json.text(body, "id", "");
    if (id.isEmpty() || kind != Kind.ACTION) {
      return TestRuns.draft(kind, Json.text(body, "code", ""), body.path("secrets"));
    }
    return programs
        .draft(tenant, id)
        .orElseThrow(() -> ManagementError.notFound(null, "That action does not exist."));
  }
}
