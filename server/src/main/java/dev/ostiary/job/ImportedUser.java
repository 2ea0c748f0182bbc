package dev.ostiary.job;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.management.Schema;
import dev.ostiary.password.BadHash;
import dev.ostiary.password.ForeignHash;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user of an import, checked.
 *
 * @param given without members that are null
 * @param subject the part of the id after {@code auth0|}, or null for a fresh one
 * @param hash of the password as it is stored, or null
 */
record ImportedUser(
    ObjectNode given, String email, @Nullable String subject, @Nullable String hash) {
  private static final String PREFIX = "auth0|";
  private static final List<String> METADATA = List.of("user_metadata", "app_metadata");

  /** Members that are kept elsewhere than in the body of a user. */
  private static final List<String> NOT_IN_BODY =
      List.of(
          "email", "email_verified", "user_id", "blocked", "password_hash", "custom_password_hash");

  /**
   * The user; {@link ImportRules} have nothing against it.
   *
   * @throws BadHash when the password's hash cannot be used
   */
  static ImportedUser of(ObjectNode user) throws BadHash {
    var given = user.deepCopy();
    user.properties().stream()
        .filter(m -> m.getValue().isNull())
        .forEach(m -> given.remove(m.getKey()));
    var id = Json.text(given, "user_id");
    return new ImportedUser(
        given,
        UserStore.normalize(Json.text(given, "email", "")),
        id == null ? null : ownPart(id),
        hash(given));
  }

  /** An id as an export shows it means the same as without its beginning. */
  static String ownPart(String id) {
    return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
  }

  static String idOf(String subject) {
    return PREFIX + subject;
  }

  private static @Nullable String hash(ObjectNode given) throws BadHash {
    var bcrypt = Json.text(given, "password_hash");
    if (bcrypt != null) {
      return ForeignHash.bcrypt(bcrypt).stored();
    }
    return given.has("custom_password_hash")
        ? ForeignHash.of(Json.child(given, "custom_password_hash")).stored()
        : null;
  }

  /** As a user who was not there before. */
  User fresh(String tenant, Connection connection, long now) {
    var own = subject == null ? Ids.hex(24) : subject;
    return new User(
        tenant,
        idOf(own),
        email,
        Json.flag(given, "email_verified", false),
        Json.flag(given, "blocked", false),
        given.deepCopy().remove(NOT_IN_BODY),
        new User.Activity(now, now, 0, 0, null),
        List.of(new User.Identity(connection.name(), "auth0", own)));
  }

  /** Laid over a user who is there: members replace, metadata merges on the first level. */
  User over(User before) {
    var profile = given.deepCopy().remove(NOT_IN_BODY).remove(METADATA);
    var body = Schema.merge(before.body(), profile);
    for (var name : METADATA) {
      if (given.get(name) instanceof ObjectNode part) {
        body.set(name, Schema.merge(Json.child(body, name), part));
      }
    }
    return new User(
        before.tenant(),
        before.id(),
        before.email(),
        Json.flag(given, "email_verified", before.emailVerified()),
        Json.flag(given, "blocked", before.blocked()),
        body,
        before.activity(),
        before.identities());
  }

  boolean blocks() {
    return Json.flag(given, "blocked", false);
  }
}
