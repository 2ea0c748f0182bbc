package dev.ostiary.search;

import dev.ostiary.db.Tx;
import java.util.List;
import org.jdbi.v3.core.result.ResultIterable;

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

  /** One number. */
  long number(Fragment sql) {
    return query(sql, Long.class).one();
  }

  private <T> ResultIterable<T> query(Fragment sql, Class<T> type) {
    var query = tx.sql().createQuery(sql.sql());
    for (int i = 0; i < sql.arguments().size(); i++) {
      query.bind(i, sql.arguments().get(i));
    }
    return query.mapTo(type);
  }
}
