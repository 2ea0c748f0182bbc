package dev.ostiary.management;

import dev.ostiary.oauth.Params;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Which members an answer shows: {@code fields} names them, {@code include_fields} says how. */
public record Fields(Set<String> names, boolean include) {
  /** What the query asks for; everything when it says nothing. */
  public static Fields of(Params query) {
    var names = query.value("fields");
    boolean include = !query.get("include_fields", "true").equals("false");
    return new Fields(
        names == null ? Set.of() : new java.util.HashSet<>(java.util.List.of(names.split(","))),
        include);
  }

  /** The object with the members asked for. */
  public ObjectNode of(ObjectNode object) {
    if (names.isEmpty()) {
      return object;
    }
    return include ? object.retain(names) : object.remove(names);
  }
}
