package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.db.Database;
import dev.ostiary.email.Message;
import dev.ostiary.http.Router;
import dev.ostiary.management.ApiRoot;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Scopes;
import dev.ostiary.tenant.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls of the Management API of a real server, with real tokens of the scopes asked for. */
public final class ApiFixture implements AutoCloseable {
  private static final String EVERY_SCOPE = String.join(",", Scopes.all());
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final TestServer server;
  private @Nullable OpenApiCheck check;
  private @Nullable OpenApiCheck ownCheck;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /** On a server of its own; with {@code -Dostiary.test.postgresql=true} on PostgreSQL. */
  public ApiFixture() {
    this(
        Boolean.getBoolean("ostiary.test.postgresql")
            ? TestServer.startPostgres()
            : TestServer.start());
  }

  /** On this server, which it closes. */
  public ApiFixture(TestServer server) {
    this.server = server;
  }

  /** An answer. */
  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
    /** A string member. */
    public String text(String name) {
      return Json.text(body, name, "");
    }

    /** The object. */
    public ObjectNode object() {
      return (ObjectNode) body;
    }

    /** The strings under a name in each object of an array. */
    public List<String> each(String name) {
      return body.valueStream().map(o -> Json.text(o, name, "")).toList();
    }

    /** Fails unless the status is this one. */
    public Answer has(int expected) {
      assertThat(status).as(() -> raw.request().uri() + " " + raw.body()).isEqualTo(expected);
      return this;
    }

    /** Fails unless it is this error. */
    public void isError(int expected, @Nullable String code, String message) {
      has(expected);
      assertThat(text("message")).isEqualTo(message);
      assertThat(Json.text(body, "errorCode")).isEqualTo(code);
      assertThat(Json.number(body, "statusCode", 0)).isEqualTo(expected);
    }

    /** Fails unless a body was refused with a message that holds this. */
    public void isInvalidBody(String part) {
      has(400);
      assertThat(text("message")).startsWith("Payload validation error: ").contains(part);
      assertThat(text("errorCode")).isEqualTo("invalid_body");
    }
  }

  /** Every answer that this fixture gets is held against the OpenAPI document. */
  public synchronized OpenApiCheck check() {
    if (check == null) {
      check = new OpenApiCheck(ApiRoot.AUTH0, routes());
    }
    return check;
  }

  /** The same for the API beside it. */
  private synchronized OpenApiCheck ownCheck() {
    if (ownCheck == null) {
      ownCheck = new OpenApiCheck(ApiRoot.OWN, ownRoutes());
    }
    return ownCheck;
  }

  /** The operations of the Management API. */
  public List<Operation> routes() {
    return routes(ApiRoot.AUTH0, server.parts().managementApis);
  }

  /** The operations of the API beside it. */
  public List<Operation> ownRoutes() {
    return routes(ApiRoot.OWN, server.parts().ownApis);
  }

  private static List<Operation> routes(ApiRoot root, List<ManagementApi> apis) {
    var routes =
        new ManagementRoutes(
            root,
            new Router(),
            request -> {
              throw new IllegalStateException("Nobody calls");
            },
            (call, status) -> {});
    apis.forEach(api -> api.routes(routes));
    return routes.registered();
  }

  /** The server. */
  public TestServer server() {
    return server;
  }

  /** The server's database. */
  public Database database() {
    return server.parts().database;
  }

  /** The stored client with this id. */
  public dev.ostiary.client.Client client(String id) {
    return server.parts().clients.find(Tenants.FIRST, id).orElseThrow();
  }

  /** Who got mail, the newest first. */
  public List<String> recipients() {
    return server.parts().outbox.newest(Tenants.FIRST, 100).stream().map(Message::to).toList();
  }

  /** A token with these scopes, separated by commas; the same one each time. */
  public String token(String scopes) {
    return tokens.computeIfAbsent(scopes, s -> server.managementToken(s.split(",")));
  }

  /** A call with every scope. */
  public Answer call(String method, String path, String body) {
    return call(method, path, body, EVERY_SCOPE);
  }

  /** A call without a body; a path of the API beside Auth0's begins with its root. */
  public Answer call(String method, String path) {
    return call(method, path, "");
  }

  /** GET. */
  public Answer get(String path) {
    return call("GET", path, "");
  }

  /** A call with these scopes. */
  public Answer call(String method, String path, String body, String scopes) {
    return send(method, path, body.getBytes(StandardCharsets.UTF_8), scopes);
  }

  /** A call with a token that was had elsewhere. */
  public Answer as(String token, String method, String path, String body) {
    return sendAs(token, method, path, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A call with any bytes. */
  public Answer send(String method, String path, byte[] body, String scopes) {
    var answer = sendAs(scopes.isEmpty() ? "" : token(scopes), method, path, body);
    if (answer.status() != 401 || scopes.isEmpty()) {
      return answer;
    }
    // A test may have rotated the signing keys away.
    tokens.remove(scopes);
    return sendAs(token(scopes), method, path, body);
  }

  private Answer sendAs(String token, String method, String path, byte[] body) {
    boolean own = path.startsWith(ApiRoot.OWN.path() + "/");
    var target = server.http().base() + (own ? path : ApiRoot.AUTH0.path() + path);
    var request =
        HttpRequest.newBuilder(URI.create(target))
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    try {
      var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean json =
          response.headers().firstValue("content-type").orElse("").startsWith("application/json");
      var text = response.body().getBytes(StandardCharsets.UTF_8);
      var answer = json ? Json.parse(text) : Json.object();
      if (own) {
        var below = path.substring(ApiRoot.OWN.path().length());
        ownCheck().check(method, below, response.statusCode(), answer);
      } else {
        check().check(method, path, response.statusCode(), answer);
      }
      return new Answer(response.statusCode(), answer, response);
    } catch (IOException | InterruptedException | Json.MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    server.close();
    // Fields of test classes keep this object until the last test has run.
    check = null;
    ownCheck = null;
  }
}
