package dev.ostiary;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connections;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A tenant beside the first, made as an operator makes it, with its own address. */
public final class TestTenant {
  private final TestServer server;
  private final TenantRegister.Made made;
  private final HttpCalls calls;

  private TestTenant(TestServer server, TenantRegister.Made made) {
    this.server = server;
    this.made = made;
    this.calls = new HttpCalls("http://" + made.tenant().domain());
  }

  static TestTenant create(TestServer server, String name) {
    var domain = "127.0.0.1:" + server.parts().plainPort();
    try (var register = new TenantRegister(server.config())) {
      var made = register.create(name, "http", domain);
      // What the poll of a running server does twice a second.
      server.parts().documents.refresh();
      return new TestTenant(server, made);
    }
  }

  /** Its name, the value of {@code tenant_id} in every row. */
  public String id() {
    return made.tenant().id();
  }

  /** The tenant. */
  public Tenant tenant() {
    return server.parts().tenants.byId(id());
  }

  /** Calls to its host. */
  public HttpCalls http() {
    return calls;
  }

  /** A browser at its host. */
  public TestBrowser browser() {
    return new TestBrowser(calls.base());
  }

  /** A token with every scope of its Management API, by the client that the command made. */
  public String managementToken() {
    var answer =
        calls.form(
            "/oauth/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", made.clientId(),
                "client_secret", made.clientSecret(),
                "audience", tenant().managementAudience()));
    return TestApp.text(answer.json(), "access_token");
  }

  /** A client with this id and body, with which the standard connection may be used. */
  public Client client(String id, ObjectNode body) {
    var parts = server.parts();
    var client = parts.clients.create(id(), id, body);
    var connection = parts.connections.byName(id(), Connections.STANDARD).orElseThrow();
    parts.connections.enable(id(), connection.id(), id, true);
    return client;
  }

  /** The same application as one of the first tenant: id, secret and all. */
  public Client twin(Client other) {
    var body = Json.object();
    body.setAll(server.parts().clients.find(other.tenant(), other.id()).orElseThrow().body());
    if (other.secret() != null) {
      body.put("client_secret", other.secret());
    }
    return client(other.id(), body);
  }

  /** A user with {@link TestServer#PASSWORD}. */
  public User user(String email) {
    var parts = server.parts();
    var connection = parts.connections.byName(id(), Connections.STANDARD).orElseThrow();
    var wanted =
        new Registration.NewUser(null, email, TestServer.PASSWORD, true, false, Json.object());
    return ((Registration.Registered) parts.registration.register(id(), connection, wanted)).user();
  }
}
