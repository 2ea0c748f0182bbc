package dev.ostiary.theme;

import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;

/** {@code /api/v2/branding/themes}; a tenant has one theme at most. */
public final class ThemesApi implements ManagementApi {
  private static final String NOTE =
      "The pages and mails show `colors.primary_button`, `page_background.background_color` and"
          + " `widget.logo_url`. Everything else is kept and returned, and has no effect yet.";
  private static final Schema SCHEMA = ThemeSchema.SCHEMA;

  private final StoredObjects themes;

  /** The resource. */
  public ThemesApi(Brands brands) {
    this.themes = brands.themes();
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/branding/themes", "update:branding")
                .summary("Create the theme")
                .note(NOTE)
                .creates(SCHEMA)
                .answers(200, SCHEMA),
            this::create)
        .add(
            Operation.get("/branding/themes/default", "read:branding")
                .summary("Get the theme in use")
                .answers(200, SCHEMA)
                .answers(404),
            this::inUse)
        .add(
            Operation.get("/branding/themes/{themeId}", "read:branding")
                .summary("Get a theme")
                .answers(200, SCHEMA),
            themes::get)
        .add(
            Operation.patch("/branding/themes/{themeId}", "update:branding")
                .summary("Update a theme")
                .note(NOTE)
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            themes::patch)
        .add(
            Operation.delete("/branding/themes/{themeId}", "delete:branding")
                .summary("Delete a theme")
                .answers(204),
            this::delete);
  }

  private Response create(Call call) {
    var body = call.body();
    if (!body.has("displayName")) {
      body.put("displayName", "");
    }
    return Response.json(200, themes.shown(themes.create(call.tenant(), body)));
  }

  private Response inUse(Call call) {
    var theme = themes.byKey(call.tenant(), Brands.DEFAULT_THEME).orElseThrow(Brands::noTheme);
    return Response.json(200, themes.shown(theme));
  }

  private Response delete(Call call) {
    if (!themes.delete(call.tenant(), call.path("themeId"), tx -> {})) {
      throw ManagementError.notFound(
          "theme_not_found", "There was an error deleting branding settings: invalid theme ID");
    }
    return Response.empty(204);
  }
}
