package dev.ostiary.document;

import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of configuration objects: read from memory, written through to the database. What {@link
 * DocumentStore#write} has returned is visible here; changes of other nodes follow at once where
 * the database announces them, and within a second otherwise.
 *
 * @param <T> the immutable typed form
 */
public final class Documents<T> {
  private record Entry<T>(Document document, T value) {}

  private final String kind;
  private final Function<Document, T> reader;
  private final Map<String, Map<String, Entry<T>>> byId = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Entry<T>>> byKey = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong();
  private final Supplier<Map<String, List<T>>> ordered = view(this::ordered);

  Documents(String kind, Function<Document, T> reader) {
    this.kind = kind;
    this.reader = reader;
  }

  String kind() {
    return kind;
  }

  void put(Document document) {
    var entry = new Entry<>(document, reader.apply(document));
    var before = ids(document.tenant()).put(document.id(), entry);
    if (before != null && !before.document.key().equals(document.key())) {
      // Another object may have taken the old key in the same transaction.
      keys(document.tenant()).remove(before.document.key(), before);
    }
    keys(document.tenant()).put(document.key(), entry);
    version.incrementAndGet();
  }

  void remove(String tenant, String id) {
    var before = ids(tenant).remove(id);
    if (before != null) {
      keys(tenant).remove(before.document.key(), before);
    }
    version.incrementAndGet();
  }

  /** Lets go of everything of a tenant that is gone. */
  void forget(String tenant) {
    byId.remove(tenant);
    byKey.remove(tenant);
    version.incrementAndGet();
  }

  /** The object with this id. */
  public Optional<T> byId(String tenant, String id) {
    return Optional.ofNullable(ids(tenant).get(id)).map(Entry::value);
  }

  /** The object with this key, compared byte for byte. */
  public Optional<T> byKey(String tenant, String key) {
    return Optional.ofNullable(keys(tenant).get(key)).map(Entry::value);
  }

  /** All objects of the tenant, oldest first. */
  public List<T> all(String tenant) {
    return ordered.get().getOrDefault(tenant, List.of());
  }

  private Map<String, List<T>> ordered(Collection<T> ignored) {
    var all = new HashMap<String, List<T>>();
    byId.forEach(
        (tenant, entries) ->
            all.put(
                tenant,
                entries.values().stream()
                    .sorted(
                        Comparator.<Entry<T>>comparingLong(e -> e.document.created())
                            .thenComparing(e -> e.document.id()))
                    .map(Entry::value)
                    .toList()));
    return all;
  }

  /**
   * Something computed from the objects of all tenants, and kept until one of them changes: what
   * busy requests look up without a search.
   */
  public <V> Supplier<V> view(Function<Collection<T>, V> compute) {
    return new View<>(compute);
  }

  private final class View<V> implements Supplier<V> {
    private record Computed<V>(long version, V value) {}

    private final Function<Collection<T>, V> compute;
    private volatile @Nullable Computed<V> last;

    View(Function<Collection<T>, V> compute) {
      this.compute = compute;
    }

    /** A change counts after it is in the maps, so a value of this version has seen it. */
    @Override
    public V get() {
      long now = version.get();
      var computed = last;
      if (computed == null || computed.version != now) {
        computed = new Computed<>(now, compute.apply(everywhere()));
        last = computed;
      }
      return computed.value;
    }
  }

  /** The objects of all tenants. */
  public Collection<T> everywhere() {
    return byId.values().stream().flatMap(m -> m.values().stream()).map(Entry::value).toList();
  }

  /**
   * The object as it stands in the database now. Inside {@link DocumentStore#write} it stays so
   * until the transaction ends, while memory may be a moment behind.
   */
  public Optional<T> current(Tx tx, String tenant, String id) {
    return DocumentStore.select(tx, kind, tenant, id).map(reader);
  }

  /** The same for the object with this key. */
  public Optional<T> currentByKey(Tx tx, String tenant, String key) {
    return DocumentStore.selectByKey(tx, kind, tenant, key).map(reader);
  }

  /** All objects of the tenant as they stand in the database now. */
  public List<T> current(Tx tx, String tenant) {
    return DocumentStore.selectAll(tx, kind, tenant).stream().map(reader).toList();
  }

  /** All objects of all tenants as they stand in the database now. */
  public List<T> currentEverywhere(Tx tx) {
    return DocumentStore.selectEverywhere(tx, kind).stream().map(reader).toList();
  }

  /**
   * Adds an object. It is read once before, so that what cannot be read is never stored.
   *
   * @throws DuplicateKey when the id or the key is taken
   */
  public void insert(Tx tx, Document document) {
    Objects.requireNonNull(reader.apply(document));
    DocumentStore.insert(tx, kind, document);
  }

  /**
   * Changes an object as it stands in the database now.
   *
   * @return the new state, or empty when there is no such object
   * @throws DuplicateKey when the new key is taken
   */
  public Optional<Document> update(
      Tx tx, String tenant, String id, UnaryOperator<Document> change) {
    return DocumentStore.select(tx, kind, tenant, id)
        .map(
            before -> {
              var after = change.apply(before);
              Objects.requireNonNull(reader.apply(after));
              DocumentStore.update(tx, kind, after);
              return after;
            });
  }

  /** Changes only the body of an object. */
  public Optional<Document> updateBody(
      Tx tx, String tenant, String id, UnaryOperator<ObjectNode> change) {
    return update(
        tx,
        tenant,
        id,
        d ->
            new Document(
                d.tenant(), d.id(), d.key(), change.apply(d.body()), d.created(), d.updated()));
  }

  /** Removes an object; false when there was none. */
  public boolean delete(Tx tx, String tenant, String id) {
    return DocumentStore.delete(tx, kind, tenant, id);
  }

  private Map<String, Entry<T>> ids(String tenant) {
    return byId.computeIfAbsent(tenant, t -> new ConcurrentHashMap<>());
  }

  private Map<String, Entry<T>> keys(String tenant) {
    return byKey.computeIfAbsent(tenant, t -> new ConcurrentHashMap<>());
  }
}
