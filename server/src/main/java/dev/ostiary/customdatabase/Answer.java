package dev.ostiary.customdatabase;

import dev.ostiary.common.Text;
import dev.ostiary.sandbox.RunResult;
import dev.ostiary.sandbox.RunResult.Status;
import tools.jackson.databind.JsonNode;

/** What a script called back with. */
sealed interface Answer {
  /** No error; JSON null when the script has nothing to say. */
  record Value(JsonNode value) implements Answer {
    /** As JavaScript has it: whether the value counts as true. */
    boolean yes() {
      return !value.isNull()
          && !value.isMissingNode()
          && !(value.isBoolean() && !value.booleanValue())
          && !(value.isNumber() && value.doubleValue() == 0)
          && !(value.isString() && value.stringValue().isEmpty());
    }

    /** Whether it is a profile, and not null or false. */
    boolean someone() {
      return yes();
    }
  }

  /** {@code WrongUsernameOrPasswordError}. */
  record Wrong() implements Answer {}

  /** {@code ValidationError}: a message for the person. */
  record Invalid(String code, String message) implements Answer {}

  /** Anything else; the reason is for the log and for administrators. */
  record Failed(String reason) implements Answer {}

  /** How a run ended. */
  static Answer of(String script, RunResult result) {
    if (result.status() == Status.OK) {
      return new Value(result.value());
    }
    var error = result.error();
    if (error == null) {
      return new Failed("The script " + script + " failed");
    }
    boolean own = result.status() == Status.FAILED;
    if (own && error.name().equals("WrongUsernameOrPasswordError")) {
      return new Wrong();
    }
    var message = Text.clipped(error.message(), 500);
    if (own && error.name().equals("ValidationError")) {
      return new Invalid(Text.clipped(error.code(), 100), message);
    }
    var line = error.line() > 0 ? " (line " + error.line() + ")" : "";
    var name = error.name().equals("Error") ? "" : Text.clipped(error.name(), 100) + ": ";
    return new Failed("The script " + script + " failed" + line + ": " + name + message);
  }

  /** Nothing, of a connection that has no such script. */
  static Answer missing(String script) {
    return new Failed("The connection has no script " + script);
  }
}
