package dev.ostiary.http;

import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which web pages may read answers (Fetch standard, CORS protocol). Metadata and keys are public;
 * everything else only for the origins that applications registered.
 */
public final class Cors {
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String REQUEST_HEADERS =
      "Auth0-Client, Content-Type, Authorization, DPoP, X-Request-Language, Accept, Accept-Language,"
          + " If-None-Match, Last-Event-ID";
  private static final String EXPOSED =
      "DPoP-Nonce, ETag, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After,"
          + " WWW-Authenticate";
  private final BiPredicate<Request, String> registered;

  /** The predicate tells whether an origin is registered with the tenant of a request. */
  public Cors(BiPredicate<Request, String> registered) {
    this.registered = registered;
  }

  /** The answer to a preflight, still to be passed to {@link #allow}; empty when it is none. */
  public Optional<Response> preflight(Request request) {
    if (!request.method().equals("OPTIONS")
        || request.header("access-control-request-method").isEmpty()) {
      return Optional.empty();
    }
    var response = Response.empty(204).with("Access-Control-Max-Age", "600");
    var origin = origin(request);
    if (origin.isPresent()) {
      response =
          response
              .with("Access-Control-Allow-Methods", METHODS)
              .with("Access-Control-Allow-Headers", REQUEST_HEADERS);
    }
    return Optional.of(response);
  }

  /** The answer with the headers that let a registered page read it. */
  public Response allow(Request request, Response response) {
    if (request.path().startsWith("/.well-known/")) {
      return response.with("Access-Control-Allow-Origin", "*");
    }
    if (!readable(request.path())) {
      return response;
    }
    var varied = response.with("Vary", "Origin");
    return origin(request)
        .map(
            o ->
                varied
                    .with("Access-Control-Allow-Origin", o)
                    .with("Access-Control-Allow-Credentials", "true")
                    .with("Access-Control-Expose-Headers", EXPOSED))
        .orElse(varied);
  }

  private Optional<String> origin(Request request) {
    return request.header("origin").filter(o -> registered.test(request, o));
  }

  /** Pages of the browser flow are never for scripts of other origins. */
  private static boolean readable(String path) {
    return path.startsWith("/oauth/")
        || path.startsWith("/userinfo")
        || path.startsWith("/api/v2/")
        || path.startsWith("/ostiary/v1/")
        || path.startsWith("/dbconnections/")
        || path.startsWith("/co/");
  }
}
