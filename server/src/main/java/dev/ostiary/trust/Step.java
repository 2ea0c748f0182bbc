package dev.ostiary.trust;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One command of another program, so that what is printed is what is done.
 *
 * @param place what it changes, in words
 * @param root whether only root may do it
 */
record Step(String place, List<String> command, boolean root) {
  static Step own(String place, String... command) {
    return new Step(place, List.of(command), false);
  }

  static Step root(String place, String... command) {
    return new Step(place, List.of(command), true);
  }

  /** The command as one types it. */
  String line() {
    var words = command.stream().map(Step::quoted).collect(Collectors.joining(" "));
    return root ? "sudo " + words : words;
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
