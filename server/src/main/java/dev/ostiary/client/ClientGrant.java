package dev.ostiary.client;

import dev.ostiary.common.Json;
import dev.ostiary.document.Document;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an application may get for itself at an API (client credentials), or by policy for users.
 *
 * @param subjectType client or user
 */
public record ClientGrant(
    String id,
    String clientId,
    String audience,
    String subjectType,
    Set<String> scopes,
    ObjectNode body) {
  static ClientGrant of(Document document) {
    var body = document.body();
    return new ClientGrant(
        document.id(),
        Json.text(body, "client_id", ""),
        Json.text(body, "audience", ""),
        Json.text(body, "subject_type", "client"),
        new LinkedHashSet<>(Json.strings(body, "scope")),
        body);
  }

  /** The grant, stored nowhere, of an application of the server itself. */
  public static ClientGrant everything(String clientId, String audience, Set<String> scopes) {
    return new ClientGrant(clientId, clientId, audience, "client", scopes, Json.object());
  }

  static String key(String clientId, String audience, String subjectType) {
    return clientId + " " + subjectType + " " + audience;
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    return body.deepCopy().put("id", id);
  }
}
