package dev.ostiary.email;

import dev.ostiary.email.LiquidNode.Branch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads a template: first its pieces, then what they mean. */
final class LiquidParser {
  private static final int MAX_DEPTH = 32;
  private static final Set<String> VERBATIM = Set.of("raw", "comment");

  /** Words, an output or a tag. */
  private record Piece(char kind, String text) {}

  private final Deque<Piece> left = new ArrayDeque<>();

  private LiquidParser(List<Piece> pieces) {
    left.addAll(pieces);
  }

  static List<LiquidNode> parse(String template) {
    var parser = new LiquidParser(pieces(template));
    var nodes = parser.body(Set.of(), 0);
    if (!parser.left.isEmpty()) {
      throw new Liquid.Unreadable("Did not expect " + parser.left.peek().text());
    }
    return nodes;
  }

  private static List<Piece> pieces(String template) {
    var pieces = new ArrayList<Piece>();
    int at = 0;
    boolean trim = false;
    while (at < template.length()) {
      int start = start(template, at);
      var words = template.substring(at, start);
      boolean tagged = start < template.length();
      boolean trims = tagged && template.startsWith("-", start + 2);
      words = trim ? words.stripLeading() : words;
      pieces.add(new Piece('w', trims ? words.stripTrailing() : words));
      if (!tagged) {
        break;
      }
      char kind = template.charAt(start + 1);
      int end = template.indexOf(kind == '{' ? "}}" : "%}", start + 2);
      if (end < 0) {
        throw new Liquid.Unreadable("A tag has no end");
      }
      int from = start + (trims ? 3 : 2);
      trim = end > from && template.charAt(end - 1) == '-';
      var inside = from > end ? "" : template.substring(from, trim ? end - 1 : end).strip();
      at = end + 2;
      if (kind == '%' && VERBATIM.contains(inside)) {
        int close = close(template, inside, at);
        if (inside.equals("raw")) {
          pieces.add(new Piece('w', template.substring(at, close)));
        }
        at = template.indexOf("%}", close) + 2;
        trim = false;
      } else {
        pieces.add(new Piece(kind, inside));
      }
    }
    return pieces;
  }

  private static int start(String template, int from) {
    for (int at = template.indexOf('{', from); at >= 0; at = template.indexOf('{', at + 1)) {
      if (template.startsWith("{{", at) || template.startsWith("{%", at)) {
        return at;
      }
    }
    return template.length();
  }

  private static int close(String template, String name, int from) {
    for (int at = template.indexOf("{%", from); at >= 0; at = template.indexOf("{%", at + 2)) {
      int end = template.indexOf("%}", at);
      if (end < 0) {
        break;
      }
      var inside = template.substring(at + 2, Math.min(end, at + 30)).replace("-", "").strip();
      if (inside.equals("end" + name)) {
        return at;
      }
    }
    throw new Liquid.Unreadable("There is no end" + name);
  }

  /** Nodes up to a tag of these, which stays. */
  private List<LiquidNode> body(Set<String> ends, int depth) {
    if (depth > MAX_DEPTH) {
      throw new Liquid.Unreadable("Tags are nested too deeply");
    }
    var nodes = new ArrayList<LiquidNode>();
    while (!left.isEmpty() && !ends.contains(name(left.peek()))) {
      var piece = left.remove();
      switch (piece.kind()) {
        case 'w' -> nodes.add(new LiquidNode.Words(piece.text()));
        case '{' -> nodes.add(output(piece.text()));
        default -> nodes.add(tag(new LiquidTokens(piece.text()), depth));
      }
    }
    if (left.isEmpty() && !ends.isEmpty()) {
      throw new Liquid.Unreadable("There is no " + ends);
    }
    return nodes;
  }

  private static String name(Piece piece) {
    if (piece.kind() != '%') {
      return "";
    }
    int end = piece.text().indexOf(' ');
    return end < 0 ? piece.text() : piece.text().substring(0, end);
  }

  private static LiquidNode output(String text) {
    var tokens = new LiquidTokens(text);
    var expression = LiquidExpression.read(tokens);
    tokens.end();
    return new LiquidNode.Output(expression);
  }

  private LiquidNode tag(LiquidTokens tokens, int depth) {
    var name = tokens.next();
    return switch (name) {
      case "if" -> choice(LiquidCondition.read(tokens), "endif", depth);
      case "unless" ->
          choice(new LiquidCondition.Not(LiquidCondition.read(tokens)), "endunless", depth);
      case "case" -> cases(LiquidExpression.operand(tokens), depth);
      case "for" -> each(tokens, depth);
      case "assign" -> {
        var variable = tokens.next();
        tokens.expect("=");
        var value = LiquidExpression.read(tokens);
        tokens.end();
        yield new LiquidNode.Assign(variable, value);
      }
      default -> throw new Liquid.Unreadable("There is no tag " + name);
    };
  }

  private LiquidNode choice(LiquidCondition condition, String end, int depth) {
    var branches = new ArrayList<Branch>();
    var ends = Set.of("elsif", "else", end);
    branches.add(new Branch(condition, body(ends, depth + 1)));
    while (true) {
      var tokens = new LiquidTokens(left.remove().text());
      if (tokens.takes(end)) {
        return new LiquidNode.Choice(List.copyOf(branches));
      }
      var next =
          tokens.next().equals("else")
              ? new LiquidCondition.Always()
              : LiquidCondition.read(tokens);
      branches.add(new Branch(next, body(ends, depth + 1)));
    }
  }

  private LiquidNode cases(LiquidExpression value, int depth) {
    var branches = new ArrayList<Branch>();
    var ends = Set.of("when", "else", "endcase");
    body(ends, depth + 1);
    while (true) {
      var tokens = new LiquidTokens(left.remove().text());
      if (tokens.takes("endcase")) {
        return new LiquidNode.Choice(List.copyOf(branches));
      }
      LiquidCondition condition =
          tokens.next().equals("else") ? new LiquidCondition.Always() : equal(value, tokens);
      branches.add(new Branch(condition, body(ends, depth + 1)));
    }
  }

  /** Whether the value is one of those listed. */
  private static LiquidCondition equal(LiquidExpression value, LiquidTokens tokens) {
    LiquidCondition condition =
        new LiquidCondition.Comparison(value, "==", LiquidExpression.operand(tokens));
    for (int i = 0; i < MAX_DEPTH && (tokens.takes(",") || tokens.takes("or")); i++) {
      var other = new LiquidCondition.Comparison(value, "==", LiquidExpression.operand(tokens));
      condition = new LiquidCondition.Both(condition, false, other);
    }
    tokens.end();
    return condition;
  }

  private LiquidNode each(LiquidTokens tokens, int depth) {
    var variable = tokens.next();
    tokens.expect("in");
    var list = LiquidExpression.read(tokens);
    tokens.end();
    var body = body(Set.of("endfor"), depth + 1);
    left.remove();
    return new LiquidNode.Each(variable, list, body);
  }
}
