package dev.ostiary.credential;

import dev.ostiary.client.RefreshPolicy;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refresh token as administrators see it: one for all that rotation makes of it.
 *
 * @param id a public name; no secret is made of it
 * @param sid the session in which it began; empty for none
 * @param audience the API, or null
 * @param scope what was granted, separated by blanks
 * @param device the session's device as long as the session lives, or null
 * @param metadata what an administrator noted, or null
 */
record RefreshTokenRecord(
    String id,
    String userId,
    String clientId,
    String sid,
    @Nullable String audience,
    String scope,
    Times times,
    @Nullable ObjectNode device,
    @Nullable ObjectNode metadata) {
  /** Milliseconds since the epoch. */
  record Times(long created, long used, long idleEnd, long end) {}

  /** The object as the Management API shows it. */
  ObjectNode toJson(boolean rotating, @Nullable String defaultAudience) {
    var json =
        Json.object()
            .put("id", id)
            .put("user_id", userId)
            .put("created_at", Time.text(times.created()))
            .put("idle_expires_at", end(times.idleEnd()))
            .put("expires_at", end(times.end()))
            .put("client_id", clientId)
            .put("session_id", sid.isEmpty() ? null : sid)
            .put("rotating", rotating)
            .put(
                "last_exchanged_at",
                times.used() > times.created() ? Time.text(times.used()) : null);
    if (device != null) {
      json.set("device", device);
    }
    var servers = json.putArray("resource_servers");
    var api = audience(defaultAudience);
    if (!api.isEmpty()) {
      servers.addObject().put("audience", api).put("scopes", scope);
    }
    json.set("refresh_token_metadata", metadata);
    return json;
  }

  /** The API that its tokens are for; empty for none. */
  String audience(@Nullable String defaultAudience) {
    return audience != null ? audience : defaultAudience != null ? defaultAudience : "";
  }

  private @Nullable String end(long millis) {
    return millis - times.created() >= RefreshPolicy.NEVER * 1000 ? null : Time.text(millis);
  }
}
