package dev.ostiary.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ostiary.common.AddressQuota;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Time;
import dev.ostiary.http.HttpError;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Rations failed proofs of applications, for each application and address: {@link #MOST} different
 * ones in a minute are told, and until it is over nothing more, not even that a secret was right.
 * Others who are the same application elsewhere notice nothing. Each node counts for itself, in
 * memory: a secret has far too many bits to be guessed, so that counting must cost nothing.
 */
public final class ClientAttempts {
  /** Different failures that one address is told of for one application in a minute. */
  static final int MOST = 30;

  /** Pairs that are remembered; the least used is forgotten first. */
  private static final int PAIRS = 10_000;

  private static final int MARK = 16;
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private final Cache<Pair, Set<String>> failures;

  private record Pair(String tenant, String client, String address) {}

  /** Nothing has failed yet. */
  public ClientAttempts(Time time) {
    failures =
        Caffeine.newBuilder()
            .maximumSize(PAIRS)
            .expireAfterWrite(PERIOD)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
            .build();
  }

  /**
   * Before a proof is looked at.
   *
   * @throws HttpError 429 when there were too many before
   */
  public void require(String tenant, String client, String address) {
    var seen = failures.getIfPresent(pair(tenant, client, address));
    if (seen != null && seen.size() >= MOST) {
      throw tooMany();
    }
  }

  /**
   * A proof was wrong: counts it, unless it was wrong before; who repeats a mistake guesses
   * nothing.
   *
   * @throws HttpError 429 when it must not even be told, because others at the same moment were
   */
  public void failed(String tenant, String client, String address, String proof) {
    var seen = failures.get(pair(tenant, client, address), p -> ConcurrentHashMap.newKeySet());
    var mark = Hashes.sha256(proof).substring(0, MARK);
    synchronized (seen) {
      if (!seen.contains(mark)) {
        if (seen.size() >= MOST) {
          throw tooMany();
        }
        seen.add(mark);
      }
    }
  }

  private static HttpError tooMany() {
    return HttpError.tooMany(
        "Too many failed attempts to authenticate this client", (int) PERIOD.toSeconds());
  }

  private static Pair pair(String tenant, String client, String address) {
    return new Pair(tenant, client, AddressQuota.network(address));
  }
}
