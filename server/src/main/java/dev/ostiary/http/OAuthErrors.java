package dev.ostiary.http;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Params;
import java.util.Optional;
import java.util.function.Predicate;

/** Errors as RFC 6749 section 5.2 writes them: {@code {"error", "error_description"}}. */
public final class OAuthErrors implements ErrorRenderer {
  private final Predicate<Request> rfcBehaviour;

  /** Renders for tenants that speak as Auth0 does, unless the predicate says RFC. */
  public OAuthErrors(Predicate<Request> rfcBehaviour) {
    this.rfcBehaviour = rfcBehaviour;
  }

  @Override
  public Optional<Response> render(Request request, Exception error) {
    return switch (error) {
      case OAuthError e -> Optional.of(render(request, e));
      case Params.MalformedParams e ->
          Optional.of(body(400, "invalid_request", String.valueOf(e.getMessage())));
      case HttpError e -> Optional.of(body(e.status(), e.code(), e.message()));
      default -> Optional.empty();
    };
  }

  private Response render(Request request, OAuthError error) {
    boolean rfc = rfcBehaviour.test(request);
    int status = error.status(rfc);
    var response = body(status, error.code(rfc), error.description());
    if (status == 503) {
      return response.with("Retry-After", "1");
    }
    // RFC 6749 section 5.2 wants a challenge for those who tried the header. Anybody else gets
    // none: a browser would answer it with a dialog of its own.
    return status == 401 && request.header("authorization").isPresent()
        ? response.with("WWW-Authenticate", "Basic realm=\"ostiary\"")
        : response;
  }

  private static Response body(int status, String code, String description) {
    var body = Json.object().put("error", code).put("error_description", description);
    return Response.json(status, body).noStore();
  }
}
