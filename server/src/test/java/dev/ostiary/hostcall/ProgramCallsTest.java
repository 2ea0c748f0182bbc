package dev.ostiary.hostcall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.http.Exchange;
import dev.ostiary.http.Response;
import dev.ostiary.sandbox.HostCalls.Refused;
import dev.ostiary.tenant.Tenants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What programs reach: other hosts, and their own tenant's APIs with credentials of their own. */
class ProgramCallsTest {
  private static TestServer server;
  private static HttpServer other;
  private static String base;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var text =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("X-Key")
                  + " "
                  + asked;
          exchange.getResponseHeaders().add("Set-Cookie", "a=1");
          exchange.getResponseHeaders().add("Set-Cookie", "b=2");
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(201, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    base = "http://127.0.0.1:" + other.getAddress().getPort();
  }

  @AfterAll
  static void stop() {
    other.stop(0);
    server.close();
  }

  private static ProgramCalls calls() {
    return ProgramCalls.live(server.outside(), Tenants.FIRST);
  }

  private static JsonNode fetch(ProgramCalls calls, String url, String options) {
    var arguments = Json.array().add(url).add(Json.own(options));
    return calls.answer("fetch", arguments);
  }

  private static JsonNode manage(ProgramCalls calls, String json) {
    return calls.answer("auth0", Json.array().add(Json.own(json)));
  }

  @Test
  void fetchBringsWhatTheOtherSideSays() {
    var calls = calls();
    var options = "{\"method\": \"POST\", \"headers\": {\"x-key\": \"k\"}, \"body\": \"hé\"}";
    var answer = fetch(calls, base + "/a/verylongsegment-with-a-key-1?key=1", options);
    assertThat(answer.get("status").intValue()).isEqualTo(201);
    assertThat(answer.get("body").stringValue())
        .isEqualTo("POST /a/verylongsegment-with-a-key-1?key=1 k hé");
    assertThat(answer.get("headers").get("set-cookie")).hasSize(2);
    var record = calls.calls().get(0);
    assertThat(record.get("name").stringValue()).isEqualTo("fetch");
    assertThat(record.get("detail").stringValue()).isEqualTo("POST " + base + "/a/very…?…");
    assertThat(record.get("status").intValue()).isEqualTo(201);
    assertThat(record.get("duration_ms").isNumber()).isTrue();
  }

  @Test
  void aManagementClientWorksWithItsOwnCredentials() {
    var user = server.user("calls@example.com");
    var client = server.client().machine().create();
    server.grant(client, server.tenant().managementAudience(), "read:users", "update:users");
    var credentials =
        "\"clientId\": \"" + client.id() + "\", \"clientSecret\": \"" + client.secret() + "\"";
    var calls = calls();
    var path = "\"path\": \"/api/v2/users/" + user.id().replace("|", "%7C") + "\", ";
    var changed =
        manage(
            calls,
            "{\"method\": \"PATCH\", \"domain\": \"id.example\", "
                + path
                + "\"body\": {\"app_metadata\": {\"seen\": 1}}, "
                + credentials
                + "}");
    assertThat(changed.get("status").intValue()).isEqualTo(200);
    assertThat(changed.get("body").get("app_metadata").get("seen").intValue()).isEqualTo(1);
    var found =
        manage(
            calls,
            "{\"path\": \"/api/v2/users\", \"query\": {\"q\": \"email:\\\"calls@example.com\\\"\","
                + " \"fields\": \"email\"}, "
                + credentials
                + "}");
    assertThat(found.get("body").get(0).get("email").stringValue()).isEqualTo("calls@example.com");
    assertThat(calls.calls()).hasSize(2);
    assertThat(Json.write(calls.calls())).doesNotContain(client.secret());
    assertThat(
            manage(
                    calls,
                    "{\"path\": \"/api/v2/users\", \"clientId\": \"x\", \"clientSecret\": \"y\"}")
                .get("status")
                .intValue())
        .isEqualTo(401);
    assertThatThrownBy(
            () -> manage(calls, "{\"path\": \"/api/v2/users\", \"domain\": \"acme.example\"}"))
        .isInstanceOf(Refused.class)
        .hasMessage("The domain of this tenant is id.example");
  }

  @Test
  void theOwnIssuerIsThisVeryServer() {
    var keys = fetch(calls(), "https://id.example/.well-known/jwks.json", "{}");
    assertThat(keys.get("status").intValue()).isEqualTo(200);
    assertThat(keys.get("body").stringValue()).contains("\"keys\"");
  }

  @Test
  void aDryRunCallsNobody() {
    var calls = ProgramCalls.dry();
    assertThatThrownBy(() -> fetch(calls, base, "{}")).hasMessage("blocked in a dry run");
    assertThatThrownBy(() -> manage(calls, "{\"path\": \"/api/v2/users\"}"))
        .hasMessage("blocked in a dry run");
    assertThat(calls.calls().get(1).get("detail").stringValue()).isEqualTo("GET /api/v2/users");
    assertThat(calls.calls().get(1).get("error").stringValue()).isEqualTo("blocked in a dry run");
  }

