package dev.ostiary.user;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person.
 *
 * @param id such as {@code auth0|5f7c8ec7c33c6c004bbafe82}; the {@code sub} of tokens
 * @param body profile and metadata as given ({@code name}, {@code user_metadata}, ...)
 * @param activity sign-ins and dates
 */
public record User(
    String tenant,
    String id,
    @Nullable String email,
    boolean emailVerified,
    boolean blocked,
    ObjectNode body,
    Activity activity,
    List<Identity> identities) {

  /** Times in milliseconds since the epoch; {@code lastLogin} is 0 before the first sign-in. */
  public record Activity(
      long created, long updated, long logins, long lastLogin, @Nullable String lastIp) {}

  /**
   * An account of the user at one connection.
   *
   * @param subject the user's id there; for a database the part after {@code auth0|}
   * @param profile of an account that was a user of its own before it was linked; else empty
   */
  public record Identity(String connection, String provider, String subject, ObjectNode profile) {
    /** An account that makes the profile of its user. */
    public Identity(String connection, String provider, String subject) {
      this(connection, provider, subject, Json.object());
    }

    /** The id of the user that this account makes alone. */
    public String userId() {
      return provider + "|" + subject;
    }

    /** The object as the Management API shows it. */
    public ObjectNode toJson() {
      var json =
          Json.object()
              .put("connection", connection)
              .put("user_id", subject)
              .put("provider", provider)
              .put("isSocial", false);
      if (!profile.isEmpty()) {
        json.set("profileData", profile.deepCopy());
      }
      return json;
    }
  }

  /** The names of the connections in which the user has an account. */
  public List<String> connections() {
    return identities.stream().map(Identity::connection).toList();
  }

  /** The name to show: as given, or the e-mail address, or the id. */
  public String name() {
    var fallback = email == null ? id : email;
    return Json.text(body, "name", fallback);
  }

  /** The short name: as given, or the local part of the e-mail address. */
  public String nickname() {
    var source = email == null ? id : email;
    int at = source.indexOf('@');
    return Json.text(body, "nickname", at < 0 ? source : source.substring(0, at));
  }

  /** The picture's URL: as given, or one made of the initial. */
  public String picture() {
    return Json.text(body, "picture", Pictures.standard(email == null ? id : email));
  }

  /** When the profile changed last. */
  public Instant updated() {
    return Instant.ofEpochMilli(activity.updated());
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    var json = body.deepCopy();
    json.put("user_id", id);
    if (email != null) {
      json.put("email", email).put("email_verified", emailVerified);
    }
    json.put("name", name()).put("nickname", nickname()).put("picture", picture());
    ArrayNode list = json.putArray("identities");
    identities.forEach(i -> list.add(i.toJson()));
    json.put("created_at", Time.text(activity.created()))
        .put("updated_at", Time.text(updated().toEpochMilli()));
    if (activity.logins() > 0) {
      json.put("last_login", Time.text(activity.lastLogin()))
          .put("logins_count", activity.logins());
      if (activity.lastIp() != null) {
        json.put("last_ip", activity.lastIp());
      }
    }
    if (blocked) {
      json.put("blocked", true);
    }
    return json;
  }
}
