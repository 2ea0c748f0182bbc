package dev.ostiary.runner;

import org.graalvm.polyglot.PolyglotException;

/**
 * The end of a process in which a class is lost for good. When a program's stack is full at the
 * moment in which the engine first needs a class, the class cannot be initialized, and never will
 * be in this process (JVMS section 5.5): the programs after it would all fail. The server starts
 * another process and runs the program there.
 */
final class Spoiled {
  /** What the server takes as this. */
  private static final int EXIT = 4;

  private Spoiled() {}

  /** Ends the process when the engine failed for that reason. */
  static void endIf(PolyglotException failure) {
    if (failure.isInternalError()
        && String.valueOf(failure.getMessage()).contains("NoClassDefFoundError")) {
      end();
    }
  }

  static void end() {
    Runtime.getRuntime().halt(EXIT);
  }
}
