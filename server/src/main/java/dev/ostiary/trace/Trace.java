package dev.ostiary.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the present thread works for. The places that take time call {@link #span}: where nobody
 * traces, that is one look at a variable. Names and facts of spans come from the code, never from
 * callers, and hold no secrets.
 */
public final class Trace {
  /** What the log's pattern calls the request's id: {@code %X{request}}. */
  public static final String REQUEST = "request";

  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
  private final Tracer tracer;
  private final Context context;

  private Trace(Tracer tracer, Context context) {
    this.tracer = tracer;
    this.context = context;
  }

  /**
   * Work with a result.
   *
   * @param <T> the result
   * @param <X> what it may throw
   */
  @FunctionalInterface
  public interface Work<T, X extends Throwable> extends ScopedValue.CallableOp<T, X> {}

  /** Does work as a span of the trace that this thread is in; outside of any it just does it. */
  public static <T, X extends Throwable> T span(String name, Work<T, X> work) throws X {
    return CURRENT.isBound() ? CURRENT.get().timed(name, SpanKind.INTERNAL, work) : work.call();
  }

  /** The same for work that waits for another server. */
  public static <T, X extends Throwable> T call(String name, Work<T, X> work) throws X {
    return CURRENT.isBound() ? CURRENT.get().timed(name, SpanKind.CLIENT, work) : work.call();
  }

  /** Does work as the first span of this node, below what a caller's trace says. */
  static <T, X extends Throwable> T server(Tracer tracer, Context parent, Work<T, X> work)
      throws X {
    return new Trace(tracer, parent).timed("request", SpanKind.SERVER, work);
  }

  /** Does work whose spans begin traces of their own. */
  static void background(Tracer tracer, Runnable work) {
    ScopedValue.where(CURRENT, new Trace(tracer, Context.root())).run(work);
  }

  private <T, X extends Throwable> T timed(String name, SpanKind kind, Work<T, X> work) throws X {
    var span = tracer.spanBuilder(name).setParent(context).setSpanKind(kind).startSpan();
    try {
      return ScopedValue.where(CURRENT, new Trace(tracer, context.with(span))).call(work);
    } catch (Throwable e) {
      // The message may name what nobody should read elsewhere.
      span.setAttribute("error.type", e.getClass().getName());
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  /** Adds a fact to the span that this thread is in. */
  public static void note(String key, String value) {
    current().ifPresent(span -> span.setAttribute(key, value));
  }

  /** The span that this thread is in. */
  public static Optional<Span> current() {
    return context().map(Span::fromContext);
  }

  /** The same in OpenTelemetry's form, for records of the log. */
  public static Optional<Context> context() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get().context) : Optional.empty();
  }

  /** The id of the request that this thread works for. */
  public static Optional<String> request() {
    return Optional.ofNullable(MDC.get(REQUEST));
  }

  /** Does work for the request with this id, so that the log names it. */
  public static <T, X extends Throwable> T request(@Nullable String id, Work<T, X> work) throws X {
    if (id == null) {
      return work.call();
    }
    var before = MDC.get(REQUEST);
    MDC.put(REQUEST, id);
    try {
      return work.call();
    } finally {
      if (before == null) {
        MDC.remove(REQUEST);
      } else {
        MDC.put(REQUEST, before);
      }
    }
  }

  /** What the present thread works for, to be taken up by another thread. */
  public static Here here() {
    return new Here(MDC.get(REQUEST), CURRENT.isBound() ? CURRENT.get() : null);
  }

  /** What a thread works for. */
  public record Here(@Nullable String request, @Nullable Trace trace) {
    /** Does work on this thread as if it were that one. */
    public <T, X extends Throwable> T call(Work<T, X> work) throws X {
      return Trace.request(
          request,
          () -> trace == null ? work.call() : ScopedValue.where(CURRENT, trace).call(work));
    }

    /** The same for work without a result. */
    public void run(Runnable work) {
      call(
          () -> {
            work.run();
            return true;
          });
    }
  }
}
