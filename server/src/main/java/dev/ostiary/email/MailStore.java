package dev.ostiary.email;

import dev.ostiary.common.Json;
import dev.ostiary.db.Dialect;
import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outgoing mail: a row waits until it is sent. */
final class MailStore {
  /** A mail that failed so often is not tried any more. */
  static final int MAX_ATTEMPTS = 8;

  /** Longer than a mail server that is slow at each step may take; then another node may try. */
  private static final Duration TAKEN = Duration.ofMinutes(2);

  private static final String COLUMNS = "SELECT id, recipient, body, created_at FROM mail ";

  private final Dialect dialect;

  MailStore(Dialect dialect) {
    this.dialect = dialect;
  }

  void insert(Tx tx, String tenant, Message message) {
    var body =
        Json.object()
            .put("subject", message.subject())
            .put("html", message.html())
            .put("text", message.text());
    if (message.from() != null) {
      body.put("from", message.from());
    }
    tx.sql()
        .execute(
            "INSERT INTO mail (id, tenant_id, recipient, body, created_at, attempts)"
                + " VALUES (?, ?, ?, ?, ?, 0)",
            message.id(),
            tenant,
            message.to(),
            Json.write(body),
            message.at().toEpochMilli());
  }

  /** The tenants with mail that was not sent and not tried too often. */
  List<String> tenants(Tx tx) {
    return tx.sql()
        .createQuery("SELECT DISTINCT tenant_id FROM mail WHERE sent_at IS NULL AND attempts < 8")
        .mapTo(String.class)
        .list();
  }

  /**
   * Takes the oldest mail of a tenant that waits, was not tried too often and not yet in this
   * round. One statement: of two nodes that want the same mail the second finds that it is taken.
   * When a node dies before it says what became of it, another takes it up.
   */
  Optional<Message> take(Tx tx, String tenant, String round) {
    return tx.sql()
        .createQuery(
            """
            UPDATE mail SET taken_by = :round, taken_until = %1$s + :length
            WHERE sent_at IS NULL AND taken_until < %1$s AND id = (
              SELECT id FROM mail WHERE tenant_id = :tenant AND sent_at IS NULL AND attempts < 8
              AND taken_until < %1$s AND taken_by <> :round
              ORDER BY attempts, created_at LIMIT 1 %2$s)
            RETURNING id, recipient, body, created_at
            """
                .formatted(dialect.now(), dialect.skipTaken()))
        .bind("round", round)
        .bind("length", TAKEN.toMillis())
        .bind("tenant", tenant)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  void sent(Tx tx, String id, long now) {
    tx.sql().execute("UPDATE mail SET sent_at = ?, body = '{}' WHERE id = ?", now, id);
  }

  /** Counts a failure and returns how many there were; a mail that is given up has had its last. */
  int failed(Tx tx, String id, String round, boolean givenUp) {
    return tx.sql()
        .createQuery(
            "UPDATE mail SET taken_until = CASE WHEN taken_by = :round THEN 0 ELSE taken_until END,"
                + " attempts = CASE WHEN :end = 1 THEN :max ELSE attempts + 1 END"
                + " WHERE id = :id AND sent_at IS NULL RETURNING attempts")
        .bind("round", round)
        .bind("end", givenUp ? 1 : 0)
        .bind("max", MAX_ATTEMPTS)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  List<Message> newest(Tx tx, String tenant, int limit) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE tenant_id = :tenant ORDER BY created_at DESC LIMIT :limit")
        .bind("tenant", tenant)
        .bind("limit", limit)
        .map((rs, c) -> read(rs))
        .list();
  }

  Optional<Message> find(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE tenant_id = :tenant AND id = :id")
        .bind("tenant", tenant)
        .bind("id", id)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  private static Message read(ResultSet rs) throws SQLException {
    var body = Json.own(rs.getString(3));
    return new Message(
        rs.getString(1),
        Json.text(body, "from"),
        rs.getString(2),
        Json.text(body, "subject", ""),
        Json.text(body, "html", ""),
        Json.text(body, "text", ""),
        Instant.ofEpochMilli(rs.getLong(4)));
  }
}
