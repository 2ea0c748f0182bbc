package dev.ostiary.management;

import dev.ostiary.oauth.Params;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Which members an answer shows: {@code fields} names them, {@code include_fields} says how. */
public record Fields(Set<String> names, boolean include) {
  /** The parameters of the query. */
  static final List<Operation.Parameter> QUERY =
      List.of(
          new Operation.Parameter(
              "fields", Type.text(), "Members to include or exclude, separated by commas"),
          new Operation.Parameter(
              "include_fields",
              Type.flag(),
              "Whether the members are included (true) or excluded"));

  /** What the query asks for; everything when it says nothing. */
  public static Fields of(Params query) {
    var names = query.value("fields");
    boolean include = !query.get("include_fields", "true").equals("false");
    return new Fields(names == null ? Set.of() : new HashSet<>(List.of(names.split(","))), include);
  }

  /** The object with the members asked for. */
  public ObjectNode of(ObjectNode object) {
    if (names.isEmpty()) {
      return object;
    }
    return include ? object.retain(names) : object.remove(names);
  }
}
