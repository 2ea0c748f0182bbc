package dev.ostiary.codegen;

import java.util.List;

/** Lines of code, indented by how many blocks are open. */
final class Code {
  private final String indent;
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private int blanks;

  Code(String indent) {
    this.indent = indent;
  }

  /** A line; an empty one is left out where a block ends. */
  Code line(String line) {
    if (line.isEmpty()) {
      blanks++;
      return this;
    }
    text.append("\n".repeat(blanks)).append(indent.repeat(depth)).append(line).append('\n');
    blanks = 0;
    return this;
  }

  Code lines(List<String> lines) {
    lines.forEach(this::line);
    return this;
  }

  /** A line that opens a block. */
  Code open(String line) {
    line(line);
    depth++;
    return this;
  }

  /** The line that closes it. */
  Code close(String line) {
    depth--;
    if (!line.isEmpty()) {
      blanks = 0;
    }
    return line.isEmpty() ? this : line(line);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
