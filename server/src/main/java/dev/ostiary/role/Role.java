package dev.ostiary.role;

import dev.ostiary.common.Json;
import dev.ostiary.document.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * A named set of permissions that is given to users.
 *
 * @param body the stored object
 */
public record Role(String id, String name, String description, ObjectNode body) {
  static Role of(Document document) {
    var body = document.body();
    return new Role(document.id(), document.key(), Json.text(body, "description", ""), body);
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    return body.deepCopy().put("id", id).put("name", name).put("description", description);
  }
}
