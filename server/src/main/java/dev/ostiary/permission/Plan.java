package dev.ostiary.permission;

import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be done until an API is as a manifest says.
 *
 * @param undeclared permissions that the manifest does not know, and that stay
 * @param problems why it cannot be done; empty when it can
 * @param hash stands for the state and the manifest that it was made of
 */
record Plan(
    ApiState state,
    List<Change> changes,
    List<String> undeclared,
    List<String> problems,
    String hash) {
  <T extends Change> Stream<T> all(Class<T> kind) {
    return changes.stream().filter(kind::isInstance).map(kind::cast);
  }
}
