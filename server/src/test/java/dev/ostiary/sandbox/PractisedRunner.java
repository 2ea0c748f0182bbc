package dev.ostiary.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes the cache with which processes for programs start, before the first test of a fresh build.
 * A server makes it in the background, and a test is over before that is done: each would begin
 * anew, none would have it, and all of them would have less of the machine.
 */
public final class PractisedRunner implements LauncherSessionListener {
  private static final Path HOME = Path.of("target/runner");

  /** As servers have it that are not told otherwise. */
  private static final int MEGABYTES = 64;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    try {
      var runner = Path.of("target/classes/dev/ostiary/sandbox/runner.jar");
      if (Files.exists(runner) && !practisedSince(Files.getLastModifiedTime(runner))) {
        try (var launcher = new Launcher(HOME, MEGABYTES)) {
          launcher.cache().provide();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean practisedSince(FileTime change) throws IOException {
    Files.createDirectories(HOME);
    try (var caches = Files.newDirectoryStream(HOME, "runner-*.aot")) {
      for (var cache : caches) {
        if (Files.getLastModifiedTime(cache).compareTo(change) >= 0) {
          return true;
        }
      }
    }
    return false;
  }
}
