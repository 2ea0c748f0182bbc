package dev.ostiary.dashboard;

import dev.ostiary.common.Ids;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.tenant.Tenants;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The dashboard at {@code /dashboard/}: its assets, which never change under one name, and one page
 * for every other address, since the addresses are the script's own.
 */
public final class DashboardEndpoint implements Endpoint {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ROOT = "/dashboard";

  /** How many segments an address of the dashboard has below its root, at most. */
  private static final int DEPTH = 8;

  private static final Pattern UNWANTED = Pattern.compile("q\\s*=\\s*0(\\.0*)?\\s*$");

  private static final String MISSING =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>No dashboard</title></head>
      <body><h1>This server has no dashboard</h1>
      <p>It was built without one. Build it with Node installed, or take a released jar. Everything
      else works, and the Management API does all that the dashboard would.</p></body></html>
      """;

  private final Tenants tenants;
  private final DashboardFiles files;

  /** The dashboard in this folder of the class path; without one a page says so. */
  public DashboardEndpoint(Tenants tenants, String folder) {
    this.tenants = tenants;
    this.files = new DashboardFiles(folder);
  }

  @Override
  public void routes(Routes routes) {
    var path = new StringBuilder(ROOT);
    routes.get(ROOT, this::page);
    for (int i = 1; i <= DEPTH; i++) {
      routes.get(path.append("/{part").append(i).append('}').toString(), this::page);
    }
  }

  private static Response asset(Request request, DashboardFiles.Asset asset) {
    var compressed = asset.compressed();
    boolean zipped = compressed != null && acceptsGzip(request);
    var response =
        Response.of(200, asset.type(), zipped && compressed != null ? compressed : asset.plain())
            .with("Cache-Control", FOREVER)
            .with("Cross-Origin-Resource-Policy", "same-origin");
    if (compressed != null) {
      response = response.with("Vary", "Accept-Encoding");
    }
    return zipped ? response.with("Content-Encoding", "gzip") : response;
  }

  /** RFC 9110 section 12.5.3; a weight of 0 means no. */
  private static boolean acceptsGzip(Request request) {
    var accepted = request.header("accept-encoding").orElse("").toLowerCase(Locale.ROOT);
    return Arrays.stream(accepted.split(","))
        .filter(coding -> coding.split(";", 2)[0].strip().equals("gzip"))
        .anyMatch(coding -> !UNWANTED.matcher(coding).find());
  }

  private Response page(Request request) {
    if (request.path().startsWith(ROOT + "/assets/")) {
      return files
          .asset(request.path().substring(ROOT.length() + 1))
          .map(asset -> asset(request, asset))
          .orElseThrow(() -> new HttpError(404, "not_found", "Not Found"));
    }
    var tenant = tenants.of(request);
    // Sign-in returns to the tenant's own address, and only there does the dashboard's session
    // live.
    if (request.path().equals(ROOT) || !request.host().equals(tenant.domain())) {
      return Response.redirect(tenant.dashboard());
    }
    return files.index().map(DashboardEndpoint::index).orElseGet(DashboardEndpoint::missing);
  }

  private static Response index(String text) {
    var nonce = Ids.secret();
    var policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
            + nonce
            + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
    return guarded(Response.html(200, text.replace("__NONCE__", nonce)), policy);
  }

  private static Response missing() {
    return guarded(
        Response.html(404, MISSING),
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  private static Response guarded(Response response, String policy) {
    return response
        .noStore()
        .with("Content-Security-Policy", policy)
        .with("X-Frame-Options", "SAMEORIGIN")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), usb=()");
  }
}
