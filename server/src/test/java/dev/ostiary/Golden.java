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
      assertThat(difference(Files.readString(path), actual))
          .as("%s differs from what the code says: run `make golden` and look at the change", file)
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line that differs: whole documents of megabytes would bury it. */
  private static String difference(String kept, String actual) {
    var before = kept.split("\n", -1);
    var after = actual.split("\n", -1);
    for (int i = 0; i < Math.max(before.length, after.length); i++) {
      var old = i < before.length ? before[i] : "(the end)";
      var now = i < after.length ? after[i] : "(the end)";
      if (!old.equals(now)) {
        return "line " + (i + 1) + " was\n" + old + "\nand is\n" + now;
      }
    }
    return "";
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
