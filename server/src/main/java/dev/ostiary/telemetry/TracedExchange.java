package dev.ostiary.telemetry;

import dev.ostiary.common.Ids;
import dev.ostiary.http.Exchange;
import dev.ostiary.http.Gateway;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.trace.Trace;
import dev.ostiary.trace.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an id, which the answer carries as {@code X-Request-Id} and every line of the
 * log names, and a span. A trusted proxy may have given an id or begun a trace ({@code
 * traceparent}, W3C Trace Context) already; what strangers say of either is not read.
 */
public final class TracedExchange implements Exchange {
  /** The header field with the id, in requests of proxies and in every answer. */
  public static final String HEADER = "X-Request-Id";

  /** Nothing that could pretend to be another line of a log, or fill it. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,7}");
  private static final int LENGTH = 20;
  private final Exchange inner;
  private final Tracing tracing;
  private final boolean trustProxy;

  /** Around what answers. */
  public TracedExchange(Exchange inner, Tracing tracing, boolean trustProxy) {
    this.inner = inner;
    this.tracing = tracing;
    this.trustProxy = trustProxy;
  }

  @Override
  public Response answer(Request request) {
    var parent = parent(request);
    var id = id(request, parent);
    return Trace.request(
            id,
            () ->
                tracing.server(
                    parent,
                    () -> {
                      Trace.note("ostiary.request.id", id);
                      return inner.answer(request);
                    }))
        .with(HEADER, id);
  }

  private Context parent(Request request) {
    return trustProxy && request.header("traceparent").isPresent()
        ? W3CTraceContextPropagator.getInstance().extract(Context.root(), request, Headers.ALL)
        : Context.root();
  }

  /** The proxy's id, or that of its trace, or a new one. */
  private String id(Request request, Context parent) {
    var given = trustProxy ? request.header("x-request-id") : Optional.<String>empty();
    if (given.isPresent() && ID.matcher(given.get()).matches()) {
      return given.get();
    }
    var trace = Span.fromContext(parent).getSpanContext();
    return trace.isValid() ? trace.getTraceId() : Ids.alphanumeric(LENGTH);
  }

  private enum Headers implements TextMapGetter<Request> {
    ALL;

    @Override
    public Iterable<String> keys(Request carrier) {
      return List.of();
    }

    @Override
    public @Nullable String get(@Nullable Request carrier, String key) {
      return carrier == null ? null : carrier.header(key).orElse(null);
    }
  }

  /**
   * Tells the span of a request how it was answered, and then the other who wants to know. The span
   * has the route as it was registered and no query: both may hold secrets.
   *
   * @param tenant the name of the tenant whose host was asked, if there is one
   */
  public static Gateway.Observer observing(
      Function<Request, Optional<String>> tenant, Gateway.Observer next) {
    return (request, route, status, nanos) -> {
      next.answered(request, route, status, nanos);
      Trace.current().ifPresent(span -> answered(span, request, route, status));
      Trace.current()
          .flatMap(span -> tenant.apply(request))
          .ifPresent(name -> Trace.note("ostiary.tenant", name));
    };
  }

  private static void answered(Span span, Request request, String route, int status) {
    // Names of OpenTelemetry's semantic conventions for HTTP servers.
    var method = METHOD.matcher(request.method()).matches() ? request.method() : "_OTHER";
    span.updateName(route.isEmpty() ? method : method + " " + route);
    span.setAttribute("http.request.method", method);
    span.setAttribute("http.route", route);
    span.setAttribute("http.response.status_code", status);
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
  }
}
