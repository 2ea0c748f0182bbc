package dev.ostiary.search;

import dev.ostiary.db.Dialect;
import dev.ostiary.db.Tx;
import dev.ostiary.search.Predicate.All;
import dev.ostiary.search.Predicate.And;
import dev.ostiary.search.Predicate.Is;
import dev.ostiary.search.Predicate.Leaf;
import dev.ostiary.search.Predicate.Like;
import dev.ostiary.search.Predicate.Not;
import dev.ostiary.search.Predicate.Or;
import dev.ostiary.search.UserQueries.Order;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds users. Each part of a query is first asked for its rows, up to a limit, from its own index.
 * When a few rows are left they are sorted; when there are many, the list is walked in the order
 * asked for until the page is full. Which of the two is decided here, by what was counted, not by
 * the statistics of a database.
 */
public final class UserSearch {
  private static final int LEAST_FEW = 5_000;
  private static final int MOST_FEW = 30_000;

  /** So few that looking for fewer is not worth it. */
  private static final int ENOUGH = 100;

  private final Dialect dialect;
  private final int leastFew;
  private final int mostFew;

  /** For databases of this kind. */
  public UserSearch(Dialect dialect) {
    this(dialect, LEAST_FEW, MOST_FEW);
  }

  /** The same with other limits of what is few, so that tests need no thousands of users. */
  UserSearch(Dialect dialect, int leastFew, int mostFew) {
    this.dialect = dialect;
    this.leastFew = leastFew;
    this.mostFew = mostFew;
  }

  /**
   * What is asked for.
   *
   * @param total whether the number of all users that fit is wanted
   */
  public record Search(Predicate predicate, Order order, Window window, boolean total) {}

  /** Which rows of the sorted list. */
  public record Window(long offset, int limit) {}

  /**
   * A page.
   *
   * @param ids the user ids of the page
   * @param total how many fit in all; left out when nobody asked and nobody knows
   */
  public record Found(List<String> ids, OptionalLong total) {}

  /** Finds the users of a tenant. */
  public Found find(Tx tx, String tenant, Search search) {
    double window = search.window().offset() + search.window().limit();
    // Sorting n of N costs n; walking to the w-th costs w N / n. They meet at the root of w N.
    int few = (int) Math.clamp(1_000 * Math.sqrt(window), leastFew, mostFew);
    return new Run(new SearchStore(tx), new Conditions(dialect, tenant), search, few).find();
  }

  /**
   * A few rows among which are all that fit.
   *
   * @param exact whether there are no others among them
   */
  private record Few(Set<Long> ids, boolean exact) {}

  private record Run(SearchStore store, Conditions conditions, Search search, int limit) {
    Found find() {
      var few = few(search.predicate());
      return few == null ? walk() : sort(few);
    }

    private Found sort(Few few) {
      if (few.ids().isEmpty()) {
        return new Found(List.of(), OptionalLong.of(0));
      }
      var rows =
          new Fragment(
              " FROM user_index u WHERE u.id IN (" + conditions.dialect().numbers() + ")",
              few.ids().toString());
      if (!few.exact()) {
        rows = rows.then(" AND ").then(conditions.fits(search.predicate()));
      }
      var total = OptionalLong.empty();
      if (few.exact()) {
        total = OptionalLong.of(few.ids().size());
      } else if (search.total()) {
        total = OptionalLong.of(store.number(new Fragment("SELECT COUNT(*)").then(rows)));
      }
      return new Found(page(rows), total);
    }

    private Found walk() {
      var rows =
          new Fragment(" FROM user_index u WHERE u.tenant_id = ? AND ", conditions.tenant())
              .then(conditions.fits(search.predicate()))
              .then(bounds());
      return new Found(
          page(rows),
          search.total() ? OptionalLong.of(count(search.predicate())) : OptionalLong.empty());
    }

    /** Where the walk begins and ends, when the query says something about what it sorts by. */
    private Fragment bounds() {
      var parts = search.predicate() instanceof And and ? and.parts() : List.of(search.predicate());
      var bounds = new Fragment("");
      for (var part : parts) {
        if (part instanceof Leaf leaf && leaf.field().equals(search.order().field())) {
          bounds = bounds.then(" AND ").then(conditions.column(leaf));
        }
      }
      return bounds;
    }

    private List<String> page(Fragment rows) {
      var direction = search.order().descending() ? " DESC" : " ASC";
      var column = "u." + search.order().field().column();
      var sql =
          new Fragment("SELECT u.user_id")
              .then(rows)
              .then(" ORDER BY " + column + direction + ", u.id" + direction)
              .then(" LIMIT ? OFFSET ?", search.window().limit(), search.window().offset());
      return store.texts(sql);
    }

    /** Rows among which are all that fit, or null when they are many or no index tells them. */
    private @Nullable Few few(Predicate predicate) {
      return switch (predicate) {
        case Leaf leaf -> ask(leaf);
        case Or or -> any(or);
        case And and -> fewest(and);
        case Not not -> null;
        case All all -> null;
      };
    }

    private @Nullable Few ask(Leaf leaf) {
      var ids = store.numbers(conditions.ids(leaf).then(" LIMIT ?", limit + 1));
      return ids.size() > limit ? null : new Few(new LinkedHashSet<>(ids), true);
    }

    private @Nullable Few any(Or or) {
      var ids = new LinkedHashSet<Long>();
      boolean exact = true;
      for (var part : or.parts()) {
        var few = few(part);
        if (few == null || ids.size() + few.ids().size() > limit) {
          return null;
        }
        ids.addAll(few.ids());
        exact &= few.exact();
      }
      return new Few(ids, exact);
    }

    private @Nullable Few fewest(And and) {
      Few fewest = null;
      for (var part : and.parts().stream().sorted(Comparator.comparingInt(Run::effort)).toList()) {
        boolean enough = fewest != null && (fewest.ids().size() <= ENOUGH || effort(part) > 2);
        var few = enough ? null : few(part);
        if (few != null && (fewest == null || few.ids().size() < fewest.ids().size())) {
          fewest = few;
        }
      }
      return fewest == null ? null : new Few(fewest.ids(), false);
    }

    /** What it takes to ask a part: whole values, ranges, combinations, and last a whole scan. */
    private static int effort(Predicate part) {
      return switch (part) {
        case Is is -> 0;
        case Like like -> 3;
        case Leaf other -> 1;
        case And and -> and.parts().stream().mapToInt(Run::effort).min().orElse(0);
        case Or or -> or.parts().stream().mapToInt(Run::effort).max().orElse(0);
        default -> 2;
      };
    }

    /** An index counts what is one range in it; the rest is looked at row by row. */
    private long count(Predicate predicate) {
      return switch (predicate) {
        case All all -> countRows(new Fragment("1 = 1"));
        case Not not -> count(new All()) - count(not.part());
        case Leaf leaf when leaf.field().single() || unique(leaf) ->
            store.number(
                new Fragment("SELECT COUNT(*) FROM (").then(conditions.ids(leaf)).then(") c"));
        case Leaf leaf ->
            store.number(
                new Fragment("SELECT COUNT(DISTINCT id) FROM (")
                    .then(conditions.ids(leaf))
                    .then(") c"));
        default -> countRows(conditions.fits(predicate));
      };
    }

    private static boolean unique(Leaf leaf) {
      return leaf instanceof Is is && is.values().size() <= 1;
    }

    private long countRows(Fragment where) {
      return store.number(
          new Fragment(
                  "SELECT COUNT(*) FROM user_index u WHERE u.tenant_id = ? AND ",
                  conditions.tenant())
              .then(where));
    }
  }
}
