package dev.ostiary.management;

import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Registers operations of an API. None can be added without naming its scopes; what is declared is
 * checked before the handler runs: token, scope, query, body, in this order.
 */
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

  private static final long LIMIT = 1_000;
  private final ApiRoot root;
  private final Endpoint.Routes routes;
  private final Authentication authentication;
  private final Audit audit;
  private final List<Operation> registered = new ArrayList<>();

  /** Registers into the server's routes. */
  public ManagementRoutes(
      ApiRoot root, Endpoint.Routes routes, Authentication authentication, Audit audit) {
    this.root = root;
    this.routes = routes;
    this.authentication = authentication;
    this.audit = audit;
  }

  /** Adds an operation. */
  public ManagementRoutes add(Operation operation, Handler handler) {
    registered.add(operation);
    routes.add(
        operation.method(),
        root.path() + operation.path(),
        request -> limits(answer(operation, handler, request)));
    return this;
  }

  private Response answer(Operation operation, Handler handler, Request request) throws Exception {
    var call = new Call(request, authentication.caller(request), operation);
    call.requireScope();
    if (request.method().equals("GET") || request.method().equals("HEAD")) {
      call.requireQuery();
      return handler.handle(call);
    }
    try {
      call.requireQuery();
      call = call.withBody();
      var response = handler.handle(call);
      audit.changed(call, response.status());
      return response;
    } catch (ManagementError error) {
      audit.changed(call, error.status());
      throw error;
    }
  }

  /** Everything registered so far. */
  public List<Operation> registered() {
    return List.copyOf(registered);
  }

  /** SDKs read these on every answer; this server does not ration its own administrators. */
  static Response limits(Response response) {
    return response
        .with("x-ratelimit-limit", Long.toString(LIMIT))
        .with("x-ratelimit-remaining", Long.toString(LIMIT - 1))
        .with("x-ratelimit-reset", "0");
  }
}
