package dev.ostiary.reference;

import dev.ostiary.branding.ReferenceView.Row;
import dev.ostiary.branding.ReferenceView.Shape;
import dev.ostiary.branding.ReferenceView.Span;
import dev.ostiary.common.Sealer;
import dev.ostiary.management.Operation.Parameter;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Writer;
import dev.ostiary.management.Type;
import dev.ostiary.reference.JsonSchemas.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Schemas as people read them. Within one of these an object with a title is laid open once; where
 * it comes again, its title is enough.
 */
final class Shapes {
  /** What every string, list and map has at most; the introduction says it once for all. */
  private static final int USUAL_TEXT = 4_096;

  private static final int USUAL_LIST = 10_000;
  private static final int USUAL_MAP = 1_000;
  private static final Pattern WORDS = Pattern.compile("\\w+(\\|\\w+)+");

  private final Form form;
  private final Set<String> opened = new HashSet<>();

  private Shapes(Form form) {
    this.form = form;
  }

  /** The shape of a body or answer. */
  static Shape of(Type type, Form form) {
    return new Shapes(form).shape(type);
  }

  /** A parameter of the query. */
  static Row of(Parameter parameter) {
    return new Row(
        parameter.name(),
        of(parameter.type(), Form.CREATE),
        parameter.required() ? List.of("required") : List.of(),
        Prose.of(parameter.description()));
  }

  private Shape shape(Type type) {
    return switch (type) {
      case Type.Text t -> new Shape("string", limits(t), values(t), List.of(), List.of());
      case Type.Format f -> leaf("string (" + f.name() + ")", limits(f.text()));
      case Type.Whole w -> leaf("integer", bounds(w));
      case Type.Numeric n -> leaf("number", List.of());
      case Type.Bool b -> leaf("boolean", List.of());
      case Type.Null n -> leaf("null", List.of());
      case Type.Any a -> leaf("any JSON", List.of());
      case Type.Unsupported u ->
          leaf("not supported", List.of(Prose.plain("only false, null or nothing in it")));
      case Type.ListOf l -> {
        var item = shape(l.item());
        yield within("list of " + plural(item.type()), limits(l), item);
      }
      case Type.MapOf m -> {
        var value = shape(m.value());
        yield within(
            "map to " + plural(value.type()), atMost(m.max(), USUAL_MAP, "members"), value);
      }
      case Type.Obj o -> object(o.schema());
      case Type.AnyOf a -> anyOf(a.types().stream().map(this::shape).toList());
    };
  }

  private static Shape leaf(String type, List<Span> limits) {
    return new Shape(type, limits, List.of(), List.of(), List.of());
  }

  /** What holds another: its own words, the members and values of what it holds. */
  private static Shape within(String type, List<Span> limits, Shape held) {
    var all = new ArrayList<>(limits);
    if (!limits.isEmpty() && !held.limits().isEmpty()) {
      all.add(Prose.plain(", each "));
    }
    all.addAll(held.limits());
    return new Shape(type, List.copyOf(all), held.values(), held.members(), held.others());
  }

  private static String plural(String type) {
    return switch (type) {
      case "string", "integer", "number", "boolean", "object" -> type + "s";
      case "any JSON" -> "any JSON";
      default -> type.startsWith("string (") ? type.replace("string (", "strings (") : type;
    };
  }

  private Shape object(Schema schema) {
    var type = schema.title().isEmpty() ? "object" : schema.title();
    boolean again = !schema.title().isEmpty() && !opened.add(schema.title());
    return new Shape(type, List.of(), List.of(), again ? List.of() : members(schema), List.of());
  }

  private List<Row> members(Schema schema) {
    return schema.properties().stream()
        .filter(p -> JsonSchemas.shown(p, form))
        .map(p -> new Row(p.name(), shape(p.type()), marks(p), Prose.of(p.description())))
        .toList();
  }

