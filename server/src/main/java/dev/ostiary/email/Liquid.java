package dev.ostiary.email;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template in the part of the Liquid language that mails need: outputs with filters, {@code if},
 * {@code unless}, {@code case}, {@code for}, {@code assign}, {@code comment} and {@code raw}. It
 * reads nothing but the values that it is given, and its work and its output are bounded.
 */
final class Liquid {
  private static final int MAX_STEPS = 2_000;
  private static final int MAX_OUTPUT = 1 << 19;
  private final List<LiquidNode> nodes;

  private Liquid(List<LiquidNode> nodes) {
    this.nodes = nodes;
  }

  /** A template that cannot be read, or asks for too much. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  /** Reads a template. */
  static Liquid parse(String template) {
    return new Liquid(LiquidParser.parse(template));
  }

  /** The template with values, which are escaped: whatever they hold, they add no markup. */
  String html(ObjectNode values) {
    return new Rendering(values, true).of(nodes);
  }

  /** The template with values as they are. */
  String text(ObjectNode values) {
    return new Rendering(values, false).of(nodes);
  }

  private static final class Rendering {
    private final StringBuilder out = new StringBuilder();
    private final Map<String, JsonNode> scope = new HashMap<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final boolean escapes;

    Rendering(ObjectNode values, boolean escapes) {
      values.properties().forEach(member -> scope.put(member.getKey(), member.getValue()));
      this.escapes = escapes;
    }

    String of(List<LiquidNode> nodes) {
      render(nodes);
      return out.toString();
    }

    private void render(List<LiquidNode> nodes) {
      for (var node : nodes) {
        step();
        switch (node) {
          case LiquidNode.Words words -> write(words.text());
          case LiquidNode.Output output -> write(shown(output.expression()));
          case LiquidNode.Assign assign -> scope.put(assign.name(), assign.value().value(scope));
          case LiquidNode.Each each -> repeat(each);
          case LiquidNode.Choice choice ->
              choice.branches().stream()
                  .filter(branch -> branch.condition().holds(scope))
                  .findFirst()
                  .ifPresent(branch -> render(branch.body()));
        }
      }
    }

    private void step() {
      if (steps.incrementAndGet() > MAX_STEPS) {
        throw new Unreadable("The template takes too many steps");
      }
    }

    private void repeat(LiquidNode.Each each) {
      var before = scope.get(each.name());
      for (var item : each.list().value(scope)) {
        step();
        scope.put(each.name(), item);
        render(each.body());
      }
      if (before == null) {
        scope.remove(each.name());
      } else {
        scope.put(each.name(), before);
      }
    }

    private String shown(LiquidExpression expression) {
      var text = LiquidExpression.text(expression.value(scope));
      return escapes && !expression.isEscaped() ? LiquidFilters.escaped(text) : text;
    }

    private void write(String text) {
      if (out.length() + text.length() > MAX_OUTPUT) {
        throw new Unreadable("The mail has more than " + MAX_OUTPUT + " characters");
      }
      out.append(text);
    }
  }
}
