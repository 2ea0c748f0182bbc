package dev.ostiary.cli;

import dev.ostiary.manifest.BadManifest;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manifest that a command line names. */
final class Manifests {
  private static final String FILE = "--file";

  private Manifests() {}

  static OptionSpec option() {
    return CommandLines.option(
        FILE, "FILE", "The manifest, YAML or JSON (default: " + ManifestFile.NAME + ")");
  }

  static Path file(CommandSpec spec) {
    return Path.of(
        CommandLines.has(spec, FILE) ? CommandLines.value(spec, FILE) : ManifestFile.NAME);
  }

  /** The manifest; a {@link CommandFailure} says what is wrong with it. */
  static Manifest read(CommandSpec spec) throws IOException {
    try {
      return ManifestFile.read(file(spec));
    } catch (BadManifest e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          "There is no " + e.getMessage() + ": name the manifest with " + FILE);
    }
  }
}
