package dev.ostiary.key;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.key.TenantKey.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The signing keys of the tenants; private halves are sealed in the database. */
public final class Keys {
  private static final String PURPOSE = "signing-key";

  /** The longest that an API may have its tokens live. */
  private static final Duration LONGEST_TOKEN = Duration.ofDays(30);

  private static final int MOST_PREVIOUS = 8;
  private final DocumentStore store;
  private final Sealer sealer;
  private final Time time;
  private final Documents<TenantKey> documents;
  private final Supplier<Map<Slot, SigningKey>> slots;
  private final Supplier<Map<String, byte[]>> jwks;

  /** Where one key of a tenant stands. */
  private record Slot(String tenant, Algorithm algorithm, Place place) {}

  /** Registers the kind. */
  public Keys(DocumentStore store, Sealer sealer, Time time) {
    this.store = store;
    this.sealer = sealer;
    this.time = time;
    this.documents = store.kind("key", this::read);
    this.slots = documents.view(Keys::slots);
    this.jwks = documents.view(this::documents);
  }

  private TenantKey read(Document document) {
    var body = document.body();
    return new TenantKey(
        document.tenant(),
        SigningKey.read(sealer.open(PURPOSE, Json.text(body, "jwk", ""))),
        Place.valueOf(Json.text(body, "place", "")),
        Json.number(body, "since", 0));
  }

  /**
   * The key that signs now. Keys for algorithms other than RS256 are made when they are first
   * needed.
   */
  public SigningKey current(String tenant, Algorithm algorithm) {
    return at(tenant, algorithm, Place.CURRENT)
        .orElseGet(
            () -> {
              ensure(tenant, algorithm);
              return at(tenant, algorithm, Place.CURRENT).orElseThrow();
            });
  }

  /** What signs: an API's shared secret if the algorithm is symmetric, else the current key. */
  public SigningKey signing(String tenant, Algorithm algorithm, @Nullable String secret) {
    return algorithm.symmetric() && secret != null
        ? SigningKey.hmac(secret)
        : current(tenant, algorithm);
  }

  /** Makes sure that the algorithm has a current and a next key. */
  public synchronized void ensure(String tenant, Algorithm algorithm) {
    for (var place : List.of(Place.CURRENT, Place.NEXT)) {
      if (at(tenant, algorithm, place).isEmpty()) {
        var key = SigningKey.generate(algorithm, tenant, time.now());
        store.write(
            tx -> {
              // Another node may have made one while this one was being made.
              if (at(tenant, algorithm, place).isEmpty()) {
                insert(tx, tenant, key, place);
              }
              return true;
            });
      }
    }
  }

  private void insert(Tx tx, String tenant, SigningKey key, Place place) {
    long now = time.millis();
    var kid = String.valueOf(key.kid());
    var body =
        Json.object()
            .put("alg", key.algorithm().text())
            .put("jwk", sealer.seal(PURPOSE, key.privateJwk()))
            .put("place", place.name())
            .put("since", now);
    documents.insert(tx, new Document(tenant, kid, kid, body, now, now));
  }

  /**
   * Next becomes current, current becomes previous, and a new next key is published. Previous keys
   * stay published as long as a token that they signed may live; of rotations one after the other
   * the newest eight, because verifiers bound what they read.
   */
  public SigningKey rotate(String tenant, Algorithm algorithm) {
    ensure(tenant, algorithm);
    var fresh = SigningKey.generate(algorithm, tenant, time.now());
    store.write(
        tx -> {
          at(tenant, algorithm, Place.CURRENT).ifPresent(k -> move(tx, tenant, k, Place.PREVIOUS));
          at(tenant, algorithm, Place.NEXT).ifPresent(k -> move(tx, tenant, k, Place.CURRENT));
          insert(tx, tenant, fresh, Place.NEXT);
          outlived(documents.current(tx, tenant), algorithm)
              .forEach(k -> move(tx, tenant, k.key(), Place.REVOKED));
          return true;
        });
    return current(tenant, algorithm);
  }

