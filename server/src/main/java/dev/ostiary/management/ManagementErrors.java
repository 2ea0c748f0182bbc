package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.http.ErrorRenderer;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.Params;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders every error of the APIs of administrators as Auth0's tools expect it. */
public final class ManagementErrors implements ErrorRenderer {
  /** Messages may repeat what a caller sent; what callers send has no end. */
  private static final int MAX_MESSAGE = 4_000;

  @Override
  public Optional<Response> render(Request request, Exception error) {
    boolean auth0 = under(ApiRoot.AUTH0, request);
    if (!auth0 && !under(ApiRoot.OWN, request)) {
      return Optional.empty();
    }
    return switch (error) {
      case ManagementError e -> Optional.of(body(e.status(), e.errorCode(), e.message()));
      case Params.MalformedParams e ->
          Optional.of(body(400, "invalid_query_string", String.valueOf(e.getMessage())));
      case HttpError e when auth0 && e.status() == 404 -> Optional.of(unknownPath(request));
      case HttpError e ->
          Optional.of(body(e.status(), e.retryAfter() > 0 ? e.code() : null, e.message()));
      default -> Optional.empty();
    };
  }

  private static boolean under(ApiRoot root, Request request) {
    return request.path().startsWith(root.path() + "/");
  }

  /**
   * A path that this server does not have: tools that export a whole tenant skip a resource on this
   * answer, while a 404 or 501 stops them.
   */
  private static Response unknownPath(Request request) {
    var resource = request.path().substring("/api/v2/".length()).split("/", 2)[0];
    var name = resource.replaceAll("[^a-z0-9-]", "").replace('-', '_');
    var verb = request.method().equals("GET") ? "read:" : "update:";
    return body(403, "insufficient_scope", "Insufficient scope, expected any of: " + verb + name);
  }

  private static Response body(int status, @Nullable String code, String message) {
    var body =
        Json.object()
            .put("statusCode", status)
            .put("error", ManagementError.reason(status))
            .put("message", Text.clipped(message, MAX_MESSAGE));
    if (code != null) {
      body.put("errorCode", code);
    }
    return ManagementRoutes.limits(Response.json(status, body));
  }
}
