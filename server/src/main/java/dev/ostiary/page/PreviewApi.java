package dev.ostiary.page;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.branding.Brand;
import dev.ostiary.branding.FormErrors;
import dev.ostiary.branding.Language;
import dev.ostiary.branding.Languages;
import dev.ostiary.branding.LoginView;
import dev.ostiary.branding.Pages;
import dev.ostiary.branding.PolicyRule;
import dev.ostiary.branding.Shell;
import dev.ostiary.branding.SignupView;
import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import dev.ostiary.oauth.Params;
import dev.ostiary.prompt.CustomTexts;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.theme.Brands;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /ostiary/v1/preview}: a page as it would be with a look and texts that are not saved yet.
 * It answers the page as text, never as a page: what is being tried must not stand at an address of
 * this server, where somebody could send people to it.
 */
public final class PreviewApi implements ManagementApi {
  private static final String STATE = "preview";
  private static final String ADDRESS = "alice@example.com";
  private static final List<PolicyRule> RULES =
      List.of(new PolicyRule(PolicyRule.LENGTH_AT_LEAST, List.of(8), false));
  private static final Type COLOR = text().matching("#[0-9a-fA-F]{6}");
  private static final String LOGIN = "login";

  private static final Map<String, BiFunction<Pages, Shell, String>> SCREENS = screens();

  private static final Schema CHOICE =
      Schema.of(
              property("prompt", text(), "Under which it is kept"),
              property("screen", text(), "The page"),
              property("name", text(), "Its name"),
              property("standard", text(), "What the page says without it"))
          .titled("PreviewText");
  private static final Schema PREVIEW =
      Schema.of(
              property("html", text(), "The page, without the styles"),
              property("css", text(), "Its styles"),
              property("texts", listOf(object(CHOICE)), "Every text that a tenant may choose"),
              property("languages", listOf(text()), "Languages of the pages (BCP 47)"))
          .titled("Preview");

  private final Pages pages = new Pages();
  private final Tenants tenants;
  private final Brands brands;
  private final CustomTexts texts;

  /** The resource. */
  public PreviewApi(Tenants tenants, Brands brands, CustomTexts texts) {
    this.tenants = tenants;
    this.brands = brands;
    this.texts = texts;
  }

  private static Map<String, BiFunction<Pages, Shell, String>> screens() {
    var screens = new LinkedHashMap<String, BiFunction<Pages, Shell, String>>();
    screens.put(LOGIN, (p, s) -> p.login(s, new LoginView(STATE, "", null, null, true, List.of())));
    screens.put("signup", (p, s) -> p.signup(s, new SignupView(STATE, "", null, null, RULES)));
    screens.put("reset-password-request", (p, s) -> p.resetRequest(s, STATE, "", null));
    screens.put("reset-password-email", (p, s) -> p.resetSent(s, ADDRESS));
    screens.put("reset-password", (p, s) -> p.resetForm(s, STATE, null, RULES));
    screens.put("reset-password-success", (p, s) -> p.resetDone(s, null));
    screens.put("logout", (p, s) -> p.logoutConfirm(s, STATE));
    screens.put("email-verification-result", (p, s) -> p.emailVerified(s, true, null));
    return screens;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var tags = Languages.all().stream().map(Language::tag).toArray(String[]::new);
    routes.add(
        Operation.get("/preview", "read:branding")
            .summary("Show a page of the sign-in before its look is saved")
            .note("What is left out is as it is saved. Nothing is changed.")
            .query("screen", oneOf(SCREENS.keySet().toArray(String[]::new)), "The page; login")
            .query("language", oneOf(tags), "Its language; en")
            .query("primary", COLOR, "Colour of buttons and links")
            .query("background", COLOR, "Colour behind the form")
            .query("logo", text().atMost(2048), "URL of the logo; empty for none")
            .query("texts", text().atMost(6_000), "Texts of the screen by their names, as JSON")
            .query("mistake", flag(), "The sign-in page after a wrong password")
            .answers(200, PREVIEW),
        this::preview);
  }

  private Response preview(Call call) {
    var query = call.query();
    var tenant = tenants.byId(call.tenant());
    var screen = query.get("screen", LOGIN);
    var language = Languages.find(query.get("language", "en")).orElseGet(Languages::english);
    var brand = brand(brands.of(tenant), query);
    var tried = query.value("texts");
    var words =
        tried == null
            ? texts.of(tenant, language)
            : texts.trying(tenant, language, screen, read(tried));
    var shell = new Shell(words, brand, "");
    var html =
        screen.equals(LOGIN) && query.get("mistake", "").equals("true")
            ? mistake(shell)
            : Objects.requireNonNull(SCREENS.get(screen)).apply(pages, shell);
    return Response.json(200, shown(html, brand, language));
  }

  private String mistake(Shell shell) {
    var view = new LoginView(STATE, ADDRESS, FormErrors.WRONG_CREDENTIALS, null, true, List.of());
    return pages.login(shell, view);
  }

  private static Brand brand(Brand saved, Params query) {
    var logo = query.value("logo");
    return new Brand(
        saved.tenantName(),
        logo == null ? saved.logoUrl() : logo,
        query.get("primary", saved.primaryColor()),
        query.get("background", saved.pageBackground()));
  }

  private static ObjectNode read(String text) {
    try {
      if (Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
        return object;
      }
    } catch (Json.MalformedJson e) {
      // Told below, as any other text that is no object.
    }
    throw ManagementError.invalidQuery("'Not a JSON object' on property texts.");
  }

  private static ObjectNode shown(String html, Brand brand, Language language) {
    var json =
        Json.object()
            .put("html", html.replaceAll("<link rel=\"stylesheet\"[^>]*>\n?", ""))
            .put("css", Pages.stylesheet() + Pages.brandStylesheet(brand));
    var choices = json.putArray("texts");
    CustomTexts.choices(language)
        .forEach(
            c ->
                choices
                    .addObject()
                    .put("prompt", c.prompt())
                    .put("screen", c.screen())
                    .put("name", c.name())
                    .put("standard", c.standard()));
    var languages = json.putArray("languages");
    Languages.all().forEach(l -> languages.add(l.tag()));
    return json;
  }
}
