package dev.ostiary.trace;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Where traces begin; {@link #OFF} begins none. */
public final class Tracing {
  /** Keeps nothing and costs nothing. */
  public static final Tracing OFF = new Tracing(null);

  private final @Nullable Tracer tracer;

  /** Keeps what this tracer keeps. */
  public Tracing(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** Answers a request, as a part of the trace that its caller has begun. */
  public <T, X extends Throwable> T server(Context parent, Trace.Work<T, X> work) throws X {
    return tracer == null ? work.call() : Trace.server(tracer, parent, work);
  }

  /** Runs what no request waits for: each span outside of others begins a trace. */
  public void background(Runnable work) {
    if (tracer == null) {
      work.run();
    } else {
      Trace.background(tracer, work);
    }
  }
}
