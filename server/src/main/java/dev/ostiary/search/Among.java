package dev.ostiary.search;

import dev.ostiary.search.Predicate.All;
import dev.ostiary.search.Predicate.And;
import dev.ostiary.search.Predicate.Leaf;
import dev.ostiary.search.Predicate.Like;
import dev.ostiary.search.Predicate.Not;
import dev.ostiary.search.Predicate.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves of a query of which indexes tell all rows, among which are all that fit: of "ann* AND
 * smith*" those of the rarer word. Looked for once in a search, and only when it needs them.
 */
final class Among {
  /** How many rows are counted first; twice as many each time that all parts have more. */
  private static final long FIRST = 4_000;

  private final SearchStore store;
  private final Conditions conditions;
  private final Predicate predicate;
  private final long most;
  private boolean looked;
  private @Nullable Broad found;

  /**
   * For one search.
   *
   * @param most how many rows there may be
   */
  Among(SearchStore store, Conditions conditions, Predicate predicate, long most) {
    this.store = store;
    this.conditions = conditions;
    this.predicate = predicate;
    this.most = most;
  }

  /** Some leaves, and how many rows they have at most. */
  private record Broad(List<Leaf> leaves, long users) {}

  /** Says of the row {@code u} that it fits; empty when no index tells, or too many. */
  Optional<Fragment> rows() {
    return found()
        .map(
            broad ->
                conditions.among(broad.leaves()).then(" AND ").then(conditions.fits(predicate)));
  }

  /** Among how many rows those are that fit. */
  long users() {
    return found().map(Broad::users).orElse(Long.MAX_VALUE);
  }

  private Optional<Broad> found() {
    if (!looked) {
      found = narrow();
      looked = true;
    }
    return Optional.ofNullable(found);
  }

  /** A frequent word is not counted further than the rarest one has rows. */
  private @Nullable Broad narrow() {
    for (long limit = choice(predicate) ? Math.min(FIRST, most) : most;
        ;
        limit = Math.min(2 * limit, most)) {
      var broad = broad(predicate, limit);
      if (broad != null || limit == most) {
        return broad;
      }
    }
  }

  private static boolean choice(Predicate part) {
    return part instanceof And
        || (part instanceof Or or && or.parts().stream().anyMatch(Among::choice));
  }

  private @Nullable Broad broad(Predicate part, long limit) {
    return switch (part) {
      case Like like -> null;
      case Leaf leaf -> counted(leaf, limit);
      case Or or -> together(or, limit);
      case And and -> narrowest(and, limit);
      case Not not -> null;
      case All all -> null;
    };
  }

  private @Nullable Broad counted(Leaf leaf, long limit) {
    long users =
        store.number(
            new Fragment("SELECT COUNT(*) FROM (")
                .then(conditions.ids(leaf))
                .then(" LIMIT ?) c", limit + 1));
    return users > limit ? null : new Broad(List.of(leaf), users);
  }

  private @Nullable Broad together(Or or, long limit) {
    var leaves = new ArrayList<Leaf>();
    long users = 0;
    for (var part : or.parts()) {
      var broad = broad(part, limit - users);
      if (broad == null) {
        return null;
      }
      leaves.addAll(broad.leaves());
      users += broad.users();
    }
    return leaves.isEmpty() ? null : new Broad(leaves, users);
  }

  private @Nullable Broad narrowest(And and, long limit) {
    Broad narrowest = null;
    for (var part : and.parts()) {
      var broad = broad(part, narrowest == null ? limit : narrowest.users() - 1);
      narrowest = broad == null ? narrowest : broad;
    }
    return narrowest;
  }
}
