package dev.ostiary.form;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
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

/** Credentials for what flows call. They rest encrypted and no answer shows them. */
public final class VaultConnections {
  private static final String SETUP = "setup";
  private static final String FINGERPRINT = "fingerprint";
  private final StoredObjects objects;

  /** Registers the kind. */
  public VaultConnections(DocumentStore documents, Sealer sealer) {
    objects =
        new StoredObjects(
            documents,
            sealer,
            Kind.of("vault-connection", () -> "ac_" + Ids.base58(22), VaultConnections::missing)
                .sealing(SETUP));
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The vault connection does not exist.");
  }

  List<Stored> all(String tenant) {
    return objects.all(tenant);
  }

  Stored require(String tenant, String id) {
    return objects.find(tenant, id).orElseThrow(VaultConnections::missing);
  }

  /** Refuses what refers to a connection that does not exist. */
  void require(Tx tx, String tenant, List<String> ids) {
    for (var id : ids) {
      if (objects.current(tx, tenant, id).isEmpty()) {
        throw ManagementError.invalidBody("'The vault connection " + id + " does not exist'.");
      }
    }
  }

  Stored create(String tenant, ObjectNode body) {
    return objects.create(tenant, body.put(FINGERPRINT, fingerprint()));
  }

  Stored update(String tenant, String id, ObjectNode change) {
    if (change.has(SETUP)) {
      change.put(FINGERPRINT, fingerprint());
    }
    return objects.update(tenant, id, before -> Schema.merge(before, change));
  }

  /** Removes a connection and, in the same transaction, what depends on it. */
  void delete(String tenant, String id, Consumer<Tx> consequences) {
    if (!objects.delete(tenant, id, consequences)) {
      throw missing();
    }
  }

  /** Tells that the credentials changed, and nothing about them. */
  private static String fingerprint() {
    return Ids.hex(64);
  }

  /** A connection as answers show it, without its credentials. */
  ObjectNode shown(Stored connection) {
    boolean ready = !Json.child(connection.body(), SETUP).isEmpty();
    return objects.dated(connection).without(SETUP).put("ready", ready);
  }
}
