package dev.ostiary.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML or JSON and keeps the lines. YAML's anchors are refused: a small file with aliases of
 * aliases is a large one in memory.
 */
final class LocatedReader {
  static final int MAX_LENGTH = 1 << 20;
  private static final int MAX_DEPTH = 16;
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(MAX_LENGTH)
          .maxDocumentLength(MAX_LENGTH)
          .maxNameLength(2_048)
          .maxNumberLength(100)
          .build();
  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(BOUNDS).build();
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .streamReadConstraints(BOUNDS)
          .loadSettings(
              LoadSettings.builder()
                  .setCodePointLimit(MAX_LENGTH)
                  .setMaxAliasesForCollections(0)
                  .build())
          .build();

  private final JsonParser parser;
  private final List<BadManifest.Problem> problems;

  private LocatedReader(JsonParser parser, List<BadManifest.Problem> problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * The value of a text: JSON if it begins with a brace, else YAML.
   *
   * @param problems gets what is wrong with it
   * @return null when nothing could be read
   */
  static @Nullable Located read(String text, List<BadManifest.Problem> problems) {
    TokenStreamFactory format = text.stripLeading().startsWith("{") ? JSON : YAML;
    try (var parser = format.createParser(ObjectReadContext.empty(), text)) {
      var reader = new LocatedReader(parser, problems);
      var token = parser.nextToken();
      var value = token == null ? new Located.Nothing(1) : reader.value(token);
      if (parser.nextToken() != null) {
        reader.problem("there is more than one document in the file");
      }
      return value;
    } catch (JacksonException e) {
      var at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      problems.add(new BadManifest.Problem(line, firstLine(e.getOriginalMessage())));
    } catch (YamlEngineException e) {
      problems.add(new BadManifest.Problem(1, firstLine(e.getMessage())));
    }
    return null;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "cannot be read" : message.lines().findFirst().orElse("").strip();
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private void problem(String message) {
    problems.add(new BadManifest.Problem(line(), message));
  }

  private Located value(JsonToken token) {
    int line = line();
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problem("anchors and aliases (&, *) are not supported; a text that begins so needs quotes");
      return new Located.Nothing(line);
    }
    return switch (token) {
      case START_OBJECT -> members(line);
      case START_ARRAY -> items(line);
      case VALUE_STRING -> new Located.Words(line, parser.getString());
      case VALUE_NULL -> new Located.Nothing(line);
      case VALUE_TRUE, VALUE_FALSE -> new Located.Other(line, "true or false");
      default -> new Located.Other(line, "a number");
    };
  }

  private Located members(int line) {
    var all = new LinkedHashMap<String, Located.Member>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      int at = line();
      if (all.containsKey(name)) {
        problem(ManifestReader.quoted(name) + " stands twice");
      }
      all.put(name, new Located.Member(at, value(parser.nextToken())));
    }
    return new Located.Members(line, all);
  }

  private Located items(int line) {
    var all = new ArrayList<Located>();
    for (var token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      all.add(value(token));
    }
    return new Located.Items(line, all);
  }
}
