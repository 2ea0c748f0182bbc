package dev.ostiary.action;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.Tx;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which actions are bound to which trigger, in order. One stored object for each trigger. */
public final class Bindings implements ActionChanges {
  private static final String LIST = "bindings";
  private final StoredObjects objects;
  private final Actions actions;
  private final Time time;

  /** Registers the kind. */
  public Bindings(DocumentStore documents, Sealer sealer, Actions actions, Time time) {
    this.actions = actions;
    this.time = time;
    objects =
        new StoredObjects(
            documents,
            sealer,
            Kind.of("action-bindings", Ids::uuid, Actions::missing)
                .uniqueBy("trigger")
                .sealing(LIST));
  }

  /** The bindings of a trigger in order. */
  List<ObjectNode> of(String tenant, String trigger) {
    return list(objects.byKey(tenant, trigger));
  }

  private static List<ObjectNode> list(Optional<Stored> bound) {
    return bound
        .map(b -> b.body().path(LIST).valueStream().map(ObjectNode.class::cast).toList())
        .orElse(List.of());
  }

  /** Puts these in the place of a trigger's bindings. */
  void replace(String tenant, String trigger, JsonNode wanted) {
    objects.write(
        tx -> {
          var before = objects.currentByKey(tx, tenant, trigger);
          var after = Json.array();
          var known = list(before);
          var bound = new HashSet<String>();
          for (var one : wanted) {
            var action = referred(tx, tenant, one.path("ref"), known);
            requireBindable(action, trigger, bound);
            after.add(binding(action, one, known));
          }
          put(tx, tenant, trigger, after);
          return true;
        });
  }

  private void put(Tx tx, String tenant, String trigger, ArrayNode bindings) {
    var body = Json.object().put("trigger", trigger);
    body.set(LIST, bindings);
    var before = objects.currentByKey(tx, tenant, trigger);
    if (before.isPresent()) {
      objects.change(tx, tenant, before.get().id(), b -> body);
    } else {
      objects.insert(tx, tenant, body);
    }
  }

  private Stored referred(Tx tx, String tenant, JsonNode ref, List<ObjectNode> known) {
    var type = Json.text(ref, "type", "");
    var value = Json.text(ref, "value", "");
    var found =
        switch (type) {
          case "action_name" -> actions.named(tx, tenant, value);
          case "action_id" -> actions.current(tx, tenant, value);
          default ->
              known.stream()
                  .filter(b -> value.equals(Json.text(b, "id")))
                  .findFirst()
                  .flatMap(b -> actions.current(tx, tenant, Json.text(b, "action_id", "")));
        };
    return found.orElseThrow(
        () -> ManagementError.invalidBody("'No action found for " + type + " " + value + "'."));
  }

  private static void requireBindable(Stored action, String trigger, Set<String> bound) {
    var name = Json.text(action.body(), "name", "");
    if (!Actions.supports(action, trigger)) {
      throw ManagementError.invalidBody(
          "'The action " + name + " does not support the trigger " + trigger + "'.");
    }
    if (!Actions.deployed(action)) {
      throw ManagementError.invalidBody("'The action " + name + " must be deployed first'.");
    }
    if (!bound.add(action.id())) {
      throw ManagementError.invalidBody("'The action " + name + " is there twice'.");
    }
  }

  /** An action that was bound to the trigger before keeps its binding's id. */
  private ObjectNode binding(Stored action, JsonNode wanted, List<ObjectNode> known) {
    long now = time.millis();
    var before =
        known.stream().filter(b -> action.id().equals(Json.text(b, "action_id"))).findFirst();
    var binding =
        Json.object()
            .put("id", before.map(b -> Json.text(b, "id", "")).orElseGet(Ids::uuid))
            .put("action_id", action.id())
            .put(
                "display_name",
                Json.text(wanted, "display_name", Json.text(action.body(), "name", "")))
            .put(
                "created_at",
                before.map(b -> Json.text(b, "created_at", "")).orElse(Time.text(now)))
            .put("updated_at", Time.text(now));
    var old = before.map(b -> b.path("secrets")).orElse(Json.array());
    binding.set(
        "secrets",
        wanted.has("secrets") ? ActionJson.secrets(old, wanted.path("secrets"), now) : old);
    return binding;
  }

  /** A binding as answers show it. */
  ObjectNode shown(String tenant, String trigger, ObjectNode binding) {
    var json = Json.object().put("id", Json.text(binding, "id", "")).put("trigger_id", trigger);
    json.set("display_name", binding.path("display_name"));
    actions
        .find(tenant, Json.text(binding, "action_id", ""))
        .ifPresent(a -> json.set("action", ActionJson.shown(a)));
    json.set("created_at", binding.path("created_at"));
    json.set("updated_at", binding.path("updated_at"));
    return json;
  }

  @Override
  public void deleting(Tx tx, String tenant, String action, boolean force) {
    for (var bound : objects.current(tx, tenant)) {
      var rest = Json.array();
      var all = list(Optional.of(bound));
      all.stream().filter(b -> !action.equals(Json.text(b, "action_id"))).forEach(rest::add);
      if (rest.size() < all.size()) {
        if (!force) {
          throw new ManagementError(
              400, null, "The action is bound to a trigger; unbind it or delete it with force.");
        }
        put(tx, tenant, Json.text(bound.body(), "trigger", ""), rest);
      }
    }
  }
}
