package dev.ostiary.log;

import java.util.HashMap;
import java.util.Map;

/**
 * Which events are asked for.
 *
 * @param sql pieces that each begin with {@code AND}; what a caller wrote is only ever bound
 * @param values what the names in it stand for
 */
record LogCondition(String sql, Map<String, Object> values) {
  /** Every event. */
  static final LogCondition ALL = new LogCondition("", Map.of());

  /** Only events about a user. */
  static LogCondition ofUsers() {
    return new LogCondition(" AND user_id IS NOT NULL", Map.of());
  }

  /** Only events about this user. */
  static LogCondition ofUser(String id) {
    return new LogCondition(" AND user_id = :user", Map.of("user", id));
  }

  /** Both. */
  LogCondition and(LogCondition other) {
    var all = new HashMap<>(values);
    all.putAll(other.values);
    return new LogCondition(sql + other.sql, all);
  }
}
