package dev.ostiary.overload;

import dev.ostiary.common.Deadline;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import java.time.Duration;
import java.util.function.Function;

/**
 * In front of the routes: what is registered through it runs in its lane and has a deadline. The
 * body of a request is read before, so that a slow sender takes nobody's place.
 */
public final class Gate implements Endpoint.Routes {
  /** How long a request may be at work, without what has limits of its own. */
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Endpoint.Routes routes;
  private final Lanes lanes;
  private final Function<Request, String> tenant;

  /**
   * A gate.
   *
   * @param tenant the id of the tenant that a request is for
   */
  public Gate(Endpoint.Routes routes, Lanes lanes, Function<Request, String> tenant) {
    this.routes = routes;
    this.lanes = lanes;
    this.tenant = tenant;
  }

  @Override
  public Gate add(String method, String path, Endpoint.Handler handler) {
    var lane = lanes.of(method, path);
    routes.add(
        method, path, lane.isEmpty() ? handler : request -> pass(lane.get(), handler, request));
    return this;
  }

  private Response pass(Lane lane, Endpoint.Handler handler, Request request) throws Exception {
    var whole = request.received();
    if (!whole.complete()) {
      // A file that is taken in while it arrives has the time that the network needs.
      return lane.run(tenant.apply(request), () -> handler.handle(whole));
    }
    return Deadline.within(
        DEADLINE, () -> lane.run(tenant.apply(request), () -> handler.handle(whole)));
  }
}
