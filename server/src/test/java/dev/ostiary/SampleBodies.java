package dev.ostiary;

import dev.ostiary.common.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that fit the OpenAPI document: what is required, and every member that names an object,
 * filled in with ids of a tenant's objects.
 */
final class SampleBodies {
  private static final int DEEPEST = 8;
  private final ObjectNode document;
  private final String word;
  private final Function<String, Optional<String>> references;
  private boolean referred;

  /**
   * A source of bodies.
   *
   * @param document the OpenAPI document
   * @param word what free text is made of: letters in lower case
   * @param references a value for a member of this name that refers to an object
   */
  SampleBodies(ObjectNode document, String word, Function<String, Optional<String>> references) {
    this.document = document;
    this.word = word;
    this.references = references;
  }

  /** Whether the last body refers to an object. */
  boolean referred() {
    return referred;
  }

  /** A body for the operation, or null when it takes none in JSON. */
  @Nullable String of(ObjectNode operation) {
    referred = false;
    var schema = operation.at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? null : Json.write(value("", schema, 0));
  }

  private JsonNode value(String name, JsonNode given, int depth) {
    var schema = resolved(given);
    if (schema.has("anyOf")) {
      return value(name, schema.get("anyOf").get(0), depth);
    }
    return switch (Json.text(schema, "type", "object")) {
      case "string" -> Json.array(List.of(text(name, schema))).get(0);
      case "integer", "number" ->
          Json.object().put("n", Math.max(1, Json.number(schema, "minimum", 1))).get("n");
      case "boolean" -> Json.object().put("b", true).get("b");
      case "null" -> Json.object().putNull("n").get("n");
      case "array" -> Json.array().add(value(name, schema.path("items"), depth + 1));
      default -> object(schema, depth);
    };
  }

  private JsonNode resolved(JsonNode schema) {
    var ref = Json.text(schema, "$ref");
    return ref == null ? schema : resolved(document.at(ref.substring(1)));
  }

  private ObjectNode object(JsonNode schema, int depth) {
    var required = Json.strings(schema, "required");
    var object = Json.object();
    for (var property : schema.path("properties").properties()) {
      var name = property.getKey();
      boolean wanted = required.contains(name) || name.equals("name") || refers(name, property);
      if (wanted && depth < DEEPEST) {
        object.set(name, value(name, property.getValue(), depth + 1));
      }
    }
    return object;
  }

  private boolean refers(String name, java.util.Map.Entry<String, JsonNode> property) {
    var schema = resolved(property.getValue());
    var item = schema.has("items") ? resolved(schema.get("items")) : schema;
    return Json.text(item, "type", "").equals("string")
        && !item.has("enum")
        && references.apply(name).isPresent();
  }

  private String text(String name, JsonNode schema) {
    var values = Json.strings(schema, "enum");
    if (!values.isEmpty()) {
      return values.getFirst();
    }
    var reference = references.apply(name);
    if (reference.isPresent()) {
      referred = true;
      return reference.get();
    }
    var pattern = Pattern.compile(Json.text(schema, "pattern", "(?s).*"));
    long min = Json.number(schema, "minLength", 0);
    long max = Json.number(schema, "maxLength", 1_000);
    return candidates(name).stream()
        .filter(c -> pattern.matcher(c).matches() && c.length() >= min && c.length() <= max)
        .findFirst()
        .orElse(word);
  }

  private List<String> candidates(String name) {
    var email = word + "@example.com";
    var url = "https://" + word + ".example/";
    var usual =
        List.of(word, url, email, word + ".example", word + "-Aa1!" + word, "1.0", "#aabbcc", "en");
    if (name.contains("email")) {
      return java.util.stream.Stream.concat(java.util.stream.Stream.of(email), usual.stream())
          .toList();
    }
    boolean address = name.contains("ur") && (name.contains("url") || name.contains("uri"));
    return address
        ? java.util.stream.Stream.concat(java.util.stream.Stream.of(url), usual.stream()).toList()
        : usual;
  }
}
