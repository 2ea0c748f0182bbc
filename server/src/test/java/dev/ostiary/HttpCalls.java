package dev.ostiary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Real HTTP calls; redirects are not followed. */
public final class HttpCalls {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;

  HttpCalls(String base) {
    this.base = base;
  }

  /** An answer. */
  public record Answer(int status, Map<String, java.util.List<String>> headers, String body) {
    /** The body as a JSON object. */
    public ObjectNode json() {
      return Json.own(body);
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(name))
          .map(e -> e.getValue().getFirst())
          .findFirst();
    }

    /** Where it redirects to. */
    public String location() {
      return header("location").orElseThrow(() -> new AssertionError("No redirect: " + this));
    }
  }

  /** Where the server listens. */
  public String base() {
    return base;
  }

  /** A request to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
  }

  /** Sends a request. */
  public Answer send(HttpRequest request) {
    try {
      var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** GET. */
  public Answer get(String path, String... headers) {
    return send(with(request(path), headers).GET().build());
  }

  /** GET of a target that no HTTP library would send, byte for byte, with more header lines. */
  public Answer raw(String target, String... headerLines) {
    var host = URI.create(base);
    try (var socket = new Socket(host.getHost(), host.getPort())) {
      var head = new StringBuilder("GET " + target + " HTTP/1.1\r\nConnection: close\r\n");
      for (var line : headerLines) {
        head.append(line).append("\r\n");
      }
      if (!String.join("", headerLines).startsWith("Host:")) {
        head.append("Host: localhost:").append(host.getPort()).append("\r\n");
      }
      socket.getOutputStream().write(head.append("\r\n").toString().getBytes(UTF_8));
      return read(new String(socket.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer read(String text) {
    int end = text.indexOf("\r\n\r\n");
    var lines = text.substring(0, end).split("\r\n");
    var headers = new TreeMap<String, List<String>>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
          .computeIfAbsent(lines[i].substring(0, colon), n -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
  }

  /** POST of a form. */
  public Answer form(String path, Map<String, String> fields, String... headers) {
    return send(
        with(request(path), headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(fields)))
            .build());
  }

  /** Any method with a JSON body; an empty body is sent as none. */
  public Answer json(String method, String path, String body, String... headers) {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return send(
        with(request(path), headers)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build());
  }

  private static HttpRequest.Builder with(HttpRequest.Builder builder, String... headers) {
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  /** Fields as a form or query. */
  public static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            e ->
                URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
