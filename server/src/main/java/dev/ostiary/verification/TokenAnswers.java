package dev.ostiary.verification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Time;
import dev.ostiary.db.Changes;
import dev.ostiary.db.Database;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers about tokens, for those who ask about the same one many times a second, such as an API
 * that asks at each request. An answer is given again until the configuration or something of its
 * user changes or its token ends, and for a second at most: so long a command that writes the
 * database may stay unseen. Where other nodes write it too, nothing is kept.
 *
 * @param <A> the answer
 */
public final class TokenAnswers<A> {
  private static final Duration LIFE = Duration.ofSeconds(1);

  /** Tokens asked about within a second; some kilobytes each. */
  private static final int MOST = 5_000;

  private final @Nullable Changes changes;
  private final DocumentStore documents;
  private final Time time;
  private final Cache<Key, Kept<A>> kept;

  /** The same token may be answered otherwise at another domain and to another application. */
  private record Key(String tenant, String issuer, String asker, String hash) {}

  private record Kept<A>(Found<A> found, long configuration, long rows) {}

  /**
   * An answer and what it hangs on.
   *
   * @param userId whose token it is
   * @param endMillis when the token ends, in milliseconds since the epoch
   */
  public record Found<A>(A answer, String userId, long endMillis) {
    /** One that is good for this moment only. */
    public static <A> Found<A> once(A answer) {
      return new Found<>(answer, "", 0);
    }

    /** The same told otherwise. */
    public <B> Found<B> map(Function<A, B> telling) {
      return new Found<>(telling.apply(answer), userId, endMillis);
    }
  }

  /** None yet. */
  public TokenAnswers(Database database, DocumentStore documents, Time time) {
    this(database, documents, time, Ticker.systemTicker());
  }

  TokenAnswers(Database database, DocumentStore documents, Time time, Ticker ticker) {
    this.kept =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).ticker(ticker).build();
    this.changes = database.changes().orElse(null);
    this.documents = documents;
    this.time = time;
  }

  /**
   * What is known about a token that is good.
   *
   * @param asker who asks, where that makes a difference
   * @param ask finds out; empty for a token that is not good, of which nothing is kept
   */
  public Optional<A> find(
      Tenant tenant, String asker, String token, Supplier<Optional<Found<A>>> ask) {
    if (changes == null) {
      return ask.get().map(Found::answer);
    }
    var key = new Key(tenant.id(), tenant.issuer(), asker, Hashes.sha256(token));
    var known = kept.getIfPresent(key);
    if (known != null && stillTrue(changes, tenant, known)) {
      return Optional.of(known.found().answer());
    }
    // Both moments come first: a change while it is being found out makes it old at once.
    long configuration = documents.version();
    long rows = changes.now();
    var found = ask.get();
    found
        .filter(f -> f.endMillis() > 0)
        .ifPresent(f -> kept.put(key, new Kept<>(f, configuration, rows)));
    return found.map(Found::answer);
  }

  private boolean stillTrue(Changes changes, Tenant tenant, Kept<A> known) {
    return known.configuration() == documents.version()
        && time.millis() < known.found().endMillis()
        && changes.noneSince(known.rows(), tenant.id(), known.found().userId());
  }
}
