package dev.ostiary.interaction;

import dev.ostiary.common.Hashes;
import dev.ostiary.db.Tx;
import java.util.Optional;

/** Sign-ins in progress; only the hash of their secret is kept. */
final class InteractionStore {
  void insert(Tx tx, Interaction interaction, long end) {
    tx.sql()
        .execute(
            "INSERT INTO interaction (hash, tenant_id, body, end_at) VALUES (?, ?, ?, ?)",
            Hashes.sha256(interaction.id()),
            interaction.tenant(),
            interaction.body(),
            end);
  }

  void update(Tx tx, Interaction interaction) {
    tx.sql()
        .execute(
            "UPDATE interaction SET body = ? WHERE hash = ? AND tenant_id = ?",
            interaction.body(),
            Hashes.sha256(interaction.id()),
            interaction.tenant());
  }

  Optional<Interaction> find(Tx tx, String tenant, String id, long now) {
    return tx.sql()
        .createQuery(
            """
            SELECT body FROM interaction
            WHERE hash = :hash AND tenant_id = :tenant AND end_at > :now
            """)
        .bind("hash", Hashes.sha256(id))
        .bind("tenant", tenant)
        .bind("now", now)
        .map((rs, c) -> Interaction.read(id, tenant, rs.getString(1)))
        .findOne();
  }

  /** Takes the interaction away; only one caller gets true. */
  boolean finish(Tx tx, Interaction interaction) {
    return tx.sql()
            .execute(
                "DELETE FROM interaction WHERE hash = ? AND tenant_id = ?",
                Hashes.sha256(interaction.id()),
                interaction.tenant())
        == 1;
  }
}
