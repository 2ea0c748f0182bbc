package dev.ostiary.form;

import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * References from within forms and flows: a member of this name inside an object under that name,
 * at any depth.
 *
 * @param holder where references stand, such as {@code params}
 * @param member what carries the id, such as {@code connection_id}
 */
record References(String holder, String member) {
  /** The ids that are referred to. */
  List<String> of(JsonNode where) {
    var ids = new ArrayList<String>();
    each(where, found -> ids.add(Json.text(found, member, "")));
    return ids;
  }

  /** Takes references to this id out; false when there is none. */
  boolean remove(JsonNode where, String id) {
    var found = new ArrayList<ObjectNode>();
    each(where, found::add);
    found.removeIf(o -> !id.equals(Json.text(o, member)));
    found.forEach(o -> o.remove(member));
    return !found.isEmpty();
  }

  private void each(JsonNode where, Consumer<ObjectNode> found) {
    if (where.path(holder) instanceof ObjectNode held && Json.text(held, member) != null) {
      found.accept(held);
    }
    where.forEach(child -> each(child, found));
  }
}
