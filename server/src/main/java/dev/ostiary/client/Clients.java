package dev.ostiary.client;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.tenant.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The applications of the tenants. */
public final class Clients {
  private final DocumentStore store;
  private final Sealer sealer;
  private final Documents<Client> documents;
  private final Supplier<Map<String, Set<String>>> origins;
  private final Function<String, Optional<Client>> dashboard;

  /**
   * Registers the kind.
   *
   * @param dashboard the application with which a tenant is managed; it is not stored
   */
  public Clients(DocumentStore store, Sealer sealer, Function<String, Optional<Client>> dashboard) {
    this.dashboard = dashboard;
    this.store = store;
    this.sealer = sealer;
    this.documents = store.kind("client", d -> Client.of(d, sealer));
    this.origins = documents.view(Clients::origins);
  }

  private static Map<String, Set<String>> origins(Collection<Client> all) {
    var origins = new HashMap<String, Set<String>>();
    all.forEach(c -> origins.computeIfAbsent(c.tenant(), t -> new HashSet<>()).addAll(c.origins()));
    return origins;
  }

  /** The client with this {@code client_id}: one of the tenant's, or its dashboard. */
  public Optional<Client> find(String tenant, String id) {
    return id.equals(Tenant.DASHBOARD) ? dashboard.apply(tenant) : stored(tenant, id);
  }

  /** The tenant's client with this id, which administrators may change. */
  public Optional<Client> stored(String tenant, String id) {
    return documents.byId(tenant, id);
  }

  /** All clients, oldest first. */
  public List<Client> all(String tenant) {
    return documents.all(tenant);
  }

  /** Whether any client of the tenant registered this origin. */
  public boolean registeredOrigin(String tenant, String origin) {
    return origins.get().getOrDefault(tenant, Set.of()).contains(origin);
  }

  /** Makes sure that there is the client that stands for all applications. */
  public void ensureGlobal(String tenant) {
    if (all(tenant).stream().noneMatch(Client::global)) {
      create(tenant, ClientDefaults.global());
    }
  }

  /** Adds a client with a fresh id. */
  public Client create(String tenant, ObjectNode body) {
    return create(tenant, Ids.alphanumeric(32), body);
  }

  /**
   * Adds a client with a chosen id.
   *
   * @throws dev.ostiary.db.DuplicateKey when the id is taken
   */
  public Client create(String tenant, String id, ObjectNode body) {
    return create(tenant, id, body, tx -> {});
  }

  /** The same, with what else belongs to it in the same transaction. */
  public Client create(String tenant, String id, ObjectNode body, Consumer<Tx> consequences) {
    if (Tenant.reserved(id)) {
      throw new DuplicateKey(id);
    }
    long now = store.now();
    store.write(
        tx -> {
          documents.insert(tx, new Document(tenant, id, id, sealed(body), now, now));
          consequences.accept(tx);
          return true;
        });
    return documents.byId(tenant, id).orElseThrow();
  }

  /** Changes a client as it stands now. */
  public Optional<Client> update(String tenant, String id, UnaryOperator<ObjectNode> change) {
    store.write(tx -> documents.updateBody(tx, tenant, id, b -> sealed(change.apply(b))));
    return documents.byId(tenant, id);
  }

  /** Whether there is such a client, as the transaction sees it. */
  public boolean exists(Tx tx, String tenant, String id) {
    return documents.current(tx, tenant, id).isPresent();
  }

  /** Removes a client and, in the same transaction, what depends on it. */
  public boolean delete(String tenant, String id, Consumer<Tx> consequences) {
    return store.write(
        tx -> {
          consequences.accept(tx);
          return documents.delete(tx, tenant, id);
        });
  }

  /** A secret of 256 bits in 64 characters. */
  public static String newSecret() {
    return Ids.alphanumeric(64);
  }

  private ObjectNode sealed(ObjectNode body) {
    var secret = Json.text(body, "client_secret");
    return secret == null || secret.startsWith("sealed:")
        ? body
        : body.deepCopy().put("client_secret", sealer.seal(Client.SECRET_PURPOSE, secret));
  }
}
