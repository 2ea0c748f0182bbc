package dev.ostiary.role;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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
    return create(tenant, name, Json.object().put("description", description), tx -> {});
  }

  /** The same if the conditions hold in the same transaction; they throw when they do not. */
  public Role create(String tenant, String name, ObjectNode body, Consumer<Tx> conditions) {
    var id = "rol_" + Ids.alphanumeric(16);
    long now = store.now();
    store.write(
        tx -> {
          conditions.accept(tx);
          documents.insert(tx, new Document(tenant, id, name, body, now, now));
          return true;
        });
    return documents.byId(tenant, id).orElseThrow();
  }

  /**
   * Changes a role as it stands now.
   *
   * @param name the new name, or null to keep it
   * @throws dev.ostiary.db.DuplicateKey when the name is taken
   */
  public Optional<Role> update(
      String tenant, String id, @Nullable String name, UnaryOperator<ObjectNode> change) {
    store.write(
        tx ->
            documents.update(
                tx,
                tenant,
                id,
                d ->
                    new Document(
                        tenant,
                        id,
                        name == null ? d.key() : name,
                        change.apply(d.body()),
                        d.created(),
                        store.now())));
    return documents.byId(tenant, id);
  }

  /** A transaction in which no role and no API comes or goes. */
  public <T> T write(Function<Tx, T> work) {
    return store.write(work);
  }

  /** Whether there is such a role, as the transaction sees it. */
  public boolean exists(Tx tx, String tenant, String id) {
    return documents.current(tx, tenant, id).isPresent();
  }

  /** All roles, as the transaction sees them. */
  public List<Role> current(Tx tx, String tenant) {
    return documents.current(tx, tenant);
  }

  /** Adds a role inside {@link #write} and returns its id; its name must be free. */
  public String add(Tx tx, String tenant, String name) {
    var id = "rol_" + Ids.alphanumeric(16);
    long now = store.now();
    var body = Json.object().put("description", "");
    documents.insert(tx, new Document(tenant, id, name, body, now, now));
    return id;
  }

  /** How many roles there are, as the transaction sees it. */
  public int count(Tx tx, String tenant) {
    return documents.current(tx, tenant).size();
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
