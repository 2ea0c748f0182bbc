package dev.ostiary.management;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The type of a member: what values it takes and what the message says when one does not fit. */
public sealed interface Type {
  /** Where a value stands: the member's path and what it is for. */
  record Place(String name, String description) {
    ManagementError error(String reason) {
      return ManagementError.invalidBody(
          "'" + reason + "' on property " + name + " (" + description + ").");
    }

    Place item(int index) {
      return new Place(name + "[" + index + "]", description);
    }
  }

  /** Throws when the value does not fit. */
  void check(JsonNode value, Place place);

  /** A string. */
  static Text text() {
    return new Text(0, 4096, null, List.of());
  }

  /** One of these strings. */
  static Text oneOf(String... values) {
    return new Text(0, 4096, null, List.of(values));
  }

  /** A whole number. */
  static Whole whole(long min, long max) {
    return new Whole(min, max);
  }

  /** True or false. */
  static Bool flag() {
    return new Bool();
  }

  /** A list. */
  static ListOf listOf(Type item) {
    return new ListOf(item, 0, 10_000);
  }

  /** An object with its own schema. */
  static Obj object(Schema schema) {
    return new Obj(schema);
  }

  /** Any JSON value, kept as it is. */
  static Any any() {
    return new Any();
  }

  /** A string of a kind that only code can check, such as an e-mail address. */
  static Format format(String name, int max, Predicate<String> fits) {
    return new Format(name, text().atMost(max), fits);
  }

  /**
   * A feature that this server does not have. Off is understood; on is refused, because a setting
   * that protects somebody must not be accepted without an effect.
   */
  static Unsupported unsupported() {
    return new Unsupported();
  }

  /**
   * A string.
   *
   * @param pattern a regular expression that the whole text must match, or null
   * @param values the only allowed values, or empty
   */
  record Text(int min, int max, @Nullable Pattern pattern, List<String> values) implements Type {
    /** The same with a least number of characters. */
    public Text atLeast(int length) {
      return new Text(length, max, pattern, values);
    }

    /** The same with a greatest number of characters. */
    public Text atMost(int length) {
      return new Text(min, length, pattern, values);
    }

    /** The same, matching a regular expression. */
    public Text matching(String regex) {
      return new Text(min, max, Pattern.compile(regex), values);
    }

    @Override
    public void check(JsonNode value, Place place) {
      expect(value.isString(), "string", value, place);
      var text = value.stringValue();
      if (text.length() < min) {
        throw place.error("String is too short (" + text.length() + " chars), minimum " + min);
      }
      if (text.length() > max) {
        throw place.error("String is too long (" + text.length() + " chars), maximum " + max);
      }
      if (pattern != null && !pattern.matcher(text).matches()) {
        throw place.error("String does not match pattern " + pattern + ": " + text);
      }
      if (!values.isEmpty() && !values.contains(text)) {
        throw place.error("No enum match for: \"" + text + "\"");
      }
    }
  }

  /** A string of a kind that only code can check. */
  record Format(String name, Text text, Predicate<String> fits) implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      text.check(value, place);
      if (!fits.test(value.stringValue())) {
        throw place.error(
            "Object didn't pass validation for format " + name + ": " + value.stringValue());
      }
    }
  }

  /** Null, false, or nothing in it. */
  record Unsupported() implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      boolean off =
          value.isNull()
              || (value.isBoolean() && !value.booleanValue())
              || (value.isContainer() && value.isEmpty());
      if (!off) {
        throw place.error("This server does not support it yet");
      }
    }
  }

  /** A whole number between two bounds, both allowed. */
  record Whole(long min, long max) implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      expect(value.isIntegralNumber(), "integer", value, place);
      if (!value.canConvertToLong() || value.longValue() > max) {
        throw place.error("Value " + value + " is greater than maximum " + max);
      }
      if (value.longValue() < min) {
        throw place.error("Value " + value + " is less than minimum " + min);
      }
    }
  }

  /** True or false. */
  record Bool() implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      expect(value.isBoolean(), "boolean", value, place);
    }
  }

  /** A list of one type. */
  record ListOf(Type item, int min, int max) implements Type {
    /** The same with a greatest number of items. */
    public ListOf atMost(int count) {
      return new ListOf(item, min, count);
    }

    /** The same with a least number of items. */
    public ListOf atLeast(int count) {
      return new ListOf(item, count, max);
    }

    @Override
    public void check(JsonNode value, Place place) {
      expect(value.isArray(), "array", value, place);
      if (value.size() < min) {
        throw place.error("Array is too short (" + value.size() + "), minimum " + min);
      }
      if (value.size() > max) {
        throw place.error("Array is too long (" + value.size() + "), maximum " + max);
      }
      for (int i = 0; i < value.size(); i++) {
        item.check(value.get(i), place.item(i));
      }
    }
  }

  /** A nested object. */
  record Obj(Schema schema) implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      expect(value.isObject(), "object", value, place);
      for (var property : schema.properties()) {
        if (property.required() && !value.has(property.name())) {
          throw place.error("Missing required property: " + property.name());
        }
      }
      schema.check((ObjectNode) value, place.name(), false);
    }
  }

  /** Anything. */
  record Any() implements Type {
    @Override
    public void check(JsonNode value, Place place) {}
  }

  private static void expect(boolean fits, String expected, JsonNode value, Place place) {
    if (!fits) {
      throw place.error("Expected type " + expected + " but found type " + nameOf(value));
    }
  }

  /** The name of a JSON value's type in messages. */
  static String nameOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> "null";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> "object";
    };
  }
}
