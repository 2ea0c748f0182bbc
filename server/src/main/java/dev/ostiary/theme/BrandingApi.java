package dev.ostiary.theme;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.anyOf;
import static dev.ostiary.management.Type.nullable;
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
import dev.ostiary.management.StoredSettings;
import dev.ostiary.management.Type;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/branding} and the template of the pages. */
public final class BrandingApi implements ManagementApi {
  private static final String TEMPLATE = "branding/templates/universal-login";
  private static final String PATH = "/branding/templates/universal-login";
  private static final Type GRADIENT =
      object(
          Schema.of(
              property("type", text(), "Such as linear-gradient"),
              property("start", ThemeSchema.COLOR, "Colour where it begins"),
              property("end", ThemeSchema.COLOR, "Colour where it ends"),
              property("angle_deg", any(), "Its direction in degrees")));
  private static final Schema BRANDING =
      Schema.of(
              property(
                  "colors",
                  nullable(
                      object(
                          Schema.of(
                              property(
                                  "primary",
                                  nullable(ThemeSchema.COLOR),
                                  "Colour of buttons and links"),
                              property(
                                  "page_background",
                                  anyOf(GRADIENT, nullable(ThemeSchema.COLOR)),
                                  "Colour behind the form")))),
                  "Colours"),
              property("favicon_url", ThemeSchema.ADDRESS, "URL of the small icon"),
              property("logo_url", ThemeSchema.ADDRESS, "URL of the logo"),
              property(
                  "font",
                  nullable(
                      object(Schema.of(property("url", nullable(ThemeSchema.ADDRESS), "Its URL")))),
                  "Font"))
          .titled("Branding");
  private static final Type.Text MARKUP = text().atLeast(1).atMost(100_000);
  private static final Schema WRAPPED =
      Schema.of(property("template", MARKUP, "The page (Liquid)").needed());
  private static final Schema SHOWN = Schema.of(property("body", MARKUP, "The page (Liquid)"));

  private final Brands brands;
  private final StoredSettings settings;

  /** The resource. */
  public BrandingApi(Brands brands, StoredSettings settings) {
    this.brands = brands;
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/branding", "read:branding")
                .summary("Get the look of the pages")
                .answers(200, BRANDING),
            call -> Response.json(200, brands.branding(call.tenant())))
        .add(
            Operation.patch("/branding", "update:branding")
                .summary("Update the look of the pages")
                .note(
                    "The pages and mails show `colors` and `logo_url`; a theme goes before them."
                        + " `favicon_url` and `font` have no effect yet.")
                .changes(BRANDING)
                .answers(200, BRANDING),
            this::patch);
    template(routes);
  }

  private void template(ManagementRoutes routes) {
    var note = "Kept and returned, without any effect: the pages have their own template.";
    routes
        .add(
            Operation.get(PATH, "read:branding")
                .summary("Get the template of the pages")
                .note(note)
                .stored()
                .answers(200, SHOWN)
                .answers(404),
            this::getTemplate)
        .add(
            Operation.put(PATH, "update:branding")
                .summary("Set the template of the pages")
                .note(note)
                .stored()
                .takes(anyOf(MARKUP, object(WRAPPED)))
                .answers(201)
                .answers(204),
            this::putTemplate)
        .add(
            Operation.delete(PATH, "delete:branding")
                .summary("Remove the template of the pages")
                .note(note)
                .stored()
                .answers(204)
                .answers(404),
            this::deleteTemplate);
  }

  private Response patch(Call call) {
    var change = call.body();
    return Response.json(
        200,
        brands.change(
            call.tenant(),
            before -> {
              var after = Schema.merge(before, change);
              for (var name : List.of("colors", "font")) {
                if (change.get(name) instanceof ObjectNode part) {
                  after.set(name, Schema.merge(Json.child(before, name), part));
                }
              }
              return after;
            }));
  }

  private Response getTemplate(Call call) {
    return settings
        .find(call.tenant(), TEMPLATE)
        .map(body -> Response.json(200, body))
        .orElseThrow(
            () ->
                ManagementError.notFound(
                    "inexistent_templates_universal_login", "Template does not exist."));
  }

  private Response putTemplate(Call call) {
    var body = call.json();
    var markup = body.isString() ? body.stringValue() : Json.text(body, "template", "");
    for (var tag : List.of("auth0:head", "auth0:widget")) {
      if (!markup.contains(tag)) {
        throw ManagementError.invalidBody("'The template must contain {%- " + tag + " -%}'.");
      }
    }
    boolean fresh = settings.find(call.tenant(), TEMPLATE).isEmpty();
    settings.update(
        call.tenant(), TEMPLATE, Json.object(), before -> Json.object().put("body", markup));
    return Response.empty(fresh ? 201 : 204);
  }

  private Response deleteTemplate(Call call) {
    settings.delete(call.tenant(), TEMPLATE);
    return Response.empty(204);
  }
}
