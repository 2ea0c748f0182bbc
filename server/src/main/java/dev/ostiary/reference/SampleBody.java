package dev.ostiary.reference;

import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Use;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Property;
import dev.ostiary.management.Schema.Writer;
import dev.ostiary.management.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body that an operation takes, small and likely: what is required, and the members by which
 * people know the object. It fits the declared schema.
 */
final class SampleBody {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int ENOUGH = 4;
  private static final Pattern MADE =
      Pattern.compile(
          "(?:Create|Update|Add) an? (.+?)(?:'s| (?:of|to|from) ).*|[A-Z]\\w+ an? (.+)");

  /** Members that say what an object is, best first. */
  private static final List<String> TELLING =
      List.of(
          "name",
          "display_name",
          "description",
          "app_type",
          "callbacks",
          "friendly_name",
          "enabled",
          "subject",
          "user_metadata",
          "metadata");

  /** What stands under a name, the first that fits. */
  private static final Map<String, List<String>> BY_NAME =
      Map.ofEntries(
          Map.entry("email", List.of("jane@example.com")),
          Map.entry("password", List.of("Correct-Horse-7-Battery")),
          Map.entry("username", List.of("jane")),
          Map.entry("given_name", List.of("Jane")),
          Map.entry("family_name", List.of("Doe")),
          Map.entry("nickname", List.of("jane")),
          Map.entry("friendly_name", List.of("Acme")),
          Map.entry("identifier", List.of("https://api.example.com/")),
          Map.entry("audience", List.of("https://api.example.com/")),
          Map.entry("resource_server_identifier", List.of("https://api.example.com/")),
          Map.entry("permission_name", List.of("read:orders")),
          Map.entry("scope", List.of("read:orders")),
          Map.entry("connection", List.of("Username-Password-Authentication")),
          Map.entry("strategy", List.of("auth0")),
          Map.entry("user_id", List.of("auth0|5f7c8ec7c33c6c004bbafe82")),
          Map.entry("client_id", List.of("YOUR_CLIENT_ID")),
          Map.entry("description", List.of("What it is for")),
          Map.entry("subject", List.of("Please confirm your address")),
          Map.entry("callbacks", List.of("https://app.example.com/callback")),
          Map.entry("members", List.of("auth0|5f7c8ec7c33c6c004bbafe82")),
          Map.entry("users", List.of("auth0|5f7c8ec7c33c6c004bbafe82")),
          Map.entry("roles", List.of("YOUR_ROLE_ID")),
          Map.entry("domain", List.of("login.example.com")),
          Map.entry("plan", List.of("gold")),
          Map.entry("script", List.of("function (user, context, callback) { callback(); }")));

  private static final List<String> USUAL =
      List.of(
          "example",
          "https://app.example.com/",
          "jane@example.com",
          "2030-01-02T03:04:05.000Z",
          "app.example.com",
          "#1f4e79",
          "+15551234567",
          "192.0.2.0/24",
          "en",
          "20300102",
          "US",
          "1.0",
          "v1",
          "node22",
          "JBSWY3DPEHPK3PXP",
          "an example that is long enough to be taken");

  private static final Map<String, JsonNode> WRITTEN = written();

  private final String summary;
  private final boolean change;

  private SampleBody(Operation operation, boolean change) {
    this.summary = operation.summary();
    this.change = change;
  }

  /** A body for an operation that takes JSON. */
  static JsonNode of(Operation operation, Operation.Body body) {
    var written = WRITTEN.get(operation.toString());
    return written != null
        ? written
        : new SampleBody(operation, body.use() == Use.PATCH).whole(body.type());
  }

  /** The operations whose bodies were written by hand. */
  static Set<String> byHand() {
    return WRITTEN.keySet();
  }

