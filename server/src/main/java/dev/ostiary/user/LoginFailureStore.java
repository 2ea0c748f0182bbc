package dev.ostiary.user;

import dev.ostiary.db.Tx;

/** Failed sign-ins in a row, per user name and address. */
final class LoginFailureStore {
  /**
   * How many failures are borne.
   *
   * @param quiet milliseconds after which they are forgotten
   */
  record Limit(int failures, long quiet) {}

  /** Counts an attempt as a failure in advance; false when there were too many before. */
  boolean count(Tx tx, String tenant, String subject, long now, Limit limit) {
    return tx.sql()
        .createQuery(
            """
            INSERT INTO login_failure (tenant_id, subject, failures, last_at)
            VALUES (:tenant, :subject, 1, :now)
            ON CONFLICT (tenant_id, subject) DO UPDATE SET
              failures = CASE WHEN login_failure.last_at <= :since THEN 1
                              ELSE login_failure.failures + 1 END,
              last_at = :now
            WHERE login_failure.failures < :max OR login_failure.last_at <= :since
            RETURNING failures
            """)
        .bind("tenant", tenant)
        .bind("subject", subject)
        .bind("now", now)
        .bind("since", now - limit.quiet())
        .bind("max", limit.failures())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  void forget(Tx tx, String tenant, String subject) {
    tx.sql()
        .execute("DELETE FROM login_failure WHERE tenant_id = ? AND subject = ?", tenant, subject);
  }
}
