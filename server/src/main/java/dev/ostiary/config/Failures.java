package dev.ostiary.config;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import org.slf4j.LoggerFactory;

/** Says in one line why a command failed and what to do. */
public final class Failures {
  private Failures() {}

  /** One line for people; what nobody foresaw is in the log besides. */
  public static String explain(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      switch (e) {
        case Config.BadConfig bad -> {
          return String.valueOf(bad.getMessage());
        }
        case BindException bind -> {
          return "The port is in use ("
              + String.valueOf(error.getMessage())
              + "). Stop the other program or choose another with --port.";
        }
        case AccessDeniedException denied -> {
          return "Cannot write " + denied.getFile() + ". Choose another directory with --data.";
        }
        default -> {}
      }
    }
    LoggerFactory.getLogger(Failures.class).debug("Command failed", error);
    return String.valueOf(error.getMessage() == null ? error : error.getMessage());
  }
}
