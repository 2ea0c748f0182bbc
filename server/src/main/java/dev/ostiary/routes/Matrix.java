package dev.ostiary.routes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which route asks for which permission, and which roles have it.
 *
 * @param rows in the order of the document
 */
public record Matrix(List<Row> rows) {
  /**
   * One route.
   *
   * @param unknown permissions that the API does not define
   * @param roles those whose members are let in; empty when any token will do
   */
  public record Row(Route route, Set<String> unknown, List<String> roles) {
    /** What is wrong with it; empty when nothing is. */
    public String problem() {
      if (route.requirement().missing()) {
        return "asks for nothing";
      }
      if (!unknown.isEmpty()) {
        return "the API does not define " + String.join(", ", unknown);
      }
      return "";
    }

    /** Whether every valid token is let in. */
    public boolean anyToken() {
      return route.requirement().met(Set.of());
    }
  }

  /**
   * Holds routes against an API.
   *
   * @param defined the permissions of the API
   * @param roles for each role its permissions at the API
   */
  public static Matrix of(List<Route> routes, Set<String> defined, Map<String, Set<String>> roles) {
    var rows = new ArrayList<Row>();
    for (var route : routes) {
      var requirement = route.requirement();
      var unknown = new LinkedHashSet<>(requirement.permissions());
      unknown.removeAll(defined);
      var open = requirement.met(Set.of());
      var holders =
          roles.entrySet().stream()
              .filter(role -> !open && requirement.met(role.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      rows.add(new Row(route, unknown, holders));
    }
    return new Matrix(rows);
  }

  /** The rows with something wrong. */
  public List<Row> problems() {
    return rows.stream().filter(r -> !r.problem().isEmpty()).toList();
  }
}
