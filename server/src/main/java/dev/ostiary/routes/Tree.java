package dev.ostiary.routes;

import dev.ostiary.common.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML or JSON into a tree. An alias of YAML stands for the very node that it names, not for
 * a copy, and readers follow only the members that they know: aliases of aliases cost nothing.
 */
final class Tree {
  /** Bytes that a document may have; the largest public ones have about ten million. */
  static final int MAX_LENGTH = 16 << 20;

  private static final int MAX_DEPTH = 200;

  /** The scanner of YAML takes time with the square of a line's length. */
  private static final int MAX_LINE = 200_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(1 << 20)
          .maxDocumentLength(MAX_LENGTH)
          .maxNameLength(4_096)
          .maxNumberLength(1_000)
          .build();
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(BOUNDS).build();
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .streamReadConstraints(BOUNDS)
          .loadSettings(LoadSettings.builder().setCodePointLimit(MAX_LENGTH).build())
          .build();

  private final JsonParser parser;
  private final Map<String, JsonNode> anchors = new HashMap<>();

  private Tree(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The object of a text: JSON if it begins with a brace, else YAML.
   *
   * @throws BadOpenApi when it is neither, or too large or deep
   */
  static ObjectNode read(String text) {
    boolean json = text.stripLeading().startsWith("{");
    if (!json && text.lines().anyMatch(line -> line.length() > MAX_LINE)) {
      throw new BadOpenApi("A line has more than " + MAX_LINE + " characters");
    }
    TokenStreamFactory format = json ? JSON : YAML;
    try (var parser = format.createParser(ObjectReadContext.empty(), text)) {
      var token = parser.nextToken();
      if (token != null && new Tree(parser).value(token) instanceof ObjectNode object) {
        return object;
      }
      throw new BadOpenApi("This is no OpenAPI document: it is not an object");
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new BadOpenApi(
          (at == null ? "" : "Line " + at.getLineNr() + ": ") + firstLine(e.getOriginalMessage()));
    } catch (YamlEngineException e) {
      throw new BadOpenApi(firstLine(e.getMessage()));
    }
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "cannot be read" : message.lines().findFirst().orElse("").strip();
  }

  private JsonNode value(@Nullable JsonToken token) {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      var named = anchors.get(parser.getString());
      if (named == null) {
        throw new BadOpenApi("Line " + line() + ": nothing is anchored as " + parser.getString());
      }
      return named;
    }
    var anchor = parser instanceof YAMLParser ? parser.getObjectId() : null;
    var value =
        switch (token) {
          case START_OBJECT -> members();
          case START_ARRAY -> items();
          case VALUE_TRUE -> NODES.booleanNode(true);
          case VALUE_FALSE -> NODES.booleanNode(false);
          case VALUE_NULL -> NODES.nullNode();
          case null -> throw new BadOpenApi("The document ends early");
          default -> NODES.stringNode(parser.getString());
        };
    if (anchor != null) {
      anchors.put(anchor.toString(), value);
    }
    return value;
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private JsonNode members() {
    var object = Json.object();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      if (object.has(name) && !name.equals("<<")) {
        throw new BadOpenApi("Line " + line() + ": " + name + " stands twice");
      }
      var value = value(parser.nextToken());
      if (name.equals("<<") && value instanceof ObjectNode merged) {
        merged.properties().forEach(m -> object.putIfAbsent(m.getKey(), m.getValue()));
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  private JsonNode items() {
    var array = Json.array();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      array.add(value(token));
    }
    return array;
  }
}
