package dev.ostiary.stream;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.object;

import dev.ostiary.action.ActionChanges;
import dev.ostiary.action.Actions;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The event streams of tenants; their destinations rest encrypted. */
public final class EventStreams implements ActionChanges {
  private static final String DESTINATION = "destination";
  private static final String CONFIGURATION = "configuration";
  private static final String AUTHORIZATION = "webhook_authorization";

  private final StoredObjects objects;
  private final Actions actions;

  /** Registers the kind. */
  public EventStreams(DocumentStore documents, Sealer sealer, Actions actions) {
    this.actions = actions;
    objects =
        new StoredObjects(
            documents,
            sealer,
            Kind.of("event-stream", () -> "est_" + Ids.base58(22), EventStreams::missing)
                .sealing(DESTINATION));
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The event stream does not exist.");
  }

  List<Stored> all(String tenant) {
    return objects.all(tenant);
  }

  Stored find(Call call) {
    return require(call.tenant(), call.path("id"));
  }

  Stored require(String tenant, String id) {
    return objects.find(tenant, id).orElseThrow(EventStreams::missing);
  }

  Stored create(String tenant, ObjectNode body) {
    var initial = Json.object().put("status", "enabled");
    initial.putArray("subscriptions");
    var stream = Schema.withDefaults(body, initial);
    requireConfiguration(stream);
    return objects.create(tenant, stream, tx -> requireAction(tx, tenant, stream));
  }

  Stored update(String tenant, String id, ObjectNode change) {
    return objects.update(
        tenant,
        id,
        before -> {
          var after = Schema.merge(before, change);
          if (change.has(DESTINATION)) {
            keepSecrets(before, after);
            requireConfiguration(after);
          }
          return after;
        },
        tx -> requireAction(tx, tenant, change));
  }

  Response delete(Call call) {
    return objects.delete(call);
  }

  /** A stream as answers show it, without what its destination must keep secret. */
  ObjectNode shown(Stored stream) {
    var json = objects.dated(stream);
    authorization(json).remove(List.of(EventSchema.SECRETS));
    return json;
  }

  private static ObjectNode authorization(ObjectNode stream) {
    return Json.child(Json.child(Json.child(stream, DESTINATION), CONFIGURATION), AUTHORIZATION);
  }

  private static String type(ObjectNode stream) {
    return Json.text(Json.child(stream, DESTINATION), "type", "");
  }

  private static void requireConfiguration(ObjectNode stream) {
    var schema = EventSchema.configuration(type(stream)).orElseThrow();
    Schema.of(property(CONFIGURATION, object(schema), "Where events go"))
        .create(
            Json.object().set(CONFIGURATION, Json.child(stream, DESTINATION).path(CONFIGURATION)));
  }

  private void requireAction(Tx tx, String tenant, ObjectNode stream) {
    if (type(stream).equals("action")) {
      actions.require(tx, tenant, action(stream), "event-stream");
    }
  }

  private static String action(ObjectNode stream) {
    return Json.text(Json.child(Json.child(stream, DESTINATION), CONFIGURATION), "action_id", "");
  }

  private static void keepSecrets(ObjectNode before, ObjectNode after) {
    if (!type(before).equals(type(after))) {
      throw ManagementError.invalidBody("'The type of a destination cannot change'.");
    }
    var old = authorization(before);
    var changed = authorization(after);
    if (old.path("method").equals(changed.path("method"))) {
      for (var secret : EventSchema.SECRETS) {
        if (old.has(secret) && !changed.has(secret)) {
          changed.set(secret, old.get(secret));
        }
      }
    }
  }

  @Override
  public void deleting(Tx tx, String tenant, String action, boolean force) {
    for (var stream : objects.current(tx, tenant)) {
      if (action.equals(action(stream.body()))) {
        if (!force) {
          throw new ManagementError(400, null, "An event stream needs the action.");
        }
        objects.remove(tx, tenant, stream.id());
      }
    }
  }
}
