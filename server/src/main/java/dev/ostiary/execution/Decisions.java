package dev.ostiary.execution;

import dev.ostiary.action.Programs.Kind;
import dev.ostiary.common.Json;
import dev.ostiary.sandbox.RunResult;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a program decided, for people: {@code {name, arguments, line}} each. */
final class Decisions {
  private static final List<String> TOKENS = List.of("accessToken", "idToken");

  private Decisions() {}

  /** An action calls its {@code api}; a rule writes claims into what its context has of tokens. */
  static ArrayNode of(Kind kind, RunResult result) {
    var all = Json.array();
    result.commands().forEach(c -> all.add(c.toJson()));
    if (kind == Kind.RULE && result.ok()) {
      var lines = Json.child(result.value(), "lines");
      var context = Json.child(result.value(), "context");
      for (var token : TOKENS) {
        addClaims(all, token, Json.child(context, token), lines);
      }
    }
    return all;
  }

  /** Those that this rule has written: rules before it wrote into the same context. */
  private static void addClaims(ArrayNode all, String token, ObjectNode claims, ObjectNode lines) {
    for (var claim : claims.properties()) {
      JsonNode line = lines.get(token + "." + claim.getKey());
      if (line != null) {
        var decision = Json.object().put("name", token + ".set");
        decision.putArray("arguments").add(claim.getKey()).add(claim.getValue());
        decision.set("line", line);
        all.add(decision);
      }
    }
  }
}
