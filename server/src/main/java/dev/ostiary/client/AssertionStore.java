package dev.ostiary.client;

import dev.ostiary.db.Tx;

/** The {@code jti} of client assertions, each usable once (RFC 7523 section 3). */
public final class AssertionStore {
  /** Uses a {@code jti} up; true for exactly one caller. */
  public boolean consume(Tx tx, Client client, String jti, long endMillis) {
    return tx.sql()
            .execute(
                "INSERT INTO assertion (tenant_id, client_id, jti, end_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING",
                client.tenant(),
                client.id(),
                jti,
                endMillis)
        == 1;
  }
}
