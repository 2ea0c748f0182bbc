package dev.ostiary.reference;

import dev.ostiary.branding.ReferenceView.Article;
import dev.ostiary.branding.ReferenceView.Body;
import dev.ostiary.branding.ReferenceView.Group;
import dev.ostiary.branding.ReferenceView.Line;
import dev.ostiary.branding.ReferenceView.Row;
import dev.ostiary.branding.ReferenceView.Shape;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Effect;
import dev.ostiary.management.Operation.Use;
import dev.ostiary.reference.JsonSchemas.Form;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations as people look for them: by group, each with its place on a page. */
final class Catalog {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Properties WORDS = words();

  private final TreeMap<String, List<Operation>> operations;
  private final List<Group> groups;

  /** Of these operations. */
  Catalog(List<Operation> all) {
    operations =
        all.stream()
            .sorted(
                Comparator.comparing(Operation::path)
                    .thenComparing(o -> METHODS.indexOf(o.method())))
            .collect(Collectors.groupingBy(Operation::group, TreeMap::new, Collectors.toList()));
    groups =
        operations.entrySet().stream()
            .map(e -> group(e.getKey(), e.getValue()))
            .sorted(Comparator.comparing(Group::title))
            .toList();
  }

  private static Group group(String slug, List<Operation> operations) {
    var words = WORDS.getProperty(slug, title(slug) + "|").split("\\|", 2);
    var lines =
        operations.stream()
            .map(Catalog::line)
            .sorted(Comparator.comparing(Line::offered, Comparator.reverseOrder()))
            .toList();
    return new Group(slug, words[0], words[1], lines);
  }

  private static String title(String slug) {
    return slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1).replace('-', ' ');
  }

  private static Line line(Operation operation) {
    return new Line(
        operation.method(),
        operation.path(),
        anchor(operation),
        operation.summary(),
        operation.effect());
  }

  /** The method and the words of the path: {@code get-clients-id}. */
  static String anchor(Operation operation) {
    var words = operation.path().replaceAll("[{}]", "").replace('/', '-');
    return operation.method().toLowerCase(Locale.ROOT) + words;
  }

  /** All groups, by title. */
  List<Group> groups() {
    return groups;
  }

  /** The group whose paths begin with this word. */
  Optional<Group> group(String slug) {
    return groups.stream().filter(g -> g.slug().equals(slug)).findFirst();
  }

  /** The groups with the operations of which every word is in the summary, path or group. */
  List<Group> find(String query) {
    var words = List.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    return groups.stream()
        .map(g -> g.with(g.lines().stream().filter(l -> fits(g, l, words)).toList()))
        .filter(g -> !g.lines().isEmpty())
        .toList();
  }

  private static boolean fits(Group group, Line line, List<String> words) {
    var text = group.title() + ' ' + line.method() + ' ' + line.path() + ' ' + line.summary();
    var lower = text.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(lower::contains);
  }

  /** The operations of a group that this server has, in full. */
  List<Article> articles(Group group) {
    return operations.getOrDefault(group.slug(), List.of()).stream()
        .filter(o -> o.effect() != Effect.UNAVAILABLE)
        .map(Catalog::article)
        .toList();
  }

  private static Article article(Operation operation) {
    return new Article(
        line(operation),
        Prose.of(operation.note()),
        operation.scopes(),
        operation.own(),
        operation.pathParameters().stream().map(name -> pathRow(operation, name)).toList(),
        operation.query().stream().map(Shapes::of).toList(),
        body(operation),
        operation.answers().stream().filter(a -> a.status() < 400).map(Statuses::answer).toList(),
        OpenApi.errors(operation).stream().map(Statuses::of).toList(),
        Curl.of(operation));
  }

  private static Row pathRow(Operation operation, String name) {
    var shape = new Shape("string", List.of(), List.of(), List.of(), List.of());
    return new Row(name, shape, List.of(), Prose.of(PathParameters.description(operation, name)));
  }

  private static @Nullable Body body(Operation operation) {
    var body = operation.body();
    return body == null
        ? null
        : new Body(
            body.use() == Use.UPLOAD ? "multipart/form-data" : "application/json",
            body.use() == Use.PATCH,
            Shapes.of(body.type(), Form.of(body.use())));
  }

  private static Properties words() {
    try {
      var properties = new Properties();
      properties.load(new StringReader(Resources.text("groups.properties")));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
