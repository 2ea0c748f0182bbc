package dev.ostiary.action;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program and one of its cases. Beside {@code NAME.js} stands {@code NAME.test.json}: settings
 * for all cases ({@code secrets}, {@code configuration}), and {@code cases}, each with what differs
 * from the sample event of the trigger ({@code event}, {@code user}, {@code context}, as a merge
 * patch), the {@code answers} that the program gets from outside, and what to {@code expect}. In a
 * text that is expected, {@code *} stands for anything.
 */
record ProgramCase(String program, String code, ObjectNode suite, ObjectNode one) {
  static final String DOMAIN = "login.example.com";
  private static final String STATE = "st4te";

  /** The examples that the dashboard offers. */
  static Stream<ProgramCase> library() {
    return list("library/library.json", "examples").stream()
        .flatMap(
            example -> {
              var id = Json.text(example, "id", "");
              var suite = json("library/" + id + ".test.json");
              suite.set("kind", example.path("kind"));
              suite.set("trigger", example.path("trigger"));
              return cases(id, text("library/" + id + ".js"), suite);
            });
  }

  /** Programs in the forms in which people publish them. */
  static Stream<ProgramCase> published(List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                cases(
                    name,
                    text("published/" + name + ".js"),
                    json("published/" + name + ".test.json")));
  }

  private static Stream<ProgramCase> cases(String program, String code, ObjectNode suite) {
    return suite
        .path("cases")
        .valueStream()
        .map(one -> new ProgramCase(program, code, suite, (ObjectNode) one));
  }

  static List<JsonNode> list(String file, String member) {
    return json(file).path(member).valueStream().toList();
  }

  static ObjectNode json(String file) {
    return Json.own(text(file));
  }

  static String text(String file) {
    try (var in = Objects.requireNonNull(ProgramCase.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kind() {
    return Json.text(suite, "kind", "");
  }

  String trigger() {
    return Json.text(suite, "trigger", "");
  }

  boolean module() {
    return kind().equals("action") || kind().equals("hook");
  }

  JsonNode expected() {
    return one.path("expect");
  }

  /** The code, at the time that the case names, without a line more. */
  String codeThen() {
    var now = Json.text(one, "now");
    return now == null
        ? code
        : """
          (() => { const T = Date, at = T.parse('%s'); globalThis.Date = class extends T { \
          constructor(...a) { if (a.length) super(...a); else super(at); } \
          static now() { return at; } }; })();"""
                .formatted(now)
            + code;
  }

  /** What a process is given to run it. */
  ObjectNode input() {
    var input = Json.object().put("kind", kind()).put("trigger", trigger()).put("domain", DOMAIN);
    input
        .putObject("redirect")
        .put("possible", Json.flag(one, "browser", true))
        .put("issuer", DOMAIN)
        .put("state", STATE);
    var cache = input.putObject("cache");
    one.path("cache")
        .properties()
        .forEach(
            kept ->
                cache
                    .putObject(kept.getKey())
                    .put("value", kept.getValue().asString())
                    .put("expires_at", System.currentTimeMillis() + 60_000));
    input.set("configuration", Json.child(suite, "configuration"));
    switch (kind()) {
      case "action" -> {
        input.put("handler", Json.text(one, "handler", HANDLERS.of(trigger())));
        input.set("event", event());
      }
      case "rule" -> {
        var sample = json("events/rule.json");
        input.set("user", merged(sample.path("user"), one.path("user")));
        input.set("context", merged(sample.path("context"), one.path("context")));
      }
      default -> input.set("arguments", one.path("arguments"));
    }
    return input;
  }

  private interface Handlers {
    String of(String trigger);
  }

  private static final Handlers HANDLERS =
      trigger ->
          switch (trigger) {
            case "password-reset-post-challenge" -> "onExecutePostChallenge";
            default -> {
              var name = new StringBuilder("onExecute");
              for (var word : trigger.split("-", -1)) {
                name.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                    .append(word.substring(1));
              }
              yield name.toString();
            }
          };

  private JsonNode event() {
    var event = (ObjectNode) merged(json("events/" + trigger() + ".json"), one.path("event"));
    event.set("secrets", Json.child(suite, "secrets"));
    if (one.get("token") instanceof ObjectNode token) {
      var made = SharedSecretToken.of(token);
      if (trigger().equals("custom-token-exchange")) {
        ((ObjectNode) event.path("transaction")).put("subject_token", made);
      } else {
        ((ObjectNode) event.path("request").path("query"))
            .put(Json.text(token, "as", "session_token"), made);
      }
    }
    return event;
  }

  /** RFC 7396. */
  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (patch.isMissingNode()) {
      return target;
    }
    if (!patch.isObject()) {
      return patch;
    }
    var merged = target.isObject() ? ((ObjectNode) target).deepCopy() : Json.object();
    patch
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                merged.remove(member.getKey());
              } else {
                merged.set(
                    member.getKey(), merged(merged.path(member.getKey()), member.getValue()));
              }
            });
    return merged;
  }

  @Override
  public String toString() {
    return program + " · " + Json.text(one, "name", "");
  }
}
