package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.http.Response;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects of which a tenant has one of each name, such as {@code attack-protection/bot-detection}.
 * They rest encrypted, because many hold a secret.
 */
public final class StoredSettings {
  private static final String PURPOSE = "setting";
  private final DocumentStore store;
  private final Sealer sealer;
  private final Documents<ObjectNode> documents;

  /** Registers the kind; rows are read when the store loads. */
  public StoredSettings(DocumentStore store, Sealer sealer) {
    this.store = store;
    this.sealer = sealer;
    this.documents = store.kind("setting", this::read);
  }

  private ObjectNode read(Document document) {
    return Json.own(sealer.open(PURPOSE, Json.text(document.body(), "sealed", "")));
  }

  private ObjectNode sealed(ObjectNode settings) {
    return Json.object().put("sealed", sealer.seal(PURPOSE, Json.write(settings)));
  }

  /** A copy of what was stored under this name, if anything was. */
  public Optional<ObjectNode> find(String tenant, String name) {
    return documents.byId(tenant, name).map(ObjectNode::deepCopy);
  }

  /** What was stored under this name, or a copy of the initial state. */
  public ObjectNode get(String tenant, String name, ObjectNode initial) {
    return find(tenant, name).orElseGet(initial::deepCopy);
  }

  /** Changes what is stored under this name as it stands now, beginning with the initial state. */
  public ObjectNode update(
      String tenant, String name, ObjectNode initial, UnaryOperator<ObjectNode> change) {
    store.write(
        tx -> {
          put(tx, tenant, name, change.apply(current(tx, tenant, name, initial)));
          return true;
        });
    return get(tenant, name, initial);
  }

  private ObjectNode current(Tx tx, String tenant, String name, ObjectNode initial) {
    return documents.current(tx, tenant, name).orElse(initial).deepCopy();
  }

  private void put(Tx tx, String tenant, String name, ObjectNode settings) {
    long now = store.now();
    var changed =
        documents.update(
            tx,
            tenant,
            name,
            d -> new Document(tenant, name, name, sealed(settings), d.created(), now));
    if (changed.isEmpty()) {
      documents.insert(tx, new Document(tenant, name, name, sealed(settings), now, now));
    }
  }

  /** Forgets what is stored under this name; false when nothing was. */
  public boolean delete(String tenant, String name) {
    return store.write(tx -> documents.delete(tx, tenant, name));
  }

  /** Answers the settings of this name. */
  public Response get(Call call, String name, ObjectNode initial) {
    return Response.json(200, get(call.tenant(), name, initial));
  }

  /** Lays the body over the settings of this name and answers them. */
  public Response patch(Call call, String name, ObjectNode initial) {
    var change = call.body();
    return Response.json(
        200, update(call.tenant(), name, initial, before -> Schema.merge(before, change)));
  }

  /** Puts the body, completed by the initial state, in the place of the settings of this name. */
  public Response put(Call call, String name, ObjectNode initial) {
    var complete = Schema.withDefaults(call.body(), initial);
    return Response.json(200, update(call.tenant(), name, initial, before -> complete));
  }
}
