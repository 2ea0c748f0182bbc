package dev.ostiary.metrics;

import dev.ostiary.http.Gateway;
import dev.ostiary.http.Request;
import dev.ostiary.log.LogType;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * What this node counts and times. Names follow OpenTelemetry's conventions where there is one; no
 * label holds what a caller may choose freely, so that nobody can make series without end.
 */
public final class Metrics implements Gateway.Observer {
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      Histogram.builder()
          .name("http_server_request_duration")
          .unit(Unit.SECONDS)
          .help("Answers by method, route and status, and how long they were being made")
          .labelNames("method", "route", "status")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);
  private final Counter events =
      Counter.builder()
          .name("ostiary_log_events")
          .help("Events of the log by type: s is a sign-in, fp a wrong password, seccft a token")
          .labelNames("type")
          .register(registry);

  private final boolean asked;

  /**
   * Begins to count, with what every JVM counts.
   *
   * @param asked whether anybody can ask for the figures; nothing is counted for nobody
   */
  public Metrics(boolean asked) {
    this.asked = asked;
    if (!asked) {
      return;
    }
    JvmMetrics.builder().register(registry);
    // A series that begins with its first event shows no rate for it.
    for (var type : LogType.values()) {
      events.initLabelValues(type.code());
    }
  }

  @Override
  public void answered(Request request, String route, int status, long nanos) {
    if (!asked) {
      return;
    }
    var method = METHODS.contains(request.method()) ? request.method() : "_OTHER";
    requests.labelValues(method, route, String.valueOf(status)).observe(nanos / 1e9);
  }

  /** An event was written. */
  public void logged(LogType type) {
    if (asked) {
      events.labelValues(type.code()).inc();
    }
  }

  /** A figure that is looked up when it is asked for. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /** The same figure of several things, by their names. */
  public void gauges(String name, String help, String label, Map<String, DoubleSupplier> values) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(
            callback -> values.forEach((key, value) -> callback.call(value.getAsDouble(), key)))
        .register(registry);
  }

  /** All figures in Prometheus's text format 0.0.4. */
  void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
  }
}
