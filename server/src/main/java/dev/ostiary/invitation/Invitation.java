package dev.ostiary.invitation;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.user.UserStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invitation to become a member of an organization.
 *
 * @param id such as {@code uinv_0000000000000001}; it opens nothing
 * @param connectionId where the invited person must have an account, or null
 * @param roles what the new member gets in the organization
 * @param body inviter, invitee and metadata as given
 * @param created milliseconds since the epoch
 * @param end milliseconds since the epoch
 */
record Invitation(
    String id,
    String organizationId,
    String clientId,
    @Nullable String connectionId,
    List<String> roles,
    ObjectNode body,
    long created,
    long end) {
  Invitation with(List<String> others) {
    return new Invitation(
        id, organizationId, clientId, connectionId, List.copyOf(others), body, created, end);
  }

  /** The address that is invited, in lower case. */
  String email() {
    return UserStore.normalize(Json.text(Json.child(body, "invitee"), "email", ""));
  }

  /** Who invites, for people. */
  String inviter() {
    return Json.text(Json.child(body, "inviter"), "name", "");
  }

  /** The object as the Management API shows it: the secret is not kept, so it is not shown. */
  ObjectNode toJson() {
    var json = Json.object().put("id", id).put("organization_id", organizationId);
    json.setAll(body.deepCopy());
    json.put("created_at", Time.text(created))
        .put("expires_at", Time.text(end))
        .put("client_id", clientId);
    if (connectionId != null) {
      json.put("connection_id", connectionId);
    }
    if (!roles.isEmpty()) {
      json.set("roles", Json.array(roles));
    }
    return json;
  }
}
