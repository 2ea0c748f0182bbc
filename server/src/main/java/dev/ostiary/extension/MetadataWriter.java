package dev.ostiary.extension;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import tools.jackson.databind.node.ObjectNode;

/** Writes what programs want in the metadata of users: all of it in one transaction, or nothing. */
final class MetadataWriter {
  private static final int LIMIT = 1 << 20;
  private final Database database;
  private final Time time;
  private final UserStore users = new UserStore();

  MetadataWriter(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /**
   * Writes.
   *
   * @param changes by user, then {@code app_metadata} and {@code user_metadata}; null takes away
   */
  Verdict write(Tenant tenant, ObjectNode changes) {
    if (changes.isEmpty()) {
      return Verdict.GO_ON;
    }
    if (Json.bytes(changes).length > LIMIT) {
      return Verdict.refuse(
          OAuthError.of("access_denied", 403, "The metadata is too large")
              .because("Programs wrote more than 1 MB of metadata"));
    }
    database.write(
        tx -> {
          changes
              .properties()
              .forEach(
                  c ->
                      users.update(
                          tx,
                          tenant.id(),
                          c.getKey(),
                          time.millis(),
                          u -> changed(u, (ObjectNode) c.getValue())));
          return true;
        });
    return Verdict.GO_ON;
  }

  static User changed(User user, ObjectNode changes) {
    var body = user.body().deepCopy();
    LoginState.merge(body, changes);
    return new User(
        user.tenant(),
        user.id(),
        user.email(),
        user.emailVerified(),
        user.blocked(),
        body,
        user.activity(),
        user.identities());
  }
}
