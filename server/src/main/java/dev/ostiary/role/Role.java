package dev.ostiary.role;

import dev.ostiary.common.Json;
import dev.ostiary.db.Document;
import tools.jackson.databind.node.ObjectNode;

/** A named set of permissions that is given to users. */
public record Role(String id, String name, String description) {
  static Role of(Document document) {
    return new Role(document.id(), document.key(), Json.text(document.body(), "description", ""));
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    return Json.object().put("id", id).put("name", name).put("description", description);
  }
}
