package dev.ostiary.log;

import dev.ostiary.db.Dialect;
import dev.ostiary.search.Field;
import dev.ostiary.search.Predicate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A query about the log as SQL. Texts of a query are bound, never written into the SQL. */
final class LogQuery {
  private static final LogFields FIELDS = new LogFields();

  /** The last moment whose ids still have the form of all others: in the year 2286. */
  private static final long LAST = 9_999_999_999_998L;

  private final Dialect dialect;
  private final Map<String, Object> values = new HashMap<>();

  LogQuery(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The condition of a query in Lucene's syntax. */
  LogCondition condition(String q) {
    return new LogCondition(" AND " + sql(Predicate.read(q, FIELDS)), values);
  }

  private String sql(Predicate predicate) {
    return switch (predicate) {
      case Predicate.All all -> "1 = 1";
      case Predicate.And and -> joined(and.parts(), " AND ", "1 = 1");
      case Predicate.Or or -> joined(or.parts(), " OR ", "1 = 0");
      // What an event does not have makes a statement about it false, not unknown.
      case Predicate.Not not -> "NOT COALESCE((" + sql(not.part()) + "), FALSE)";
      case Predicate.Leaf leaf -> "(" + leaf(leaf) + ")";
    };
  }

  private String joined(List<Predicate> parts, String between, String empty) {
    return parts.isEmpty()
        ? empty
        : "(" + String.join(between, parts.stream().map(this::sql).toList()) + ")";
  }

  private String leaf(Predicate.Leaf leaf) {
    var column = column(leaf.field());
    return switch (leaf) {
      case Predicate.Is is -> oneOf(column, is.values());
      case Predicate.Starts starts -> fits(column, List.of(starts.prefix(), ""));
      case Predicate.Like like -> fits(column, like.parts());
      case Predicate.Numbers numbers -> period(numbers.low(), numbers.high());
      case Predicate.Decimals decimals -> "1 = 0";
      case Predicate.Texts texts -> between(column, texts);
      case Predicate.Exists exists -> column + " IS NOT NULL";
    };
  }

  private String column(Field field) {
    var name = field.name();
    if (name.equals("date")) {
      return "log_id";
    }
    if (LogFields.COLUMNS.contains(name)) {
      return name;
    }
    var member = dialect.member("body", name);
    return field.kind() == Field.Kind.FOLDED ? "LOWER(" + member + ")" : member;
  }

  private String bound(Object value) {
    var name = "q" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  private String oneOf(String column, Set<String> wanted) {
    if (wanted.isEmpty()) {
      return "1 = 0";
    }
    var names = wanted.stream().map(this::bound).toList();
    return names.size() == 1
        ? column + " = " + names.getFirst()
        : column + " IN (" + String.join(", ", names) + ")";
  }

  private String fits(String column, List<String> parts) {
    return dialect.fits(column).replace("?", bound(dialect.pattern(parts)));
  }

  /** Ids begin with the time: a period is a piece of the index. */
  private String period(long low, long high) {
    long from = Math.max(0, Math.min(low, LAST));
    long until = Math.max(0, Math.min(high, LAST)) + 1;
    return "log_id >= "
        + bound(LogStore.firstId(from))
        + " AND log_id < "
        + bound(LogStore.firstId(until));
  }

  private String between(String column, Predicate.Texts texts) {
    var low = texts.low();
    var high = texts.high();
    var from =
        low == null
            ? ""
            : " AND " + column + (low.included() ? " >= " : " > ") + bound(low.value());
    var to =
        high == null
            ? ""
            : " AND " + column + (high.included() ? " <= " : " < ") + bound(high.value());
    return column + " IS NOT NULL" + from + to;
  }
}
