package dev.ostiary.telemetry;

import dev.ostiary.common.Ids;
import dev.ostiary.trace.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends traces and the server's log by OTLP over HTTP, in batches and in the background. Requests
 * never wait for it: what a slow receiver does not take is dropped.
 */
public final class Telemetry implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CLOSING_SECONDS = 5;
  private final @Nullable SdkTracerProvider traces;
  private final @Nullable SdkLoggerProvider records;
  private final @Nullable LogExport log;

  /**
   * Where it goes.
   *
   * @param endpoint such as {@code http://localhost:4318}; empty for nowhere
   * @param headers {@code name=value,...} for the receiver; percent-encoded where needed
   * @param percent of the traces that begin here, 0 to 100; a proxy's decision stands
   */
  public record Target(String endpoint, String headers, int percent) {}

  /**
   * Begins to send.
   *
   * @throws IllegalArgumentException when the endpoint is no URL or a header no pair
   */
  public Telemetry(Target target) {
    if (target.endpoint().isBlank()) {
      traces = null;
      records = null;
      log = null;
      return;
    }
    var resource =
        Resource.getDefault()
            .merge(
                Resource.create(
                    Attributes.builder()
                        .put("service.name", "ostiary")
                        .put("service.version", version())
                        .put("service.instance.id", Ids.uuid())
                        .build()));
    traces = traces(target, resource);
    records = logs(target, resource);
    log = LogExport.into(records);
  }

  private static SdkTracerProvider traces(Target target, Resource resource) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(path(target, "traces"))
            .setHeaders(() -> headers(target.headers()))
            .setMeterProvider(MeterProvider.noop())
            .build();
    return SdkTracerProvider.builder()
        .setResource(resource)
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(target.percent() / 100.0)))
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).setScheduleDelay(PAUSE).build())
        .build();
  }

  private static SdkLoggerProvider logs(Target target, Resource resource) {
    var exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(path(target, "logs"))
            .setHeaders(() -> headers(target.headers()))
            .setMeterProvider(MeterProvider.noop())
            .build();
    return SdkLoggerProvider.builder()
        .setResource(resource)
        .addLogRecordProcessor(
            BatchLogRecordProcessor.builder(exporter).setScheduleDelay(PAUSE).build())
        .build();
  }

  private static String path(Target target, String signal) {
    return target.endpoint().strip().replaceFirst("/+$", "") + "/v1/" + signal;
  }

  private static Map<String, String> headers(String text) {
    var headers = new LinkedHashMap<String, String>();
    for (var pair : text.split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        headers.put(
            pair.substring(0, equals).strip(),
            URLDecoder.decode(
                pair.substring(equals + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }

  private static String version() {
    var version = Telemetry.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Where traces begin. */
  public Tracing tracing() {
    return traces == null ? Tracing.OFF : new Tracing(traces.get("dev.ostiary"));
  }

  /** Sends what waits, for five seconds at most. */
  @Override
  public void close() {
    if (traces != null && records != null && log != null) {
      log.close();
      CompletableResultCode.ofAll(List.of(traces.shutdown(), records.shutdown()))
          .join(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
  }
}
