package dev.ostiary.connection;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.tenant.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The connections of the tenants. */
public final class Connections {
  /** The name of the database connection that a new tenant has. */
  public static final String STANDARD = "Username-Password-Authentication";

  private final DocumentStore store;
  private final Sealer sealer;
  private final Documents<Connection> documents;

  /** Registers the kind. */
  public Connections(DocumentStore store, Sealer sealer) {
    this.store = store;
    this.sealer = sealer;
    this.documents = store.kind("connection", d -> Connection.of(d, sealer));
  }

  /** What other identity providers gave the tenant, client secrets above all, rests encrypted. */
  private ObjectNode sealed(ScriptValues values, ObjectNode body) {
    if (!(body.get("options") instanceof ObjectNode options)) {
      return body;
    }
    var kept = body.deepCopy();
    if (Json.text(body, "strategy", "auth0").equals("auth0")) {
      values.seal(Json.child(kept, "options"));
      return kept;
    }
    kept.remove("options");
    return kept.put(Connection.SEALED, sealer.seal(Connection.SEALED_PURPOSE, Json.write(options)));
  }

  private ObjectNode changed(
      ScriptValues values, ObjectNode body, UnaryOperator<ObjectNode> change) {
    return sealed(values, change.apply(Connection.opened(body, sealer)));
  }

  /** What the scripts of a connection find as {@code configuration}. */
  public ObjectNode configuration(Connection connection) {
    return new ScriptValues(sealer, connection.tenant(), connection.name())
        .opened(connection.options());
  }

  /** The connection with this id. */
  public Optional<Connection> byId(String tenant, String id) {
    return documents.byId(tenant, id);
  }

  /** The connection with this name. */
  public Optional<Connection> byName(String tenant, String name) {
    return documents.byKey(tenant, name);
  }

  /** Whether there is such a connection, as the transaction sees it. */
  public boolean exists(Tx tx, String tenant, String id) {
    return documents.current(tx, tenant, id).isPresent();
  }

  /** All connections, oldest first. */
  public List<Connection> all(String tenant) {
    return documents.all(tenant);
  }

  /**
   * The database connections that a client may use, oldest first. Administrators sign in to the
   * dashboard with passwords that are kept here: a script must neither let them in nor shut them
   * out.
   */
  public List<Connection> databasesOf(String tenant, String clientId) {
    return documents.all(tenant).stream()
        .filter(c -> c.database() && c.opensTo(clientId))
        .map(c -> clientId.equals(Tenant.DASHBOARD) ? c.withoutScripts() : c)
        .toList();
  }

  /** Whether a user of these connections may be signed in to the client through one of them. */
  public boolean open(String tenant, String clientId, Collection<String> names) {
    return documents.all(tenant).stream()
        .anyMatch(c -> names.contains(c.name()) && c.opensTo(clientId));
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
          var sealed = sealed(new ScriptValues(sealer, tenant, name), body);
          documents.insert(tx, new Document(tenant, id, name, sealed, now, now));
          return true;
        });
    return documents.byId(tenant, id).orElseThrow();
  }

  /** Changes a connection. */
  public Optional<Connection> update(String tenant, String id, UnaryOperator<ObjectNode> change) {
    store.write(
        tx -> {
          var name = documents.current(tx, tenant, id).map(Connection::name).orElse("");
          var values = new ScriptValues(sealer, tenant, name);
          return documents.updateBody(tx, tenant, id, b -> changed(values, b, change));
        });
    return documents.byId(tenant, id);
  }

  /** Lets clients use a connection, or no longer. */
  public boolean enable(String tenant, String id, Map<String, Boolean> clients) {
    return store.write(
        tx -> documents.updateBody(tx, tenant, id, b -> enabled(b, clients)).isPresent());
  }

  /** Lets a client use a connection, or no longer. */
  public void enable(String tenant, String id, String clientId, boolean enabled) {
    enable(tenant, id, Map.of(clientId, enabled));
  }

  /** Lets a new client use every database connection, inside the transaction that makes it. */
  public void enableDatabases(Tx tx, String tenant, String clientId) {
    documents.current(tx, tenant).stream()
        .filter(Connection::database)
        .forEach(c -> set(tx, tenant, c, Map.of(clientId, true)));
  }

  /** Forgets a client everywhere, inside the transaction that removes it. */
  public void forgetClient(Tx tx, String tenant, String clientId) {
    documents.current(tx, tenant).stream()
        .filter(c -> c.clients().contains(clientId))
        .forEach(c -> set(tx, tenant, c, Map.of(clientId, false)));
  }

  private void set(Tx tx, String tenant, Connection connection, Map<String, Boolean> clients) {
    documents.updateBody(tx, tenant, connection.id(), b -> enabled(b, clients));
  }

  private static ObjectNode enabled(ObjectNode body, Map<String, Boolean> clients) {
    var ids = new TreeSet<>(Json.strings(body, "enabled_clients"));
    clients.forEach(
        (id, enabled) -> {
          if (enabled) {
            ids.add(id);
          } else {
            ids.remove(id);
          }
        });
    var after = body.deepCopy();
    after.set("enabled_clients", Json.array(ids));
    return after;
  }

  /** A transaction in which no connection comes or goes. */
  public <T> T write(Function<Tx, T> work) {
    return store.write(work);
  }

  /** Removes a connection and, in the same transaction, what depends on it. */
  public boolean delete(String tenant, String id, Consumer<Tx> consequences) {
    return store.write(
        tx -> {
          consequences.accept(tx);
          return documents.delete(tx, tenant, id);
        });
  }
}
