package dev.ostiary.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Effect;
import dev.ostiary.management.Scopes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every operation answers to ids that nobody has and to bodies that do not fit its schema.
 * Tokens and scopes are {@code EveryRouteTest}'s.
 */
class EveryOperationTest {
  private static final String JSON = "/requestBody/content/application~1json/schema";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int TEN_MEGABYTES = 10 << 20;

  /** What does not answer an unknown id with 404: as Auth0, whatever has gone has gone. */
  private static final Map<String, Integer> NOT_404 =
      Map.of(
          "DELETE /device-credentials/{id}", 204,
          "DELETE /grants/{id}", 204,
          "DELETE /rules-configs/{key}", 204,
          "DELETE /users/{id}", 204,
          "GET /users/{id}/logs", 200,
          "PUT /rules-configs/{key}", 200);

  /** Bodies that fit more than their schema can say. */
  private static final Map<String, String> BODIES =
      Map.of(
          "POST /clients/{id}/credentials",
          Json.write(Json.object().put("credential_type", "public_key").put("pem", pem())),
          "POST /users/{id}/authentication-methods",
          "{\"type\":\"phone\",\"phone_number\":\"+15551234567\"}",
          "POST /users/{id}/identities",
          "{\"provider\":\"auth0\",\"user_id\":\"none\"}");

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static List<Operation> available() {
    return api.check().operations().stream().filter(o -> o.effect() != Effect.UNAVAILABLE).toList();
  }

  private static String path(Operation operation) {
    return operation.path().replaceAll("\\{[^}]+}", "none");
  }

  private static JsonNode schema(Operation operation) {
    return resolved(api.check().described(operation).at(JSON));
  }

  private static JsonNode resolved(JsonNode schema) {
    var reference = Json.text(schema, "$ref");
    return reference == null ? schema : resolved(document().at(reference.substring(1)));
  }

  private static ObjectNode document() {
    return api.check().document();
  }

  private static Samples samples(int seed) {
    return new Samples(new Random(seed), document().at("/components/schemas"));
  }

  private static ApiFixture.Answer send(Operation operation, JsonNode body) {
    var sent = body.isMissingNode() ? "" : Json.write(body);
    return api.call(operation.method(), path(operation), sent);
  }

  private static String pem() {
    try {
      var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
      var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
      return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String fitting(Operation operation) {
    var schema = api.check().described(operation).at(JSON);
    return schema.isMissingNode()
        ? ""
        : BODIES.getOrDefault(operation.toString(), Json.write(samples(1).valid(schema)));
  }

  @Test
  @DisplayName("an id that nobody has is not found, whatever the operation")
  void unknownIdsAreNotFound() {
    var wrong = new TreeSet<String>();
    for (var operation : available()) {
      if (!operation.pathParameters().isEmpty()) {
        var answer = api.call(operation.method(), path(operation), fitting(operation));
        boolean named = answer.text("message").startsWith("Path validation error: ");
        if (answer.status() != NOT_404.getOrDefault(operation.toString(), named ? 400 : 404)) {
          wrong.add(operation + " " + answer.status() + " " + answer.raw().body());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("a body that is no JSON object is refused by every operation that takes one")
  void malformedBodiesAreRefused() {
    for (var operation : available()) {
      if (schema(operation).has("properties")) {
        for (var body : List.of("", "{", "[]", "null", "1", "{\"a\":1}x")) {
          var answer = api.call(operation.method(), path(operation), body);
          assertThat(answer.status()).as("%s %s", operation, body).isEqualTo(400);
          assertThat(answer.text("errorCode"))
              .as("%s %s", operation, body)
              .isEqualTo("invalid_body");
        }
      }
    }
  }

  @Test
  @DisplayName("a member of another type is refused with its name, by every operation")
  void membersOfAnotherTypeAreRefused() {
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (var operation : available()) {
      var schema = schema(operation);
      for (var member : Json.child(schema, "properties").properties()) {
        var other = ofAnotherType(resolved(member.getValue()));
        if (!other.isMissingNode()) {
          tried++;
          var body = (ObjectNode) samples(1).valid(schema);
          body.set(member.getKey(), other);
          var answer = send(operation, body);
          if (answer.status() != 400 || !answer.text("message").contains(member.getKey())) {
            wrong.add(operation + " " + member.getKey() + " " + answer.raw().body());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(500);
  }

  /** A value that does not fit, or a missing node where everything does. */
  private static JsonNode ofAnotherType(JsonNode schema) {
    var types = new TreeSet<String>();
    if (!gather(schema, types)) {
      return NODES.missingNode();
    }
    if (!types.contains("number") && !types.contains("integer")) {
      return NODES.numberNode(7);
    }
    return types.contains("string") ? NODES.arrayNode() : NODES.stringNode("x");
  }

  /** The types that a schema takes; false when it takes any. */
  private static boolean gather(JsonNode schema, Set<String> types) {
    if (schema.has("anyOf")) {
      return schema.get("anyOf").valueStream().allMatch(s -> gather(resolved(s), types));
    }
    var type = schema.path("type");
    var own = type.isString() ? List.of(type.stringValue()) : Json.strings(schema, "type");
    types.addAll(own);
    return !own.isEmpty();
  }

  @Test
  @DisplayName(
      "a member that is not declared is kept, or refused by its name where nothing is kept")
  void unknownMembersAreKeptOrRefused() {
    var wrong = new ArrayList<String>();
    for (var operation : available()) {
      var schema = schema(operation);
      if (schema.has("properties")) {
        var body = (ObjectNode) samples(2).valid(schema);
        var answer = send(operation, body.deepCopy().put("zz_unknown", "kept"));
        boolean closed = schema.has("additionalProperties");
        boolean refused =
            answer.raw().body().contains("Additional properties not allowed: zz_unknown");
        if (refused != closed || answer.status() >= 500) {
          wrong.add(operation + " " + answer.status() + " " + answer.raw().body());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("DOS-01 ten megabytes are refused by every operation")
  void tenMegabytesAreRefused() throws IOException {
    for (var operation : available()) {
      if (operation.body() != null && !schema(operation).isMissingNode()) {
        assertThat(announce(operation)).as("%s", operation).startsWith("HTTP/1.1 413 ");
      }
    }
  }

  /** Sends a request with a large body and answers the first line of what comes back. */
  private static String announce(Operation operation) throws IOException {
    var origin = URI.create(api.server().http().base());
    var head =
        "%s /api/v2%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                .formatted(operation.method(), path(operation), token())
            + "Content-Type: application/json\r\nContent-Length: "
            + TEN_MEGABYTES
            + "\r\n\r\n";
    try (var socket = new Socket(origin.getHost(), origin.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      Thread.startVirtualThread(() -> pour(socket));
      var line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c > '\r'; c = socket.getInputStream().read()) {
        line.append((char) c);
      }
      return line.toString();
    }
  }

  private static String token() {
    return api.token(String.join(",", Scopes.all()));
  }

  private static void pour(Socket socket) {
    var blanks = " ".repeat(1 << 16).getBytes(UTF_8);
    try {
      for (int sent = 0; sent < TEN_MEGABYTES; sent += blanks.length) {
        socket.getOutputStream().write(blanks);
      }
    } catch (IOException e) {
      // The server has answered and hung up.
    }
  }
}
