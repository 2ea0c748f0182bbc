package dev.ostiary.mfa;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.user.User;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way in which a user can prove who they are.
 *
 * @param id such as {@code totp|dev_4Dd1nUXfVVvjKJrH}
 * @param body as it was given, secrets included
 * @param created milliseconds since the epoch
 */
record AuthenticationMethod(String id, String type, ObjectNode body, long created) {
  /** The member of a recovery code's body that holds its hash. */
  static final String CODE_HASH = "$code_hash";

  private static final List<String> SECRETS = List.of("totp_secret", CODE_HASH);

  /** The password of a user's account, which is shown among the factors. */
  static AuthenticationMethod password(User user, User.Identity account) {
    var name = Hashes.sha256(account.connection() + "|" + account.subject());
    var id = "password|dev_" + name.replaceAll("[_-]", "x").substring(0, 16);
    var body = Json.object().put("identity_user_id", account.subject());
    return new AuthenticationMethod(id, "password", body, user.activity().created());
  }

  /** The same with members replaced. */
  AuthenticationMethod with(ObjectNode change) {
    return new AuthenticationMethod(id, type, body.deepCopy().setAll(change), created);
  }

  /** The object as the Management API shows it, without secrets. */
  ObjectNode toJson() {
    var json = body.deepCopy().remove(SECRETS);
    json.put("id", id)
        .put("type", type)
        .put("confirmed", true)
        .put("created_at", Time.text(created))
        .put("enrolled_at", Time.text(created));
    if (type.equals("phone")) {
      var kind = Json.text(body, "preferred_authentication_method", "sms");
      json.put("preferred_authentication_method", kind)
          .putArray("authentication_methods")
          .addObject()
          .put("type", kind)
          .put("id", kind + id.substring(id.indexOf('|')));
    }
    return json;
  }

  /** The object of the older list of enrollments. */
  ObjectNode enrollment() {
    var json =
        Json.object()
            .put("id", id)
            .put("status", "confirmed")
            .put("type", type)
            .put("name", Json.text(body, "name", ""))
            .put("enrolled_at", Time.text(created));
    var method =
        switch (type) {
          case "totp" -> "authenticator";
          case "phone" -> "sms";
          case "webauthn-roaming" -> type;
          default -> "";
        };
    if (!method.isEmpty()) {
      json.put("auth_method", method);
    }
    var number = Json.text(body, "phone_number");
    return number == null ? json : json.put("phone_number", number);
  }
}
