package dev.ostiary.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.client.ClientGrants;
import dev.ostiary.client.ClientGrantsApi;
import dev.ostiary.client.Clients;
import dev.ostiary.client.ClientsApi;
import dev.ostiary.client.ConnectionClientsApi;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.connection.ConnectionsApi;
import dev.ostiary.db.Database;
import dev.ostiary.db.DocumentStore;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Cors;
import dev.ostiary.http.Gateway;
import dev.ostiary.http.HttpServer;
import dev.ostiary.http.Request;
import dev.ostiary.http.Router;
import dev.ostiary.key.Keys;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.resourceserver.ResourceServersApi;
import dev.ostiary.role.ForgottenUsers;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.PermissionsApi;
import dev.ostiary.role.RoleStores;
import dev.ostiary.role.Roles;
import dev.ostiary.role.RolesApi;
import dev.ostiary.role.UserRolesApi;
import dev.ostiary.tenant.TenantSettingsApi;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.ConnectionUsers;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import dev.ostiary.user.UserChanges;
import dev.ostiary.user.UserStore;
import dev.ostiary.user.UsersApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Management API over real HTTP and SQLite, without the rest of the server: a token is the list
 * of its scopes. How real tokens open the API is tested with the whole server.
 */
public final class ApiFixture implements AutoCloseable {
  /** The issuer of the tenant. */
  public static final String ISSUER = "https://localhost:8443/";

  private final Path directory;
  private final Database database;
  private final DocumentStore documents;
  private final HttpServer http;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<ManagementRoutes.Route> routes;
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Stores stores;

  /** What the tests look into. */
  public record Stores(Clients clients, Connections connections, ResourceServers servers) {}

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
      assertThat(text("error")).isEqualTo(ManagementError.reason(expected));
    }

    /** Fails unless a body was refused with a message that holds this. */
    public void isInvalidBody(String part) {
      has(400);
      assertThat(text("message")).startsWith("Payload validation error: ").contains(part);
      assertThat(text("errorCode")).isEqualTo("invalid_body");
    }
  }

  /** Starts a server with one tenant and one database connection. */
  public ApiFixture() {
    try {
      directory = Files.createTempDirectory("ostiary-api");
      var time = new Time();
      database = new SqliteDatabase(directory.resolve("test.db"));
      documents = new DocumentStore(database, time);
      var sealer = new Sealer(Ids.bytes(32));
      var tenants = new Tenants(documents);
      var keys = new Keys(documents, sealer, time);
      var servers = new ResourceServers(documents, sealer);
      var clients = new Clients(documents, sealer);
      var grants = new ClientGrants(documents);
      var connections = new Connections(documents);
      var roles = new Roles(documents);
      documents.load();
      var tenant = tenants.first(ISSUER);
      servers.ensureManagementApi(tenant, Scopes.all());
      connections.create(tenant.id(), Connections.STANDARD, Json.object().put("strategy", "auth0"));
      stores = new Stores(clients, connections, servers);
      var passwords = new Passwords();
      var registration = new Registration(database, passwords, time);
      var permissions = new PermissionStore();
      var users = new UserStore();
      var changes = List.of(new ForgottenUsers(permissions), recorder());
      var shared = new RoleStores(database, roles, permissions, users, servers);
      var apis =
          List.of(
              new TenantSettingsApi(tenants),
              new ResourceServersApi(servers, tenants, keys, List.of(grants, permissions)),
              new ClientsApi(new ClientsApi.Stores(clients, grants, connections, tenants), keys),
              new ClientGrantsApi(grants, clients, servers),
              new ConnectionsApi(connections, new ConnectionUsers(users, changes)),
              new ConnectionClientsApi(connections, clients),
              new UsersApi(
                  new UsersApi.Stores(database, connections, passwords, registration),
                  time,
                  changes),
              new RolesApi(shared),
              new UserRolesApi(shared),
              new PermissionsApi(shared));
      var router = new Router();
      var registered = new ManagementRoutes(router, ApiFixture::caller, (call, status) -> {});
      apis.forEach(api -> api.routes(registered));
      routes = registered.registered();
      var gateway =
          new Gateway(
              router, r -> true, new Cors((r, o) -> false), List.of(new ManagementErrors()));
      http = new HttpServer(new HttpServer.Listen("127.0.0.1", -1, 0, false), null, gateway);
      http.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private UserChanges recorder() {
    return new UserChanges() {
      @Override
      public void blocked(Tx tx, String tenant, String userId) {
        events.add("blocked " + userId);
      }

      @Override
      public void deleted(Tx tx, String tenant, String userId) {
        events.add("deleted " + userId);
      }

      @Override
      public void passwordChanged(Tx tx, String tenant, String userId) {
        events.add("password " + userId);
      }

      @Override
      public void verificationWanted(Tx tx, User user) {
        events.add("verify " + user.email());
      }
    };
  }

  private static Caller caller(Request request) {
    var token = request.header("authorization").orElse("").replace("Bearer ", "");
    if (token.isEmpty()) {
      throw new ManagementError(401, null, "Missing authentication");
    }
    return new Caller(Tenants.FIRST, "tester", "tester@clients", Set.of(token.split(",")));
  }

  /** The registered routes. */
  public List<ManagementRoutes.Route> routes() {
    return routes;
  }

  /** What the listeners of users heard. */
  public List<String> events() {
    return List.copyOf(events);
  }

  /** The stores. */
  public Stores stores() {
    return stores;
  }

  /** The database. */
  public Database database() {
    return database;
  }

  /** A call with every scope. */
  public Answer call(String method, String path, String body) {
    return call(method, path, body, String.join(",", Scopes.all()));
  }

  /** A call without a body. */
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

  /** A call with any bytes. */
  public Answer send(String method, String path, byte[] body, String scopes) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + http.plainPort() + "/api/v2" + path))
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!scopes.isEmpty()) {
      request.header("authorization", "Bearer " + scopes);
    }
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean json =
          response.headers().firstValue("content-type").orElse("").startsWith("application/json");
      var text = response.body().getBytes(StandardCharsets.UTF_8);
      return new Answer(response.statusCode(), json ? Json.parse(text) : Json.object(), response);
    } catch (IOException | InterruptedException | Json.MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    documents.close();
    database.close();
    for (var suffix : List.of("", "-wal", "-shm")) {
      directory.resolve("test.db" + suffix).toFile().delete();
    }
    directory.toFile().delete();
  }
}
