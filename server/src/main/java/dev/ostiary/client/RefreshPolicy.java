package dev.ostiary.client;

import dev.ostiary.common.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * How refresh tokens of a client live.
 *
 * @param rotating whether each use gives a new token and ends the old one
 * @param leeway seconds in which a used token may be used again
 * @param lifetime seconds until the family ends, or {@link Long#MAX_VALUE}
 * @param idleLifetime seconds without use until it ends, or {@link Long#MAX_VALUE}
 */
public record RefreshPolicy(boolean rotating, long leeway, long lifetime, long idleLifetime) {
  /** Far enough for "never": the year 2500 in seconds. */
  public static final long NEVER = 16_725_225_600L;

  static RefreshPolicy of(ObjectNode settings) {
    boolean expiring = Json.text(settings, "expiration_type", "non-expiring").equals("expiring");
    return new RefreshPolicy(
        Json.text(settings, "rotation_type", "non-rotating").equals("rotating"),
        Json.number(settings, "leeway", 0),
        expiring && !Json.flag(settings, "infinite_token_lifetime", false)
            ? Json.number(settings, "token_lifetime", 2_592_000)
            : NEVER,
        expiring && !Json.flag(settings, "infinite_idle_token_lifetime", false)
            ? Json.number(settings, "idle_token_lifetime", 1_296_000)
            : NEVER);
  }

  /** The object of a new client, as recorded from Auth0. */
  public static ObjectNode standard(boolean publicClient) {
    return Json.object()
        .put("rotation_type", publicClient ? "rotating" : "non-rotating")
        .put("expiration_type", publicClient ? "expiring" : "non-expiring")
        .put("leeway", 0)
        .put("token_lifetime", 2_592_000)
        .put("idle_token_lifetime", 1_296_000)
        .put("infinite_token_lifetime", !publicClient)
        .put("infinite_idle_token_lifetime", !publicClient);
  }
}
