package dev.ostiary.grant;

import static dev.ostiary.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.HttpCalls;
import dev.ostiary.TestApp;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Machines: what the client grant lists, and nothing without one. */
class ClientCredentialsGrantTest {
  private static final TestServer server = TestServer.start();
  private static final String API = "https://orders.example/";
  private static final TestApp app = server.app(server.client().machine().create());

  @BeforeAll
  static void fill() {
    server.api(API, "read:orders", "write:orders", "delete:orders");
    server.grant(app.client(), API, "read:orders", "write:orders");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void asAuth0() {
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"auth0\"},\"default_audience\":\"\"}");
  }

  private static void asRfc() {
    server.settings("{\"ostiary\":{\"wire_behaviour\":\"rfc\"}}");
  }

  private static HttpCalls.Answer ask(Map<String, String> more) {
    var fields = new HashMap<String, String>(Map.of("grant_type", "client_credentials"));
    fields.put("audience", API);
    fields.putAll(more);
    fields.values().removeIf(String::isEmpty);
    return app.token(fields);
  }

  @Test
  @DisplayName("TOK-15 a machine's token names the machine and cannot look like a user's")
  void aMachineGetsWhatTheGrantLists() {
    var json = ask(Map.of()).json();
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder("access_token", "scope", "expires_in", "token_type");
    assertThat(Json.text(json, "scope")).isEqualTo("read:orders write:orders");
    var claims = TestApp.claims(json, "access_token");
    assertThat(Json.text(claims, "sub")).isEqualTo(app.id() + "@clients");
    assertThat(Json.text(claims, "gty")).isEqualTo("client-credentials");
    assertThat(Json.text(claims, "aud")).isEqualTo(API);
    assertThat(Json.text(claims, "azp")).isEqualTo(app.id());
  }

  @Test
  void aMachineMayAskForLess() {
    assertThat(Json.text(ask(Map.of("scope", "write:orders")).json(), "scope"))
        .isEqualTo("write:orders");
  }

  @Test
  @DisplayName("TOK-06 a scope that nobody granted is refused")
  void aScopeThatNobodyGrantedIsRefused() {
    var text = "Client has not been granted scopes: delete:orders";
    assertThat(ask(Map.of("scope", "read:orders delete:orders")))
        .isOAuthError(403, "access_denied", text);
    asRfc();
    assertThat(ask(Map.of("scope", "read:orders delete:orders")))
        .isOAuthError(400, "invalid_scope", text);
  }

  @Test
  void anUnknownAudienceIsTold() {
    assertThat(ask(Map.of("audience", "https://orders.example")))
        .isOAuthError(403, "access_denied", "Service not found: https://orders.example");
    asRfc();
    assertThat(ask(Map.of("audience", "https://orders.example")))
        .isOAuthError(400, "invalid_target", "Service not found: https://orders.example");
  }

  @Test
  void anApiWithoutAGrantIsRefusedInThreeSentences() {
    server.api("https://closed.example/", "read:x");
    assertThat(ask(Map.of("audience", "https://closed.example/")))
        .hasStatus(403)
        .says("Client is not authorized to access \\\"https://closed.example/\\\". ")
        .says("You need to create a \\\"client-grant\\\" associated to this API. See: ")
        .says("\"error\":\"access_denied\"");
  }

  @Test
  void withoutAnAudienceTheTenantsDefaultCounts() {
    assertThat(ask(Map.of("audience", "")))
        .isOAuthError(
            403,
            "access_denied",
            "No audience parameter was provided, and no default audience has been configured");
    server.settings("{\"default_audience\":\"" + API + "\"}");
    assertThat(Json.text(TestApp.claims(ask(Map.of("audience", "")).json(), "access_token"), "aud"))
        .isEqualTo(API);
    server.settings("{\"default_audience\":\"\"}");
    assertThat(ask(Map.of("audience", "", "resource", API))).hasStatus(200);
  }

  @Test
  void aPolicyOfTheApiMayDenyEveryMachine() {
    server.apiWith(
        "{\"subject_type_authorization\":{\"client\":{\"policy\":\"deny_all\"}}}",
        "https://denied.example/",
        "read:x");
    server.grant(app.client(), "https://denied.example/", "read:x");
    assertThat(ask(Map.of("audience", "https://denied.example/"))).hasStatus(403);
  }

  @Test
  @DisplayName("CLI-04 an application without a secret cannot use the grant, whatever it sends")
  void aPublicApplicationCannotUseTheGrant() {
    var spa = server.app(server.client().spa().create());
    var fields = Map.of("grant_type", "client_credentials", "audience", API);
    var text = "Grant type 'client_credentials' not allowed for the client.";
    assertThat(spa.token(fields)).isOAuthError(403, "unauthorized_client", text);
    var withSecret = new HashMap<>(fields);
    withSecret.put("client_secret", "made up");
    assertThat(spa.token(withSecret)).isOAuthError(403, "unauthorized_client", text);
    var loose = server.app(server.client().spa().grantType("client_credentials").create());
    server.grant(loose.client(), API, "read:orders");
    assertThat(loose.token(fields)).isOAuthError(403, "unauthorized_client", text);
  }

  @Test
  void permissionsOfAMachineAreItsScopes() {
    server.apiWith(
        "{\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}",
        "https://rbac.example/",
        "read:x",
        "write:x");
    server.grant(app.client(), "https://rbac.example/", "write:x");
    var claims =
        TestApp.claims(ask(Map.of("audience", "https://rbac.example/")).json(), "access_token");
    assertThat(Json.strings(claims, "permissions")).containsExactly("write:x");
  }
}
