package dev.ostiary.resourceserver;

import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A new name for a permission.
 *
 * @param from the name until now
 * @param to the name from now on
 * @param until the last day, in UTC, on which the name until now works too; a day that is over for
 *     none
 */
public record PermissionRename(String from, String to, LocalDate until) {
  /** So many former names are kept at an API; when there are more, those that ended go. */
  private static final int MAX_ALIASES = 1_000;

  /**
   * The API's document after it. Place and description of the permission stay, and the names that
   * it had before lead to the new one.
   *
   * @param now milliseconds since the epoch
   * @throws ManagementError 404 or 409 when it cannot be renamed so
   */
  public ObjectNode apply(ObjectNode api, long now) {
    var aliases = PermissionAliases.read(api);
    var scopes = ResourceServerRules.scopes(api);
    if (!scopes.contains(from)) {
      var alias = aliases.get(from);
      throw ManagementError.notFound(
          "inexistent_permission",
          alias == null
              ? "The resource server does not define the permission: '" + from + "'"
              : "The permission '%s' is called '%s' now".formatted(from, alias.permission()));
    }
    if (scopes.contains(to)) {
      throw conflict("The resource server already defines the permission: '" + to + "'");
    }
    var taken = aliases.get(to);
    if (taken != null && taken.lives(now) && !taken.permission().equals(from)) {
      throw conflict(
          "'%s' is the former name of '%s' until %s"
              .formatted(to, taken.permission(), taken.until()));
    }
    var after = api.deepCopy();
    after
        .get("scopes")
        .forEach(
            scope -> {
              if (scope instanceof ObjectNode one && from.equals(Json.text(one, "value"))) {
                one.put("value", to);
              }
            });
    PermissionAliases.write(after, aliases(List.copyOf(aliases.values()), now));
    return after;
  }

  private List<PermissionAlias> aliases(List<PermissionAlias> before, long now) {
    var after = new ArrayList<PermissionAlias>();
    for (var alias : before) {
      if (!alias.name().equals(to) && !alias.name().equals(from)) {
        after.add(
            alias.permission().equals(from)
                ? new PermissionAlias(alias.name(), to, alias.until())
                : alias);
      }
    }
    after.add(new PermissionAlias(from, to, until));
    return bounded(after, now);
  }

  private static List<PermissionAlias> bounded(List<PermissionAlias> all, long now) {
    if (all.size() <= MAX_ALIASES) {
      return all;
    }
    var living = all.stream().filter(a -> a.lives(now)).toList();
    if (living.size() > MAX_ALIASES) {
      throw new ManagementError(
          403,
          "too_many_entities",
          "You reached the limit of entities of this type for this tenant.");
    }
    return living;
  }

  private static ManagementError conflict(String message) {
    return ManagementError.conflict("permission_conflict", message);
  }
}
