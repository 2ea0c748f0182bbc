package dev.ostiary.email;

import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * A value in Liquid: a literal or a path into the values, sent through filters.
 *
 * @param literal the value itself, or null for a path
 * @param path names and indexes, the first of them a variable
 */
record LiquidExpression(
    @Nullable JsonNode literal, List<LiquidExpression> path, List<Filter> filters) {
  private static final int MAX_FILTERS = 8;

  /** A filter with its arguments. */
  record Filter(String name, List<LiquidExpression> arguments) {}

  /** Reads a value with its filters. */
  static LiquidExpression read(LiquidTokens tokens) {
    var value = operand(tokens);
    var filters = new ArrayList<Filter>();
    while (tokens.takes("|")) {
      var name = tokens.next();
      var arguments = new ArrayList<LiquidExpression>();
      if (tokens.takes(":")) {
        do {
          arguments.add(operand(tokens));
        } while (tokens.takes(","));
      }
      LiquidFilters.check(name, arguments.size());
      filters.add(new Filter(name, List.copyOf(arguments)));
      if (filters.size() > MAX_FILTERS) {
        throw new Liquid.Unreadable("A value has more than " + MAX_FILTERS + " filters");
      }
    }
    return new LiquidExpression(value.literal(), value.path(), List.copyOf(filters));
  }

  /** Reads a value without filters. */
  static LiquidExpression operand(LiquidTokens tokens) {
    var token = tokens.next();
    char first = token.charAt(0);
    if (first == '\'' || first == '"') {
      if (token.length() < 2) {
        throw new Liquid.Unreadable("A text has no end");
      }
      return literal(StringNode.valueOf(token.substring(1, token.length() - 1)));
    }
    if (Character.isDigit(first) || (first == '-' && token.length() > 1)) {
      return literal(
          token.contains(".")
              ? DoubleNode.valueOf(Double.parseDouble(token))
              : LongNode.valueOf(Long.parseLong(token)));
    }
    return switch (token) {
      case "true" -> literal(BooleanNode.TRUE);
      case "false" -> literal(BooleanNode.FALSE);
      case "nil", "null" -> literal(NullNode.instance);
      case "empty", "blank" -> literal(StringNode.valueOf(""));
      default -> path(token, tokens);
    };
  }

  private static LiquidExpression literal(JsonNode value) {
    return new LiquidExpression(value, List.of(), List.of());
  }

  private static LiquidExpression path(String variable, LiquidTokens tokens) {
    if (!Character.isLetter(variable.charAt(0)) && variable.charAt(0) != '_') {
      throw new Liquid.Unreadable("Did not expect " + variable);
    }
    var path = new ArrayList<LiquidExpression>();
    path.add(literal(StringNode.valueOf(variable)));
    while (true) {
      if (tokens.takes(".")) {
        path.add(literal(StringNode.valueOf(tokens.next())));
      } else if (tokens.takes("[")) {
        path.add(operand(tokens));
        tokens.expect("]");
      } else {
        return new LiquidExpression(null, List.copyOf(path), List.of());
      }
    }
  }

  /** The value; null in JSON where there is none. */
  JsonNode value(Map<String, JsonNode> scope) {
    var value = literal == null ? found(scope) : literal;
    for (var filter : filters) {
      var arguments = filter.arguments().stream().map(a -> a.value(scope)).toList();
      value = LiquidFilters.apply(filter.name(), value, arguments);
    }
    return value;
  }

  /** Whether a filter has made the value safe for HTML already. */
  boolean isEscaped() {
    return filters.stream().anyMatch(f -> LiquidFilters.ESCAPING.contains(f.name()));
  }

  private JsonNode found(Map<String, JsonNode> scope) {
    JsonNode value = null;
    for (var step : path) {
      var name = step.value(scope);
      value = value == null ? scope.get(name.asString("")) : member(value, name);
      if (value == null) {
        return NullNode.instance;
      }
    }
    return value == null ? NullNode.instance : value;
  }

  private static @Nullable JsonNode member(JsonNode value, JsonNode name) {
    if (name.isIntegralNumber()) {
      int index = name.canConvertToInt() ? name.intValue() : -1;
      return index < 0 ? value.get(value.size() + index) : value.get(index);
    }
    var member = value.get(name.asString(""));
    if (member != null) {
      return member;
    }
    return switch (name.asString("")) {
      case "size" -> LongNode.valueOf(value.isString() ? text(value).length() : value.size());
      case "first" -> value instanceof ArrayNode list && !list.isEmpty() ? list.get(0) : null;
      case "last" ->
          value instanceof ArrayNode list && !list.isEmpty() ? list.get(list.size() - 1) : null;
      default -> null;
    };
  }

  /** A value as output shows it. */
  static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (value instanceof ArrayNode list) {
      var all = new StringBuilder();
      list.forEach(item -> all.append(text(item)));
      return all.toString();
    }
    return value.isObject() ? Json.write(value) : value.asString("");
  }
}
