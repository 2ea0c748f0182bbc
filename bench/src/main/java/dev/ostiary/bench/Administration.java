package dev.ostiary.bench;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Management API of a server under measurement. */
final class Administration implements AutoCloseable {
  private final ServerProcess server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Administration(ServerProcess server) {
    this.server = server;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(path, HttpRequest.newBuilder().GET());
  }

  ObjectNode send(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    var bytes = HttpRequest.BodyPublishers.ofString(Json.write(body));
    var json = HttpRequest.newBuilder().header("Content-Type", "application/json");
    return (ObjectNode) send(path, json.method(method, bytes));
  }

  /** Sends a request of any kind to a path below {@code /api/v2}. */
  JsonNode send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
    return call("/api/v2" + path, request.setHeader("Authorization", "Bearer " + token()));
  }

  private String token() throws IOException, InterruptedException {
    var issuer = Json.text(Sample.read(server.data()).json(), "issuer", "");
    var body =
        "grant_type=client_credentials&client_id=%1$s&client_secret=%1$s&audience=%2$s"
            .formatted(
                ServerProcess.ADMIN, URLEncoder.encode(issuer + "api/v2/", StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return Json.text(call("/oauth/token", request), "access_token", "");
  }

  private JsonNode call(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var uri = URI.create("http://localhost:" + server.port() + path);
    var answer = http.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + " answers " + answer.body());
    }
    return Json.own("{\"a\":" + (answer.body().isEmpty() ? "{}" : answer.body()) + "}").get("a");
  }

  @Override
  public void close() {
    http.close();
  }
}
