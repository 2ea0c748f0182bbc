package dev.ostiary.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ostiary.common.Time;
import dev.ostiary.db.Dialect;
import dev.ostiary.db.Tx;
import dev.ostiary.search.UserQueries.Order;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds users. Counting a large part of a large tenant takes longer than everything else, and its
 * answer is old before it is read: such totals are counted once a minute.
 */
public final class UserSearch {
  /** Totals above this may be {@link #KEPT} old. */
  static final int LARGE = 30_000;

  /** How long a large total is good for. */
  static final Duration KEPT = Duration.ofMinutes(1);

  private static final int MOST_KEPT = 10_000;
  private static final Limits LIMITS = new Limits(5_000, 30_000, 10_000, 200_000, LARGE);

  private final Dialect dialect;
  private final Limits limits;
  private final Cache<Counted, Long> totals;

  private record Counted(String tenant, Predicate predicate) {}

  /** For databases of this kind. */
  public UserSearch(Dialect dialect, Time time) {
    this(dialect, time, LIMITS);
  }

  /** The same with other limits, so that tests need no thousands of users. */
  UserSearch(Dialect dialect, Time time, Limits limits) {
    this.dialect = dialect;
    this.limits = limits;
    this.totals =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT)
            .ticker(() -> Duration.ofMillis(time.millis()).toNanos())
            .build();
  }

  /**
   * What decides how a search is done. All are numbers of users.
   *
   * @param leastFew so many that fit are collected and sorted, whatever the page
   * @param mostFew so many are, at most, when the page is far into the list
   * @param walk how many are looked at in the order of the list before that is given up
   * @param broad how many may fit one part of a query that the others are looked for among
   * @param large larger totals are kept for a while
   */
  record Limits(int leastFew, int mostFew, int walk, int broad, int large) {
    /** How many are few when the list is asked for until this place. */
    int few(long window) {
      // Sorting n of N costs n; walking to the w-th costs w N / n. They meet at the root of w N.
      return (int) Math.clamp(1_000 * Math.sqrt((double) window), leastFew, mostFew);
    }
  }

  /**
   * What is asked for.
   *
   * @param total whether the number of all users that fit is wanted
   */
  public record Search(Predicate predicate, Order order, Window window, boolean total) {}

  /** Which rows of the sorted list. */
  public record Window(long offset, int limit) {
    long end() {
      return offset + limit;
    }
  }

  /**
   * A page.
   *
   * @param ids the user ids of the page
   * @param total how many fit in all; left out when nobody asked and nobody knows
   */
  public record Found(List<String> ids, OptionalLong total) {}

  /** Finds the users of a tenant. */
  public Found find(Tx tx, String tenant, Search search) {
    var counted = new Counted(tenant, search.predicate());
    var kept = search.total() ? totals.getIfPresent(counted) : null;
    var found =
        new SearchRun(new SearchStore(tx), new Conditions(dialect, tenant), search, limits)
            .find(kept);
    if (kept == null && found.total().orElse(0) > limits.large()) {
      totals.put(counted, found.total().getAsLong());
    }
    return found;
  }
}
