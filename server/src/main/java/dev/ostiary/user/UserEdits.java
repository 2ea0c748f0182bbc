package dev.ostiary.user;

import dev.ostiary.common.Json;
import dev.ostiary.management.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How the objects of the Management API become users. */
final class UserEdits {
  private static final List<String> METADATA = List.of("user_metadata", "app_metadata");

  private UserEdits() {}

  /** Members of a change that concern one account when the user has several. */
  static final List<String> OF_ACCOUNT = List.of("email", "email_verified", "verify_email");

  /** What becomes of a linked account; a new address is not verified unless the change says so. */
  static LinkStore.Change linked(
      User.Identity account, ObjectNode change, @Nullable String passwordHash) {
    var profile = account.profile().deepCopy();
    var email = Json.text(change, "email");
    if (email != null) {
      email = UserStore.normalize(email);
      profile.put("email", email).put("email_verified", false);
    }
    if (change.has("email_verified")) {
      profile.put("email_verified", Json.flag(change, "email_verified", false));
    }
    return new LinkStore.Change(email, passwordHash, profile);
  }

  /** A new user as the object describes it. */
  static Registration.NewUser wanted(ObjectNode object) {
    var id = Json.text(object, "user_id", "");
    var body = object.deepCopy();
    body.remove(UserSchema.NOT_IN_BODY);
    return new Registration.NewUser(
        id.isEmpty() ? null : id,
        Json.text(object, "email", ""),
        Json.text(object, "password", ""),
        Json.flag(object, "email_verified", false),
        Json.flag(object, "blocked", false),
        body);
  }

  /** A user after a change: members replace, metadata merges on the first level. */
  static User changed(User before, ObjectNode change) {
    var profile = change.deepCopy();
    profile.remove(UserSchema.NOT_IN_BODY);
    profile.remove(METADATA);
    var body = Schema.merge(before.body(), profile);
    for (var name : METADATA) {
      metadata(before.body(), change, body, name);
    }
    var email = email(before.email(), change);
    boolean sameEmail = email != null && email.equals(before.email());
    boolean verified = sameEmail && before.emailVerified();
    return new User(
        before.tenant(),
        before.id(),
        email,
        change.has("email_verified") ? Json.flag(change, "email_verified", false) : verified,
        change.has("blocked") ? Json.flag(change, "blocked", false) : before.blocked(),
        body,
        before.activity(),
        before.identities());
  }

  private static @Nullable String email(@Nullable String before, ObjectNode change) {
    var email = Json.text(change, "email");
    return email == null ? before : UserStore.normalize(email);
  }

  private static void metadata(
      ObjectNode before, ObjectNode change, ObjectNode after, String name) {
    var given = change.get(name);
    if (given == null) {
      return;
    }
    if (given instanceof ObjectNode part) {
      after.set(name, part.isEmpty() ? part : Schema.merge(Json.child(before, name), part));
    } else {
      after.remove(name);
    }
  }
}