  private List<String> marks(Schema.Property property) {
    var marks = new ArrayList<String>();
    if (property.required() && form == Form.CREATE) {
      marks.add("required");
    }
    if (property.writer() == Writer.CREATION && form == Form.CREATE) {
      marks.add("cannot be changed later");
    }
    if (property.writer() == Writer.SERVER) {
      marks.add("read-only");
    }
    if (property.writer() == Writer.NEVER_SHOWN) {
      marks.add("never shown");
    }
    return List.copyOf(marks);
  }

  private static Shape anyOf(List<Shape> shapes) {
    var last = shapes.getLast();
    var detailed = shapes.stream().filter(Shape::detailed).toList();
    var words = shapes.stream().map(Shape::type).distinct().sorted(Shapes::nullLast).toList();
    var first = detailed.isEmpty() ? last : detailed.getFirst();
    return new Shape(
        detailed.size() > 1 ? detailed.getFirst().type() : String.join(" or ", words),
        shapes.stream().flatMap(s -> s.limits().stream()).distinct().toList(),
        shapes.stream().flatMap(s -> s.values().stream()).distinct().toList(),
        first.members(),
        detailed.size() > 1 ? detailed.subList(1, detailed.size()) : first.others());
  }

  private static int nullLast(String a, String b) {
    return Boolean.compare(a.equals("null"), b.equals("null"));
  }

  /** The only values; some declarations list them as a pattern of words. */
  private static List<String> values(Type.Text text) {
    boolean words = text.pattern() != null && WORDS.matcher(text.pattern().pattern()).matches();
    return words ? List.of(String.valueOf(text.pattern()).split("\\|")) : text.values();
  }

  /** Lengths and patterns bind callers; what this server made itself may differ. */
  private List<Span> limits(Type.Text text) {
    if (form == Form.ANSWER || !values(text).isEmpty()) {
      return List.of();
    }
    var words = new ArrayList<Span>();
    var length = range(text.min(), text.max(), USUAL_TEXT, "characters");
    if (!length.isEmpty()) {
      words.add(Prose.plain(length));
    }
    if (text.pattern() != null) {
      boolean open = text.pattern().pattern().equals(Sealer.NOT_SEALED);
      words.add(Prose.plain((length.isEmpty() ? "" : ", ") + (open ? "not with " : "matches ")));
      words.add(Prose.code(open ? "sealed:" : text.pattern().pattern()));
      words.add(Prose.plain(open ? " at the beginning" : ""));
    }
    return List.copyOf(words);
  }

  private List<Span> limits(Type.ListOf list) {
    var words = range(list.min(), list.max(), USUAL_LIST, "entries");
    return form == Form.ANSWER || words.isEmpty() ? List.of() : List.of(Prose.plain(words));
  }

  private List<Span> atMost(int max, int usual, String what) {
    return form == Form.ANSWER || max == usual
        ? List.of()
        : List.of(Prose.plain("at most " + number(max) + " " + what));
  }

  private static String range(long min, long max, long usual, String what) {
    if (min == max) {
      return "exactly " + number(min) + " " + what;
    }
    if (max == usual) {
      return min == 0 ? "" : min == 1 ? "not empty" : "at least " + number(min) + " " + what;
    }
    return min == 0
        ? "at most " + number(max) + " " + what
        : number(min) + " to " + number(max) + " " + what;
  }

  private List<Span> bounds(Type.Whole whole) {
    if (form == Form.ANSWER) {
      return List.of();
    }
    boolean open = whole.max() > Integer.MAX_VALUE;
    var words =
        open
            ? (whole.min() < 0 ? "" : "at least " + number(whole.min()))
            : number(whole.min()) + " to " + number(whole.max());
    return words.isEmpty() ? List.of() : List.of(Prose.plain(words));
  }

  private static String number(long value) {
    return String.format(java.util.Locale.ROOT, "%,d", value);
  }
}
