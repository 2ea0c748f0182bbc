package dev.ostiary.client;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.resourceserver.ResourceServerChanges;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Which application may use which API for itself. */
public final class ClientGrants implements ResourceServerChanges, ClientChanges {
  private final DocumentStore store;
  private final List<ClientGrantChanges> changes;
  private final Documents<ClientGrant> documents;

  /**
   * Registers the kind.
   *
   * @param changes those who forget a grant that goes away
   */
  public ClientGrants(DocumentStore store, List<ClientGrantChanges> changes) {
    this.store = store;
    this.changes = List.copyOf(changes);
    this.documents = store.kind("client-grant", ClientGrant::of);
  }

  /** The grant of a client for an API. */
  public Optional<ClientGrant> find(
      String tenant, String clientId, String audience, String subjectType) {
    return documents.byKey(tenant, ClientGrant.key(clientId, audience, subjectType));
  }

  /** The grant with this id. */
  public Optional<ClientGrant> byId(String tenant, String id) {
    return documents.byId(tenant, id);
  }

  /** All grants, oldest first. */
  public List<ClientGrant> all(String tenant) {
    return documents.all(tenant);
  }

  /**
   * Adds a grant; the body names client, audience and scope.
   *
   * @throws dev.ostiary.db.DuplicateKey when the client has one for this API already
   */
  public ClientGrant create(String tenant, ObjectNode body) {
    return create(tenant, body, tx -> {});
  }

  /** The same if the conditions hold in the same transaction; they throw when they do not. */
  public ClientGrant create(String tenant, ObjectNode body, Consumer<Tx> conditions) {
    var id = "cgr_" + Ids.alphanumeric(16);
    long now = store.now();
    var key =
        ClientGrant.key(
            Json.text(body, "client_id", ""),
            Json.text(body, "audience", ""),
            Json.text(body, "subject_type", "client"));
    store.write(
        tx -> {
          conditions.accept(tx);
          documents.insert(tx, new Document(tenant, id, key, body, now, now));
          return true;
        });
    return documents.byId(tenant, id).orElseThrow();
  }

  /** Changes a grant if the conditions hold in the same transaction. */
  public Optional<ClientGrant> update(
      String tenant, String id, UnaryOperator<ObjectNode> change, Consumer<Tx> conditions) {
    store.write(
        tx -> {
          conditions.accept(tx);
          return documents.updateBody(tx, tenant, id, change);
        });
    return documents.byId(tenant, id);
  }

  /** Removes a grant. */
  public boolean delete(String tenant, String id) {
    return store.write(tx -> delete(tx, tenant, id));
  }

  private boolean delete(Tx tx, String tenant, String id) {
    changes.forEach(c -> c.clientGrantDeleted(tx, tenant, id));
    return documents.delete(tx, tenant, id);
  }

  /** Whether there is such a grant, as the transaction sees it. */
  public boolean exists(Tx tx, String tenant, String id) {
    return documents.current(tx, tenant, id).isPresent();
  }

  /** Removes the grants of a client or of an API that goes away, inside its transaction. */
  public void deleteWhere(Tx tx, String tenant, Predicate<ClientGrant> gone) {
    documents.current(tx, tenant).stream().filter(gone).forEach(g -> delete(tx, tenant, g.id()));
  }

  @Override
  public void deleted(Tx tx, String tenant, String clientId) {
    deleteWhere(tx, tenant, g -> g.clientId().equals(clientId));
  }

  @Override
  public void apiDeleted(Tx tx, String tenant, String identifier) {
    deleteWhere(tx, tenant, g -> g.audience().equals(identifier));
  }

  @Override
  public void retained(Tx tx, String tenant, String identifier, Set<String> scopes) {
    documents.current(tx, tenant).stream()
        .filter(g -> g.audience().equals(identifier) && !scopes.containsAll(g.scopes()))
        .forEach(g -> documents.updateBody(tx, tenant, g.id(), b -> limited(b, scopes)));
  }

  @Override
  public void renamed(Tx tx, String tenant, String identifier, String from, String to) {
    documents.current(tx, tenant).stream()
        .filter(g -> g.audience().equals(identifier) && g.scopes().contains(from))
        .forEach(g -> documents.updateBody(tx, tenant, g.id(), b -> renamed(b, from, to)));
  }

  private static ObjectNode renamed(ObjectNode grant, String from, String to) {
    var names = new LinkedHashSet<String>();
    Json.strings(grant, "scope").forEach(s -> names.add(s.equals(from) ? to : s));
    var after = grant.deepCopy();
    after.set("scope", Json.array(names));
    return after;
  }

  private static ObjectNode limited(ObjectNode grant, Set<String> scopes) {
    var kept = Json.strings(grant, "scope").stream().filter(scopes::contains).toList();
    var after = grant.deepCopy();
    after.set("scope", Json.array(kept));
    return after;
  }
}
