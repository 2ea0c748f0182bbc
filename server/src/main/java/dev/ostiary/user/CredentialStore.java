package dev.ostiary.user;

import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Addresses and passwords of users' accounts in databases; only hashes of passwords are kept. */
public final class CredentialStore {
  /** What a password is checked against. */
  public record Credential(String userId, @Nullable String passwordHash) {}

  /** What the password of this address in this connection is checked against. */
  public Optional<Credential> credential(Tx tx, String tenant, String connection, String email) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id, password_hash FROM identity
            WHERE tenant_id = :tenant AND connection = :connection AND email = :email
            """)
        .bind("tenant", tenant)
        .bind("connection", connection)
        .bind("email", UserStore.normalize(email))
        .map((rs, c) -> new Credential(rs.getString(1), rs.getString(2)))
        .findOne();
  }

  /**
   * Follows the user's address, at the account that the user began with.
   *
   * @throws DuplicateKey when it is taken in the account's connection
   */
  void changeEmail(Tx tx, User before, @Nullable String email) {
    try {
      tx.sql()
          .execute(
              "UPDATE identity SET email = ?"
                  + " WHERE tenant_id = ? AND user_id = ? AND linked_at = 0",
              email,
              before.tenant(),
              before.id());
    } catch (UnableToExecuteStatementException e) {
      if (DuplicateKey.isCauseOf(e)) {
        throw new DuplicateKey(String.valueOf(email));
      }
      throw e;
    }
  }

  /** Replaces the password's hash at the account that the user began with. */
  public void setPassword(Tx tx, String tenant, String userId, String hash) {
    tx.sql()
        .execute(
            "UPDATE identity SET password_hash = ? WHERE tenant_id = ? AND user_id = ?"
                + " AND provider = 'auth0' AND linked_at = 0",
            hash,
            tenant,
            userId);
  }

  /** Replaces the password's hash at the user's account with this address in this connection. */
  public void setPassword(Tx tx, String tenant, Address address, String hash) {
    tx.sql()
        .execute(
            "UPDATE identity SET password_hash = ?"
                + " WHERE tenant_id = ? AND user_id = ? AND connection = ? AND email = ?",
            hash,
            tenant,
            address.userId(),
            address.connection(),
            UserStore.normalize(address.email()));
  }

  /** One account of a user, by its address. */
  public record Address(String userId, String connection, String email) {}

  /** The addresses by which a user signs in, in all accounts. */
  public List<String> addresses(Tx tx, String tenant, String userId) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT email FROM identity
            WHERE tenant_id = :tenant AND user_id = :user AND email IS NOT NULL
            """)
        .bind("tenant", tenant)
        .bind("user", userId)
        .mapTo(String.class)
        .list();
  }

  /** Replaces a hash by a stronger one of the same password, unless it changed meanwhile. */
  public void upgradeHash(Tx tx, String tenant, String userId, String before, String after) {
    tx.sql()
        .execute(
            "UPDATE identity SET password_hash = ? WHERE tenant_id = ? AND user_id = ?"
                + " AND password_hash = ?",
            after,
            tenant,
            userId,
            before);
  }
}
