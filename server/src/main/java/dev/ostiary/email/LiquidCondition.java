package dev.ostiary.email;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A condition in Liquid; {@code and} and {@code or} are read from the right, as Liquid does. */
sealed interface LiquidCondition {
  /** Whether it holds. */
  boolean holds(Map<String, JsonNode> scope);

  /** Always. */
  record Always() implements LiquidCondition {
    @Override
    public boolean holds(Map<String, JsonNode> scope) {
      return true;
    }
  }

  /** The other way round. */
  record Not(LiquidCondition condition) implements LiquidCondition {
    @Override
    public boolean holds(Map<String, JsonNode> scope) {
      return !condition.holds(scope);
    }
  }

  /** Both, or one of them. */
  record Both(LiquidCondition left, boolean and, LiquidCondition right) implements LiquidCondition {
    @Override
    public boolean holds(Map<String, JsonNode> scope) {
      return and
          ? left.holds(scope) && right.holds(scope)
          : left.holds(scope) || right.holds(scope);
    }
  }

  /** A comparison; without a right side, whether the value is neither nil nor false. */
  record Comparison(LiquidExpression left, String operator, @Nullable LiquidExpression right)
      implements LiquidCondition {
    @Override
    public boolean holds(Map<String, JsonNode> scope) {
      var one = left.value(scope);
      if (right == null) {
        return !one.isNull() && !(one.isBoolean() && !one.booleanValue());
      }
      var other = right.value(scope);
      return switch (operator) {
        case "==" -> same(one, other);
        case "!=" -> !same(one, other);
        case "contains" -> contains(one, other);
        default -> compares(one, other);
      };
    }

    private static boolean same(JsonNode one, JsonNode other) {
      return one.isNumber() && other.isNumber()
          ? one.doubleValue() == other.doubleValue()
          : one.equals(other);
    }

    private static boolean contains(JsonNode one, JsonNode other) {
      if (one instanceof ArrayNode list) {
        return list.valueStream().anyMatch(item -> same(item, other));
      }
      return one.isString() && one.stringValue().contains(LiquidExpression.text(other));
    }

    private boolean compares(JsonNode one, JsonNode other) {
      if (!one.isNumber() || !other.isNumber()) {
        return false;
      }
      int order = Double.compare(one.doubleValue(), other.doubleValue());
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }
  }

  /** The operators. */
  Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=", "contains");

  /** Reads a condition. */
  static LiquidCondition read(LiquidTokens tokens) {
    return read(tokens, 0);
  }

  private static LiquidCondition read(LiquidTokens tokens, int depth) {
    if (depth > 32) {
      throw new Liquid.Unreadable("A condition is too long");
    }
    var left = LiquidExpression.operand(tokens);
    var operator = tokens.peek();
    LiquidCondition first;
    if (operator != null && OPERATORS.contains(operator)) {
      tokens.next();
      first = new Comparison(left, operator, LiquidExpression.operand(tokens));
    } else {
      first = new Comparison(left, "", null);
    }
    boolean and = tokens.takes("and");
    return and || tokens.takes("or") ? new Both(first, and, read(tokens, depth + 1)) : first;
  }
}
