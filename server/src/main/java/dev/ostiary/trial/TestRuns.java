package dev.ostiary.trial;

import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.action.Programs.Kind;
import dev.ostiary.common.Json;
import dev.ostiary.extension.Events;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.Point;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs programs to see what they do. Nothing that they decide takes effect. */
final class TestRuns {
  private final Extensions extensions;

  TestRuns(Extensions extensions) {
    this.extensions = extensions;
  }

  /**
   * Runs a program.
   *
   * @param trigger of an Action or a hook; else the kind's name
   * @param input what the runner is given beside the kind
   * @param calls whether its calls to the outside are made
   */
  ObjectNode run(String tenant, Deployed program, String trigger, ObjectNode input, boolean calls) {
    var flow = extensions.flow(tenant, trigger, !calls);
    flow.run(program, input);
    var json = flow.executed().getFirst().toJson();
    var effects = json.putArray("effects");
    for (var command : json.path("commands")) {
      effects.addObject().put("text", effect(command)).set("line", command.path("line"));
    }
    return json;
  }

  /** What an Action is given. */
  static ObjectNode action(Deployed program, String trigger, JsonNode event) {
    var given = event instanceof ObjectNode object ? object.deepCopy() : Json.object();
    var secrets = Events.texts(program.secrets());
    secrets.setAll(Json.child(given, "secrets"));
    given.set("secrets", secrets);
    var input =
        Json.object()
            .put("trigger", trigger)
            .put("handler", Point.of(trigger).orElse(Point.POST_LOGIN).handler());
    input.set("event", given);
    input.set("cache", Json.object());
    input.putObject("redirect").put("possible", true).put("issuer", "localhost");
    return input;
  }

  /**
   * What a rule is given.
   *
   * @param stored the tenant's own values, which the given ones come over
   */
  static ObjectNode rule(
      JsonNode user, JsonNode context, Map<String, String> stored, JsonNode configuration) {
    var input = Json.object().put("domain", "localhost");
    input.set("user", object(user));
    input.set("context", object(context));
    var values = Events.texts(stored);
    values.setAll(object(configuration));
    input.set("configuration", values);
    return input;
  }

  private static ObjectNode object(JsonNode value) {
    return value instanceof ObjectNode known ? known.deepCopy() : Json.object();
  }

  /** A program that is not stored anywhere. */
  static Deployed draft(Kind kind, String code, JsonNode secrets) {
    var values = new LinkedHashMap<String, String>();
    secrets.properties().forEach(p -> values.put(p.getKey(), p.getValue().asString("")));
    return new Deployed(kind, "draft", "draft", 0, code, values);
  }

  /** A command in words. */
  private static String effect(JsonNode command) {
    var arguments = command.path("arguments");
    var first = arguments.path(0).asString("");
    var second = Json.write(arguments.path(1));
    return switch (Json.text(command, "name", "")) {
      case "access.deny" -> "refuses: " + first;
      case "validation.error" -> "refuses: " + arguments.path(1).asString("");
      case "accessToken.setCustomClaim" -> "access token: " + first + " = " + second;
      case "idToken.setCustomClaim" -> "ID token: " + first + " = " + second;
      case "accessToken.addScope" -> "adds the scope " + first;
      case "accessToken.removeScope" -> "removes the scope " + first;
      case "user.setAppMetadata" -> "writes app_metadata." + first + " = " + second;
      case "user.setUserMetadata" -> "writes user_metadata." + first + " = " + second;
      case "users.updateAppMetadata" -> "writes app_metadata of " + first + ": " + second;
      case "users.updateUserMetadata" -> "writes user_metadata of " + first + ": " + second;
      case "redirect.sendUserTo" -> "sends the user to " + first;
      case "session.revoke" -> "ends the session: " + first;
      default -> Json.text(command, "name", "") + " " + Json.write(arguments);
    };
  }
}
