package dev.ostiary.http;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.common.Unavailable;
import dev.ostiary.trace.Trace;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes: known host, CORS, the route, errors, headers for safety. An error that
 * nobody foresaw becomes a 500 with an opaque id that the server's own log explains.
 */
public final class Gateway implements Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern LOOPBACK =
      Pattern.compile("([a-z0-9.-]+\\.)?localhost(:\\d*)?|127\\.[0-9.]+(:\\d*)?|\\[::1](:\\d*)?");

  /** What load balancers and monitors ask, by whatever name they know this node. */
  private static final Pattern ANY_HOST = Pattern.compile("/health/.*|/metrics");

  private static final long WARN_NANOS = 1_000_000_000;

  /** More headers than any client sends. */
  private static final int MAX_HEADERS = 100;

  private final AtomicLong warned = new AtomicLong(Time.ticks() - WARN_NANOS);
  private final Router router;
  private final Predicate<Request> knownHost;
  private final Cors cors;
  private final List<ErrorRenderer> errors;
  private final Observer observer;

  /** Learns of every answer, as it is sent. */
  @FunctionalInterface
  public interface Observer {
    /**
     * An answer.
     *
     * @param route the path as it was registered, such as {@code /u/{page}}; empty for none
     * @param nanos how long the answer was being made
     */
    void answered(Request request, String route, int status, long nanos);
  }

  /**
   * What turns errors into answers, and who learns of all answers.
   *
   * @param errors asked in order
   */
  public record Ends(List<ErrorRenderer> errors, Observer observer) {}

  /** A gateway. */
  public Gateway(Router router, Predicate<Request> knownHost, Cors cors, Ends ends) {
    this.router = router;
    this.knownHost = knownHost;
    this.cors = cors;
    this.errors = List.copyOf(ends.errors());
    this.observer = ends.observer();
  }

  /** What is known of a request on its way. */
  private static final class Passage {
    String route = "";
  }

  @Override
  public Response answer(Request request) {
    long began = Time.ticks();
    var passage = new Passage();
    var answer = answer(request, passage);
    observer.answered(request, passage.route, answer.status(), Time.ticks() - began);
    return answer;
  }

  private Response answer(Request request, Passage passage) {
    try {
      return safe(request, cors.allow(request, seeOther(request, respond(request, passage))));
    } catch (Exception e) {
      return safe(request, unexpected(request, e));
    }
  }

  private Response respond(Request request, Passage passage) {
    try {
      if (!METHODS.contains(request.method())) {
        throw new HttpError(405, "method_not_allowed", "Method not supported");
      }
      if (request.headerCount() > MAX_HEADERS) {
        throw new HttpError(431, "invalid_request", "More than " + MAX_HEADERS + " headers");
      }
      if (!ANY_HOST.matcher(request.path()).matches() && !knownHost.test(request)) {
        throw new HttpError(421, "misdirected_request", "No tenant answers to this host");
      }
      var preflight = cors.preflight(request);
      if (preflight.isPresent()) {
        return preflight.get();
      }
      var match = router.match(request);
      passage.route = match.route();
      return match.handle();
    } catch (Unavailable e) {
      warn(e);
      return rendered(request, HttpError.of(e));
    } catch (Exception e) {
      return rendered(request, e);
    }
  }

  private Response rendered(Request request, Exception error) {
    for (var renderer : errors) {
      var rendered = renderer.render(request, error);
      if (rendered.isPresent()) {
        return error instanceof HttpError e && e.retryAfter() > 0
            ? rendered.get().with("Retry-After", Integer.toString(e.retryAfter()))
            : rendered.get();
      }
    }
    return unexpected(request, error);
  }

  /** Once a second is enough: what is away is away for everybody. */
  private void warn(Unavailable error) {
    long now = Time.ticks();
    long before = warned.get();
    if (error.getCause() != null
        && now - before > WARN_NANOS
        && warned.compareAndSet(before, now)) {
      LOG.warn("{}: {}", error.message(), error.getCause().toString());
    }
  }

  private static Response unexpected(Request request, Exception error) {
    var id = Trace.request().orElseGet(() -> Ids.alphanumeric(12));
    LOG.error("Request {} {} failed, id {}", request.method(), request.path(), id, error);
    return Response.json(
        500,
        Json.object()
            .put("statusCode", 500)
            .put("error", "server_error")
            .put("error_description", "Something went wrong here. Quote this id: " + id)
            .put("message", "Something went wrong here. Quote this id: " + id));
  }

  /** After a POST the browser must not send the form on (RFC 9700 section 4.12). */
  private static Response seeOther(Request request, Response response) {
    return request.method().equals("POST") && response.status() == 302
        ? new Response(303, response.headers(), response.body())
        : response;
  }

  private static Response safe(Request request, Response response) {
    var safe =
        response.with("X-Content-Type-Options", "nosniff").with("Referrer-Policy", "no-referrer");
    if (!LOOPBACK.matcher(request.host()).matches()) {
      // Never for localhost: browsers would then refuse http for every port of the machine.
      safe = safe.with("Strict-Transport-Security", "max-age=31536000");
    }
    return safe.has("Cache-Control") ? safe : safe.with("Cache-Control", "no-store");
  }
}
