package dev.ostiary.management;

import dev.ostiary.common.Json;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The type of a member: what values it takes and what the message says when one does not fit. */
public sealed interface Type {
  /** Where a value stands: in the body or the query, the member's path and what it is for. */
  record Place(boolean inQuery, String name, String description) {
    static Place body() {
      return new Place(false, "", "");
    }

    /** A member of the body that is checked by code of its own. */
    public static Place of(String name, String description) {
      return new Place(false, name, description);
    }

    static Place query(String name, String description) {
      return new Place(true, name, description);
    }

    ManagementError error(String reason) {
      var where = name.isEmpty() ? "" : " on property " + name + " (" + description + ")";
      var message = "'" + reason + "'" + where + ".";
      return inQuery ? ManagementError.invalidQuery(message) : ManagementError.invalidBody(message);
    }

    Place item(int index) {
      return new Place(inQuery, name + "[" + index + "]", description);
    }

    Place member(String member, String about) {
      return new Place(inQuery, name.isEmpty() ? member : name + "." + member, about);
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

  /** A whole number; 3.0 is one, too (JSON Schema), and some SDKs write it so. */
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

  /** A number, whole or not. */
  static Numeric number() {
    return new Numeric();
  }

  /** The type, or null. */
  static Type nullable(Type type) {
    return new AnyOf(List.of(new Null(), type));
  }

  /** Any of the types; messages are those of the last. */
  static Type anyOf(Type... types) {
    return new AnyOf(List.of(types));
  }

  /** An object whose members, of any name, are all of one type. */
  static MapOf mapOf(Type value) {
    return new MapOf(value, 1_000);
  }

  /** A point in time (RFC 3339, as JavaScript writes it). */
  static Format time() {
    return format("date-time", 40, Type::isTime);
  }

  /** A day (RFC 3339, full-date). */
  static Format date() {
    return format("date", 10, Type::isDate);
  }

  private static boolean isDate(String text) {
    try {
      java.time.LocalDate.parse(text);
      return true;
    } catch (java.time.format.DateTimeParseException e) {
      return false;
    }
  }

  /** An absolute URL of http or https. */
  static Format url() {
    return format("uri", 2048, text -> text.matches("https?://[^\\s\"'<>]+"));
  }

  private static boolean isTime(String text) {
    try {
      java.time.OffsetDateTime.parse(text);
      return true;
    } catch (java.time.format.DateTimeParseException e) {
      return false;
    }
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
      expect(Json.whole(value), "integer", value, place);
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
      schema.check((ObjectNode) value, place, false);
    }
  }

  /** An object with members of one type. */
  record MapOf(Type value, int max) implements Type {
    /** The same with a greatest number of members. */
    public MapOf atMost(int count) {
      return new MapOf(value, count);
    }

    @Override
    public void check(JsonNode map, Place place) {
      expect(map.isObject(), "object", map, place);
      if (map.size() > max) {
        throw place.error("Too many properties (" + map.size() + "), maximum " + max);
      }
      map.properties().forEach(m -> value.check(m.getValue(), place.member(m.getKey(), "Value")));
    }
  }

  /** A number. */
  record Numeric() implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      expect(value.isNumber(), "number", value, place);
    }
  }

  /** Null. */
  record Null() implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      expect(value.isNull(), "null", value, place);
    }
  }

  /** One of several types. */
  record AnyOf(List<Type> types) implements Type {
    @Override
    public void check(JsonNode value, Place place) {
      ManagementError last = null;
      for (var type : types) {
        try {
          type.check(value, place);
          return;
        } catch (ManagementError e) {
          last = e;
        }
      }
      if (last != null) {
        throw last;
      }
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
