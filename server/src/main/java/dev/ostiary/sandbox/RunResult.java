package dev.ostiary.sandbox;

import dev.ostiary.common.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a run. Everything in it is the program's word: whoever carries a command out looks
 * at it as at any request.
 *
 * @param micros how long it took, in microseconds, as the process measured it
 * @param value what a callback was given
 * @param commands what the program decided, in order
 * @param logs {@code {level, text, at_ms}} each
 * @param error why it failed, or null
 */
public record RunResult(
    Status status,
    long micros,
    JsonNode value,
    List<Command> commands,
    ArrayNode logs,
    @Nullable Failure error) {
  /** How a run ended. */
  public enum Status {
    OK,
    FAILED,
    LATE,
    CRASHED,
    BUSY
  }

  /**
   * A call of the {@code api} object.
   *
   * @param name such as {@code accessToken.setCustomClaim}
   * @param line of the program, or 0 when it is not known
   */
  public record Command(String name, JsonNode arguments, int line) {
    /** An argument; missing when there is none. */
    public JsonNode argument(int index) {
      return arguments.path(index);
    }

    /** As JSON. */
    public ObjectNode toJson() {
      var json = Json.object().put("name", name);
      json.set("arguments", arguments);
      return line > 0 ? json.put("line", line) : json.putNull("line");
    }
  }

  /**
   * An error of the program.
   *
   * @param code the error's own {@code code}, or empty
   * @param line of the program, or 0
   */
  public record Failure(String name, String message, String code, int line, String stack) {
    /** As JSON. */
    public ObjectNode toJson() {
      var json = Json.object().put("name", name).put("message", message);
      if (line > 0) {
        json.put("line", line);
      } else {
        json.putNull("line");
      }
      return json.put("stack", stack);
    }

    private Failure told(UnaryOperator<String> change) {
      return new Failure(
          change.apply(name), change.apply(message), change.apply(code), line, change.apply(stack));
    }
  }

  /** The same with every text of the console and of the error changed so. */
  public RunResult told(UnaryOperator<String> change) {
    var told = Json.array();
    for (var line : logs) {
      told.add(
          ((ObjectNode) line.deepCopy()).put("text", change.apply(Json.text(line, "text", ""))));
    }
    return new RunResult(
        status, micros, value, commands, told, error == null ? null : error.told(change));
  }

  /** Whether the program came to its end. */
  public boolean ok() {
    return status == Status.OK;
  }

  static RunResult ended(Status status, long micros, String why) {
    var failure = new Failure("Error", why, "", 0, "");
    return new RunResult(status, micros, Json.object(), List.of(), Json.array(), failure);
  }

  /** Of the last message of the process. */
  static RunResult of(Frame done) {
    long micros = Long.parseLong(done.text(1));
    return switch (done.text(0)) {
      case "ok" -> ended(done.text(2), micros);
      case "late" -> ended(Status.LATE, micros, "The program took too long");
      default ->
          new RunResult(
              Status.FAILED,
              micros,
              Json.object(),
              List.of(),
              Json.array(),
              new Failure(done.text(3), done.text(4), "", 0, ""));
    };
  }

  private static RunResult ended(String text, long micros) {
    try {
      return read(Json.parse(text.getBytes(StandardCharsets.UTF_8)), micros);
    } catch (Json.MalformedJson e) {
      return ended(Status.FAILED, micros, "What the program decided cannot be kept as JSON");
    }
  }

  private static RunResult read(JsonNode json, long micros) {
    var commands = new ArrayList<Command>();
    for (var one : json.path("commands")) {
      commands.add(
          new Command(
              Json.text(one, "name", ""),
              one.get("arguments") instanceof ArrayNode arguments ? arguments : Json.array(),
              (int) Json.number(one, "line", 0)));
    }
    var error = json.path("error");
    var failure =
        error.isObject()
            ? new Failure(
                Json.text(error, "name", "Error"),
                Json.text(error, "message", ""),
                Json.text(error, "code", ""),
                (int) Json.number(error, "line", 0),
                Json.text(error, "stack", ""))
            : null;
    return new RunResult(
        failure == null ? Status.OK : Status.FAILED,
        micros,
        json.path("value"),
        List.copyOf(commands),
        logs(json.path("logs")),
        failure);
  }

  /** A program can make its own lines look like anything: only what a line has is kept. */
  private static ArrayNode logs(JsonNode lines) {
    var logs = Json.array();
    for (var line : lines) {
      logs.addObject()
          .put("level", Json.text(line, "level", "log"))
          .put("text", Json.text(line, "text", ""))
          .put("at_ms", Json.number(line, "at_ms", 0));
    }
    return logs;
  }
}
