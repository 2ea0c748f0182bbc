package dev.ostiary.backup;

import dev.ostiary.db.Tx;
import java.util.List;

/**
 * Ends every sign-in of everybody. A database that comes back from a backup knows nothing of what
 * was used up or revoked since: a refresh token that was replaced would be good again, also in the
 * hands of whoever found it.
 */
public final class SignInsStore {
  private static final List<String> GONE =
      List.of(
          "access_token",
          "authorization_code",
          "interaction",
          "ticket",
          "administrator_invitation",
          "job_link");

  private static final String REASON = "everybody was signed out";

  /**
   * Ends sessions, refresh tokens, opaque access tokens, codes, sign-ins in progress, and the links
   * of every mail and invitation; mail that waits is not sent. Signed access tokens live on until
   * they expire.
   *
   * @param now milliseconds since the epoch
   * @return how many sessions and families of refresh tokens were alive
   */
  public int endAll(Tx tx, long now) {
    for (var table : GONE) {
      tx.sql().execute("DELETE FROM " + table);
    }
    tx.sql().execute("UPDATE organization_invitation SET end_at = ? WHERE end_at > ?", now, now);
    tx.sql().execute("UPDATE mail SET attempts = 8 WHERE sent_at IS NULL");
    return tx.sql().execute("DELETE FROM session")
        + tx.sql()
            .execute(
                "UPDATE token_family SET revoked_at = ?, reason = ? WHERE revoked_at IS NULL",
                now,
                REASON);
  }
}
