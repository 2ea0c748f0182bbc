package dev.ostiary.action;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
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
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The actions of tenants: drafts in memory, deployed versions in a table. */
public final class Actions {
  private final Database database;
  private final StoredObjects objects;
  private final ActionVersionStore versions;
  private final Time time;

  /** Registers the kind. */
  public Actions(Database database, DocumentStore documents, Sealer sealer, Time time) {
    this.database = database;
    this.time = time;
    versions = new ActionVersionStore(sealer);
    objects =
        new StoredObjects(
            documents,
            sealer,
            Kind.of("action", Ids::uuid, Actions::missing)
                .uniqueBy("name")
                .sealing("secrets", ActionJson.DEPLOYED));
  }

  static ManagementError missing() {
    return ManagementError.notFound(null, "That action does not exist.");
  }

  private static ManagementError missingVersion() {
    return ManagementError.notFound(null, "That action version does not exist.");
  }

  /**
   * Refuses what refers to an action that does not exist or is not made for the trigger.
   *
   * @throws ManagementError 400
   */
  public void require(Tx tx, String tenant, String action, String trigger) {
    var found = current(tx, tenant, action);
    if (found.isEmpty()) {
      throw ManagementError.invalidBody("'The action " + action + " does not exist'.");
    }
    if (!supports(found.get(), trigger)) {
      throw ManagementError.invalidBody(
          "'The action " + action + " does not support the trigger " + trigger + "'.");
    }
  }

  static boolean supports(Stored action, String trigger) {
    return action
        .body()
        .path("supported_triggers")
        .valueStream()
        .anyMatch(t -> trigger.equals(Json.text(t, "id")));
  }

  static boolean deployed(Stored action) {
    return action.body().has(ActionJson.DEPLOYED);
  }

  List<Stored> all(String tenant) {
    return objects.all(tenant);
  }

  Optional<Stored> find(String tenant, String id) {
    return objects.find(tenant, id);
  }

  Stored require(String tenant, String id) {
    return find(tenant, id).orElseThrow(Actions::missing);
  }

  Optional<Stored> current(Tx tx, String tenant, String id) {
    return objects.current(tx, tenant, id);
  }

  Optional<Stored> named(Tx tx, String tenant, String name) {
    return objects.currentByKey(tx, tenant, name);
  }

  Stored create(String tenant, ObjectNode body) {
    boolean deploy = Json.flag(body, "deploy", false);
    var kept = ActionJson.kept(Json.object(), body, time.millis());
    var id =
        objects.write(
            tx -> {
              var made = objects.insert(tx, tenant, kept);
              if (deploy) {
                deploy(tx, tenant, made, ActionJson.version(kept));
              }
              return made;
            });
    return require(tenant, id);
  }

  Stored update(String tenant, String id, ObjectNode change) {
    return objects.update(
        tenant, id, before -> ActionJson.kept(before, Schema.merge(before, change), time.millis()));
  }

  void delete(Call call, List<ActionChanges> changes, boolean force) {
    var id = call.path("id");
    boolean gone =
        objects.delete(
            call.tenant(),
            id,
            tx -> {
              changes.forEach(c -> c.deleting(tx, call.tenant(), id, force));
              versions.deleteAll(tx, call.tenant(), id);
            });
    if (!gone) {
      throw missing();
    }
  }

  /** Deploys the draft; when it is deployed already, that version stays. */
  ObjectNode deploy(String tenant, String id) {
    objects.write(
        tx -> {
          var action = current(tx, tenant, id).orElseThrow(Actions::missing);
          if (!ActionJson.allDeployed(action.body())) {
            deploy(tx, tenant, id, ActionJson.version(action.body()));
          }
          return true;
        });
    return deployedVersion(tenant, id);
  }

  /**
   * Deploys what an older version was, as a new version.
   *
   * @param draft whether the draft becomes the same
   */
  ObjectNode deployAgain(Call call, boolean draft) {
    var tenant = call.tenant();
    var id = call.path("actionId");
    objects.write(
        tx -> {
          if (current(tx, tenant, id).isEmpty()) {
            throw missing();
          }
          var version =
              ActionJson.version(
                  versions
                      .find(tx, tenant, id, call.path("id"))
                      .orElseThrow(Actions::missingVersion));
          deploy(tx, tenant, id, version);
          return draft
              && objects.change(tx, tenant, id, b -> Schema.merge(b, ActionJson.version(version)));
        });
    return deployedVersion(tenant, id);
  }

  private void deploy(Tx tx, String tenant, String id, ObjectNode content) {
    var version =
        content
            .deepCopy()
            .put("id", Ids.uuid())
            .put("action_id", id)
            .put("number", versions.next(tx, tenant, id))
            .put("created_at", Time.text(time.millis()));
    versions.insert(tx, tenant, version);
    objects.change(tx, tenant, id, body -> body.set(ActionJson.DEPLOYED, version));
  }

  private ObjectNode deployedVersion(String tenant, String id) {
    var action = require(tenant, id);
    return ActionJson.shown(Json.child(action.body(), ActionJson.DEPLOYED), action);
  }

  Response versions(Call call) {
    var action = require(call.tenant(), call.path("actionId"));
    var page = Page.of(call);
    return database.read(
        tx ->
            page.respond(
                "versions",
                versions.list(tx, call.tenant(), action.id(), page).stream()
                    .map(v -> ActionJson.shown(v, action))
                    .toList(),
                versions.count(tx, call.tenant(), action.id())));
  }

  ObjectNode version(Call call) {
    var action = require(call.tenant(), call.path("actionId"));
    return database
        .read(tx -> versions.find(tx, call.tenant(), action.id(), call.path("id")))
        .map(v -> ActionJson.shown(v, action))
        .orElseThrow(Actions::missingVersion);
  }
}