  private static Map<String, JsonNode> written() {
    return Resources.text("samples.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 3))
        .collect(Collectors.toMap(parts -> parts[0] + " " + parts[1], parts -> json(parts[2])));
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (Json.MalformedJson e) {
      throw new IllegalStateException(text, e);
    }
  }

  private JsonNode whole(Type type) {
    return type instanceof Type.Obj o ? object(o.schema(), change) : value("", type);
  }

  private JsonNode value(String name, Type type) {
    return switch (type) {
      case Type.Text t -> text(name, t);
      case Type.Format f -> text(name, f);
      case Type.Whole w -> NODES.numberNode(Math.clamp(1, w.min(), w.max()));
      case Type.Numeric n -> NODES.numberNode(1);
      case Type.Bool b -> NODES.booleanNode(true);
      case Type.Null n -> NODES.nullNode();
      case Type.Unsupported u -> NODES.nullNode();
      case Type.ListOf l -> l.max() == 0 ? Json.array() : Json.array().add(value(name, l.item()));
      case Type.MapOf m -> Json.object().set("plan", value("plan", m.value()));
      case Type.Obj o -> object(o.schema(), false);
      case Type.AnyOf a -> value(name, likely(a.types()));
      case Type.Any a ->
          name.endsWith("metadata") ? Json.object().put("plan", "gold") : Json.object();
    };
  }

  private static Type likely(List<Type> types) {
    return types.stream()
        .filter(t -> t instanceof Type.Obj)
        .findFirst()
        .or(() -> types.stream().filter(t -> !(t instanceof Type.Null)).findFirst())
        .orElse(types.getFirst());
  }

  private JsonNode text(String name, Type type) {
    return candidates(name, type)
        .map(NODES::stringNode)
        .map(JsonNode.class::cast)
        .filter(c -> fits(type, c))
        .findFirst()
        .orElseGet(() -> NODES.stringNode("example"));
  }

  private Stream<String> candidates(String name, Type type) {
    var values = type instanceof Type.Text t ? t.values() : List.<String>of();
    var known = BY_NAME.getOrDefault(name, List.of());
    var made = name.equals("name") || name.equals("display_name") ? own() : Stream.<String>of();
    return Stream.of(values.stream(), known.stream(), made, ids(name), USUAL.stream())
        .flatMap(s -> s);
  }

  /** A name made of what the operation makes: "My application", "my-application". */
  private Stream<String> own() {
    var made = MADE.matcher(summary);
    if (!made.matches()) {
      return Stream.of("Example");
    }
    var what = Objects.requireNonNullElse(made.group(1), made.group(2));
    if (what.equals("user")) {
      return Stream.of("Jane Doe");
    }
    var mine = "My " + what;
    return Stream.of(mine, mine.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private static Stream<String> ids(String name) {
    return name.endsWith("_id") || name.equals("id") || name.endsWith("Id")
        ? Stream.of("YOUR_" + Curl.capitals(name))
        : Stream.of();
  }

  static boolean fits(Type type, JsonNode value) {
    try {
      type.check(value, Type.Place.of("sample", ""));
      return true;
    } catch (ManagementError e) {
      return false;
    }
  }

  private ObjectNode object(Schema schema, boolean partial) {
    var open = schema.properties().stream().filter(p -> open(p, partial)).toList();
    var object = Json.object();
    for (var property : open) {
      if (property.required() && !partial) {
        set(object, property);
      }
    }
    for (var name : TELLING) {
      open.stream()
          .filter(p -> p.name().equals(name) && object.size() < ENOUGH)
          .forEach(p -> set(object, p));
    }
    if (object.isEmpty()) {
      open.stream().filter(p -> plain(p.type())).limit(2).forEach(p -> set(object, p));
    }
    return object;
  }

  private static boolean open(Property property, boolean partial) {
    boolean mine = property.writer() == Writer.ALWAYS || property.writer() == Writer.NEVER_SHOWN;
    return mine || (property.writer() == Writer.CREATION && !partial);
  }

  private static boolean plain(Type type) {
    return switch (type) {
      case Type.Bool b -> true;
      case Type.Whole w -> true;
      case Type.Text t -> true;
      case Type.Format f -> true;
      case Type.ListOf l -> plain(l.item());
      case Type.Obj o -> true;
      case Type.AnyOf a -> a.types().stream().anyMatch(SampleBody::plain);
      default -> false;
    };
  }

  /** What no sample fits is left out, unless it is needed. */
  private void set(ObjectNode object, Property property) {
    var value = value(property.name(), property.type());
    if (property.required() || fits(property.type(), value)) {
      object.set(property.name(), value);
    }
  }
}
