package dev.ostiary.execution;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.number;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ostiary/v1/executions}: what programs did, the newest first. */
public final class ExecutionsApi implements ManagementApi {
  private static final String PATH = "/executions";
  private static final String SCOPE = "read:actions";
  private static final String PAGE = "50";

  private static final Type MILLISECONDS = number();

  /** What one program did. */
  public static final Schema RESULT =
      Schema.of(
              property("kind", oneOf("action", "rule", "hook", "database"), "Kind of program")
                  .needed(),
              property("id", text(), "Its id").needed(),
              property("name", text(), "Its name").needed(),
              property("version", whole(0, Long.MAX_VALUE), "Of an Action; else 0").needed(),
              property("started_at", time(), "When it began").needed(),
              property(
                      "status",
                      oneOf("ok", "failed", "late", "crashed", "busy"),
                      "How it ended; busy: no process was free in time")
                  .needed(),
              property("duration_ms", MILLISECONDS, "How long it took").needed(),
              property(
                      "commands",
                      listOf(
                          object(
                              Schema.of(
                                  property("name", text(), "Path of the function of api").needed(),
                                  property("arguments", any(), "What it was given").needed(),
                                  property("line", any(), "Line of the program, or null")
                                      .needed()))),
                      "What it decided, in order")
                  .needed(),
              property(
                      "logs",
                      listOf(
                          object(
                              Schema.of(
                                  property("level", text(), "Function of console").needed(),
                                  property("text", text(), "What was written").needed(),
                                  property("at_ms", whole(0, Long.MAX_VALUE), "Since its start")
                                      .needed()))),
                      "What it wrote to the console")
                  .needed(),
              property("calls", any(), "What it asked the server for").needed(),
              property("error", any(), "name, message, line and stack, or null").needed())
          .titled("ProgramResult");

  static final Schema EXECUTION =
      Schema.of(
              property("id", text(), "Id of the execution").needed(),
              property("trigger_id", text(), "The trigger").needed(),
              property("created_at", time(), "When it began").needed(),
              property("duration_ms", MILLISECONDS, "How long all of it took").needed(),
              property("status", text(), "ok, or how the first that failed ended").needed(),
              property("user_id", nullable(text()), "Whose sign-in it was").needed(),
              property("client_id", nullable(text()), "At which application").needed(),
              property("results", listOf(object(RESULT)), "Each program that ran").needed())
          .titled("ProgramExecution");

  private final Executions executions;

  /** The resource. */
  public ExecutionsApi(Executions executions) {
    this.executions = executions;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, SCOPE)
                .summary("List what Actions, rules, hooks and scripts did")
                .note("Kept for ten days. Values of secrets are replaced by their names.")
                .query("trigger", text(), "Only of this trigger")
                .query("user_id", text(), "Only of this user")
                .query("program", text(), "Only those in which this program ran, by its id")
                .query("status", text(), "Only those that ended so")
                .query("from", text(), "Only those before the execution with this id")
                .query("take", whole(1, 100), "How many")
                .answers(
                    200,
                    Schema.of(
                        property("executions", listOf(object(EXECUTION)), "The newest first")
                            .needed(),
                        property("next", nullable(text()), "The next page's from").needed())),
            this::list)
        .add(
            Operation.get(PATH + "/{id}", SCOPE)
                .summary("Show what programs did at one passage")
                .answers(200, EXECUTION),
            call -> Response.json(200, find(executions, call)));
  }

  /**
   * The execution that the path names.
   *
   * @throws ManagementError 404
   */
  public static ObjectNode find(Executions executions, Call call) {
    return executions
        .find(call.tenant(), call.path("id"))
        .orElseThrow(() -> ManagementError.notFound(null, "That execution does not exist."));
  }

  private Response list(Call call) {
    var query = call.query();
    int take = Integer.parseInt(query.get("take", PAGE));
    var wanted =
        new ExecutionStore.Wanted(
            query.get("trigger", ""),
            query.get("user_id", ""),
            query.get("program", ""),
            query.get("status", ""),
            query.get("from", ""));
    var found = executions.list(call.tenant(), wanted, take);
    var json = Json.object();
    json.putArray("executions").addAll(found);
    json.put("next", found.size() < take ? null : Json.text(found.getLast(), "id"));
    return Response.json(200, json);
  }
}
