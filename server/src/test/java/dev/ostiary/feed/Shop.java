package dev.ostiary.feed;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.user.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A server with a shop: an API with roles, one without, an application; changes by administrators.
 */
final class Shop implements AutoCloseable {
  static final String ORDERS = "https://orders.example/";
  static final String OPEN = "https://open.example/";
  static final String ALL = "read:orders create:orders approve:orders";
  private static final String RBAC =
      "{\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}";

  final ApiFixture api;
  final TestServer server;
  final TestApp app;
  final String clerk;
  final String manager;

  Shop(TestServer server) {
    this.server = server;
    this.api = new ApiFixture(server);
    server.apiWith(RBAC, ORDERS, ALL.split(" "));
    server.api(OPEN, "read:open", "write:open");
    clerk = server.role("Clerk", ORDERS, List.of("read:orders", "create:orders"));
    manager = server.role("Manager", ORDERS, List.of(ALL.split(" ")));
    app = server.app(server.client().spa().create());
  }

  User user() {
    return server.user(Ids.alphanumeric(12).toLowerCase(Locale.ROOT) + "@example.com");
  }

  User clerk() {
    var user = user();
    give(user, clerk);
    return user;
  }

  void give(User user, String role) {
    roles("POST", user, role);
  }

  void take(User user, String role) {
    roles("DELETE", user, role);
  }

  private void roles(String method, User user, String role) {
    api.call(method, "/users/" + id(user) + "/roles", "{\"roles\":[\"" + role + "\"]}").has(204);
  }

  void block(User user) {
    api.call("PATCH", "/users/" + id(user), "{\"blocked\":true}").has(200);
  }

  void delete(User user) {
    api.call("DELETE", "/users/" + id(user)).has(204);
  }

  static String id(User user) {
    return URLEncoder.encode(user.id(), StandardCharsets.UTF_8);
  }

  /** An access token for an API, or the opaque one when the audience is empty. */
  String token(TestApp app, User user, String audience, String... more) {
    var params = new LinkedHashMap<String, String>();
    params.put("audience", audience);
    for (int i = 0; i < more.length; i += 2) {
      params.put(more[i], more[i + 1]);
    }
    return TestApp.text(app.tokens(String.valueOf(user.email()), params), "access_token");
  }

  String token(User user) {
    return token(app, user, ORDERS);
  }

  static String path(String audience) {
    return "/ostiary/v1/me/permissions?" + HttpCalls.encode(Map.of("audience", audience));
  }

  HttpCalls.Answer ask(String token, String audience, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + token;
    return server.http().get(path(audience), all);
  }

  List<String> permissions(String token, String audience) {
    return Json.strings(ask(token, audience).json(), "permissions");
  }

  List<String> permissions(String token) {
    return permissions(token, ORDERS);
  }

  @Override
  public void close() {
    api.close();
  }
}
