package dev.ostiary.search;

import dev.ostiary.search.Predicate.All;
import dev.ostiary.search.Predicate.And;
import dev.ostiary.search.Predicate.Is;
import dev.ostiary.search.Predicate.Leaf;
import dev.ostiary.search.Predicate.Like;
import dev.ostiary.search.Predicate.Not;
import dev.ostiary.search.Predicate.Or;
import dev.ostiary.search.UserSearch.Found;
import dev.ostiary.search.UserSearch.Limits;
import dev.ostiary.search.UserSearch.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One search. Each part of the query is first asked for its rows, up to a limit, from its own
 * index. When a few rows are left they are sorted; when there are many, the list is walked in the
 * order asked for until the page is full. Which of the two is decided here, by what was counted,
 * not by the statistics of a database.
 */
final class SearchRun {
  /** So few that looking for fewer is not worth it. */
  private static final int ENOUGH = 100;

  private final SearchStore store;
  private final Conditions conditions;
  private final Search search;
  private final Limits limits;
  private final Among among;

  SearchRun(SearchStore store, Conditions conditions, Search search, Limits limits) {
    this.store = store;
    this.conditions = conditions;
    this.search = search;
    this.limits = limits;
    this.among = new Among(store, conditions, search.predicate(), limits.broad());
  }

  /**
   * Does it.
   *
   * @param kept how many fitted a moment ago, when they were many; null when nobody knows
   */
  Found find(@Nullable Long kept) {
    var few = few(search.predicate());
    if (few != null) {
      return sort(few);
    }
    var all = search.total() && kept == null ? collected() : null;
    return all == null ? walk(kept) : all;
  }

  /** All that fit when they are among not very many: then one look gives page and total. */
  private @Nullable Found collected() {
    boolean joined = search.predicate() instanceof And || search.predicate() instanceof Or;
    if (!joined || among.users() > limits.broad() / 2) {
      return null;
    }
    var all =
        store.texts(
            new Fragment(
                    "SELECT u.user_id FROM user_index u WHERE u.tenant_id = ? AND ",
                    conditions.tenant())
                .then(among.rows().orElseThrow())
                .then(ordered(sorted()))
                .then(" LIMIT ?", limits.mostFew() + 1));
    if (all.size() > limits.mostFew()) {
      return null;
    }
    int begin = (int) Math.min(search.window().offset(), all.size());
    int end = (int) Math.min(search.window().end(), all.size());
    return new Found(List.copyOf(all.subList(begin, end)), OptionalLong.of(all.size()));
  }

  /**
   * A few rows among which are all that fit.
   *
   * @param rest what is yet to be asked of each of them
   */
  private record Few(Set<Long> ids, Predicate rest) {
    boolean exact() {
      return rest instanceof All;
    }
  }

  private Found sort(Few few) {
    var known = few.exact() || !search.total() ? few : fitting(few);
    if (known.ids().isEmpty()) {
      return new Found(List.of(), OptionalLong.of(0));
    }
    var total = known.exact() ? OptionalLong.of(known.ids().size()) : OptionalLong.empty();
    return new Found(page(rows(known), column()), total);
  }

  /** Those of a few that fit. */
  private Few fitting(Few few) {
    return new Few(
        new LinkedHashSet<>(store.numbers(new Fragment("SELECT u.id").then(rows(few)))), new All());
  }

  private Fragment rows(Few few) {
    return new Fragment(
            " FROM user_index u WHERE u.id IN (" + conditions.dialect().numbers() + ") AND ",
            few.ids().toString())
        .then(conditions.fits(few.rest()));
  }

  private Found walk(@Nullable Long kept) {
    if (!search.total()) {
      return new Found(walk(), OptionalLong.empty());
    }
    long total = kept == null ? count(search.predicate()) : kept;
    return new Found(walk(), OptionalLong.of(total));
  }

  /** Walks the list, and gives up when those who fit are far apart and an index knows them. */
  private List<String> walk() {
    var everybody = new Fragment(" FROM user_index u WHERE u.tenant_id = ?", conditions.tenant());
    var list = everybody.then(bounds());
    var fits = new Fragment(" AND ").then(conditions.fits(search.predicate()));
    var far = far(list);
    if (far == null) {
      return page(list.then(fits), column());
    }
    boolean down = search.order().descending();
    var near = list.then(" AND " + column() + (down ? " >= ?" : " <= ?"), far);
    var page = page(near.then(fits), column());
    if (page.size() == search.window().limit()) {
      return page;
    }
    return among
        .rows()
        .map(rows -> page(everybody.then(" AND ").then(rows)))
        .orElseGet(() -> page(list.then(fits), column()));
  }

