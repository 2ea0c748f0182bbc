package dev.ostiary.action;

import static dev.ostiary.management.Schema.property;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /ostiary/v1/action-library} and {@code /ostiary/v1/action-types}: worked examples to begin
 * with, and what an editor has to know of {@code event} and {@code api}. Both are the same for all
 * tenants.
 */
public final class ActionLibraryApi implements ManagementApi {
  /** Kinds of programs that have types of their own beside the triggers of Actions. */
  private static final List<String> OLDER_KINDS = List.of("rule", "hook", "database");

  private static final Schema EXAMPLE =
      Schema.of(
              property("id", text(), "Stable name"),
              property("title", text(), "What it is called"),
              property("summary", text(), "What it does"),
              property("kind", oneOf("action", "rule", "hook", "database"), "Kind of program"),
              property("trigger", text(), "What it is bound to, or which script it is"),
              property("code", text(), "The program"),
              property("secrets", listOf(text()), "Names of secrets or settings that it reads"),
              property("needs", listOf(text()), "What must be there before"))
          .titled("ActionExample");

  private final ObjectNode examples = examples();
  private final Map<String, String> types = types();

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/action-library", "read:actions")
                .summary("List worked examples of programs")
                .answers(
                    200,
                    Schema.of(property("examples", listOf(object(EXAMPLE)), "All").needed())
                        .titled("ActionLibrary")),
            call -> Response.json(200, examples))
        .add(
            Operation.get("/action-types/{trigger}", "read:actions")
                .summary("Describe event and api of a trigger, in TypeScript")
                .note("The trigger can be rule, hook or database, too.")
                .answers(
                    200,
                    Schema.of(property("types", text(), "Declarations").needed())
                        .titled("ActionTypes")),
            this::typesOf);
  }

  private Response typesOf(Call call) {
    var found = types.get(call.path("trigger"));
    if (found == null) {
      throw ManagementError.notFound(null, "That trigger does not exist.");
    }
    return Response.json(200, Json.object().put("types", found));
  }

  private static ObjectNode examples() {
    var all = Json.own(existing("library/library.json"));
    for (var example : all.path("examples")) {
      ((ObjectNode) example)
          .put("code", existing("library/" + Json.text(example, "id", "") + ".js"));
    }
    return all;
  }

  private static Map<String, String> types() {
    var common = existing("types/common.d.ts") + '\n' + existing("types/modules.d.ts") + '\n';
    var all = new TreeMap<String, String>();
    for (var name : OLDER_KINDS) {
      all.put(name, common + existing("types/" + name + ".d.ts"));
    }
    for (var trigger : Trigger.ids()) {
      var own = resource("types/" + trigger + ".d.ts");
      if (own != null) {
        all.put(trigger, common + own);
      }
    }
    return all;
  }

  private static String existing(String name) {
    var text = resource(name);
    if (text == null) {
      throw new IllegalStateException(name + " is missing from the jar");
    }
    return text;
  }

  private static @Nullable String resource(String name) {
    try (var in = ActionLibraryApi.class.getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
