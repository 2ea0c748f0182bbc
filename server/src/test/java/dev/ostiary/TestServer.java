package dev.ostiary;

import dev.ostiary.administrator.Administrators;
import dev.ostiary.client.Client;
import dev.ostiary.client.RefreshPolicy;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.connection.Connections;
import dev.ostiary.hostcall.ProgramCalls;
import dev.ostiary.management.Scopes;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.role.Permission;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real server in this process: its own data, plain http on a free port, a clock that tests move.
 * Speaks the domain: {@code server.client().spa().create()}, {@code server.api("https://a/")}.
 */
public final class TestServer implements AutoCloseable {
  /** The password of every user that {@link #user} makes. */
  public static final String PASSWORD = "Open-the-door-1";

  private final Path data;
  private final Config config;

  /** Gone at the end: fields of test classes keep this object until the last test has run. */
  private @Nullable Server server;

  private final Time time = new Time();
  private final HttpCalls calls;

  private TestServer(Path data, Map<Setting, String> settings) throws Exception {
    this.data = data;
    config = Config.of(settings);
    var started = new Server(config, time).start(config);
    server = started;
    calls = new HttpCalls("http://localhost:" + started.plainPort());
  }

  /** A server on SQLite. */
  public static TestServer start() {
    return start(Map.of());
  }

  /** A server on PostgreSQL, in a database of its own. */
  public static TestServer startPostgres() {
    return start(Map.of(Setting.DATABASE_URL, TestPostgres.newDatabase()));
  }

  /** A server with these settings over those of tests. */
  public static TestServer start(Map<Setting, String> more) {
    try {
      var data = Files.createTempDirectory("ostiary-test");
      var settings = new EnumMap<Setting, String>(Setting.class);
      settings.put(Setting.DATA, data.toString());
      settings.put(Setting.PORT, "-1");
      settings.put(Setting.HTTP_PORT, "0");
      settings.put(Setting.DEV, "true");
      settings.put(Setting.ISSUER, "https://id.example/");
      settings.put(Setting.PROGRAM_CACHE, "target/runner");
      settings.putAll(more);
      return new TestServer(data, settings);
    } catch (Exception e) {
      throw new IllegalStateException("The server did not start", e);
    }
  }

  /** The parts of the server, for what no request can reach. */
  public Server parts() {
    return Objects.requireNonNull(server, "The server has ended");
  }

  /** The tenants, by their hosts. */
  public Tenants tenants() {
    return parts().tenants;
  }

  /** What programs of tenants reach. */
  public ProgramCalls.Outside outside() {
    return parts().outside;
  }

  /** Who manages tenants. */
  public Administrators administrators() {
    return parts().administrators;
  }

  /** The settings of tenants. */
  public StoredSettings settings() {
    return parts().settings;
  }

  /** The settings, for commands that work beside the server. */
  Config config() {
    return config;
  }

  /** Another tenant, at 127.0.0.1 where the first is at localhost. */
  public TestTenant secondTenant(String name) {
    return TestTenant.create(this, name);
  }

  /** The clock. */
  public Time time() {
    return time;
  }

  /** Plain HTTP calls to the server, without cookies. */
  public HttpCalls http() {
    return calls;
  }

  /** A browser of its own: cookies are kept, redirects are not followed. */
  public TestBrowser browser() {
    return new TestBrowser(calls.base());
  }

  /** The tenant. */
  public Tenant tenant() {
    return parts().tenants.byId(Tenants.FIRST);
  }

  /** Changes a setting of the tenant; {@code json} is merged into the settings. */
  public void settings(String json) {
    parts()
        .tenants
        .updateSettings(
            Tenants.FIRST, before -> dev.ostiary.management.Schema.merge(before, Json.own(json)));
  }

  /** An API with these permissions, RS256, no RBAC. */
  public ResourceServer api(String identifier, String... scopes) {
    return apiWith("{}", identifier, scopes);
  }

  /** An API; {@code json} holds members that differ from the defaults. */
  public ResourceServer apiWith(String json, String identifier, String... scopes) {
    var body = Json.object().put("name", "API " + identifier).put("allow_offline_access", true);
    ArrayNode list = body.putArray("scopes");
    for (var scope : scopes) {
      list.add(Json.object().put("value", scope).put("description", "May " + scope));
    }
    Json.own(json).properties().forEach(p -> body.set(p.getKey(), p.getValue()));
    return parts().apis.create(Tenants.FIRST, identifier, body);
  }

  /** A user with an address and {@link #PASSWORD}. */
  public User user(String email) {
    return user(email, false);
  }

  /** A user who may be blocked. */
  public User user(String email, boolean blocked) {
    var connection = parts().connections.byName(Tenants.FIRST, Connections.STANDARD).orElseThrow();
    var wanted = new Registration.NewUser(null, email, PASSWORD, true, blocked, Json.object());
    return ((Registration.Registered)
            parts().registration.register(Tenants.FIRST, connection, wanted))
        .user();
  }

