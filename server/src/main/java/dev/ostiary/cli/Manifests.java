package dev.ostiary.cli;

import dev.ostiary.manifest.BadManifest;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manifests that a command line names. */
final class Manifests {
  private static final String FILE = "--file";

  private Manifests() {}

  static OptionSpec option() {
    return CommandLines.option(
        FILE, "FILE", "The manifest, YAML or JSON (default: " + ManifestFile.NAME + ")");
  }

  /** As {@link #option}, for commands that take several. */
  static OptionSpec severalOption() {
    return OptionSpec.builder(FILE)
        .paramLabel("FILE")
        .arity("1..*")
        .type(String[].class)
        .description("The manifests of the APIs in use (default: " + ManifestFile.NAME + ")")
        .build();
  }

  static Path file(CommandSpec spec) {
    return Path.of(spec.commandLine().getParseResult().matchedOptionValue(FILE, ManifestFile.NAME));
  }

  static List<Path> files(CommandSpec spec) {
    var parsed = spec.commandLine().getParseResult();
    var names = parsed.matchedOptionValue(FILE, new String[] {ManifestFile.NAME});
    return Arrays.stream(names).map(Path::of).toList();
  }

  /** The manifest; a {@link CommandFailure} says what is wrong with it. */
  static Manifest read(Path file) throws IOException {
    try {
      return ManifestFile.read(file);
    } catch (BadManifest e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          "There is no " + e.getMessage() + ": name the manifest with " + FILE);
    }
  }
}