  private List<TenantKey> outlived(List<TenantKey> all, Algorithm algorithm) {
    var previous =
        all.stream()
            .filter(k -> k.place() == Place.PREVIOUS && k.key().algorithm() == algorithm)
            .sorted(Comparator.comparingLong(TenantKey::since).reversed())
            .toList();
    long oldest = time.millis() - LONGEST_TOKEN.toMillis();
    return IntStream.range(0, previous.size())
        .filter(i -> i >= MOST_PREVIOUS || previous.get(i).since() < oldest)
        .mapToObj(previous::get)
        .toList();
  }

  private void move(Tx tx, String tenant, SigningKey key, Place place) {
    documents.updateBody(
        tx,
        tenant,
        String.valueOf(key.kid()),
        b -> b.deepCopy().put("place", place.name()).put("since", time.millis()));
  }

  private Optional<SigningKey> at(String tenant, Algorithm algorithm, Place place) {
    return Optional.ofNullable(slots.get().get(new Slot(tenant, algorithm, place)));
  }

  private static Map<Slot, SigningKey> slots(Collection<TenantKey> all) {
    var slots = new HashMap<Slot, SigningKey>();
    all.forEach(k -> slots.put(new Slot(k.tenant(), k.key().algorithm(), k.place()), k.key()));
    return slots;
  }

  /** Every key that verifiers should know: current first, then next and previous. */
  public List<TenantKey> published(String tenant) {
    var order = List.of(Place.CURRENT, Place.NEXT, Place.PREVIOUS);
    return documents.all(tenant).stream()
        .filter(TenantKey::published)
        .sorted(Comparator.comparingInt(k -> order.indexOf(k.place())))
        .toList();
  }

  /** Every key the tenant ever had, withdrawn ones too. */
  public List<TenantKey> all(String tenant) {
    return documents.all(tenant);
  }

  /** The key of this name. */
  public Optional<TenantKey> find(String tenant, String kid) {
    return documents.byId(tenant, kid);
  }

  /** Withdraws a key: a successor takes its place before anything it signed is refused. */
  public synchronized void revoke(String tenant, TenantKey key) {
    var algorithm = key.key().algorithm();
    if (key.place() == Place.CURRENT) {
      rotate(tenant, algorithm);
    }
    store.write(
        tx -> {
          move(tx, tenant, key.key(), Place.REVOKED);
          return true;
        });
    ensure(tenant, algorithm);
  }

  /** The JWKS document (RFC 7517 section 5) as JSON; do not change it. */
  public byte[] jwks(String tenant) {
    var kept = jwks.get().get(tenant);
    return kept == null ? Json.bytes(document(List.of())) : kept;
  }

  private Map<String, byte[]> documents(Collection<TenantKey> all) {
    var documents = new HashMap<String, byte[]>();
    all.forEach(
        k -> documents.computeIfAbsent(k.tenant(), t -> Json.bytes(document(published(t)))));
    return documents;
  }

  private static ObjectNode document(List<TenantKey> published) {
    var keys = Json.array();
    published.forEach(k -> keys.add(k.key().publicJwk()));
    var document = Json.object();
    document.set("keys", keys);
    return document;
  }

  /** Whether a published key of the tenant signed this. */
  public boolean signed(String tenant, Jws token) {
    return signer(tenant, token).isPresent();
  }

  /** The published key of the tenant that signed this. */
  public Optional<SigningKey> signer(String tenant, Jws token) {
    var kid = token.kid();
    return kid == null
        ? Optional.empty()
        : documents
            .byId(tenant, kid)
            .filter(k -> k.published() && token.verifiedBy(k.key()))
            .map(TenantKey::key);
  }

  /** Whether this very key is one of the published keys of the tenant now. */
  public boolean publishes(String tenant, SigningKey key) {
    return documents
        .byId(tenant, String.valueOf(key.kid()))
        .filter(k -> k.published() && k.key() == key)
        .isPresent();
  }
}
