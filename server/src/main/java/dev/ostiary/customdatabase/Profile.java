package dev.ostiary.customdatabase;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user as a script tells it.
 *
 * @param subject the user's id there
 * @param email in lower case, or null when the script tells none
 * @param verified whether the address is proved, or null when the script does not say
 * @param body everything else that is kept
 */
record Profile(
    String subject,
    @Nullable String email,
    @Nullable Boolean verified,
    boolean blocked,
    ObjectNode body) {
  private static final int MAX_BYTES = 64 * 1024;
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._@+~=|:-]{1,200}");
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|passwd|pwd|salt|hash).*");
  private static final Pattern PICTURE = Pattern.compile("(https?://|data:image/)[^\\s\"'<>]+");
  private static final List<String> METADATA = List.of("user_metadata", "app_metadata");
  private static final Set<String> NAMES =
      Set.of("name", "nickname", "given_name", "family_name", "picture");

  /** Members that this server keeps itself, or elsewhere than in the profile. */
  private static final Set<String> OURS =
      Set.of(
          "id",
          "_id",
          "sub",
          "user_id",
          "email",
          "email_verified",
          "verify_email",
          "blocked",
          "connection",
          "client_id",
          "tenant",
          "username",
          "phone_number",
          "identities",
          "multifactor",
          "created_at",
          "updated_at",
          "last_login",
          "last_ip",
          "logins_count");

  /** What a script told is no profile. The message is for administrators. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message, null, false, false);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Reads what the script called back with.
   *
   * @throws Unfit when no user can be made of it
   */
  static Profile of(String script, JsonNode value) throws Unfit {
    if (!(value instanceof ObjectNode object)) {
      throw new Unfit("The script " + script + " called back with something that is no profile");
    }
    var email = Json.text(object, "email");
    var normal = email == null || email.isBlank() ? null : UserStore.normalize(email);
    if (normal != null && !Registration.isEmail(normal)) {
      throw new Unfit("The profile of the script " + script + " has an email that is none");
    }
    var verified = object.path("email_verified");
    var body = body(object);
    if (Json.bytes(body).length > MAX_BYTES) {
      throw new Unfit("The profile of the script " + script + " is larger than 64 KiB");
    }
    return new Profile(
        subject(script, object),
        normal,
        verified.isBoolean() ? Boolean.valueOf(verified.booleanValue()) : null,
        Json.flag(object, "blocked", false),
        body);
  }

  private static String subject(String script, ObjectNode object) throws Unfit {
    for (var name : List.of("user_id", "id", "_id")) {
      var value = object.path(name);
      if (value.isString() || value.isIntegralNumber()) {
        var text = value.asString();
        if (!SUBJECT.matcher(text).matches()) {
          throw new Unfit(
              "The profile of the script "
                  + script
                  + " has a user_id of more than letters, digits and . _ @ + ~ = | : -");
        }
        return text;
      }
    }
    throw new Unfit("The profile of the script " + script + " has no user_id");
  }

  /** Names and metadata that fit, and any members of the tenant's own; never a password. */
  private static ObjectNode body(ObjectNode object) {
    var body = Json.object();
    for (var member : object.properties()) {
      var name = member.getKey();
      var value = member.getValue();
      boolean ours = OURS.contains(name) || name.startsWith("$") || SECRET.matcher(name).matches();
      if (!ours && fits(name, value)) {
        body.set(name, value.deepCopy());
      }
    }
    return body;
  }

  private static boolean fits(String name, JsonNode value) {
    if (METADATA.contains(name)) {
      return value.isObject();
    }
    if (!NAMES.contains(name)) {
      return !value.isNull();
    }
    var text = value.isString() ? value.stringValue() : "";
    return name.equals("picture")
        ? text.length() <= 4096 && PICTURE.matcher(text).matches()
        : !text.isEmpty() && text.length() <= 300;
  }

  /** The user's id here. */
  String userId() {
    return "auth0|" + subject;
  }

  /** A new user of a connection. */
  User fresh(Connection connection, @Nullable String address, long now) {
    return new User(
        connection.tenant(),
        userId(),
        address,
        address != null && Boolean.TRUE.equals(verified),
        // Where the script is asked each time, it says so each time.
        blocked && connection.imports(),
        merged(Json.object(), body),
        new User.Activity(now, now, 0, 0, null),
        List.of(new User.Identity(connection.name(), "auth0", subject)));
  }

  /** Whether there is too much of it after many changes. */
  static boolean tooLarge(User user) {
    return Json.bytes(user.body()).length > 4 * MAX_BYTES;
  }

  /** What the script tells goes over what is here; metadata merge on the first level. */
  User over(User before) {
    var after = body.deepCopy();
    for (var name : METADATA) {
      if (after.get(name) instanceof ObjectNode part) {
        after.set(name, merged(Json.child(before.body(), name), part));
      }
    }
    var address = email == null ? before.email() : email;
    boolean same = address != null && address.equals(before.email());
    return new User(
        before.tenant(),
        before.id(),
        address,
        verified != null ? verified : same && before.emailVerified(),
        before.blocked(),
        merged(before.body(), after),
        before.activity(),
        before.identities());
  }

  private static ObjectNode merged(ObjectNode before, ObjectNode after) {
    var all = before.deepCopy();
    for (var member : after.properties()) {
      if (member.getValue().isNull()) {
        all.remove(member.getKey());
      } else {
        all.set(member.getKey(), member.getValue());
      }
    }
    return all;
  }
}
