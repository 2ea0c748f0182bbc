package dev.ostiary.manifest;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes manifests, as YAML or as JSON. */
public final class ManifestFile {
  /** What the file is called where nobody says otherwise. */
  public static final String NAME = "permissions.yaml";

  private ManifestFile() {}

  /**
   * Reads a file.
   *
   * @throws BadManifest with all that is wrong and its lines
   */
  public static Manifest read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > LocatedReader.MAX_LENGTH) {
      throw bad(file.toString(), "the file has more than 1 MiB");
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw bad(file.toString(), "the file is not UTF-8");
    }
  }

  /**
   * Reads a text: JSON if it begins with a brace, else YAML.
   *
   * @param name of the file, for messages
   * @throws BadManifest with all that is wrong and its lines
   */
  public static Manifest parse(String name, String text) {
    if (text.length() > LocatedReader.MAX_LENGTH) {
      throw bad(name, "the file has more than 1 MiB");
    }
    var problems = new ArrayList<BadManifest.Problem>();
    var root = LocatedReader.read(text, problems);
    if (root == null || !problems.isEmpty()) {
      throw new BadManifest(name, problems);
    }
    var manifest = ManifestReader.read(root, problems);
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(BadManifest.Problem::line));
      throw new BadManifest(name, problems);
    }
    return manifest;
  }

  private static BadManifest bad(String name, String message) {
    return new BadManifest(name, List.of(new BadManifest.Problem(1, message)));
  }

  /** Writes a file: as JSON if it is called {@code .json}, else as YAML. */
  public static void write(Path file, Manifest manifest) throws IOException {
    boolean json = file.toString().endsWith(".json");
    Files.writeString(file, json ? Json.write(json(manifest)) + "\n" : yaml(manifest));
  }

  /** As YAML, which {@link #parse} reads back to the same. */
  public static String yaml(Manifest manifest) {
    var text = new StringBuilder();
    text.append("api: ").append(YamlText.of(manifest.api())).append('\n');
    text.append(manifest.permissions().isEmpty() ? "permissions: {}\n" : "permissions:\n");
    for (var permission : manifest.permissions()) {
      text.append("  ").append(permission.key()).append(":\n");
      member(text, "value", YamlText.of(permission.value()));
      if (permission.description() != null) {
        member(text, "description", YamlText.of(permission.description()));
      }
      if (!permission.was().isEmpty()) {
        member(text, "was", list(permission.was()));
      }
      if (permission.aliasUntil() != null) {
        member(text, "alias_until", permission.aliasUntil().toString());
      }
    }
    if (!manifest.roles().isEmpty()) {
      text.append("roles:\n");
      manifest
          .roles()
          .forEach(
              (role, keys) ->
                  text.append("  " + YamlText.of(role) + ": " + list(keys)).append('\n'));
    }
    if (!manifest.ignore().isEmpty()) {
      text.append("ignore: ").append(list(manifest.ignore())).append('\n');
    }
    return text.toString();
  }

  private static void member(StringBuilder text, String name, String value) {
    text.append("    ").append(name).append(": ").append(value).append('\n');
  }

  private static String list(List<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  /** As JSON with the members of the file. */
  public static ObjectNode json(Manifest manifest) {
    var json = Json.object().put("api", manifest.api());
    var permissions = json.putObject("permissions");
    for (var permission : manifest.permissions()) {
      var member = permissions.putObject(permission.key()).put("value", permission.value());
      if (permission.description() != null) {
        member.put("description", permission.description());
      }
      if (!permission.was().isEmpty()) {
        member.set("was", Json.array(permission.was()));
      }
      if (permission.aliasUntil() != null) {
        member.put("alias_until", permission.aliasUntil().toString());
      }
    }
    var roles = json.putObject("roles");
    manifest.roles().forEach((role, keys) -> roles.set(role, Json.array(keys)));
    if (!manifest.ignore().isEmpty()) {
      json.set("ignore", Json.array(manifest.ignore()));
    }
    return json;
  }
}
