package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ostiary.common.Json;
import dev.ostiary.management.ApiRoot;
import dev.ostiary.management.Operation;
import dev.ostiary.reference.OpenApi;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds answers of the Management API against the OpenAPI document: the status must be declared,
 * and the body must fit the schema that is declared for it. A library reads the schemas, not the
 * code that wrote them.
 */
public final class OpenApiCheck {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final ObjectNode document;
  private final List<Declared> declared;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  private record Declared(Operation operation, Pattern path, ObjectNode responses) {}

  /** For these operations. */
  public OpenApiCheck(ApiRoot root, List<Operation> operations) {
    document = OpenApi.of(root, operations, "https://localhost/");
    declared =
        operations.stream()
            .sorted(
                Comparator.comparingInt((Operation o) -> o.pathParameters().size())
                    .thenComparing(Operation::path))
            .map(this::declared)
            .toList();
  }

  private Declared declared(Operation operation) {
    var described = described(operation);
    var path = Pattern.compile(operation.path().replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    return new Declared(operation, path, Json.child(described, "responses"));
  }

  /** The document. */
  public ObjectNode document() {
    return document;
  }

  /** Every operation. */
  public List<Operation> operations() {
    return declared.stream().map(Declared::operation).toList();
  }

  /** What the document says of an operation. */
  public ObjectNode described(Operation operation) {
    var method = operation.method().toLowerCase(Locale.ROOT);
    return (ObjectNode) document.get("paths").get(operation.path()).get(method);
  }

  /** The operation that a request means; {@code path} is below {@code /api/v2}. */
  public Optional<Operation> operation(String method, String path) {
    return find(method, path).map(Declared::operation);
  }

  private Optional<Declared> find(String method, String path) {
    var bare = path.split("\\?", 2)[0];
    return declared.stream()
        .filter(d -> d.operation().method().equals(method) && d.path().matcher(bare).matches())
        .findFirst();
  }

  /** Fails unless the answer is one that the operation declares. */
  public void check(String method, String path, int status, JsonNode body) {
    var found = find(method, path);
    if (found.isEmpty()) {
      return;
    }
    var operation = found.get().operation();
    var response = found.get().responses().get(Integer.toString(status));
    assertThat(response).as("%s answers %d, which is not declared", operation, status).isNotNull();
    var content = response.get("content");
    if (content != null && !method.equals("HEAD")) {
      var name = operation + " " + status;
      var schema = content.get("application/json").get("schema");
      var errors = compiled.computeIfAbsent(name, n -> compile(schema)).validate(body);
      assertThat(errors).as("%s: %s", name, body).isEmpty();
    }
  }

  /** What is wrong with a JSON body of the operation; empty when it fits. */
  public List<String> bodyFaults(Operation operation, JsonNode body) {
    var schema = described(operation).at("/requestBody/content/application~1json/schema");
    return compile(schema).validate(body).stream().map(Object::toString).toList();
  }

  private Schema compile(JsonNode schema) {
    var whole = (ObjectNode) schema.deepCopy();
    whole.set("components", document.get("components"));
    return REGISTRY.getSchema(whole);
  }
}
