package dev.ostiary.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Guards for frameworks: files of code in which only a few names are filled in. */
final class Guard {
  private Guard() {}

  /** The guard of a file, with the names of the class and of the package. */
  static String text(String file, String type, String space) {
    try (var in = Guard.class.getResourceAsStream("/codegen/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("No guard in " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("HEADER", Generator.HEADER)
          .replace("NAMESPACE", space)
          .replace("CONSTANTS", type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
