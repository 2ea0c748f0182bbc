package dev.ostiary.reference;

import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Use;
import dev.ostiary.management.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command line of curl that calls an operation, for a POSIX shell that has the token in {@code
 * $TOKEN}.
 */
final class Curl {
  private static final String NEXT = " \\\n  ";

  private Curl() {}

  /** What follows {@code curl '} and the issuer. */
  static String of(Operation operation) {
    var lines = new ArrayList<String>();
    lines.add("api/v2" + path(operation) + query(operation) + "'");
    if (!operation.method().equals("GET")) {
      lines.add("-X " + operation.method());
    }
    lines.add("-H \"Authorization: Bearer $TOKEN\"");
    var body = operation.body();
    if (body != null && body.use() == Use.UPLOAD) {
      lines.addAll(parts(body.type()));
    } else if (body != null) {
      lines.add("-H 'Content-Type: application/json'");
      lines.add("-d " + quoted(pretty(SampleBody.of(operation, body), "")));
    }
    return String.join(NEXT, lines);
  }

  /** The path with words in capitals where an id belongs: {@code /clients/CLIENT_ID}. */
  private static String path(Operation operation) {
    var segments = operation.path().split("/");
    for (int i = 1; i < segments.length; i++) {
      if (segments[i].startsWith("{")) {
        var name = segments[i].substring(1, segments[i].length() - 1);
        segments[i] = name.equals("id") ? singular(segments[i - 1]) + "_ID" : capitals(name);
      }
    }
    return String.join("/", segments);
  }

  private static String singular(String segment) {
    var word = segment.endsWith("s") ? segment.substring(0, segment.length() - 1) : segment;
    return capitals(word);
  }

  /** A name as it stands for something that the reader puts in: {@code user_id} is USER_ID. */
  static String capitals(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String query(Operation operation) {
    var needed =
        operation.query().stream()
            .filter(Operation.Parameter::required)
            .map(p -> p.name() + "=" + capitals(p.name()))
            .collect(Collectors.joining("&"));
    return needed.isEmpty() ? "" : "?" + needed;
  }

  private static List<String> parts(Type form) {
    return form instanceof Type.Obj o
        ? o.schema().properties().stream()
            .filter(p -> p.required())
            .map(p -> "-F " + p.name() + "=" + value(p.name()))
            .toList()
        : List.of();
  }

  private static String value(String part) {
    return part.endsWith("_id") ? capitals(part) : "@" + part + ".json";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String pretty(JsonNode value, String indent) {
    var more = indent + "  ";
    return switch (value) {
      case ObjectNode o when !o.isEmpty() ->
          o.properties().stream()
              .map(m -> more + "\"" + m.getKey() + "\": " + pretty(m.getValue(), more))
              .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      case ArrayNode a when !a.isEmpty() ->
          a.valueStream()
              .map(v -> more + pretty(v, more))
              .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      default -> value.toString();
    };
  }
}
