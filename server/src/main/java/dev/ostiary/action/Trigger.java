package dev.ostiary.action;

import dev.ostiary.common.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A point of a flow where actions can be bound, in one version of its interface.
 *
 * @param current whether it is the version that new actions should use
 * @param entityBound whether actions are bound through another object, not in the list of bindings
 */
record Trigger(String id, String version, boolean current, boolean entityBound) {
  private static final List<String> RUNTIMES = List.of("node18", "node22");

  /** The runtime of an action that names none. */
  static final String RUNTIME = "node22";

  /** All of them; the current version of each before the older ones. */
  static final List<Trigger> ALL =
      List.of(
          of("post-login", "v3"),
          old("post-login", "v2"),
          old("post-login", "v1"),
          of("credentials-exchange", "v2"),
          old("credentials-exchange", "v1"),
          of("pre-user-registration", "v2"),
          old("pre-user-registration", "v1"),
          of("post-user-registration", "v2"),
          old("post-user-registration", "v1"),
          of("post-change-password", "v2"),
          old("post-change-password", "v1"),
          of("send-phone-message", "v2"),
          old("send-phone-message", "v1"),
          of("password-reset-post-challenge", "v1"),
          of("login-post-identifier", "v1"),
          of("signup-post-identifier", "v1"),
          of("custom-phone-provider", "v1"),
          of("custom-email-provider", "v1"),
          of("password-hash-migration", "v1"),
          new Trigger("custom-token-exchange", "v1", true, true),
          new Trigger("event-stream", "v1", true, true));

  private static Trigger of(String id, String version) {
    return new Trigger(id, version, true, false);
  }

  private static Trigger old(String id, String version) {
    return new Trigger(id, version, false, false);
  }

  /** The names of all triggers. */
  static String[] ids() {
    return ALL.stream().map(Trigger::id).distinct().toArray(String[]::new);
  }

  /** The trigger of this name in its current version. */
  static Optional<Trigger> find(String id) {
    return ALL.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** The trigger of this name in this version. */
  static Optional<Trigger> find(String id, String version) {
    return ALL.stream().filter(t -> t.id().equals(id) && t.version().equals(version)).findFirst();
  }

  /** As the list of triggers shows it. */
  ObjectNode toJson() {
    var json = reference().put("status", current ? "CURRENT" : "DEPRECATED");
    json.set("runtimes", Json.array(RUNTIMES));
    json.put("default_runtime", RUNTIME)
        .put("binding_policy", entityBound ? "entity-bound" : "trigger-bound");
    var compatible = json.putArray("compatible_triggers");
    if (current) {
      ALL.stream()
          .filter(t -> t.id().equals(id) && !t.equals(this))
          .forEach(t -> compatible.add(t.reference()));
    }
    return json;
  }

  /** As an action names it. */
  ObjectNode reference() {
    return Json.object().put("id", id).put("version", version);
  }
}