  @Test
  void twentyCallsAreEnough() {
    var calls = ProgramCalls.dry();
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> fetch(calls, base, "{}")).hasMessage("blocked in a dry run");
    }
    assertThatThrownBy(() -> fetch(calls, base, "{}")).hasMessage("More than 20 calls in one run");
    assertThat(calls.calls()).hasSize(20);
  }

  @Test
  void ofAnotherTenantNothingIsReached() {
    var acme = server.secondTenant("calls-acme");
    var ours = calls();
    // Its token is worth nothing here, and its host is not called: that would be this server.
    var theirs =
        manage(
            ours, "{\"path\": \"/api/v2/users\", \"token\": \"" + acme.managementToken() + "\"}");
    assertThat(theirs.get("status").intValue()).isEqualTo(401);
    assertThatThrownBy(() -> fetch(ours, acme.tenant().issuer() + "api/v2/users", "{}"))
        .isInstanceOf(Refused.class)
        .hasMessage("This server is called at the tenant's own issuer only");
    assertThatThrownBy(() -> fetch(ours, server.http().base() + "/api/v2/users", "{}"))
        .hasMessage("This server is called at the tenant's own issuer only");
    var own =
        ProgramCalls.live(server.outside(), acme.id())
            .answer("fetch", Json.array().add(acme.tenant().issuer() + "health/live"));
    assertThat(own.get("status").intValue()).isEqualTo(200);
    var host = "{\"headers\": {\"Host\": \"" + acme.tenant().domain() + "\"}}";
    var configuration = "https://id.example/.well-known/openid-configuration";
    assertThat(fetch(ours, configuration, host).get("body").stringValue())
        .contains("\"issuer\":\"https://id.example/\"");
  }

  @Test
  void whatTheOwnServerRefusesIsAnAnswer() {
    var calls = calls();
    assertThat(manage(calls, "{\"path\": \"/api/v2/users\"}").get("status").intValue())
        .isEqualTo(401);
    assertThat(manage(calls, "{\"path\": \"/nothing/here\"}").get("status").intValue())
        .isEqualTo(404);
    var token =
        manage(
            calls,
            "{\"method\": \"POST\", \"path\": \"/oauth/token\", \"body\": {\"grant_type\":"
                + " \"client_credentials\", \"client_id\": \"x\", \"client_secret\": \"y\"}}");
    assertThat(token.get("status").intValue()).isEqualTo(401);
    assertThat(token.get("body").get("error").stringValue()).isEqualTo("invalid_client");
    var head = fetch(calls, "https://id.example/.well-known/jwks.json", "{\"method\": \"HEAD\"}");
    assertThat(head.get("body").stringValue()).isEmpty();
    assertThat(fetch(calls, "https://id.example/a%2Fb/../%zz", "{}").get("status").intValue())
        .isEqualTo(404);
  }

  @Test
  void callsThatComeTogetherShareOneToken() throws Exception {
    var client = server.client().machine().create();
    server.grant(client, server.tenant().managementAudience(), "read:users");
    var json =
        "{\"path\": \"/api/v2/users\", \"clientId\": \""
            + client.id()
            + "\", \"clientSecret\": \""
            + client.secret()
            + "\"}";
    var asked = new AtomicInteger();
    var quiet = new AtomicInteger();
    var outside =
        new ProgramCalls.Outside(
            server.outside().http(),
            request -> {
              if (request.path().equals("/oauth/token")) {
                asked.incrementAndGet();
                quiet.addAndGet(Nesting.quiet() ? 1 : 0);
              } else {
                assertThat(Nesting.quiet()).isFalse();
              }
              assertThat(Nesting.depth()).isEqualTo(1);
              return server.outside().server().answer(request);
            },
            server.tenants());
    var calls = ProgramCalls.live(outside, Tenants.FIRST);
    var all = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 8; i++) {
      all.add(
          CompletableFuture.supplyAsync(
              () -> manage(calls, json).get("status").intValue(), Thread::startVirtualThread));
    }
    for (var one : all) {
      assertThat(one.get()).isEqualTo(200);
    }
    assertThat(asked).hasValue(1);
    assertThat(quiet).hasValue(1);
    assertThat(Nesting.depth()).isZero();
  }

  @Test
  @DisplayName("SBX-03 a program that a program set off does not set off another")
  void circlesEndAtOnce() {
    // Answers as a flow would: with a program of its own that calls this server again.
    var inner = new AtomicReference<Throwable>();
    var outside =
        new ProgramCalls.Outside(
            server.outside().http(),
            request -> {
              var again = ProgramCalls.live(server.outside(), Tenants.FIRST);
              try {
                CompletableFuture.runAsync(
                        () -> fetch(again, "https://id.example/health/live", "{}"),
                        Thread::startVirtualThread)
                    .join();
              } catch (CompletionException e) {
                inner.set(e.getCause());
              }
              return Response.empty(204);
            },
            server.tenants());
    var calls = ProgramCalls.live(outside, Tenants.FIRST);
    assertThat(fetch(calls, "https://id.example/x", "{}").get("status").intValue()).isEqualTo(204);
    assertThat(inner.get())
        .isInstanceOf(Refused.class)
        .hasMessage("A program that another program set off does not call this server");
  }

  @Test
  void ownAnswersHaveAnEndToo() {
    var large = answering(request -> Response.of(200, "text/plain", new byte[(1 << 20) + 1]));
    var streamed =
        answering(
            request ->
                Response.of(
                    200,
                    "text/plain",
                    out -> {
                      while (true) {
                        out.write(new byte[8192]);
                      }
                    }));
    for (var calls : List.of(large, streamed)) {
      assertThatThrownBy(() -> fetch(calls, "https://id.example/x", "{}"))
          .hasMessage("The answer is larger than 1 MiB");
    }
    var events = answering(request -> Response.of(200, "text/event-stream", out -> {}));
    assertThatThrownBy(() -> fetch(events, "https://id.example/x", "{}"))
        .hasMessage("An answer without an end is not for programs");
    var broken =
        answering(
            request -> {
              throw new IllegalStateException("a fault");
            });
    assertThatThrownBy(() -> fetch(broken, "https://id.example/x", "{}"))
        .hasMessage("The server could not do it");
  }

  private static ProgramCalls answering(Exchange exchange) {
    return ProgramCalls.live(
        new ProgramCalls.Outside(server.outside().http(), exchange, server.tenants()),
        Tenants.FIRST);
  }

  @Test
  @DisplayName("SBX-05 whatever a program sends is answered or refused, and nothing else")
  void oddArgumentsAreRefused() throws Json.MalformedJson {
    var values =
        List.of(
            "null",
            "1",
            "\"\"",
            "[]",
            "{}",
            "[[1]]",
            "true",
            "\"http://\"",
            "{\"method\": 1}",
            "{\"headers\": [1]}",
            "{\"headers\": {\"a\": {\"b\": []}}}",
            "{\"body\": {}}",
            "{\"headers\": {\"a\": [[]]}}",
            "{\"body\": \"!\", \"base64\": true}",
            "{\"path\": \"/x\", \"query\": [1]}",
            "{\"path\": \"/x\", \"query\": {\"a\": {}}}",
            "{\"path\": \"x\"}",
            "{\"path\": \"//evil.example/\"}",
            "{\"path\": \"/\\r\\nx\"}",
            "{\"path\": \"/x\", \"method\": \"CONNECT\"}",
            "{\"path\": \"/x\", \"clientId\": 1}",
            "{\"path\": \"/x\", \"token\": \"a\\r\\nX: y\"}",
            "{\"path\": \"/@evil.example\"}",
            "{\"path\": \"/x#y?z\"}",
            "\"https://id.example/\"");
    for (var name : List.of("fetch", "auth0", "cache.get", "", "fetch\u0000")) {
      for (var first : values) {
        for (var second : values) {
          var arguments = Json.parse(("[" + first + "," + second + "]").getBytes(UTF_8));
          try {
            assertThat(calls().answer(name, arguments).get("status").intValue())
                .isBetween(200, 499);
          } catch (Refused e) {
            assertThat(e.getMessage()).isNotEqualTo("The server could not do it");
          }
        }
      }
    }
    assertThatThrownBy(() -> calls().answer("fetch", Json.object())).isInstanceOf(Refused.class);
  }

  @Test
  void bytesThatAreNoTextComeAsBase64() {
    var calls =
        answering(request -> Response.of(200, "image/png", new byte[] {(byte) 0x89, 'P', 0}));
    var answer = fetch(calls, "https://id.example/x", "{}");
    assertThat(answer.get("base64").booleanValue()).isTrue();
    assertThat(answer.get("body").stringValue()).isEqualTo("iVAA");
    var echo = answering(request -> Response.of(200, "text/plain", request.bytes()));
    var sent = "{\"method\": \"POST\", \"body\": \"iVAA\", \"base64\": true}";
    assertThat(fetch(echo, "https://id.example/x", sent).get("body").stringValue())
        .isEqualTo("iVAA");
  }

  @Test
  void aRedirectIsAnErrorForWhoeverWantsNone() {
    var calls = answering(request -> Response.redirect("https://elsewhere.example/"));
    assertThat(fetch(calls, "https://id.example/x", "{}").get("status").intValue()).isEqualTo(302);
    assertThatThrownBy(() -> fetch(calls, "https://id.example/x", "{\"redirect\": \"error\"}"))
        .hasMessage("The answer is a redirect");
  }
}
