package dev.ostiary.page;

import dev.ostiary.branding.ErrorView;
import dev.ostiary.common.Ids;
import dev.ostiary.http.ErrorRenderer;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.Params;
import dev.ostiary.tenant.Tenants;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders errors as pages: {@link PageError} everywhere, HTTP errors where people look. */
public final class PageErrors implements ErrorRenderer {
  private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);
  private final Tenants tenants;
  private final Screens screens;

  /** A renderer. */
  public PageErrors(Tenants tenants, Screens screens) {
    this.tenants = tenants;
    this.screens = screens;
  }

  @Override
  public Optional<Response> render(Request request, Exception error) {
    var view =
        switch (error) {
          case PageError e -> view(e.status(), e.code(), e.title(), e.detail());
          case Params.MalformedParams e when page(request) ->
              view(
                  400,
                  ErrorView.INVALID_REQUEST,
                  "Invalid request",
                  String.valueOf(e.getMessage()));
          case HttpError e when page(request) ->
              view(e.status(), code(e.status()), e.message(), e.message());
          default -> null;
        };
    if (view == null || tenants.find(request).isEmpty()) {
      return Optional.empty();
    }
    LOG.info("Page error {} {}: {}", view.code(), view.eventId(), view.detail());
    var context = Screens.Context.of(tenants.of(request), request);
    return Optional.of(
        screens.show(view.status(), context, (pages, shell) -> pages.error(shell, view)));
  }

  private static ErrorView view(int status, String code, String title, String detail) {
    return new ErrorView(status, code, title, detail, Ids.alphanumeric(12), null);
  }

  private static String code(int status) {
    return switch (status) {
      case 404 -> ErrorView.NOT_FOUND;
      case 403 -> ErrorView.TRANSACTION_EXPIRED;
      case 429 -> ErrorView.TOO_MANY_REQUESTS;
      case 503 -> ErrorView.TEMPORARILY_UNAVAILABLE;
      default -> ErrorView.INVALID_REQUEST;
    };
  }

  /** Whether a person is likely to look at the answer. */
  private static boolean page(Request request) {
    var path = request.path();
    return path.startsWith("/u/")
        || path.startsWith("/authorize")
        || path.startsWith("/v2/logout")
        || path.startsWith("/oidc/logout")
        || path.startsWith("/dev/")
        || path.startsWith("/docs/")
        || path.startsWith("/dashboard/setup")
        || (!path.startsWith("/oauth/")
            && !path.startsWith("/api/")
            && request.header("accept").orElse("").contains("text/html"));
  }
}
