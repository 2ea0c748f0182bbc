package dev.ostiary.prompt;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.management.Type;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who draws a screen: {@code /api/v2/prompts/rendering} and the same of one screen. */
public final class RenderingApi implements ManagementApi {
  private static final String SETTINGS = "prompts/rendering";
  private static final String NOTE =
      "Kept and returned, without any effect: this server draws its pages itself.";
  private static final Type MODE = oneOf("advanced", "standard");
  private static final Schema SCHEMA =
      Schema.of(
              property("rendering_mode", MODE, "Who draws the screen"),
              property(
                  "context_configuration",
                  nullable(listOf(text()).atMost(100)),
                  "What the screen is told"),
              property("default_head_tags_disabled", nullable(flag()), "No tags of Auth0's"),
              property("use_page_template", nullable(flag()), "Whether the template is used"),
              property(
                  "head_tags",
                  nullable(listOf(object(Schema.of())).atMost(100)),
                  "Tags of the page's head"),
              property("filters", nullable(object(Schema.of())), "For whom"))
          .titled("Rendering");
  private static final Schema CONFIG =
      SCHEMA
          .and(
              property("prompt", PromptNames.promptType(), "The prompt").needed(),
              property("screen", PromptNames.screenType(), "The screen").needed(),
              property("tenant", text(), "The tenant"))
          .titled("ScreenRendering");
  private static final Schema BULK =
      Schema.of(
          property("configs", listOf(object(CONFIG)).atLeast(1).atMost(20), "Screens").needed());
  private static final Schema LIST =
      Schema.of(
          property("configs", listOf(object(CONFIG)), "Screens that were configured").needed(),
          property("start", whole(0, Long.MAX_VALUE), "Index of the first"),
          property("limit", whole(0, 100), "Results of a page"),
          property("total", whole(0, Long.MAX_VALUE), "All results"));

  private final StoredSettings settings;

  /** The resource. */
  public RenderingApi(StoredSettings settings) {
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var path = "/prompts/{prompt}/screen/{screen}/rendering";
    routes
        .add(
            stored(Operation.get("/prompts/rendering", "read:prompts"))
                .summary("List the screens that were configured")
                .query("page", whole(0, 1_000_000), "Page, the first is 0")
                .query("per_page", whole(0, 100), "Results of a page")
                .query("include_totals", flag(), "Whether the answer has totals")
                .query("prompt", text(), "Only of this prompt")
                .query("screen", text(), "Only this screen")
                .query("rendering_mode", MODE, "Only in this mode")
                .fields()
                .answers(200, LIST),
            this::list)
        .add(
            stored(Operation.patch("/prompts/rendering", "update:prompts"))
                .summary("Configure several screens")
                .changes(BULK)
                .answers(200, BULK),
            this::patchAll)
        .add(
            stored(Operation.get(path, "read:prompts"))
                .summary("Get who draws a screen")
                .answers(200, CONFIG),
            this::get)
        .add(
            stored(Operation.patch(path, "update:prompts"))
                .summary("Set who draws a screen")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch);
  }

  private static Operation stored(Operation operation) {
    return operation.note(NOTE).stored();
  }

  private static ObjectNode initial() {
    var initial =
        Json.object().put("rendering_mode", "standard").put("default_head_tags_disabled", false);
    initial.set("context_configuration", Json.array());
    initial.set("head_tags", Json.array());
    return initial;
  }

  private static String key(String prompt, String screen) {
    return prompt + "/" + screen;
  }

  private Response list(Call call) {
    var all = settings.get(call.tenant(), SETTINGS, Json.object());
    var fields = Fields.of(call.query());
    var found =
        all.properties().stream()
            .map(screen -> shown(call.tenant(), screen))
            .filter(screen -> fits(call, screen))
            .toList();
    var paging = Paging.of(call.query(), 50);
    var body = Json.object();
    var list = body.putArray("configs");
    found.stream()
        .skip(paging.offset())
        .limit(paging.limit())
        .forEach(screen -> list.add(fields.of(screen)));
    if (paging.totals()) {
      body.put("start", paging.offset()).put("limit", paging.limit()).put("total", found.size());
    }
    return Response.json(200, body);
  }

  private static boolean fits(Call call, ObjectNode screen) {
    return List.of("prompt", "screen", "rendering_mode").stream()
        .allMatch(
            name -> {
              var wanted = call.query().value(name);
              return wanted == null || wanted.equals(Json.text(screen, name));
            });
  }

  private static ObjectNode shown(String tenant, Map.Entry<String, JsonNode> screen) {
    var names = screen.getKey().split("/", 2);
    var json = Json.object().put("tenant", tenant).put("prompt", names[0]).put("screen", names[1]);
    json.setAll((ObjectNode) screen.getValue());
    return json;
  }

  private Response get(Call call) {
    var key = key(PromptNames.prompt(call), PromptNames.screen(call));
    var all = settings.get(call.tenant(), SETTINGS, Json.object());
    var screen = all.get(key) instanceof ObjectNode known ? known : initial();
    return Response.json(200, shown(call.tenant(), Map.entry(key, screen)));
  }

  private Response patch(Call call) {
    var key = key(PromptNames.prompt(call), PromptNames.screen(call));
    var change = call.body();
    var all =
        settings.update(
            call.tenant(), SETTINGS, Json.object(), before -> changed(before, key, change));
    return Response.json(200, Json.child(all, key));
  }

  private Response patchAll(Call call) {
    var configs = call.body().get("configs");
    if (configs == null) {
      throw ManagementError.invalidBody("'Missing required property: configs'.");
    }
    settings.update(
        call.tenant(),
        SETTINGS,
        Json.object(),
        before -> {
          var after = before;
          for (var config : configs) {
            var key = key(Json.text(config, "prompt", ""), Json.text(config, "screen", ""));
            after = changed(after, key, ((ObjectNode) config).deepCopy());
          }
          return after;
        });
    return Response.json(200, call.json());
  }

  private static ObjectNode changed(ObjectNode all, String key, ObjectNode change) {
    change.remove(List.of("prompt", "screen", "tenant"));
    var before = all.get(key) instanceof ObjectNode known ? known : initial();
    var after = Json.object();
    after.set(key, Schema.merge(before, change));
    return Schema.merge(all, after);
  }
}
