package dev.ostiary.user;

import dev.ostiary.db.Tx;

/** Failed sign-ins in a row, per user name and address. */
final class LoginFailureStore {
  /** Counts a failure and returns how many there are now. A pause of {@code quiet} forgets them. */
  long count(Tx tx, String tenant, String subject, long now, long quiet) {
    return tx.sql()
        .createQuery(
            """
            INSERT INTO login_failure (tenant_id, subject, failures, last_at)
            VALUES (:tenant, :subject, 1, :now)
            ON CONFLICT (tenant_id, subject) DO UPDATE SET
              failures = CASE WHEN login_failure.last_at < :since THEN 1
                              ELSE login_failure.failures + 1 END,
              last_at = :now
            RETURNING failures
            """)
        .bind("tenant", tenant)
        .bind("subject", subject)
        .bind("now", now)
        .bind("since", now - quiet)
        .mapTo(Long.class)
        .one();
  }

  long failures(Tx tx, String tenant, String subject, long since) {
    return tx.sql()
        .createQuery(
            """
            SELECT failures FROM login_failure
            WHERE tenant_id = :tenant AND subject = :subject AND last_at > :since
            """)
        .bind("tenant", tenant)
        .bind("subject", subject)
        .bind("since", since)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  void forget(Tx tx, String tenant, String subject) {
    tx.sql()
        .execute("DELETE FROM login_failure WHERE tenant_id = ? AND subject = ?", tenant, subject);
  }
}
