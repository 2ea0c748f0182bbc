package dev.ostiary.search;

import dev.ostiary.db.Dialect;
import dev.ostiary.search.Predicate.All;
import dev.ostiary.search.Predicate.And;
import dev.ostiary.search.Predicate.Bound;
import dev.ostiary.search.Predicate.Decimals;
import dev.ostiary.search.Predicate.Exists;
import dev.ostiary.search.Predicate.Is;
import dev.ostiary.search.Predicate.Leaf;
import dev.ostiary.search.Predicate.Like;
import dev.ostiary.search.Predicate.Not;
import dev.ostiary.search.Predicate.Numbers;
import dev.ostiary.search.Predicate.Or;
import dev.ostiary.search.Predicate.Starts;
import dev.ostiary.search.Predicate.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicates as SQL. Texts of a query are bound, never written into the SQL; what is written are
 * the columns of {@link UserFields#COLUMNS}.
 *
 * @param tenant whose users are asked for
 */
record Conditions(Dialect dialect, String tenant) {
  /**
   * Whether the row {@code u} fits, decided from this row, whatever the database's planner thinks.
   */
  Fragment fits(Predicate predicate) {
    return switch (predicate) {
      case All all -> new Fragment("1 = 1");
      case And and ->
          Fragment.join(and.parts().stream().map(this::fits).toList(), " AND ", "1 = 1");
      case Or or -> Fragment.join(or.parts().stream().map(this::fits).toList(), " OR ", "1 = 0");
      case Not not -> new Fragment("NOT (").then(fits(not.part())).then(")");
      case Leaf leaf -> leaf(leaf);
    };
  }

  /** An expression keeps planners from an index that would be the wrong one here. */
  private Fragment leaf(Leaf leaf) {
    var field = leaf.field();
    if (field.single()) {
      return test(leaf, "COALESCE(u." + field.column() + (field.text() ? ", '')" : ", -1)"));
    }
    var rows =
        switch (field.kind()) {
          case ORGANIZATION ->
              new Fragment(
                      "SELECT 1 FROM organization_member m WHERE m.tenant_id = ? AND m.user_id = "
                          + dialect.joined("u.user_id")
                          + " AND ",
                      tenant)
                  .then(test(leaf, "m.organization_id"));
          default ->
              // With a whole value all of the primary key is known: one row is looked at.
              new Fragment(
                      "SELECT 1 FROM user_term t WHERE t.user_ref = u.id AND t.tenant_id = ? AND ",
                      tenant)
                  .then(path(leaf));
        };
    return new Fragment("COALESCE((").then(rows).then(" LIMIT 1), 0) = 1");
  }

  /** The ids of the rows that fit, from the leaf's own index; one may come more than once. */
  Fragment ids(Leaf leaf) {
    var field = leaf.field();
    return switch (field.kind()) {
      case ORGANIZATION ->
          new Fragment(
                  """
                  SELECT u.id FROM organization_member m
                  JOIN user_index u ON u.tenant_id = m.tenant_id AND u.user_id = m.user_id
                  WHERE m.tenant_id = ? AND\s""",
                  tenant)
              .then(test(leaf, "m.organization_id"));
      case TERMS ->
          new Fragment(
                  "SELECT t.user_ref AS id FROM user_term t WHERE t.tenant_id = ? AND ", tenant)
              .then(path(leaf));
      default ->
          new Fragment("SELECT u.id FROM user_index u WHERE u.tenant_id = ? AND ", tenant)
              .then(column(leaf))
              .then(partial(field));
    };
  }

  /** The same of alternatives, one after the other; one may come more than once. */
  Fragment ids(List<Leaf> alternatives) {
    var all = ids(alternatives.getFirst());
    for (var leaf : alternatives.subList(1, alternatives.size())) {
      all = all.then(" UNION ALL ").then(ids(leaf));
    }
    return all;
  }

  /** The row {@code u} is one of those alternatives', of which indexes tell all. */
  Fragment among(List<Leaf> alternatives) {
    var leaf = alternatives.getFirst();
    return alternatives.size() == 1 && leaf.field().single()
        ? column(leaf).then(partial(leaf.field()))
        : new Fragment("u.id IN (").then(ids(alternatives)).then(")");
  }

  /** A statement about a column that an index may answer. */
  Fragment column(Leaf leaf) {
    return test(leaf, "u." + leaf.field().column());
  }

  /** Repeats the condition of an index that holds only those users who have a value. */
  private static String partial(Field field) {
    return UserFields.PARTIAL.contains(field.name())
        ? " AND u." + field.column() + present(field)
        : "";
  }

  /** A path that holds an object exists when anything below it does. */
  private Fragment path(Leaf leaf) {
    var path = leaf.field().name();
    if (leaf instanceof Exists) {
      return new Fragment(
          "(t.path = ? OR (t.path >= ? AND t.path < ?))", path, path + ".", path + "/");
    }
    var column = leaf instanceof Decimals ? "t.number" : "t.value";
    return new Fragment("t.path = ? AND ", path).then(test(leaf, column));
  }

  private Fragment test(Leaf leaf, String column) {
    return switch (leaf) {
      case Is is -> oneOf(column, List.copyOf(is.values()));
      case Starts starts -> starts(column, starts.prefix());
      case Like like -> new Fragment(dialect.fits(column), dialect.pattern(like.parts()));
      case Numbers n -> new Fragment(column + " BETWEEN ? AND ?", n.low(), n.high());
      case Decimals d -> new Fragment(column + " BETWEEN ? AND ?", d.low(), d.high());
      case Texts texts -> between(column, texts);
      case Exists exists -> new Fragment(column + present(exists.field()));
    };
  }

  private static String present(Field field) {
    return switch (field.kind()) {
      case NUMBER, DATE -> " > 0";
      case FLAG -> " >= 0";
      default -> " > ''";
    };
  }

  private static Fragment oneOf(String column, List<String> values) {
    if (values.isEmpty()) {
      return new Fragment("1 = 0");
    }
    var marks = "?" + ", ?".repeat(values.size() - 1);
    return new Fragment(column + " IN (" + marks + ")", new ArrayList<>(values));
  }

  private static Fragment starts(String column, String prefix) {
    var end = end(prefix);
    var from = new Fragment(column + " >= ?", prefix);
    return end == null ? from : from.then(" AND " + column + " < ?", end);
  }

  /** The first text after all that begin so, in the order of UTF-8 bytes. */
  static @Nullable String end(String prefix) {
    int length = prefix.length();
    while (length > 0) {
      int last = prefix.codePointBefore(length);
      length -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        // Surrogates are no characters: U+E000 follows U+D7FF.
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, length) + Character.toString(next);
      }
    }
    return null;
  }

  private static Fragment between(String column, Texts texts) {
    var all = new Fragment(column + " > ''");
    var low = texts.low();
    if (low != null) {
      all = all.then(" AND " + column + (low.included() ? " >= ?" : " > ?"), low.value());
    }
    Bound high = texts.high();
    if (high != null) {
      all = all.then(" AND " + column + (high.included() ? " <= ?" : " < ?"), high.value());
    }
    return all;
  }
}