  /** A role with permissions at one API, given to users. */
  public String role(String name, String identifier, List<String> scopes, User... users) {
    var role = parts().roles.create(Tenants.FIRST, name, name);
    var permissions = new PermissionStore();
    parts()
        .database
        .write(
            tx -> {
              permissions.addToRole(
                  tx,
                  Tenants.FIRST,
                  role.id(),
                  scopes.stream().map(s -> new Permission(identifier, s)).toList());
              for (var user : users) {
                permissions.addRole(tx, Tenants.FIRST, user.id(), role.id());
              }
              return true;
            });
    return role.id();
  }

  /** Lets a client use an API for itself. */
  public void grant(Client client, String audience, String... scopes) {
    var body = Json.object().put("client_id", client.id()).put("audience", audience);
    body.set("scope", Json.array(List.of(scopes)));
    parts().clientGrants.create(Tenants.FIRST, body);
  }

  /** An application to be made. */
  public ClientBuilder client() {
    return new ClientBuilder();
  }

  /** An application with what a test does with it. */
  public TestApp app(Client client) {
    return new TestApp(this, client);
  }

  /** What an administrator does, and what the server keeps. */
  public TestAdmin admin() {
    return new TestAdmin(parts());
  }

  /** Tokens for the Management API live for a day again, whatever a test has changed. */
  public void longLivedManagementTokens() {
    parts()
        .apis
        .update(
            Tenants.FIRST,
            parts()
                .apis
                .byIdentifier(Tenants.FIRST, tenant().managementAudience())
                .orElseThrow()
                .id(),
            body -> body.deepCopy().put("token_lifetime", 86_400),
            tx -> {});
  }

  /** A token for the Management API with these scopes; a tenant's programs are not asked. */
  public String managementToken(String... scopes) {
    var client = client().machine().create();
    grant(client, tenant().managementAudience(), scopes);
    var request =
        new IssuanceRequest(
            tenant(),
            client,
            IssuanceRequest.Flow.CLIENT_CREDENTIALS,
            null,
            tenant().managementAudience(),
            Set.of(),
            null,
            IssuanceRequest.Details.NONE);
    return parts().issuer.accessToken(parts().issuer.plan(request), TokenIssuer.Stored.NOTHING);
  }

  /** A token with every scope of the Management API. */
  public String managementToken() {
    return managementToken(Scopes.all().toArray(String[]::new));
  }

  @Override
  public void close() {
    parts().close();
    server = null;
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A temporary directory that stays harms nobody.
    }
  }

  /** Describes an application in the words of the domain. */
  public final class ClientBuilder {
    private final ObjectNode body =
        Json.object().put("name", "App " + Ids.alphanumeric(6)).put("is_first_party", true);
    private final Set<String> grants = new java.util.LinkedHashSet<>();
    private final List<String> callbacks = new ArrayList<>();

    /** A page in the browser: no secret, rotating refresh tokens. */
    public ClientBuilder spa() {
      body.put("app_type", "spa").put("token_endpoint_auth_method", "none");
      body.set("refresh_token", RefreshPolicy.standard(true));
      grants.addAll(List.of("authorization_code", "refresh_token"));
      return this;
    }

    /** A web server with a secret. */
    public ClientBuilder confidential() {
      body.put("app_type", "regular_web")
          .put("token_endpoint_auth_method", "client_secret_post")
          .put("client_secret", Ids.alphanumeric(64));
      body.set("refresh_token", RefreshPolicy.standard(false));
      grants.addAll(List.of("authorization_code", "refresh_token"));
      return this;
    }

    /** A machine with a secret. */
    public ClientBuilder machine() {
      body.put("app_type", "non_interactive")
          .put("token_endpoint_auth_method", "client_secret_post")
          .put("client_secret", Ids.alphanumeric(64));
      grants.add("client_credentials");
      return this;
    }

    /** Somebody else's application. */
    public ClientBuilder thirdParty() {
      body.put("is_first_party", false);
      return this;
    }

    /** One more grant type. */
    public ClientBuilder grantType(String type) {
      grants.add(type);
      return this;
    }

    /** One more callback; the first also allows sign-out to its address. */
    public ClientBuilder redirectUri(String uri) {
      callbacks.add(uri);
      return this;
    }

    /** Any other members. */
    public ClientBuilder with(String json) {
      Json.own(json).properties().forEach(p -> body.set(p.getKey(), p.getValue()));
      return this;
    }

    /** Makes it and opens the standard connection to it. */
    public Client create() {
      if (callbacks.isEmpty()) {
        callbacks.add("https://app.example/cb");
      }
      body.set("grant_types", Json.array(grants));
      body.set("callbacks", Json.array(callbacks));
      if (!body.has("allowed_logout_urls")) {
        body.set("allowed_logout_urls", Json.array(callbacks));
      }
      var client = parts().clients.create(Tenants.FIRST, body);
      // A test that deletes at random may have taken the standard connection away.
      parts()
          .connections
          .byName(Tenants.FIRST, Connections.STANDARD)
          .ifPresent(c -> parts().connections.enable(Tenants.FIRST, c.id(), client.id(), true));
      return client;
    }
  }
}
