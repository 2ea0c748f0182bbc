package dev.ostiary.http;

/** Something with routes. {@code Server} lists every endpoint once. */
@FunctionalInterface
public interface Endpoint {
  /** Registers the routes. */
  void routes(Routes routes);

  /** Answers one request. */
  @FunctionalInterface
  interface Handler {
    /** The answer; errors are thrown as values and rendered by the router. */
    Response handle(Request request) throws Exception;
  }

  /** Where routes are registered. */
  interface Routes {
    /**
     * Adds a route.
     *
     * @param method GET, POST, PUT, PATCH, DELETE or OPTIONS
     * @param path segments, a parameter in braces: {@code /u/{id}/roles}
     */
    Routes add(String method, String path, Handler handler);

    /** Adds a GET route, which also answers HEAD. */
    default Routes get(String path, Handler handler) {
      return add("GET", path, handler);
    }

    /** Adds a POST route. */
    default Routes post(String path, Handler handler) {
      return add("POST", path, handler);
    }
  }
}
