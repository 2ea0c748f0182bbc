package dev.ostiary.search;

import dev.ostiary.db.Tx;
import java.util.List;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Asks the database what a search needs to know. */
record SearchStore(Tx tx) {
  /** A column of texts. */
  List<String> texts(Fragment sql) {
    return query(sql, String.class).list();
  }

  /** A column of numbers. */
  List<Long> numbers(Fragment sql) {
    return query(sql, Long.class).list();
  }

  /** The first value of a column, a text or a number, or null when there is none. */
  @Nullable Object first(Fragment sql) {
    return query(sql).map((row, context) -> row.getObject(1)).findFirst().orElse(null);
  }

  /** One number. */
  long number(Fragment sql) {
    return query(sql, Long.class).one();
  }

  private <T> ResultIterable<T> query(Fragment sql, Class<T> type) {
    return query(sql).mapTo(type);
  }

  private Query query(Fragment sql) {
    var query = tx.sql().createQuery(sql.sql());
    for (int i = 0; i < sql.arguments().size(); i++) {
      query.bind(i, sql.arguments().get(i));
    }
    return query;
  }
}
