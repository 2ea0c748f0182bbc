package dev.ostiary.page;

import dev.ostiary.branding.HomeView;
import dev.ostiary.branding.Pages;
import dev.ostiary.branding.ReferenceView;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The stylesheets and the script of the pages, and the page at the bare address of the server. */
public final class AssetsEndpoint implements Endpoint {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private final Tenants tenants;
  private final Screens screens;
  private final boolean development;

  /** The endpoint; in development mode the first page links to the mailbox. */
  public AssetsEndpoint(Tenants tenants, Screens screens, boolean development) {
    this.tenants = tenants;
    this.screens = screens;
    this.development = development;
  }

  @Override
  public void routes(Routes routes) {
    routes
        .get("/", this::home)
        .get("/assets/brand.css", r -> css(Pages.brandStylesheet(screens.brand(tenants.of(r)))))
        .get("/robots.txt", r -> Response.text(200, "User-agent: *\nDisallow: /\n"));
    for (var asset : Pages.assets()) {
      routes.get(asset.path(), r -> kept(asset.type(), asset.text()));
    }
  }

  private static Response css(String text) {
    return kept("text/css", text);
  }

  private static Response kept(String type, String text) {
    return Response.of(200, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", FOREVER);
  }

  private Response home(Request request) {
    var tenant = tenants.of(request);
    @Nullable String mailbox = development ? tenant.issuer() + "dev/mail" : null;
    var view =
        new HomeView(
            tenant.displayName(),
            tenant.issuer(),
            tenant.issuer() + ".well-known/openid-configuration",
            tenant.issuer() + ".well-known/jwks.json",
            tenant.dashboard(),
            tenant.issuer() + ReferenceView.PATH.substring(1),
            mailbox);
    return screens.show(
        200, Screens.Context.of(tenant, request), (pages, shell) -> pages.home(shell, view));
  }
}
