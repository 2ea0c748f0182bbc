package dev.ostiary.manifest;

import java.util.List;
import java.util.stream.Collectors;

/** A manifest that cannot be used, with all that is wrong with it and where. */
public final class BadManifest extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;
  private final transient List<Problem> problems;

  /**
   * Something wrong.
   *
   * @param line from 1
   * @param message in words, without the line
   */
  public record Problem(int line, String message) {}

  BadManifest(String file, List<Problem> problems) {
    super(message(file, problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String file, List<Problem> problems) {
    var lines =
        problems.stream()
            .limit(SHOWN)
            .map(p -> file + ":" + p.line() + ": " + p.message())
            .collect(Collectors.joining("\n"));
    int more = problems.size() - SHOWN;
    return more <= 0 ? lines : lines + "\nand " + more + " more";
  }
}
