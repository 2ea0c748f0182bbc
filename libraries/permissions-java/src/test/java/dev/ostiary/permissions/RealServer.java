package dev.ostiary.permissions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The packaged server in a process of its own, over plain http, with one API, role and user. */
final class RealServer implements AutoCloseable {
  static final String AUDIENCE = "https://orders.example.com/";
  private static final Path JAR = Path.of("../../server/target/ostiary.jar");
  private static final String ADMIN = "tests-of-the-library";
  private static final String PASSWORD = "Open-the-door-1";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path data;
  private final Process process;
  private final URI issuer;
  private final String token;
  private final Map<String, Object> app;
  private final String user;
  private final String role;

  RealServer() throws Exception {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is missing: package the module server first");
    }
    int port = freePort();
    issuer = URI.create("http://localhost:" + port + "/");
    data = Files.createTempDirectory("permissions-java");
    process = start(port);
    awaitReady();
    token =
        token(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                ADMIN,
                "client_secret",
                ADMIN,
                "audience",
                issuer + "api/v2/"));
    app = post("clients", "{\"name\":\"App\",\"grant_types\":[\"password\"]}");
    var connection = "Username-Password-Authentication";
    call("PATCH", "tenants/settings", "{\"default_directory\":\"" + connection + "\"}");
    call(
        "PATCH",
        "connections/" + connectionId() + "/clients",
        "[{\"client_id\":\"" + app.get("client_id") + "\",\"status\":true}]");
    post(
        "resource-servers",
        "{\"name\":\"Orders\",\"identifier\":\""
            + AUDIENCE
            + "\",\"enforce_policies\":true,\"scopes\":[{\"value\":\"read:orders\"}]}");
    role = text(post("roles", "{\"name\":\"Clerk\"}"), "id");
    call(
        "POST",
        "roles/" + role + "/permissions",
        "{\"permissions\":[{\"permission_name\":\"read:orders\",\"resource_server_identifier\":\""
            + AUDIENCE
            + "\"}]}");
    var person =
        "{\"email\":\"ann@example.com\",\"password\":\"%s\",\"connection\":\"%s\"}"
            .formatted(PASSWORD, connection);
    user = text(post("users", person), "user_id");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(int port) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                List.of(
                    java,
                    "-jar",
                    JAR.toString(),
                    "serve",
                    "--data",
                    data.toString(),
                    "--port",
                    "-1",
                    "--http-port",
                    String.valueOf(port),
                    "--issuer",
                    issuer.toString()))
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("server.log").toFile());
    builder.environment().put("OSTIARY_BOOTSTRAP_CLIENT_ID", ADMIN);
    builder.environment().put("OSTIARY_BOOTSTRAP_CLIENT_SECRET", ADMIN);
    return builder.start();
  }

  private void awaitReady() throws Exception {
    var request = HttpRequest.newBuilder(issuer.resolve("health/ready")).build();
    for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(Files.readString(data.resolve("server.log")));
      }
    }
    throw new IllegalStateException("The server does not answer");
  }

  URI issuer() {
    return issuer;
  }

  /** A token of the user for an API. */
  String userToken(String audience) throws Exception {
    return token(
        Map.of(
            "grant_type",
            "password",
            "client_id",
            text(app, "client_id"),
            "client_secret",
            text(app, "client_secret"),
            "username",
            "ann@example.com",
            "password",
            PASSWORD,
            "audience",
            audience));
  }

  /** Gives the role Clerk to the user with POST, takes it with DELETE. */
  void role(String method) throws Exception {
    var path = "users/" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "/roles";
    call(method, path, "{\"roles\":[\"" + role + "\"]}");
  }

  void block() throws Exception {
    var path = "users/" + URLEncoder.encode(user, StandardCharsets.UTF_8);
    call("PATCH", path, "{\"blocked\":true}");
  }

  private String token(Map<String, String> fields) throws Exception {
    var body =
        fields.entrySet().stream()
            .map(f -> "\"%s\":\"%s\"".formatted(f.getKey(), f.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return text(Json.object(send("POST", "oauth/token", body, null)), "access_token");
  }

  private Map<String, Object> post(String path, String body) throws Exception {
    return Json.object(call("POST", path, body));
  }

  private String connectionId() throws Exception {
    var wrapped = Json.object("{\"all\":" + call("GET", "connections", "") + "}");
    if (wrapped.get("all") instanceof List<?> all && all.get(0) instanceof Map<?, ?> connection) {
      return String.valueOf(connection.get("id"));
    }
    throw new IllegalStateException("There is no connection");
  }

  private static String text(Map<String, Object> json, String name) {
    return String.valueOf(json.get(name));
  }

  private String call(String method, String path, String body) throws Exception {
    return send(method, "api/v2/" + path, body, token);
  }

  private String send(String method, String path, String body, @Nullable String bearer)
      throws Exception {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    var request = HttpRequest.newBuilder(issuer.resolve(path)).method(method, publisher);
    request.header("Content-Type", "application/json");
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + " answered " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
