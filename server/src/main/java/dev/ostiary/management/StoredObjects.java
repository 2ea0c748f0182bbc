package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects of one kind that are kept as callers send them. The operations of a resource call these
 * methods; a resource with behaviour of its own keeps a typed record instead.
 */
public final class StoredObjects {
  private static final int MAX = 1_000;

  /**
   * What is particular to a kind.
   *
   * @param name its name in the database, such as {@code log-stream}
   * @param idName the member that carries the id
   * @param ids makes ids
   * @param key a second unique name of an object; the id where there is none
   * @param missing the error for an id that nobody has
   * @param secrets members that are encrypted where they rest
   */
  public record Kind(
      String name,
      String idName,
      Supplier<String> ids,
      Function<ObjectNode, Optional<String>> key,
      Supplier<ManagementError> missing,
      Set<String> secrets) {
    /** A kind whose objects have an {@code id} and no other unique name. */
    public static Kind of(String name, Supplier<String> ids, Supplier<ManagementError> missing) {
      return new Kind(name, "id", ids, body -> Optional.empty(), missing, Set.of());
    }

    /** The same with another name for the id. */
    public Kind idIn(String member) {
      return new Kind(name, member, ids, key, missing, secrets);
    }

    /** The same with a member that no two objects share; a second one is refused with 409. */
    public Kind uniqueBy(String member) {
      return uniqueBy(body -> Optional.ofNullable(Json.text(body, member)));
    }

    /** The same with something that no two objects share. */
    public Kind uniqueBy(Function<ObjectNode, Optional<String>> unique) {
      return new Kind(name, idName, ids, unique, missing, secrets);
    }

    /** The same with members that are encrypted where they rest. */
    public Kind sealing(String... members) {
      return new Kind(name, idName, ids, key, missing, Set.of(members));
    }
  }

  /**
   * One object.
   *
   * @param body its members without the id, secrets readable
   * @param created milliseconds since the epoch
   * @param updated milliseconds since the epoch
   */
  public record Stored(String id, ObjectNode body, long created, long updated) {}

  private final DocumentStore store;
  private final Kind kind;
  private final SealedMembers sealed;
  private final Documents<Stored> documents;

  /** Registers the kind; rows are read when the store loads. */
  public StoredObjects(DocumentStore store, Sealer sealer, Kind kind) {
    this.store = store;
    this.kind = kind;
    this.sealed = new SealedMembers(sealer, kind.name(), kind.secrets());
    this.documents = store.kind(kind.name(), this::read);
  }

  private Stored read(Document document) {
    return new Stored(
        document.id(), sealed.open(document.body()), document.created(), document.updated());
  }

  /** All objects, oldest first. */
  public List<Stored> all(String tenant) {
    return documents.all(tenant);
  }

  /** The object with this id. */
  public Optional<Stored> find(String tenant, String id) {
    return documents.byId(tenant, id);
  }

  /** The object with this unique name. */
  public Optional<Stored> byKey(String tenant, String key) {
    return documents.byKey(tenant, key);
  }

  /** The object that the last parameter of the path names, or the kind's error. */
  public Stored find(Call call) {
    return find(call.tenant(), id(call)).orElseThrow(kind.missing());
  }

  private static String id(Call call) {
    return call.path(call.operation().pathParameters().getLast());
  }

  /** The object as answers show it: its id first. */
  public ObjectNode shown(Stored object) {
    var json = Json.object().put(kind.idName(), object.id());
    json.setAll(object.body().deepCopy());
    return json;
  }

  /** The same with {@code created_at} and {@code updated_at}. */
  public ObjectNode dated(Stored object) {
    return shown(object)
        .put("created_at", Time.text(object.created()))
        .put("updated_at", Time.text(object.updated()));
  }

  /**
   * Adds an object.
   *
   * @throws ManagementError 409 when its unique name is taken, 403 when there are too many
   */
  public Stored create(String tenant, ObjectNode body) {
    return create(tenant, body, tx -> {});
  }

  /** The same if the conditions hold in the same transaction; they throw when they do not. */
  public Stored create(String tenant, ObjectNode body, Consumer<Tx> conditions) {
    var id =
        write(
            tx -> {
              conditions.accept(tx);
              return insert(tx, tenant, body);
            });
    return documents.byId(tenant, id).orElseThrow();
  }

