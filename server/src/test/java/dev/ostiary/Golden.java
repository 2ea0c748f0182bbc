package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what the server once did, so that a change shows in review. {@code
 * -Dgolden.update=true} writes them anew.
 */
public final class Golden {
  private static final Path REPOSITORY = Path.of("..");

  private Golden() {}

  /** Compares text with a file; the path is relative to the repository. */
  public static void check(String file, String actual) {
    var path = REPOSITORY.resolve(file);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, actual);
      }
      assertThat(path).as("%s is missing: run `make golden`", file).exists();
      assertThat(actual)
          .as("%s differs from what the code says: run `make golden` and look at the change", file)
          .isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file of the repository. */
  public static String read(String file) {
    try {
      return Files.readString(REPOSITORY.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
