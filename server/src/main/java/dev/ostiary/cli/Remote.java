package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server as commands see it: they call its APIs over HTTP like everybody else, so that a command
 * and a program can never get different answers. Who calls is, in this order: {@code --token}, the
 * application {@code --client-id} with {@code --client-secret}, or whoever can read the data
 * directory. Each option may also come from the environment: {@code OSTIARY_TOKEN}, …
 */
public final class Remote {
  private static final String SERVER = "--server";
  private static final String TOKEN = "--token";
  private static final String CLIENT_ID = "--client-id";
  private static final String CLIENT_SECRET = "--client-secret";
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(60);

  private final HttpClient http;
  private final String base;
  private final String token;

  private Remote(HttpClient http, String base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** An answer, whatever its status. */
  public record Answer(int status, JsonNode body) {
    /** Whether the server did what was asked. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  /** Adds the options that find a server and its credentials. */
  public static void addOptions(CommandSpec spec, LocalAccess local) {
    spec.addOption(
        option(SERVER, "URL", "The server's address (default: the issuer of the data directory)"));
    spec.addOption(option(TOKEN, "JWT", "Access token for the Management API"));
    spec.addOption(option(CLIENT_ID, "ID", "Machine-to-machine application that may manage"));
    spec.addOption(option(CLIENT_SECRET, "SECRET", "Its secret"));
    local.options().forEach(spec::addOption);
  }

  /**
   * The server that the command line names, with credentials at hand.
   *
   * @throws CommandFailure when there are none
   */
  public static Remote of(CommandSpec spec, LocalAccess local) {
    var server = given(spec, SERVER);
    var token = given(spec, TOKEN);
    var clientId = given(spec, CLIENT_ID);
    if (token.isEmpty() && clientId.isEmpty()) {
      var access = local.open(spec);
      var base = server.isEmpty() ? access.issuer() : directory(server);
      return new Remote(client(spec, base), base, access.token());
    }
    if (server.isEmpty()) {
      throw new CommandFailure("Name the server: " + SERVER + " https://id.example.com/");
    }
    var base = directory(server);
    var http = client(spec, base);
    return new Remote(
        http,
        base,
        token.isEmpty() ? tokenOf(http, base, clientId, given(spec, CLIENT_SECRET)) : token);
  }

  private static String given(CommandSpec spec, String option) {
    if (has(spec, option)) {
      return value(spec, option);
    }
    var variable = "OSTIARY_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    var found = System.getenv(variable);
    return found == null ? "" : found;
  }

  private static String directory(String url) {
    return url.endsWith("/") ? url : url + "/";
  }

  private static HttpClient client(CommandSpec spec, String base) {
    var builder = HttpClient.newBuilder().connectTimeout(CONNECTING);
    var data = value(spec, "--data");
    LocalTls.of(URI.create(base), Path.of(data.isEmpty() ? "data" : data))
        .ifPresent(builder::sslContext);
    return builder.build();
  }

  private static String tokenOf(HttpClient http, String base, String clientId, String secret) {
    var body =
        Json.object()
            .put("grant_type", "client_credentials")
            .put("client_id", clientId)
            .put("client_secret", secret)
            .put("audience", base + "api/v2/");
    var answer = new Remote(http, base, "").post("oauth/token", body);
    var token = Json.text(answer.body(), "access_token");
    if (token == null) {
      throw new CommandFailure(
          "No token for " + clientId + ": " + Json.text(answer.body(), "error_description", ""));
    }
    return token;
  }

  /** The server's address, with a slash at the end. */
  public String base() {
    return base;
  }

  /** Reads. */
  public Answer get(String path) {
    return call("GET", path, null);
  }

  /** Sends. */
  public Answer post(String path, ObjectNode body) {
    return call("POST", path, body);
  }

  /** Changes. */
  public Answer patch(String path, ObjectNode body) {
    return call("PATCH", path, body);
  }

  /**
   * The body of an answer that must be good.
   *
   * @throws CommandFailure with the server's own words when it is not
   */
  public static JsonNode expect(Answer answer) {
    if (answer.ok()) {
      return answer.body();
    }
    var message = Json.text(answer.body(), "message");
    throw new CommandFailure(message == null ? "The server answered " + answer.status() : message);
  }

  private Answer call(String method, String path, @Nullable ObjectNode body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(ANSWERING)
            .header("content-type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), body(response.body()));
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot reach "
              + base
              + " ("
              + e
              + "). Is the server running? Name another with "
              + SERVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted");
    }
  }

  /** What is not JSON, such as a proxy's error page, is an empty object. */
  private static JsonNode body(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (Json.MalformedJson e) {
      return Json.object();
    }
  }
}
