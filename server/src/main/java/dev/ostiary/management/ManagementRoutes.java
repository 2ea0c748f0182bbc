package dev.ostiary.management;

import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import java.util.ArrayList;
import java.util.List;

/** Registers routes below {@code /api/v2}; none can be added without naming its scopes. */
public final class ManagementRoutes {
  /** Tells who calls. */
  @FunctionalInterface
  public interface Authentication {
    /**
     * The caller that the request's token names.
     *
     * @throws ManagementError 401 when there is no valid token for this API
     */
    Caller caller(Request request);
  }

  /** Answers a call. */
  @FunctionalInterface
  public interface Handler {
    /** The answer. */
    Response handle(Call call) throws Exception;
  }

  /** Is told of every change before its answer leaves. */
  @FunctionalInterface
  public interface Audit {
    /** A change was made, or refused with this status. */
    void changed(Call call, int status);
  }

  /** A route for lists and documents. */
  public record Route(String method, String path, List<String> scopes) {}

  private static final long LIMIT = 1_000;
  private final Endpoint.Routes routes;
  private final Authentication authentication;
  private final Audit audit;
  private final List<Route> registered = new ArrayList<>();

  /** Registers into the server's routes. */
  public ManagementRoutes(Endpoint.Routes routes, Authentication authentication, Audit audit) {
    this.routes = routes;
    this.authentication = authentication;
    this.audit = audit;
  }

  /**
   * Adds a route.
   *
   * @param path below {@code /api/v2}, such as {@code /roles/{id}}
   * @param scopes separated by commas; any of them is enough
   */
  public ManagementRoutes add(String method, String path, String scopes, Handler handler) {
    var expected = List.of(scopes.split(","));
    registered.add(new Route(method, path, expected));
    routes.add(
        method,
        "/api/v2" + path,
        request -> {
          var caller = authentication.caller(request);
          if (!caller.mayAny(expected)) {
            throw ManagementError.insufficientScope(scopes);
          }
          return limits(audited(handler, new Call(request, caller)));
        });
    return this;
  }

  private Response audited(Handler handler, Call call) throws Exception {
    if (call.request().method().equals("GET")) {
      return handler.handle(call);
    }
    try {
      var response = handler.handle(call);
      audit.changed(call, response.status());
      return response;
    } catch (ManagementError error) {
      audit.changed(call, error.status());
      throw error;
    }
  }

  /** Everything registered so far. */
  public List<Route> registered() {
    return List.copyOf(registered);
  }

  /** SDKs read these on every answer; this server does not ration its own administrators. */
  private static Response limits(Response response) {
    return response
        .with("x-ratelimit-limit", Long.toString(LIMIT))
        .with("x-ratelimit-remaining", Long.toString(LIMIT - 1))
        .with("x-ratelimit-reset", "0");
  }
}
