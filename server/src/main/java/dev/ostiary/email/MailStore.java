package dev.ostiary.email;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outgoing mail: a row waits until it is sent. */
final class MailStore {
  /** A mail that failed so often is not tried any more. */
  static final int MAX_ATTEMPTS = 8;

  private static final String COLUMNS = "SELECT id, recipient, body, created_at FROM mail ";

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

  /** The oldest unsent rows of a tenant that were not tried too often. */
  List<Message> waiting(Tx tx, String tenant, int limit) {
    return tx.sql()
        .createQuery(
            COLUMNS
                + "WHERE tenant_id = :tenant AND sent_at IS NULL AND attempts < 8"
                + " ORDER BY attempts, created_at LIMIT :limit")
        .bind("tenant", tenant)
        .bind("limit", limit)
        .map((rs, c) -> read(rs))
        .list();
  }

  void sent(Tx tx, String id, long now) {
    tx.sql().execute("UPDATE mail SET sent_at = ?, body = '{}' WHERE id = ?", now, id);
  }

  /** Counts a failure and returns how many there were; a mail that is given up has had its last. */
  int failed(Tx tx, String id, boolean givenUp) {
    return tx.sql()
        .createQuery(
            "UPDATE mail SET attempts = CASE WHEN :end = 1 THEN :max ELSE attempts + 1 END"
                + " WHERE id = :id RETURNING attempts")
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
