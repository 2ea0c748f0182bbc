package dev.ostiary.permissions;

import java.util.Map;
import java.util.Set;

/**
 * What a user may do at one API.
 *
 * @param audience the identifier of the API
 * @param permissions names of permissions; former names too, as long as they work
 * @param roles names of the roles that give them. For people to read: decide by permissions
 * @param deprecated former names of permissions, each with the present one
 */
public record Granted(
    String audience, Set<String> permissions, Set<String> roles, Map<String, String> deprecated) {

  /** Copies what it is given. */
  public Granted {
    permissions = Set.copyOf(permissions);
    roles = Set.copyOf(roles);
    deprecated = Map.copyOf(deprecated);
  }

  /** Whether the user may do this; a former name counts as long as it works. */
  public boolean can(String permission) {
    var present = deprecated.get(permission);
    return permissions.contains(permission) || (present != null && permissions.contains(present));
  }
}
