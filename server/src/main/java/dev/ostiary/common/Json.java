package dev.ostiary.common;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON with bounds: depth 64, strings and documents of at most 1 MiB, no duplicate names. */
public final class Json {
  private static final int MAX_LENGTH = 1 << 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(MAX_LENGTH)
                          .maxDocumentLength(4L * MAX_LENGTH)
                          .maxNumberLength(100)
                          .maxNameLength(2048)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** JSON that could not be read. The message says nothing of the content. */
  public static final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedJson(Throwable cause) {
      super("Malformed JSON", cause);
    }
  }

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** An array of strings. */
  public static ArrayNode array(Collection<String> values) {
    var array = array();
    values.forEach(array::add);
    return array;
  }

  /**
   * Reads any JSON value from outside. Text with NUL or half a surrogate pair is refused: no
   * database keeps the one and no encoder writes the other (RFC 8259 section 8.2).
   */
  public static JsonNode parse(byte[] bytes) throws MalformedJson {
    try {
      var value = MAPPER.readTree(bytes);
      if (!storable(value)) {
        throw new MalformedJson(new IllegalArgumentException("Text that cannot be stored"));
      }
      return value;
    } catch (JacksonException e) {
      throw new MalformedJson(e);
    }
  }

  /** Whether every text in it can be kept by any database. */
  public static boolean storable(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .allMatch(m -> storable(m.getKey()) && storable(m.getValue()));
    }
    if (value.isArray()) {
      return value.valueStream().allMatch(Json::storable);
    }
    return !value.isString() || storable(value.stringValue());
  }

  private static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /** Reads an object that this server wrote. */
  public static ObjectNode own(String text) {
    return (ObjectNode) MAPPER.readTree(text);
  }

  /** Compact JSON. */
  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** Compact JSON as UTF-8. */
  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** The string member, or null when it is absent or not a string. */
  public static @Nullable String text(JsonNode object, String name) {
    var value = object.get(name);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  /** The string member, or the fallback. */
  public static String text(JsonNode object, String name, String fallback) {
    var value = text(object, name);
    return value == null ? fallback : value;
  }

  /** The boolean member, or the fallback. */
  public static boolean flag(JsonNode object, String name, boolean fallback) {
    var value = object.get(name);
    return (value != null && value.isBoolean()) ? value.booleanValue() : fallback;
  }

  /** The whole number member, or the fallback. */
  public static long number(JsonNode object, String name, long fallback) {
    var value = object.get(name);
    return value != null && whole(value) && value.canConvertToLong() ? value.longValue() : fallback;
  }

  /** Whether it is a number without a fraction, however it is written. */
  public static boolean whole(JsonNode value) {
    return value.isIntegralNumber()
        || value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
  }

  /** The strings of an array member; empty when it is absent. */
  public static List<String> strings(JsonNode object, String name) {
    var value = object.get(name);
    if (value == null || !value.isArray()) {
      return List.of();
    }
    return value.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }

  /** The object member, or an empty object. */
  public static ObjectNode child(JsonNode object, String name) {
    return object.get(name) instanceof ObjectNode child ? child : object();
  }
}
