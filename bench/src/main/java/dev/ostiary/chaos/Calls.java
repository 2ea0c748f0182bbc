package dev.ostiary.chaos;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Requests to a node. A connection that breaks is an {@link IOException}. */
public final class Calls {
  /** No answer may take longer, whatever has died. */
  static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Calls() {}

  /** What came back. */
  public record Answer(int status, String body, HttpResponse<String> whole) {
    /** A member of the JSON object, or nothing. */
    public String text(String name) {
      return body.startsWith("{") ? Json.text(Json.own(body), name, "") : "";
    }

    String location() {
      return whole.headers().firstValue("location").orElse("");
    }

    @Override
    public String toString() {
      return status + " " + body;
    }
  }

  /** A question whose answer is worth nothing when it is late. */
  static Answer quick(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).GET(), Duration.ofSeconds(1));
  }

  /** Asks for a page. */
  public static Answer get(String url, String... headers) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).GET(), headers);
  }

  /** Posts a form. */
  public static Answer form(String url, Map<String, String> fields, String... headers)
      throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(fields))),
        headers);
  }

  /** Sends JSON. */
  public static Answer json(String method, String url, ObjectNode body, String... headers)
      throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(Json.write(body))),
        headers);
  }

  private static Answer send(HttpRequest.Builder request, String... headers) throws IOException {
    return send(headers.length > 0 ? request.headers(headers) : request, DEADLINE);
  }

  private static Answer send(HttpRequest.Builder request, Duration deadline) throws IOException {
    try {
      var answer =
          HTTP.send(request.timeout(deadline).build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Fields as a form sends them. */
  public static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
