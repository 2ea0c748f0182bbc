package dev.ostiary.openapi;

import dev.ostiary.badrequest.Nasty;
import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values made from JSON Schemas: such as fit, such as nearly fit, and such as harm careless code.
 */
final class Samples {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEPTH = 6;
  private static final List<String> TEXTS =
      List.of(
          "a",
          "abc",
          "Abc def",
          "x-1",
          "read:things",
          "https://app.example/cb",
          "https://x.example",
          "user@example.com",
          "2030-01-02T03:04:05.000Z",
          "2030-01-02T03:04:05Z",
          "20300102",
          "1",
          "123456",
          "#ff0000",
          "en",
          "auth0|5f7c8ec7c33c6c004bbafe82",
          "con_0123456789abcdef",
          "192.0.2.1",
          "+15551234567",
          "a".repeat(16),
          "b".repeat(32),
          "c".repeat(64),
          "acme.example");

  private final Random random;
  private final JsonNode components;

  /** With the components that schemas refer to. */
  Samples(Random random, JsonNode components) {
    this.random = random;
    this.components = components;
  }

  /** A value that fits, as far as the schema tells. */
  JsonNode valid(JsonNode schema) {
    return valid(schema, 0);
  }

  private JsonNode valid(JsonNode given, int depth) {
    var schema = resolved(given);
    if (schema.has("enum")) {
      return pick(schema.get("enum"));
    }
    if (schema.has("anyOf")) {
      return valid(pick(schema.get("anyOf")), depth);
    }
    return switch (Json.text(schema, "type", "any")) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> NODES.numberNode(whole(schema));
      case "number" -> NODES.numberNode(random.nextInt(100) / 4.0);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "null" -> NODES.nullNode();
      case "string" -> NODES.stringNode(text(schema));
      default -> anything(depth);
    };
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = Json.text(schema, "$ref");
    return reference == null
        ? schema
        : components.get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private JsonNode pick(JsonNode array) {
    return array.get(random.nextInt(array.size()));
  }

  private ObjectNode object(JsonNode schema, int depth) {
    var object = Json.object();
    var required = Json.strings(schema, "required");
    boolean few = depth > DEPTH || random.nextInt(3) == 0;
    for (var member : Json.child(schema, "properties").properties()) {
      boolean wanted = required.contains(member.getKey()) || (!few && random.nextInt(4) == 0);
      if (wanted && !unsupported(member.getValue())) {
        object.set(member.getKey(), valid(member.getValue(), depth + 1));
      }
    }
    if (schema.get("additionalProperties") instanceof ObjectNode value && depth <= DEPTH) {
      for (int i = random.nextInt(3); i > 0; i--) {
        object.set("key" + i, valid(value, depth + 1));
      }
    }
    return object;
  }

  private static boolean unsupported(JsonNode schema) {
    return !schema.has("type") && Json.text(schema, "description", "").startsWith("Not supported");
  }

  private ArrayNode array(JsonNode schema, int depth) {
    var array = Json.array();
    int least = (int) Json.number(schema, "minItems", 0);
    int most = (int) Math.min(Json.number(schema, "maxItems", 3), least + 2);
    int count = least + random.nextInt(most - least + 1);
    for (int i = 0; i < count; i++) {
      array.add(valid(schema.get("items"), depth + 1));
    }
    return array;
  }

  private long whole(JsonNode schema) {
    long least = Json.number(schema, "minimum", 0);
    long most = Json.number(schema, "maximum", 1_000);
    return switch (random.nextInt(4)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + random.nextLong(Math.max(1, Math.min(1_000, most - least)));
    };
  }

  /** A regular expression is hard to turn round: the first sample that it takes will do. */
  private String text(JsonNode schema) {
    var pattern = Json.text(schema, "pattern");
    var fits = pattern == null ? null : Pattern.compile(pattern);
    long least = Json.number(schema, "minLength", 0);
    long most = Json.number(schema, "maxLength", 4_096);
    var format = Json.text(schema, "format", "");
    var own = "t" + Integer.toString(random.nextInt(1 << 20), 36);
    var candidates = new ArrayList<>(TEXTS);
    java.util.Collections.shuffle(candidates, random);
    candidates.addFirst(own);
    if (format.equals("email")) {
      return own + "@example.com";
    }
    if (format.equals("uri")) {
      return "https://app.example/" + own;
    }
    if (format.equals("hostname") || format.equals("domain")) {
      return own + ".example";
    }
    if (format.equals("date-time")) {
      return "2030-01-02T03:04:05.000Z";
    }
    return candidates.stream()
        .filter(t -> t.length() >= least && t.length() <= most)
        .filter(t -> fits == null || fits.matcher(t).matches())
        .findFirst()
        .orElse("a".repeat((int) Math.min(least, 2_000)));
  }

  /** Any JSON at all. */
  JsonNode anything(int depth) {
    return switch (random.nextInt(depth > DEPTH ? 6 : 8)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextGaussian() * 1e6);
      case 4 -> NODES.stringNode(Nasty.value(random));
      case 5 -> NODES.stringNode("v" + random.nextInt(100));
      case 6 -> Json.array().add(anything(depth + 1));
      default -> Json.object().set("m" + random.nextInt(9), anything(depth + 1));
    };
  }

  /** The value with one fault somewhere in it. */
  JsonNode spoiled(JsonNode value) {
    if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(5) != 0) {
      var names = List.copyOf(object.propertyNames());
      var name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(Nasty.value(random), anything(0));
        case 2 -> object.set(name, spoiled(object.get(name)));
        default -> object.set(name, anything(0));
      }
      return object;
    }
    if (value instanceof ArrayNode array && !array.isEmpty() && random.nextInt(3) != 0) {
      array.set(0, spoiled(array.get(0)));
      return array;
    }
    return anything(0);
  }
}
