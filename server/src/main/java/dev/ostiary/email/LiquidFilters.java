package dev.ostiary.email;

import dev.ostiary.common.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** The filters of Liquid that mails need. */
final class LiquidFilters {
  /** Filters after which a value is safe for HTML. */
  static final Set<String> ESCAPING = Set.of("escape", "escape_once", "url_encode");

  private static final int MAX_LENGTH = 1 << 14;

  /** Each filter and how many arguments it takes at most. */
  private static final Map<String, Integer> ARGUMENTS =
      Map.ofEntries(
          Map.entry("append", 1),
          Map.entry("capitalize", 0),
          Map.entry("default", 1),
          Map.entry("downcase", 0),
          Map.entry("escape", 0),
          Map.entry("escape_once", 0),
          Map.entry("first", 0),
          Map.entry("join", 1),
          Map.entry("last", 0),
          Map.entry("prepend", 1),
          Map.entry("remove", 1),
          Map.entry("replace", 2),
          Map.entry("size", 0),
          Map.entry("split", 1),
          Map.entry("strip", 0),
          Map.entry("truncate", 1),
          Map.entry("upcase", 0),
          Map.entry("url_encode", 0));

  private LiquidFilters() {}

  /** Fails when there is no such filter or it takes fewer arguments. */
  static void check(String name, int arguments) {
    var most = ARGUMENTS.get(name);
    if (most == null || arguments > most) {
      throw new Liquid.Unreadable("There is no filter " + name + " of " + arguments);
    }
  }

  /** The filtered value. */
  static JsonNode apply(String name, JsonNode value, List<JsonNode> arguments) {
    var text = LiquidExpression.text(value);
    var one = argument(arguments, 0);
    return switch (name) {
      case "default" -> isBlank(value) && !arguments.isEmpty() ? arguments.getFirst() : value;
      case "size" -> LongNode.valueOf(value.isString() ? text.length() : value.size());
      case "first" -> value instanceof ArrayNode list && !list.isEmpty() ? list.get(0) : of("");
      case "last" ->
          value instanceof ArrayNode list && !list.isEmpty() ? list.get(list.size() - 1) : of("");
      case "split" -> split(text, one);
      case "join" -> of(joined(value, arguments.isEmpty() ? " " : one));
      case "replace" -> of(replaced(text, one, argument(arguments, 1)));
      case "remove" -> of(replaced(text, one, ""));
      default -> of(changed(name, text, one));
    };
  }

  private static String argument(List<JsonNode> arguments, int index) {
    return index < arguments.size() ? LiquidExpression.text(arguments.get(index)) : "";
  }

  private static boolean isBlank(JsonNode value) {
    return value.isNull()
        || (value.isBoolean() && !value.booleanValue())
        || (value.isString() && value.stringValue().isEmpty())
        || (value.isContainer() && value.isEmpty());
  }

  private static String changed(String name, String text, String argument) {
    return switch (name) {
      case "append" -> text + argument;
      case "prepend" -> argument + text;
      case "capitalize" ->
          text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
      case "downcase" -> text.toLowerCase(Locale.ROOT);
      case "upcase" -> text.toUpperCase(Locale.ROOT);
      case "strip" -> text.strip();
      case "truncate" -> truncated(text, argument);
      case "url_encode" -> URLEncoder.encode(text, StandardCharsets.UTF_8);
      default -> escaped(text);
    };
  }

  private static String truncated(String text, String length) {
    int most = length.matches("\\d{1,5}") ? Integer.parseInt(length) : 50;
    return text.length() <= most ? text : text.substring(0, Math.max(0, most - 3)) + "...";
  }

  private static String replaced(String text, String what, String with) {
    // The bound comes first: what is put in may be much longer than what is taken out.
    long most = (long) text.length() * Math.max(1, with.length());
    if (what.isEmpty() || most > 16L * MAX_LENGTH) {
      return text;
    }
    return text.replace(what, with);
  }

  private static ArrayNode split(String text, String at) {
    var list = Json.array();
    if (at.isEmpty()) {
      return list.add(text);
    }
    int start = 0;
    for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, start)) {
      list.add(text.substring(start, end));
      start = end + at.length();
    }
    return list.add(text.substring(start));
  }

  private static String joined(JsonNode value, String with) {
    var all = new StringBuilder();
    for (var item : value) {
      all.append(all.isEmpty() ? "" : with).append(LiquidExpression.text(item));
      bounded(all.length());
    }
    return value.isArray() ? all.toString() : LiquidExpression.text(value);
  }

  private static StringNode of(String text) {
    bounded(text.length());
    return StringNode.valueOf(text);
  }

  private static void bounded(int length) {
    if (length > MAX_LENGTH) {
      throw new Liquid.Unreadable("A value has more than " + MAX_LENGTH + " characters");
    }
  }

  /** A text that stands for itself in HTML and in its attributes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
