package dev.ostiary.client;

import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import tools.jackson.databind.node.ObjectNode;

/** What no single member of an application shows. */
final class ClientRules {
  private ClientRules() {}

  /** Refuses an application whose members contradict each other. */
  static void check(ObjectNode client) {
    ClientUris.check(client);
    authentication(client);
    refresh(Json.child(client, "refresh_token"));
  }

  private static void authentication(ObjectNode client) {
    boolean keys = client.get("client_authentication_methods") instanceof ObjectNode;
    if (keys && client.has("token_endpoint_auth_method")) {
      throw ManagementError.invalidBody(
          "'token_endpoint_auth_method and client_authentication_methods exclude each other; set"
              + " the one to null' on property client_authentication_methods.");
    }
    boolean none = Json.text(client, "token_endpoint_auth_method", "").equals("none");
    if (none && Json.strings(client, "grant_types").contains("client_credentials")) {
      throw new ManagementError(400, null, "Invalid grant types: client_credentials");
    }
  }

  private static void refresh(ObjectNode policy) {
    boolean rotating = Json.text(policy, "rotation_type", "").equals("rotating");
    boolean expiring = Json.text(policy, "expiration_type", "").equals("expiring");
    if (rotating && !expiring) {
      throw ManagementError.invalidBody(
          "'Rotating refresh tokens must be expiring' on property refresh_token.expiration_type.");
    }
    boolean idle = !Json.flag(policy, "infinite_idle_token_lifetime", false);
    boolean absolute = !Json.flag(policy, "infinite_token_lifetime", false);
    long life = Json.number(policy, "token_lifetime", Long.MAX_VALUE);
    if (expiring
        && idle
        && absolute
        && life > 1
        && Json.number(policy, "idle_token_lifetime", 0) >= life) {
      throw ManagementError.invalidBody(
          "'idle_token_lifetime must be less than token_lifetime' on property"
              + " refresh_token.idle_token_lifetime.");
    }
  }
}
