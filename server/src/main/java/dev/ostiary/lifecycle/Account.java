package dev.ostiary.lifecycle;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.extension.Events;
import dev.ostiary.extension.Situation;
import dev.ostiary.oauth.Scope;
import dev.ostiary.tenant.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What programs are told about an account that is made or changed.
 *
 * @param client the application at which it happens, or null
 * @param situation the request, or null when an administrator is at work; without a protocol
 *     outside of a sign-in
 */
public record Account(
    Tenant tenant,
    @Nullable Client client,
    @Nullable Connection connection,
    @Nullable Situation situation) {
  private static final List<String> TRANSACTION =
      List.of("redirect_uri", "response_mode", "response_type", "state", "login_hint");

  /** The event of an Action. */
  ObjectNode event(ObjectNode user) {
    var event = Json.object();
    var now = situation;
    if (now != null) {
      event.set("request", now.visitor().toJson());
      if (!now.protocol().isEmpty()) {
        event.set("transaction", transaction(now));
      }
    }
    var application = client;
    if (application != null) {
      event.set("client", Events.client(application));
    }
    event.putObject("tenant").put("id", tenant.id());
    var place = connection;
    if (place != null) {
      event.set("connection", Events.connection(place));
    }
    event.set("user", user);
    event.putObject("configuration");
    return event;
  }

  private static ObjectNode transaction(Situation now) {
    var json = Json.object().put("protocol", now.protocol());
    json.put("locale", now.visitor().language());
    for (var name : TRANSACTION) {
      var value = now.parameter(name);
      if (value != null) {
        json.put(name, value);
      }
    }
    json.set("requested_scopes", Json.array(Scope.parse(now.parameter("scope"))));
    json.set("acr_values", Json.array(Scope.parse(now.parameter("acr_values"))));
    json.set("ui_locales", Json.array(Scope.parse(now.parameter("ui_locales"))));
    return json;
  }

  /**
   * The arguments of a hook: user and context. Hooks know users by the id that they have within
   * their connection, and write some members together.
   *
   * @param subject that id, or null before there is a user
   */
  ArrayNode arguments(@Nullable String subject, ObjectNode user) {
    var known = Json.object();
    if (subject != null) {
      known.put("id", subject);
    }
    known.put("tenant", tenant.id());
    known.setAll(user);
    known.put("emailVerified", Json.flag(user, "email_verified", false));
    known.remove(List.of("user_id", "identities", "email_verified"));
    var context = Json.object();
    context.put("requestLanguage", situation == null ? "" : situation.visitor().language());
    var place = connection;
    if (place != null) {
      context
          .putObject("connection")
          .put("id", place.id())
          .put("name", place.name())
          .put("tenant", tenant.id());
    }
    return Json.array().add(known).add(context);
  }
}
