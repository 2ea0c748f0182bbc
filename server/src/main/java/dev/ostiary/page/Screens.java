package dev.ostiary.page;

import dev.ostiary.branding.Brand;
import dev.ostiary.branding.Language;
import dev.ostiary.branding.Languages;
import dev.ostiary.branding.Pages;
import dev.ostiary.branding.Shell;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.prompt.CustomTexts;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.theme.Brands;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes answers of pages: the tenant's look, the person's language, the headers for safety. */
public final class Screens {
  private final Pages pages = new Pages();
  private final Brands brands;
  private final CustomTexts texts;

  /** With what tenants say about their looks and words. */
  public Screens(Brands brands, CustomTexts texts) {
    this.brands = brands;
    this.texts = texts;
  }

  /** A page of a request, in the tenant's look. */
  public record Context(Tenant tenant, Request request, @Nullable Interaction interaction) {
    /** A page that belongs to no sign-in. */
    public static Context of(Tenant tenant, Request request) {
      return new Context(tenant, request, null);
    }
  }

  /** Renders one of {@link Pages}' pages. */
  public Response show(int status, Context context, BiFunction<Pages, Shell, String> page) {
    var interaction = context.interaction();
    return show(
        status, context, interaction == null ? null : interaction.request().redirectUri(), page);
  }

  /** Renders a page whose form leads, by the redirect after it, to an address elsewhere. */
  public Response show(
      int status,
      Context context,
      @Nullable String destination,
      BiFunction<Pages, Shell, String> page) {
    var browser = Browser.of(context.request());
    var shell =
        new Shell(
            texts.of(context.tenant(), language(context)), brand(context.tenant()), browser.csrf());
    var response = Response.html(status, page.apply(pages, shell)).noStore();
    return browser.plant(guarded(response, policy(destination)));
  }

  /**
   * Renders a page in English that is the same for everybody: it sets no cookie, may be kept by
   * caches, and this server's own script may run in it.
   */
  public Response open(Tenant tenant, BiFunction<Pages, Shell, String> page) {
    var shell = new Shell(Languages.english(), brand(tenant), "");
    return guarded(
        Response.html(200, page.apply(pages, shell)), policy(null) + "; script-src 'self'");
  }

  private static Response guarded(Response response, String policy) {
    return response
        .with("Content-Security-Policy", policy)
        .with("X-Frame-Options", "DENY")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), usb=()");
  }

  /** The language that the application asked for, or the browser. */
  public static Language language(Context context) {
    var interaction = context.interaction();
    var asked = interaction == null ? null : interaction.request().get("ui_locales").orElse(null);
    return Languages.choose(asked, context.request().header("accept-language").orElse(null));
  }

  /** The look of a tenant. */
  public Brand brand(Tenant tenant) {
    return brands.of(tenant);
  }

  /** No scripts at all. A form may lead only here and, through the redirect after it, to this. */
  private static String policy(@Nullable String destination) {
    var elsewhere = destination == null ? "" : " " + source(destination);
    return "default-src 'none'; style-src 'self'; img-src 'self' https: data:; form-action 'self'"
        + elsewhere
        + "; frame-ancestors 'none'; base-uri 'none'";
  }

  /** The CSP source of a URI: its origin, or its scheme when it is an app's own. */
  private static String source(String uri) {
    var matcher =
        java.util.regex.Pattern.compile("(https?://[A-Za-z0-9.:\\[\\]_-]+)([/?#].*)?").matcher(uri);
    if (matcher.matches()) {
      return matcher.group(1);
    }
    var scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
    return scheme.matches("[a-zA-Z][a-zA-Z0-9+.-]*") ? scheme + ":" : "";
  }
}
