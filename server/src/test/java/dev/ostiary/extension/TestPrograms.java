package dev.ostiary.extension;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Makes programs through the Management API, as people and tools do. */
public final class TestPrograms {
  private final ApiFixture api;

  /** At this server. */
  public TestPrograms(ApiFixture api) {
    this.api = api;
  }

  /** Adds a rule at the end. */
  public String rule(String name, String script) {
    return api.call(
            "POST", "/rules", Json.write(Json.object().put("name", name).put("script", script)))
        .has(201)
        .text("id");
  }

  /** Makes an Action and deploys it. */
  public String action(String name, String trigger, String code, Map<String, String> secrets) {
    var body = Json.object().put("name", name).put("code", code).put("deploy", true);
    body.putArray("supported_triggers").addObject().put("id", trigger);
    var list = body.putArray("secrets");
    secrets.forEach((n, value) -> list.addObject().put("name", n).put("value", value));
    return api.call("POST", "/actions/actions", Json.write(body)).has(201).text("id");
  }

  /** Binds Actions to a trigger, in this order, in place of all others. */
  public void bind(String trigger, List<String> actions) {
    var body = Json.object();
    var list = body.putArray("bindings");
    actions.forEach(
        a -> list.addObject().putObject("ref").put("type", "action_id").put("value", a));
    api.call("PATCH", "/actions/triggers/" + trigger + "/bindings", Json.write(body)).has(200);
  }

  /** Makes a post-login Action that does this, and binds it alone. */
  public void postLogin(String name, String body) {
    postLogin(name, body, Map.of());
  }

  /** The same with secrets. */
  public void postLogin(String name, String body, Map<String, String> secrets) {
    var code = "exports.onExecutePostLogin = async (event, api) => {\n" + body + "\n};";
    bind("post-login", List.of(action(name, "post-login", code, secrets)));
  }

  /** Makes an Action of a trigger whose function does this, and binds it alone. */
  public void only(Point point, String name, String body) {
    bind(point.id(), List.of(action(name, point.id(), code(point, body), Map.of())));
  }

  /** The code of an Action that does this. */
  public static String code(Point point, String body) {
    return "exports." + point.handler() + " = async (event, api) => {\n" + body + "\n};";
  }

  /** Adds a hook that is enabled. */
  public String hook(Point point, String name, String script, Map<String, String> secrets) {
    var body = Json.object().put("name", name).put("script", script).put("triggerId", point.id());
    var id = api.call("POST", "/hooks", Json.write(body)).has(201).text("id");
    if (!secrets.isEmpty()) {
      var values = Json.object();
      secrets.forEach(values::put);
      api.call("POST", "/hooks/" + id + "/secrets", Json.write(values)).has(201);
    }
    api.call("PATCH", "/hooks/" + id, "{\"enabled\":true}").has(200);
    return id;
  }

  /** Takes every binding, Action, hook and rule away. */
  public void clear() {
    for (var trigger :
        List.of(
            Point.POST_LOGIN,
            Point.CREDENTIALS_EXCHANGE,
            Point.PRE_USER_REGISTRATION,
            Point.POST_USER_REGISTRATION,
            Point.POST_CHANGE_PASSWORD,
            Point.PASSWORD_RESET)) {
      bind(trigger.id(), List.of());
    }
    for (var action : api.get("/actions/actions?per_page=100").has(200).body().path("actions")) {
      api.call("DELETE", "/actions/actions/" + Json.text(action, "id") + "?force=true", "")
          .has(204);
    }
    for (var hook : api.get("/hooks").has(200).body()) {
      api.call("DELETE", "/hooks/" + Json.text(hook, "id"), "").has(204);
    }
    for (var rule : api.get("/rules").has(200).body()) {
      api.call("DELETE", "/rules/" + Json.text(rule, "id"), "").has(204);
    }
  }

  /** The executions of a trigger, the newest first; waits until there are so many. */
  public List<ObjectNode> executions(Point point, int atLeast) {
    while (true) {
      var all =
          api.get("/ostiary/v1/executions?trigger=" + point.id())
              .has(200)
              .body()
              .path("executions");
      if (all.size() >= atLeast) {
        return all.valueStream().map(ObjectNode.class::cast).toList();
      }
      Thread.onSpinWait();
    }
  }

  /** The newest execution that says this; waits for its row, which is written after the answer. */
  public ObjectNode executionWith(Point point, String text) {
    while (true) {
      for (var execution : executions(point, 0)) {
        if (execution.toString().contains(text)) {
          return execution;
        }
      }
      Thread.onSpinWait();
    }
  }

  /** The newest execution that was kept; waits for its row. */
  public ObjectNode lastExecution(int atLeast) {
    while (true) {
      var all = api.get("/ostiary/v1/executions").has(200).body().path("executions");
      if (all.size() >= atLeast) {
        return (ObjectNode) all.get(0);
      }
      Thread.onSpinWait();
    }
  }
}
