package dev.ostiary.routes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a route asks of its callers, by {@code security} of OpenAPI: one of several alternatives,
 * each of which may ask for several permissions together.
 *
 * @param alternatives the permissions of each; an empty set for any valid token
 * @param optional whether a call without a token is let in as well ({@code {}})
 * @param foreign whether an alternative is of a kind that has nothing to do with tokens, such as an
 *     API key
 */
public record Requirement(List<Set<String>> alternatives, boolean optional, boolean foreign) {
  /** Nothing is asked. */
  static final Requirement NONE = new Requirement(List.of(), false, false);

  /** Whether the route asks for nothing at all. */
  public boolean missing() {
    return alternatives.isEmpty() && !foreign;
  }

  /** Every permission that is named. */
  public Set<String> permissions() {
    return alternatives.stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether somebody with these permissions is let in by a token. */
  public boolean met(Set<String> held) {
    return alternatives.stream().anyMatch(held::containsAll);
  }

  /** In words, such as {@code read:orders or admin + audit}. */
  public String text() {
    var parts =
        alternatives.stream()
            .map(all -> all.isEmpty() ? "any token" : String.join(" + ", all))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (foreign) {
      parts.add("another scheme");
    }
    if (optional) {
      parts.add("nobody");
    }
    return parts.isEmpty() ? "nothing" : String.join(" or ", parts);
  }
}