  /**
   * Work on objects of this and other kinds in one transaction.
   *
   * @throws ManagementError 409 when a unique name is taken
   */
  public <T> T write(Function<Tx, T> work) {
    try {
      return store.write(work);
    } catch (DuplicateKey e) {
      throw conflict();
    }
  }

  /** The object as it stands within a write; memory may be a moment behind. */
  public Optional<Stored> current(Tx tx, String tenant, String id) {
    return documents.current(tx, tenant, id);
  }

  /** The same for the object with this unique name. */
  public Optional<Stored> currentByKey(Tx tx, String tenant, String key) {
    return documents.currentByKey(tx, tenant, key);
  }

  /** All objects as they stand within a write. */
  public List<Stored> current(Tx tx, String tenant) {
    return documents.current(tx, tenant);
  }

  /** Adds an object within a write; its id. */
  public String insert(Tx tx, String tenant, ObjectNode body) {
    if (documents.current(tx, tenant).size() >= MAX) {
      throw tooMany();
    }
    var id = kind.ids().get();
    long now = store.now();
    documents.insert(tx, new Document(tenant, id, key(body, id), sealed.seal(body), now, now));
    return id;
  }

  /** Changes an object within a write; false when there is none. */
  public boolean change(Tx tx, String tenant, String id, UnaryOperator<ObjectNode> change) {
    return documents.update(tx, tenant, id, d -> changed(d, change)).isPresent();
  }

  /** Removes an object within a write; false when there was none. */
  public boolean remove(Tx tx, String tenant, String id) {
    return documents.delete(tx, tenant, id);
  }

  private String key(ObjectNode body, String id) {
    return kind.key().apply(body).orElse(id);
  }

  /**
   * Changes an object as it stands now.
   *
   * @throws ManagementError the kind's error when there is no such object, 409 when its new unique
   *     name is taken
   */
  public Stored update(String tenant, String id, UnaryOperator<ObjectNode> change) {
    return update(tenant, id, change, tx -> {});
  }

  /** The same if the conditions hold in the same transaction; they throw when they do not. */
  public Stored update(
      String tenant, String id, UnaryOperator<ObjectNode> change, Consumer<Tx> conditions) {
    write(
        tx -> {
          conditions.accept(tx);
          return change(tx, tenant, id, change);
        });
    return find(tenant, id).orElseThrow(kind.missing());
  }

  private Document changed(Document before, UnaryOperator<ObjectNode> change) {
    var body = change.apply(read(before).body());
    return new Document(
        before.tenant(),
        before.id(),
        key(body, before.id()),
        sealed.seal(body),
        before.created(),
        store.now());
  }

  /** Removes an object and, in the same transaction, what depends on it; false when none was. */
  public boolean delete(String tenant, String id, Consumer<Tx> consequences) {
    return store.write(
        tx -> {
          consequences.accept(tx);
          return remove(tx, tenant, id);
        });
  }

  /** Answers a page of all objects that fit. */
  public Response page(Call call, String plural, Function<Stored, ObjectNode> render) {
    return Paging.of(call.query(), 50).respond(plural, all(call.tenant()), render);
  }

  /** Answers a bare array of all objects. */
  public Response array(Call call, Function<Stored, ObjectNode> render) {
    var array = Json.array();
    all(call.tenant()).forEach(o -> array.add(render.apply(o)));
    return Response.json(200, array);
  }

  /** Answers the object that the path names. */
  public Response get(Call call) {
    return Response.json(200, shown(find(call)));
  }

  /** Makes an object of the body and answers it. */
  public Response create(Call call, int status) {
    return Response.json(status, shown(create(call.tenant(), call.body())));
  }

  /** Lays the body over the object that the path names and answers it. */
  public Response patch(Call call) {
    var change = call.body();
    return Response.json(
        200, shown(update(call.tenant(), id(call), before -> Schema.merge(before, change))));
  }

  /** Removes the object that the path names. */
  public Response delete(Call call) {
    if (!delete(call.tenant(), id(call), tx -> {})) {
      throw kind.missing().get();
    }
    return Response.empty(204);
  }

  private ManagementError conflict() {
    var name = kind.name().replace('-', ' ');
    var article = "aeiou".indexOf(name.charAt(0)) < 0 ? "A " : "An ";
    return ManagementError.conflict(null, article + name + " with the same name already exists");
  }

  private static ManagementError tooMany() {
    return new ManagementError(
        403,
        "too_many_entities",
        "You reached the limit of entities of this type for this tenant.");
  }
}
