package dev.ostiary.permission;

import dev.ostiary.manifest.Manifest;
import dev.ostiary.resourceserver.PermissionAlias;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The manifest that an API would have as it stands: applying it changes nothing. */
final class Pulled {
  private Pulled() {}

  /**
   * The manifest.
   *
   * @param now milliseconds since the epoch; former names that have ended are left out
   */
  static Manifest manifest(ApiState state, long now) {
    var api = state.api();
    Map<String, String> keys = new HashMap<>();
    var permissions = new ArrayList<Manifest.Permission>();
    api.scopes()
        .forEach(
            (value, description) -> {
              var key = Manifest.keyFor(value, keys.values());
              keys.put(value, key);
              var former = api.formerNames(value, now);
              permissions.add(
                  new Manifest.Permission(
                      key,
                      value,
                      description.isEmpty() ? null : description,
                      former.stream().map(PermissionAlias::name).toList(),
                      former.stream()
                          .map(PermissionAlias::until)
                          .max(LocalDate::compareTo)
                          .orElse(null)));
            });
    var roles = new LinkedHashMap<String, List<String>>();
    for (var role : state.roles()) {
      var of = role.permissions().stream().map(keys::get).filter(Objects::nonNull).toList();
      if (!of.isEmpty()) {
        roles.put(role.name(), of);
      }
    }
    return new Manifest(api.identifier(), permissions, roles, List.of());
  }
}
