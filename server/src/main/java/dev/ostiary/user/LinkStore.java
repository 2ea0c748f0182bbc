package dev.ostiary.user;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Accounts that move from one user to another. Both users are locked by the caller. */
public final class LinkStore {
  private final UserStore users = new UserStore();
  private final NewUserStore fresh = new NewUserStore();

  /** The user that an account belongs to. */
  public Optional<String> owner(Tx tx, String tenant, String provider, String subject) {
    return tx.sql()
        .createQuery(
            """
            SELECT user_id FROM identity
            WHERE tenant_id = :tenant AND provider = :provider AND subject = :subject
            ORDER BY linked_at LIMIT 1
            """)
        .bind("tenant", tenant)
        .bind("provider", provider)
        .bind("subject", subject)
        .mapTo(String.class)
        .findOne();
  }

  /** Gives all accounts of a user to another and removes the user, whose profile they keep. */
  public void link(Tx tx, User primary, User secondary, long now) {
    var tenant = primary.tenant();
    var first = secondary.identities().getFirst();
    tx.sql()
        .execute(
            "UPDATE identity SET user_id = ?, linked_at = ? WHERE tenant_id = ? AND user_id = ?",
            primary.id(),
            now,
            tenant,
            secondary.id());
    describe(tx, tenant, first, profile(secondary));
    users.delete(tx, tenant, secondary.id());
    users.reindex(tx, tenant, primary.id());
  }

  /** What is kept of a user who becomes an account of another. */
  private static ObjectNode profile(User user) {
    var profile = user.toJson();
    profile.remove(
        List.of(
            "user_id",
            "identities",
            "user_metadata",
            "app_metadata",
            "created_at",
            "updated_at",
            "last_login",
            "last_ip",
            "logins_count",
            "blocked"));
    return profile;
  }

  private static void describe(Tx tx, String tenant, User.Identity account, ObjectNode profile) {
    tx.sql()
        .execute(
            "UPDATE identity SET body = ? WHERE tenant_id = ? AND connection = ? AND subject = ?",
            Json.write(profile),
            tenant,
            account.connection(),
            account.subject());
  }

  /**
   * Makes an account a user of its own again.
   *
   * @throws DuplicateKey when there is a user with its id
   */
  public void unlink(Tx tx, String tenant, User.Identity account, long now) {
    var email = email(tx, tenant, account);
    tx.sql()
        .execute(
            "UPDATE identity SET user_id = ?, linked_at = 0, body = '{}'"
                + " WHERE tenant_id = ? AND connection = ? AND subject = ?",
            account.userId(),
            tenant,
            account.connection(),
            account.subject());
    var body = account.profile().deepCopy();
    boolean verified = Json.flag(body, "email_verified", false);
    body.remove(UserSchema.NOT_IN_BODY);
    var user =
        new User(
            tenant,
            account.userId(),
            email,
            email != null && verified,
            false,
            body,
            new User.Activity(now, now, 0, 0, null),
            List.of(account));
    fresh.add(tx, List.of(user));
  }

  private static @Nullable String email(Tx tx, String tenant, User.Identity account) {
    return tx.sql()
        .createQuery(
            """
            SELECT email FROM identity WHERE tenant_id = :tenant
            AND connection = :connection AND subject = :subject
            """)
        .bind("tenant", tenant)
        .bind("connection", account.connection())
        .bind("subject", account.subject())
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /**
   * Changes address or password of a linked account; null leaves it.
   *
   * @throws DuplicateKey when the address is taken in the connection
   */
  void change(Tx tx, String tenant, User.Identity account, Change change) {
    if (change.hash() != null) {
      tx.sql()
          .execute(
              "UPDATE identity SET password_hash = ?"
                  + " WHERE tenant_id = ? AND connection = ? AND subject = ?",
              change.hash(),
              tenant,
              account.connection(),
              account.subject());
    }
    if (change.email() != null) {
      readdress(tx, tenant, account, change.email());
    }
    describe(tx, tenant, account, change.profile());
  }

  /** What becomes of an account. */
  record Change(@Nullable String email, @Nullable String hash, ObjectNode profile) {}

  private static void readdress(Tx tx, String tenant, User.Identity account, String email) {
    try {
      tx.sql()
          .execute(
              "UPDATE identity SET email = ?"
                  + " WHERE tenant_id = ? AND connection = ? AND subject = ?",
              email,
              tenant,
              account.connection(),
              account.subject());
    } catch (UnableToExecuteStatementException e) {
      throw DuplicateKey.isCauseOf(e) ? new DuplicateKey(email) : e;
    }
  }

  /** Takes the linked account with this address away and tells which user lost it. */
  Optional<String> remove(Tx tx, String tenant, String connection, String email) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM identity WHERE tenant_id = :tenant AND connection = :connection
            AND email = :email AND linked_at > 0 RETURNING user_id
            """)
        .bind("tenant", tenant)
        .bind("connection", connection)
        .bind("email", email)
        .mapTo(String.class)
        .findOne();
  }

  /** Takes the linked accounts of a connection away and tells which users lost one. */
  List<String> removeConnection(Tx tx, String tenant, String connection) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM identity
            WHERE tenant_id = :tenant AND connection = :connection AND linked_at > 0
            RETURNING user_id
            """)
        .bind("tenant", tenant)
        .bind("connection", connection)
        .mapTo(String.class)
        .list();
  }
}
