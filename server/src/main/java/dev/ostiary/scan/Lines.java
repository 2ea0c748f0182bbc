package dev.ostiary.scan;

import java.util.Arrays;

/** Where the lines of a text begin; they are counted from 1, and only when somebody asks. */
final class Lines {
  private final String text;
  private int[] starts = {};

  Lines(String text) {
    this.text = text;
  }

  private int[] starts() {
    if (starts.length == 0) {
      var after = text.chars().filter(c -> c == '\n').count();
      starts = new int[Math.toIntExact(after) + 1];
      for (int line = 1, at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        starts[line++] = at + 1;
      }
    }
    return starts;
  }

  /** The line of a place. */
  int lineOf(int at) {
    int found = Arrays.binarySearch(starts(), at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a line begins. */
  int start(int line) {
    return starts()[line - 1];
  }

  /** A line; empty before the first. */
  String text(int line) {
    if (line < 1) {
      return "";
    }
    int end = line < starts().length ? start(line + 1) : text.length();
    return text.substring(start(line), end);
  }
}
