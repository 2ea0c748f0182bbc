package dev.ostiary.prompt;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.management.Type;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/prompts}, with a tenant's own texts and markup. */
public final class PromptsApi implements ManagementApi {
  private static final String SETTINGS = "prompts";
  private static final Schema SCHEMA =
      Schema.of(
              property("universal_login_experience", oneOf("new", "classic"), "Which pages"),
              property("identifier_first", flag(), "Whether the password has a page of its own"),
              property("webauthn_platform_first_factor", flag(), "Whether devices may sign in"))
          .titled("PromptSettings");
  private static final ObjectNode INITIAL =
      Json.object()
          .put("universal_login_experience", "new")
          .put("identifier_first", false)
          .put("webauthn_platform_first_factor", false);

  /** Screens, and under each its texts. */
  private static final Type TEXTS = mapOf(mapOf(any()).atMost(500)).atMost(100);

  /** Screens, under each its places, and there the markup. */
  private static final Type PARTIALS =
      mapOf(nullable(mapOf(nullable(text().atMost(20_000))).atMost(20))).atMost(20);

  private final StoredSettings settings;

  /** The resource. */
  public PromptsApi(StoredSettings settings) {
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var note = "Kept and returned, without any effect yet.";
    routes
        .add(
            Operation.get("/prompts", "read:prompts")
                .summary("Get the settings of the pages")
                .note(note)
                .stored()
                .answers(200, SCHEMA),
            call -> settings.get(call, SETTINGS, INITIAL))
        .add(
            Operation.patch("/prompts", "update:prompts")
                .summary("Update the settings of the pages")
                .note(note)
                .stored()
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            call -> settings.patch(call, SETTINGS, INITIAL));
    texts(routes);
    partials(routes);
  }

  private void texts(ManagementRoutes routes) {
    var path = "/prompts/{prompt}/custom-text/{language}";
    var note =
        "The pages show these texts in the languages that they have: "
            + CustomTexts.note()
            + ". In them `${companyName}` stands for the tenant's name; a text with any other"
            + " variable is not shown. Other texts are kept and returned, without an effect.";
    routes
        .add(
            Operation.get(path, "read:prompts")
                .summary("Get the texts of a prompt")
                .note(note)
                .answers(200, TEXTS),
            call -> stored(call, textsName(call)))
        .add(
            Operation.put(path, "update:prompts")
                .summary("Set the texts of a prompt")
                .note(note)
                .takes(TEXTS)
                .answers(200, TEXTS),
            call -> replace(call, textsName(call)));
  }

  private void partials(ManagementRoutes routes) {
    var path = "/prompts/{prompt}/partials";
    var note = "Kept and returned, without any effect: the pages show no markup of others.";
    routes
        .add(
            Operation.get(path, "read:prompts")
                .summary("Get the markup added to a prompt")
                .note(note)
                .stored()
                .answers(200, PARTIALS),
            call -> stored(call, partialsName(call)))
        .add(
            Operation.put(path, "update:prompts")
                .summary("Set the markup added to a prompt")
                .note(note)
                .stored()
                .takes(PARTIALS)
                .answers(200, PARTIALS),
            call -> replace(call, partialsName(call)));
  }

  private static String textsName(Call call) {
    return CustomTexts.name(PromptNames.prompt(call), PromptNames.language(call));
  }

  private static String partialsName(Call call) {
    return "prompts/" + PromptNames.promptWithPartials(call) + "/partials";
  }

  private Response stored(Call call, String name) {
    return settings.get(call, name, Json.object());
  }

  private Response replace(Call call, String name) {
    var body = call.body();
    if (body.isEmpty()) {
      settings.delete(call.tenant(), name);
    } else {
      settings.update(call.tenant(), name, Json.object(), before -> body);
    }
    return stored(call, name);
  }
}
