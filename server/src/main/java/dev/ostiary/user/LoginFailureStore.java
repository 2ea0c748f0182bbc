package dev.ostiary.user;

import dev.ostiary.db.Tx;

/** Failed sign-ins in a row, per user name and address. */
final class LoginFailureStore {
  /**
   * Whose attempts are counted, and how many are let through.
   *
   * @param subject a hash of user name and address
   * @param now milliseconds since the epoch
   * @param quiet milliseconds without an attempt after which all is forgotten
   */
  record Limit(String tenant, String subject, long max, long now, long quiet) {}

  /**
   * Counts an attempt in advance; false when there were too many. What is refused does not count,
   * so that nobody can keep an account blocked for ever.
   */
  boolean count(Tx tx, Limit limit) {
    return tx.sql()
        .createQuery(
            """
            INSERT INTO login_failure (tenant_id, subject, failures, last_at)
            VALUES (:tenant, :subject, 1, :now)
            ON CONFLICT (tenant_id, subject) DO UPDATE SET
              failures = CASE WHEN login_failure.last_at < :since THEN 1
                              ELSE login_failure.failures + 1 END,
              last_at = :now
            WHERE login_failure.failures < :max OR login_failure.last_at < :since
            RETURNING failures
            """)
        .bind("tenant", limit.tenant())
        .bind("subject", limit.subject())
        .bind("now", limit.now())
        .bind("max", limit.max())
        .bind("since", limit.now() - limit.quiet())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Starts again from nothing, after the right password. */
  void forget(Tx tx, String tenant, String subject) {
    tx.sql()
        .execute("DELETE FROM login_failure WHERE tenant_id = ? AND subject = ?", tenant, subject);
  }
}
