package dev.ostiary.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes traces and logs by OTLP over HTTP (opentelemetry-proto 1.x), as a collector does. */
final class OtlpReceiver implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 30_000;
  private final HttpServer http;
  private final List<byte[]> traces = new ArrayList<>();
  private final List<byte[]> logs = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();

  /** A span; {@code kind} 2 is a server's, 3 a client's. */
  record Span(
      String trace, String id, String parent, String name, long kind, Map<String, String> facts) {}

  /** A line of a log. */
  record Line(String trace, String span, String body, Map<String, String> facts) {}

  OtlpReceiver() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/v1/traces", exchange -> take(exchange, traces));
    http.createContext("/v1/logs", exchange -> take(exchange, logs));
    http.createContext("/elsewhere", OtlpReceiver::answer);
    http.start();
  }

  /** Where it listens. */
  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private synchronized void take(HttpExchange exchange, List<byte[]> into) throws IOException {
    into.add(exchange.getRequestBody().readAllBytes());
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("authorization")));
    answer(exchange);
    notifyAll();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Waits until such a span has come, and returns all. */
  synchronized List<Span> await(Predicate<Span> wanted) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (spans().stream().noneMatch(wanted)) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("No such span among " + spans());
      }
      wait(left);
    }
    return spans();
  }

  /** What the requests had as their authorization. */
  synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** Everything that came, byte by byte. */
  synchronized String raw() {
    return java.util.stream.Stream.of(traces, logs)
        .flatMap(List::stream)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .collect(Collectors.joining("\n"));
  }

  /** All spans so far. */
  synchronized List<Span> spans() {
    return records(traces).map(OtlpReceiver::span).toList();
  }

  /** All lines of logs so far. */
  synchronized List<Line> lines() {
    return records(logs)
        .map(
            record ->
                new Line(
                    record.hex(9),
                    record.hex(10),
                    record.messages(5).getFirst().text(1),
                    record.attributes(6)))
        .toList();
  }

  /** Both kinds of export are resources, scopes and records within one another. */
  private static java.util.stream.Stream<Protobuf> records(List<byte[]> bodies) {
    return bodies.stream()
        .map(Protobuf::new)
        .flatMap(export -> export.messages(1).stream())
        .flatMap(resource -> resource.messages(2).stream())
        .flatMap(scope -> scope.messages(2).stream());
  }

  private static Span span(Protobuf span) {
    return new Span(
        span.hex(1), span.hex(2), span.hex(4), span.text(5), span.number(6), span.attributes(9));
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
