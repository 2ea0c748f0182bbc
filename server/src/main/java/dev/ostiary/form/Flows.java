package dev.ostiary.form;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The flows of tenants. Their actions may refer to connections of the vault. */
public final class Flows {
  private static final References CONNECTIONS = new References("params", "connection_id");
  private final StoredObjects objects;
  private final VaultConnections vault;

  /** Registers the kind. */
  public Flows(DocumentStore documents, Sealer sealer, VaultConnections vault) {
    this.vault = vault;
    objects =
        new StoredObjects(
            documents, sealer, Kind.of("flow", () -> "af_" + Ids.base58(22), Flows::missing));
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The flow does not exist.");
  }

  List<Stored> all(String tenant) {
    return objects.all(tenant);
  }

  Stored require(String tenant, String id) {
    return objects.find(tenant, id).orElseThrow(Flows::missing);
  }

  /** Refuses what refers to a flow that does not exist. */
  void require(Tx tx, String tenant, List<String> ids) {
    for (var id : ids) {
      if (objects.current(tx, tenant, id).isEmpty()) {
        throw ManagementError.invalidBody("'The flow " + id + " does not exist'.");
      }
    }
  }

  ObjectNode shown(Stored flow) {
    return objects.dated(flow);
  }

  Stored create(String tenant, ObjectNode body) {
    return objects.create(tenant, body, tx -> requireConnections(tx, tenant, body));
  }

  Stored update(String tenant, String id, ObjectNode change) {
    return objects.update(
        tenant,
        id,
        before -> Schema.merge(before, change),
        tx -> requireConnections(tx, tenant, change));
  }

  private void requireConnections(Tx tx, String tenant, ObjectNode flow) {
    vault.require(tx, tenant, CONNECTIONS.of(flow.path("actions")));
  }

  /** Removes a flow and, in the same transaction, what depends on it. */
  void delete(String tenant, String id, Consumer<Tx> consequences) {
    if (!objects.delete(tenant, id, consequences)) {
      throw missing();
    }
  }

  /** Takes a connection that goes out of the flows that use it. */
  void forget(Tx tx, String tenant, String connection) {
    for (var flow : objects.current(tx, tenant)) {
      if (CONNECTIONS.remove(flow.body().path("actions"), connection)) {
        objects.change(tx, tenant, flow.id(), before -> flow.body());
      }
    }
  }
}
