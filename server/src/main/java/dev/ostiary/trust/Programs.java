package dev.ostiary.trust;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Other programs of this machine. */
public final class Programs {
  /** Where root's programs are, which the PATH of other users leaves out. */
  private static final List<String> FOR_ROOT = List.of("/usr/sbin", "/sbin");

  private final List<String> directories;

  /** Programs on a search path in the form of {@code PATH}. */
  public Programs(String path) {
    directories =
        Stream.concat(Stream.of(path.split(File.pathSeparator)), FOR_ROOT.stream())
            .filter(d -> !d.isEmpty())
            .toList();
  }

  /** How a program ended, and what it wrote. */
  record Result(int status, String output) {
    boolean ok() {
      return status == 0;
    }

    /** The last line it wrote, which says why it failed. */
    String reason() {
      return output.isBlank() ? "status " + status : output.strip().lines().toList().getLast();
    }
  }

  boolean has(String name) {
    return directories.stream().anyMatch(d -> Files.isExecutable(Path.of(d, name)));
  }

  /** Runs a program that may ask nothing: its input is empty. */
  Result run(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(130, "interrupted");
    }
  }
}
