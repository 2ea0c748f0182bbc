package dev.ostiary.theme;

import dev.ostiary.branding.Brand;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.tenant.Tenant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the pages and mails of a tenant look: as its theme says, where that says nothing as its
 * branding does, and at last as the tenant's own settings.
 */
public final class Brands {
  /** The unique name of a tenant's only theme. */
  static final String DEFAULT_THEME = "default";

  private static final String BRANDING = "branding";
  private final StoredSettings settings;
  private final StoredObjects themes;

  /** Registers the kind of themes. */
  public Brands(DocumentStore documents, Sealer sealer, StoredSettings settings) {
    this.settings = settings;
    this.themes =
        new StoredObjects(
            documents,
            sealer,
            StoredObjects.Kind.of("theme", () -> Ids.hex(24), Brands::noTheme)
                .idIn("themeId")
                .uniqueBy(body -> Optional.of(DEFAULT_THEME)));
  }

  static ManagementError noTheme() {
    return ManagementError.notFound(
        "theme_not_found", "There was an error retrieving branding settings: invalid theme ID");
  }

  /** The themes: of a tenant there is one at most. */
  StoredObjects themes() {
    return themes;
  }

  /** The branding of a tenant that chose nothing. */
  static ObjectNode initial() {
    var initial = Json.object();
    initial
        .putObject("colors")
        .put("primary", Brand.PRIMARY)
        .put("page_background", Brand.BACKGROUND);
    return initial;
  }

  ObjectNode branding(String tenant) {
    return settings.get(tenant, BRANDING, initial());
  }

  ObjectNode change(String tenant, java.util.function.UnaryOperator<ObjectNode> change) {
    return settings.update(tenant, BRANDING, initial(), change);
  }

  /** The look of a tenant. */
  public Brand of(Tenant tenant) {
    var branding = branding(tenant.id());
    var colors = Json.child(branding, "colors");
    var theme =
        themes
            .byKey(tenant.id(), DEFAULT_THEME)
            .map(StoredObjects.Stored::body)
            .orElseGet(Json::object);
    return new Brand(
        tenant.displayName(),
        first(
            Json.text(Json.child(theme, "widget"), "logo_url"),
            Json.text(branding, "logo_url"),
            Json.text(tenant.settings(), "picture_url")),
        color(
            Json.child(theme, "colors").get("primary_button"),
            colors.get("primary"),
            Brand.PRIMARY),
        color(
            Json.child(theme, "page_background").get("background_color"),
            colors.get("page_background"),
            Brand.BACKGROUND));
  }

  private static @Nullable String first(@Nullable String... texts) {
    return Stream.of(texts).filter(t -> t != null && !t.isEmpty()).findFirst().orElse(null);
  }

  private static String color(@Nullable JsonNode theme, @Nullable JsonNode own, String standard) {
    return plain(theme).or(() -> plain(own)).orElse(standard);
  }

  /** A colour as pages take it: six digits, no transparency; of a gradient where it begins. */
  private static Optional<String> plain(@Nullable JsonNode color) {
    if (color instanceof ObjectNode gradient) {
      return plain(gradient.get("start"));
    }
    if (color == null || !color.isString() || !color.stringValue().startsWith("#")) {
      return Optional.empty();
    }
    var digits = color.stringValue().substring(1);
    if (digits.length() == 3 || digits.length() == 4) {
      digits = digits.substring(0, 3).replaceAll("(.)", "$1$1");
    }
    var six = "#" + digits.substring(0, Math.min(6, digits.length()));
    return Optional.of(six).filter(Brand::isColor);
  }
}
