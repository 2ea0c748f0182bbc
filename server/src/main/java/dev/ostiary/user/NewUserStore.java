package dev.ostiary.user;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.MultiInsert;
import dev.ostiary.db.Tx;
import dev.ostiary.search.UserDocument;
import dev.ostiary.search.UserIndexStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds users, one or many at a time. */
public final class NewUserStore {
  private static final MultiInsert<NewUser> IDENTITIES =
      new MultiInsert<>(
          "INSERT INTO identity"
              + " (tenant_id, connection, provider, subject, user_id, email, password_hash, body)",
          8,
          "ON CONFLICT DO NOTHING",
          (s, at, row) -> {
            var identity = row.user().identities().getFirst();
            s.setString(at, row.user().tenant());
            s.setString(at + 1, identity.connection());
            s.setString(at + 2, identity.provider());
            s.setString(at + 3, identity.subject());
            s.setString(at + 4, row.user().id());
            s.setString(at + 5, row.user().email());
            s.setString(at + 6, row.passwordHash());
            s.setString(at + 7, "{}");
          });

  private static final MultiInsert<User> USERS =
      new MultiInsert<>(
          "INSERT INTO users (tenant_id, user_id, email, email_verified, blocked, body,"
              + " logins_count, created_at, updated_at)",
          9,
          "ON CONFLICT DO NOTHING",
          (s, at, user) -> {
            s.setString(at, user.tenant());
            s.setString(at + 1, user.id());
            s.setString(at + 2, user.email());
            s.setInt(at + 3, user.emailVerified() ? 1 : 0);
            s.setInt(at + 4, user.blocked() ? 1 : 0);
            s.setString(at + 5, Json.write(user.body()));
            s.setLong(at + 6, 0);
            s.setLong(at + 7, user.activity().created());
            s.setLong(at + 8, user.activity().created());
          });

  private final UserIndexStore index = new UserIndexStore();

  /** A user with one identity, and the hash of its password if it has one. */
  public record NewUser(User user, @Nullable String passwordHash) {}

  /**
   * Adds users.
   *
   * @throws DuplicateKey when the connection of one of them has a user with this e-mail address or
   *     id; the transaction is of no use any more
   */
  public void insert(Tx tx, List<NewUser> users) {
    if (IDENTITIES.write(tx, users) < users.size()) {
      throw new DuplicateKey(String.valueOf(users.getFirst().user().email()));
    }
    add(tx, users.stream().map(NewUser::user).toList());
  }

  /**
   * Adds users whose accounts exist already.
   *
   * @throws DuplicateKey when there is a user with the id of one of them
   */
  void add(Tx tx, List<User> users) {
    if (USERS.write(tx, users) < users.size()) {
      throw new DuplicateKey(users.getFirst().id());
    }
    index.insert(tx, users.stream().map(NewUserStore::document).toList());
  }

  /** What searches see of a user. */
  static UserDocument document(User user) {
    return UserDocument.of(user.tenant(), user.toJson());
  }
}
