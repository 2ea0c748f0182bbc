package dev.ostiary.role;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Document;
import dev.ostiary.db.DocumentStore;
import dev.ostiary.db.Documents;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The roles of the tenants. */
public final class Roles {
  private final DocumentStore store;
  private final Documents<Role> documents;

  /** Registers the kind. */
  public Roles(DocumentStore store) {
    this.store = store;
    this.documents = store.kind("role", Role::of);
  }

  /** The role with this id. */
  public Optional<Role> find(String tenant, String id) {
    return documents.byId(tenant, id);
  }

  /** All roles, oldest first. */
  public List<Role> all(String tenant) {
    return documents.all(tenant);
  }

  /**
   * Adds a role.
   *
   * @throws dev.ostiary.db.DuplicateKey when the name is taken
   */
  public Role create(String tenant, String name, String description) {
    var id = "rol_" + Ids.alphanumeric(16);
    long now = store.now();
    store.write(
        tx -> {
          var body = Json.object().put("description", description);
          documents.insert(tx, new Document(tenant, id, name, body, now, now));
          return true;
        });
    return documents.byId(tenant, id).orElseThrow();
  }

  /** Changes name and description. */
  public Optional<Role> update(String tenant, Role role) {
    store.write(
        tx ->
            documents.update(
                tx,
                tenant,
                role.id(),
                d ->
                    new Document(
                        tenant,
                        role.id(),
                        role.name(),
                        Json.object().put("description", role.description()),
                        d.created(),
                        store.now())));
    return documents.byId(tenant, role.id());
  }

  /** Removes a role and, in the same transaction, what depends on it. */
  public boolean delete(String tenant, String id, Consumer<Tx> consequences) {
    return store.write(
        tx -> {
          consequences.accept(tx);
          return documents.delete(tx, tenant, id);
        });
  }
}
