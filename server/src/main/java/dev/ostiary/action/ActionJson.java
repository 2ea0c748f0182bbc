package dev.ostiary.action;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How actions are kept and shown. A kept action is its draft: what callers sent, secrets with their
 * values, and under {@code $deployed} the version in use.
 */
final class ActionJson {
  static final String DEPLOYED = "$deployed";

  /** Exporting tools write this in the place of secrets that they cannot read. */
  private static final String NOT_SHOWN = "_VALUE_NOT_SHOWN_";

  private static final List<String> DRAFT =
      List.of("code", "dependencies", "runtime", "secrets", "supported_triggers");

  private ActionJson() {}

  /**
   * A draft to keep.
   *
   * @param before what was kept, or an empty object
   * @param after what a caller wants to be kept
   */
  static ObjectNode kept(ObjectNode before, ObjectNode after, long now) {
    var kept = after.deepCopy();
    kept.remove("deploy");
    kept.put("code", Json.text(after, "code", ""));
    kept.put("runtime", Json.text(after, "runtime", Trigger.RUNTIME));
    if (!after.path("dependencies").isArray()) {
      kept.putArray("dependencies");
    }
    kept.set("supported_triggers", triggers(after.path("supported_triggers")));
    kept.set("secrets", secrets(before.path("secrets"), after.path("secrets"), now));
    return kept;
  }

  private static ArrayNode triggers(JsonNode wanted) {
    var triggers = Json.array();
    for (var one : wanted) {
      var id = Json.text(one, "id", "");
      var version = Json.text(one, "version");
      var found = version == null ? Trigger.find(id) : Trigger.find(id, version);
      triggers.add(
          found
              .orElseThrow(
                  () -> ManagementError.invalidBody("'Unknown version of trigger " + id + "'."))
              .reference());
    }
    return triggers;
  }

  /** A secret without a value, or with the one that tools write, stays as it is. */
  static ArrayNode secrets(JsonNode before, JsonNode wanted, long now) {
    var secrets = Json.array();
    var names = new HashSet<String>();
    for (var one : wanted) {
      var name = Json.text(one, "name", "");
      if (!names.add(name)) {
        throw ManagementError.invalidBody("'Two secrets with the name " + name + "'.");
      }
      var value = Json.text(one, "value", NOT_SHOWN);
      var known = named(before, name);
      var same = value.equals(NOT_SHOWN) || value.equals(Json.text(known, "value"));
      if (same && !known.isEmpty()) {
        secrets.add(known);
      } else {
        var secret = secrets.addObject().put("name", name).put("updated_at", Time.text(now));
        if (!value.equals(NOT_SHOWN)) {
          secret.put("value", value);
        }
      }
    }
    return secrets;
  }

  private static ObjectNode named(JsonNode secrets, String name) {
    for (var secret : secrets) {
      if (name.equals(Json.text(secret, "name")) && secret instanceof ObjectNode found) {
        return found.deepCopy();
      }
    }
    return Json.object();
  }

  private static ArrayNode withoutValues(JsonNode secrets) {
    var names = Json.array();
    for (var secret : secrets) {
      names
          .addObject()
          .put("name", Json.text(secret, "name"))
          .put("updated_at", Json.text(secret, "updated_at"));
    }
    return names;
  }

  /** Whether an action is deployed, as it is now. */
  static boolean allDeployed(ObjectNode body) {
    return body.get(DEPLOYED) instanceof ObjectNode deployed
        && DRAFT.stream().allMatch(m -> body.path(m).equals(deployed.path(m)));
  }

  /** A version made of the draft. */
  static ObjectNode version(ObjectNode draft) {
    var version = Json.object();
    DRAFT.forEach(m -> version.set(m, draft.path(m).deepCopy()));
    return version;
  }

  /** An action as answers show it. */
  static ObjectNode shown(Stored action) {
    var body = action.body();
    var json = Json.object().put("id", action.id());
    json.setAll(body.deepCopy());
    json.remove(DEPLOYED);
    json.set("secrets", withoutValues(body.path("secrets")));
    json.put("status", "built")
        .put("built_at", Time.text(action.updated()))
        .put("all_changes_deployed", allDeployed(body))
        .put("created_at", Time.text(action.created()))
        .put("updated_at", Time.text(action.updated()));
    if (body.get(DEPLOYED) instanceof ObjectNode deployed) {
      json.set("deployed_version", versionShown(deployed, true));
    }
    return json;
  }

  /** A version of an action as answers show it. */
  static ObjectNode shown(ObjectNode version, Stored action) {
    var deployed = Json.text(Json.child(action.body(), DEPLOYED), "id", "");
    var json = versionShown(version, deployed.equals(Json.text(version, "id")));
    var about = json.putObject("action").put("id", action.id());
    about.set("name", action.body().path("name"));
    about.set("supported_triggers", action.body().path("supported_triggers").deepCopy());
    about
        .put("all_changes_deployed", allDeployed(action.body()))
        .put("created_at", Time.text(action.created()))
        .put("updated_at", Time.text(action.updated()));
    return json;
  }

  private static ObjectNode versionShown(ObjectNode version, boolean deployed) {
    var json = version.deepCopy();
    json.set("secrets", withoutValues(version.path("secrets")));
    json.set("built_at", version.path("created_at"));
    json.set("updated_at", version.path("created_at"));
    return json.put("status", "built").put("deployed", deployed);
  }
}
