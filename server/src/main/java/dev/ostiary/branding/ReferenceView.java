package dev.ostiary.branding;

import dev.ostiary.management.Operation.Effect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reference of the Management API shows: English, because the API speaks English. */
public final class ReferenceView {
  private static final int FEW = 6;

  private ReferenceView() {}

  private static final Set<String> COMMON =
      Set.of("page", "per_page", "include_totals", "take", "fields", "include_fields");

  /** Where the reference starts; a group's page is below it. */
  public static final String PATH = "/docs/management-api";

  /**
   * What every page of the reference has.
   *
   * @param issuer of the tenant, with its trailing slash
   * @param groups all of them, for the navigation
   */
  public record Frame(String issuer, List<Group> groups) {
    /** How many operations there are, in all groups. */
    public long operations() {
      return groups.stream().mapToLong(g -> g.lines().size()).sum();
    }

    /** Those that have at least one operation that does something. */
    public List<Group> offered() {
      return groups.stream().filter(Group::offered).toList();
    }

    /** Those of which nothing is there. */
    public List<Group> missing() {
      return groups.stream().filter(g -> !g.offered()).toList();
    }
  }

  /**
   * Operations whose paths begin with the same word.
   *
   * @param slug that word, such as {@code client-grants}
   * @param about one sentence
   */
  public record Group(String slug, String title, String about, List<Line> lines) {
    /** Where its page is. */
    public String path() {
      return PATH + "/" + slug;
    }

    /** Whether any of it is there. */
    public boolean offered() {
      return lines.stream().anyMatch(Line::offered);
    }

    /** How many of the operations this server has. */
    public long count() {
      return lines.stream().filter(Line::offered).count();
    }

    /** The operations that this server does not have. */
    public List<Line> gone() {
      return lines.stream().filter(l -> !l.offered()).toList();
    }

    /** The same with fewer operations. */
    public Group with(List<Line> fewer) {
      return new Group(slug, title, about, fewer);
    }
  }

  /**
   * An operation in a list.
   *
   * @param anchor its id on the page of its group, which does not change
   * @param path below {@code /api/v2}
   */
  public record Line(String method, String path, String anchor, String summary, Effect effect) {
    /** Whether this server has it. */
    public boolean offered() {
      return effect != Effect.UNAVAILABLE;
    }

    /** Whether it takes and keeps what nothing uses. */
    public boolean stored() {
      return effect == Effect.STORED;
    }
  }

  /**
   * The first page.
   *
   * @param query what the reader searches, empty for nothing
   * @param found the groups with the operations that fit, when there is a query
   * @param statuses of errors, with their meaning
   */
  public record Index(Frame frame, String query, List<Group> found, List<Status> statuses) {}

  /** The page of a group. */
  public record Page(Frame frame, Group group, List<Article> articles) {}

  /**
   * An operation in full.
   *
   * @param own a scope that opens it for users themselves, or null
   * @param body what it takes, or null
   * @param errors statuses that it may answer besides
   * @param call the command line that calls it; what follows {@code curl '} and the issuer
   */
  public record Article(
      Line line,
      List<Span> note,
      List<String> scopes,
      @Nullable String own,
      List<Row> path,
      List<Row> query,
      @Nullable Body body,
      List<Answer> answers,
      List<Status> errors,
      String call) {
    /** The parameters that only this operation or a few like it have. */
    public List<Row> ownQuery() {
      return query.stream().filter(r -> !common(r)).toList();
    }

    /** The parameters of lists, which the introduction explains. */
    public List<Row> commonQuery() {
      return query.stream().filter(this::common).toList();
    }

    private boolean common(Row row) {
      return row.name().equals("from") ? has("take") : COMMON.contains(row.name());
    }

    private boolean has(String name) {
      return query.stream().anyMatch(r -> r.name().equals(name));
    }
  }

  /** A body, with its media type. */
  public record Body(String mediaType, boolean change, Shape shape) {}

  /** An answer; without a shape it has no body. */
  public record Answer(Status status, @Nullable Shape shape) {}

  /** A status of HTTP and what it means here. */
  public record Status(int code, String name, String meaning) {}

  /**
   * A member of an object, or a parameter.
   *
   * @param marks such as {@code required} or {@code read-only}
   */
  public record Row(String name, Shape shape, List<String> marks, List<Span> about) {}

  /**
   * The form of a value.
   *
   * @param type in words, such as {@code list of strings}
   * @param limits of length, size or form; may be empty
   * @param values the only ones allowed, or empty
   * @param members of an object, of the objects in a list or under the keys of a map
   * @param others when it is one of several forms: the others that have members
   */
  public record Shape(
      String type, List<Span> limits, List<String> values, List<Row> members, List<Shape> others) {
    /** Whether there is more to say than the type. */
    public boolean detailed() {
      return !members.isEmpty() || !others.isEmpty();
    }

    /** The type; of a small object without a name, what is in it. */
    public String outline() {
      return type.equals("object") && !members.isEmpty() && members.size() <= FEW
          ? members.stream().map(Row::name).collect(Collectors.joining(", ", "object with ", ""))
          : type;
    }
  }

  /** A piece of text; code stands in a typeface of its own. */
  public record Span(String text, boolean code) {}

  /**
   * A guide beside the reference.
   *
   * @param path where it starts; a chapter's page is below it
   * @param current the chapter to show, or null for the list of all
   */
  public record Book(String path, List<Chapter> chapters, @Nullable Chapter current) {}

  /** A page of a guide: its name, one sentence and what there is to say. */
  public record Chapter(String name, String lead, List<Block> blocks) {}

  /**
   * A paragraph, a heading, a list or code; only what it is has a value.
   *
   * @param caption of code
   */
  public record Block(
      List<Span> text, String heading, List<List<Span>> bullets, String caption, String code) {
    /** A heading. */
    public static Block heading(String text) {
      return new Block(List.of(), text, List.of(), "", "");
    }

    /** A paragraph. */
    public static Block paragraph(List<Span> text) {
      return new Block(text, "", List.of(), "", "");
    }

    /** A list. */
    public static Block bullets(List<List<Span>> items) {
      return new Block(List.of(), "", items, "", "");
    }

    /** Code. */
    public static Block code(String caption, String code) {
      return new Block(List.of(), "", List.of(), caption, code);
    }
  }
}
