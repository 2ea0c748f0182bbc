package dev.ostiary.session;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session with all that administrators may know of it.
 *
 * @param device addresses and browsers, first and last
 * @param clients ids of the applications that were signed in to with it
 * @param metadata what an administrator noted, or null
 */
public record SessionRecord(
    Session session,
    Times times,
    ObjectNode device,
    List<String> clients,
    @Nullable ObjectNode metadata) {
  /** Milliseconds since the epoch. */
  public record Times(long created, long used, long idleEnd, long end) {}

  /** Where a request comes from. */
  public record Origin(String ip, String userAgent) {}

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    var authenticated = Time.text(session.authTime() * 1000);
    var json =
        Json.object()
            .put("id", session.sid())
            .put("user_id", session.userId())
            .put("created_at", Time.text(times.created()))
            .put("updated_at", Time.text(times.used()))
            .put("authenticated_at", authenticated)
            .put("idle_expires_at", Time.text(times.idleEnd()))
            .put("expires_at", Time.text(times.end()))
            .put("last_interacted_at", Time.text(times.used()));
    json.set("device", device);
    var list = json.putArray("clients");
    clients.forEach(id -> list.addObject().put("client_id", id));
    json.putObject("authentication")
        .putArray("methods")
        .addObject()
        .put("name", "pwd")
        .put("timestamp", authenticated);
    json.putObject("cookie").put("mode", "persistent");
    if (metadata != null) {
      json.set("session_metadata", metadata);
    }
    return json;
  }
}