  /** Sorts the rows: first no more than what an index may hold, then the page is looked up. */
  private List<String> page(Fragment rows) {
    var by = sorted();
    var ids =
        new Fragment("SELECT u.id")
            .then(rows)
            .then(ordered(by))
            .then(" LIMIT ? OFFSET ?", search.window().limit(), search.window().offset());
    var sql =
        new Fragment("SELECT u.user_id FROM user_index u WHERE u.id IN (").then(ids).then(")");
    return store.texts(sql.then(ordered(column())));
  }

  /** An expression keeps planners from walking all the same. */
  private String sorted() {
    return column() + (search.order().field().text() ? " || ''" : " + 0");
  }

  /** Where in a list it is time to give up; null when it is short or there is no other way. */
  private @Nullable Object far(Fragment list) {
    boolean everybody = search.predicate() instanceof All || search.predicate() instanceof Not;
    if (everybody || UserFields.PARTIAL.contains(search.order().field().name())) {
      return null;
    }
    return store.first(
        new Fragment("SELECT " + column())
            .then(list)
            .then(ordered(column()))
            .then(" LIMIT 1 OFFSET ?", Math.max(limits.walk(), 20 * search.window().end())));
  }

  /** Where the walk begins and ends, when the query says something about what it sorts by. */
  private Fragment bounds() {
    var bounds = new Fragment("");
    for (var part : parts()) {
      if (part instanceof Leaf leaf && leaf.field().equals(search.order().field())) {
        bounds = bounds.then(" AND ").then(conditions.column(leaf));
      }
    }
    return bounds;
  }

  private List<Predicate> parts() {
    return search.predicate() instanceof And and ? and.parts() : List.of(search.predicate());
  }

  private String column() {
    return "u." + search.order().field().column();
  }

  private String ordered(String expression) {
    var direction = search.order().descending() ? " DESC" : " ASC";
    return " ORDER BY " + expression + direction + ", u.id" + direction;
  }

  private List<String> page(Fragment rows, String by) {
    var sql =
        new Fragment("SELECT u.user_id")
            .then(rows)
            .then(ordered(by))
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

  private int limit() {
    return limits.few(search.window().end());
  }

  private @Nullable Few ask(Leaf leaf) {
    var ids = store.numbers(conditions.ids(leaf).then(" LIMIT ?", limit() + 1));
    return ids.size() > limit() ? null : new Few(new LinkedHashSet<>(ids), new All());
  }

  private @Nullable Few any(Or or) {
    var ids = new LinkedHashSet<Long>();
    boolean exact = true;
    for (var part : or.parts()) {
      var few = few(part);
      if (few == null || ids.size() + few.ids().size() > limit()) {
        return null;
      }
      ids.addAll(few.ids());
      exact &= few.exact();
    }
    return new Few(ids, exact ? new All() : or);
  }

  /** Those that fit every part that few fit; the other parts are asked of each of them. */
  private @Nullable Few fewest(And and) {
    Set<Long> ids = null;
    var rest = new ArrayList<Predicate>();
    for (var part :
        and.parts().stream().sorted(Comparator.comparingInt(SearchRun::effort)).toList()) {
      boolean enough = ids != null && (ids.size() <= ENOUGH || effort(part) > 2);
      var few = enough ? null : few(part);
      rest.add(few == null ? part : few.rest());
      if (few != null && ids != null) {
        ids.retainAll(few.ids());
      } else if (few != null) {
        ids = few.ids();
      }
    }
    return ids == null ? null : new Few(ids, Predicate.and(rest));
  }

  /** What it takes to ask a part: whole values, ranges, combinations, and last a whole scan. */
  private static int effort(Predicate part) {
    return switch (part) {
      case Is is -> 0;
      case Like like -> 3;
      case Leaf other -> 1;
      case And and -> and.parts().stream().mapToInt(SearchRun::effort).min().orElse(0);
      case Or or -> or.parts().stream().mapToInt(SearchRun::effort).max().orElse(0);
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
      default -> countJoined(predicate);
    };
  }

  private long countJoined(Predicate joined) {
    var rows = joined.equals(search.predicate()) ? among.rows() : Optional.<Fragment>empty();
    return countRows(rows.orElseGet(() -> conditions.fits(joined)));
  }

  private static boolean unique(Leaf leaf) {
    return leaf instanceof Is is && is.values().size() <= 1;
  }

  private long countRows(Fragment where) {
    return store.number(
        new Fragment(
                "SELECT COUNT(*) FROM user_index u WHERE u.tenant_id = ? AND ", conditions.tenant())
            .then(where));
  }
}
