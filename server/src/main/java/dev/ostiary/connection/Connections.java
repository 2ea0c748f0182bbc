package dev.ostiary.connection;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Document;
import dev.ostiary.db.DocumentStore;
import dev.ostiary.db.Documents;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The connections of the tenants. */
public final class Connections {
  /** The name of the database connection that a new tenant has. */
  public static final String STANDARD = "Username-Password-Authentication";

  private final DocumentStore store;
  private final Documents<Connection> documents;

  /** Registers the kind. */
  public Connections(DocumentStore store) {
    this.store = store;
    this.documents = store.kind("connection", Connection::of);
  }

  /** The connection with this id. */
  public Optional<Connection> byId(String tenant, String id) {
    return documents.byId(tenant, id);
  }

  /** The connection with this name. */
  public Optional<Connection> byName(String tenant, String name) {
    return documents.byKey(tenant, name);
  }

  /** All connections, oldest first. */
  public List<Connection> all(String tenant) {
    return documents.all(tenant);
  }

  /** The database connections that a client may use, oldest first. */
  public List<Connection> databasesOf(String tenant, String clientId) {
    return documents.all(tenant).stream()
        .filter(c -> c.database() && c.clients().contains(clientId))
        .toList();
  }

  /**
   * Adds a connection.
   *
   * @throws dev.ostiary.db.DuplicateKey when the name is taken
   */
  public Connection create(String tenant, String name, ObjectNode body) {
    var id = "con_" + Ids.alphanumeric(16);
    long now = store.now();
    store.write(
        tx -> {
          documents.insert(tx, new Document(tenant, id, name, body, now, now));
          return true;
        });
    return documents.byId(tenant, id).orElseThrow();
  }

  /** Changes a connection. */
  public Optional<Connection> update(String tenant, String id, UnaryOperator<ObjectNode> change) {
    store.write(tx -> documents.updateBody(tx, tenant, id, change));
    return documents.byId(tenant, id);
  }

  /** Lets a client use a connection, or no longer. */
  public void enable(String tenant, String id, String clientId, boolean enabled) {
    update(
        tenant,
        id,
        body -> {
          var clients = new TreeSet<>(Json.strings(body, "enabled_clients"));
          if (enabled) {
            clients.add(clientId);
          } else {
            clients.remove(clientId);
          }
          var after = body.deepCopy();
          after.set("enabled_clients", Json.array(clients));
          return after;
        });
  }

  /** Removes a connection. */
  public boolean delete(String tenant, String id) {
    return store.write(tx -> documents.delete(tx, tenant, id));
  }
}
