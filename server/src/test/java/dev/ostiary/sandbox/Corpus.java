package dev.ostiary.sandbox;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Programs that try to get out or to use up what there is: files of many, each after a line {@code
 * //// name [kind]: what it tries}. Without a kind it is the body of a post-login Action; {@code
 * module} is a whole one, {@code waits} a body that is ended while it waits.
 */
final class Corpus {
  private static final Pattern HEAD =
      Pattern.compile("(?m)^//// ([^:\\[\\n]+?)(?: \\[(\\w+)])?: (.+)\\n");

  /** Where the programs are told that the treasures are. */
  private final ObjectNode canary;

  private final String tools;

  Corpus(ObjectNode canary) {
    this.canary = canary;
    tools = "const canary = " + Json.write(canary) + ";\n" + text("tools");
  }

  /** One of them. */
  record Attack(String family, String name, String kind, String tries, String code) {
    @Override
    public String toString() {
      return family + "/" + name;
    }
  }

  /** All programs of a file. */
  static List<Attack> family(String family) {
    var text = text(family);
    var attacks = new ArrayList<Attack>();
    var head = HEAD.matcher(text);
    boolean found = head.find();
    while (found) {
      var name = head.group(1);
      var kind = head.group(2) == null ? "body" : head.group(2);
      var tries = head.group(3);
      int from = head.end();
      found = head.find();
      var code = text.substring(from, found ? head.start() : text.length());
      attacks.add(new Attack(family, name, kind, tries, code));
    }
    return List.copyOf(attacks);
  }

  Program program(String tenant, Attack attack) {
    return switch (attack.kind()) {
      case "rule", "database" ->
          new Program(tenant, "attack", attack.code(), Program.Shape.FUNCTION);
      case "hook", "module" ->
          new Program(tenant, "attack", tools + attack.code(), Program.Shape.MODULE);
      default -> action(tenant, "attack", tools, attack.code());
    };
  }

  static Program action(String tenant, String name, String before, String body) {
    return new Program(
        tenant,
        name,
        before + "exports.onExecutePostLogin = async (event, api) => {\n" + body + "\n};",
        Program.Shape.MODULE);
  }

  ObjectNode input(Attack attack) {
    var input = Json.object();
    var kind = attack.kind();
    switch (kind) {
      case "rule" -> {
        input.put("kind", kind).put("domain", "example.test");
        input.set("user", Json.object().put("user_id", "auth0|1"));
        input.set("context", Json.object());
      }
      case "hook" -> input.put("kind", kind).putArray("arguments").addObject();
      case "database" ->
          input
              .put("kind", kind)
              .put("script", "login")
              .putArray("arguments")
              .add("a@example.com")
              .add("pw");
      default -> {
        return login("its-own");
      }
    }
    input.set("configuration", canary.deepCopy());
    return input;
  }

  /** What a post-login Action gets. */
  static ObjectNode login(String secret) {
    var input =
        Json.own(
            """
            {"kind": "action", "trigger": "post-login", "handler": "onExecutePostLogin",
             "redirect": {"possible": true, "issuer": "https://example.test/", "state": "s"},
             "event": {"user": {"user_id": "auth0|1", "email": "a@example.com",
                                "app_metadata": {}, "user_metadata": {"name": "A"}},
                       "client": {"client_id": "c", "metadata": {}},
                       "request": {"ip": "192.0.2.1", "query": {}, "body": {}},
                       "authorization": {"roles": ["clerk", "driver"]}}}
            """);
    ((ObjectNode) input.get("event")).putObject("secrets").put("KEY", secret);
    return input;
  }

  private static String text(String name) {
    try (var in = Corpus.class.getResourceAsStream("corpus/" + name + ".js")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
