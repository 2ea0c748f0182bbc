package dev.ostiary.permission;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.ManifestFile;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.role.Roles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a manifest speaks of, as it stands in the database.
 *
 * @param roles all roles of the tenant, the oldest first
 */
record ApiState(String tenant, ResourceServer api, List<RoleState> roles) {
  /** A role, with its permissions at the API. */
  record RoleState(String id, String name, TreeSet<String> permissions) {}

  static ApiState read(Tx tx, ResourceServer api, Roles roles, String tenant) {
    Map<String, TreeSet<String>> held =
        new HolderStore()
            .ofRoles(tx, tenant, api.identifier()).stream()
                .collect(
                    Collectors.groupingBy(
                        HolderStore.OfRole::roleId,
                        LinkedHashMap::new,
                        Collectors.mapping(
                            HolderStore.OfRole::permission,
                            Collectors.toCollection(TreeSet::new))));
    return new ApiState(
        tenant,
        api,
        roles.current(tx, tenant).stream()
            .map(r -> new RoleState(r.id(), r.name(), held.getOrDefault(r.id(), new TreeSet<>())))
            .toList());
  }

  Optional<RoleState> role(String name) {
    return roles.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** The ids of the roles that have a permission. */
  TreeSet<String> rolesWith(String permission) {
    return roles.stream()
        .filter(r -> r.permissions().contains(permission))
        .map(RoleState::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Stands for this state and what is wanted of it: whoever applies a plan names what was read. */
  String hash(Manifest wanted, boolean prune) {
    var json = Json.object().put("api", api.identifier()).put("prune", prune);
    var scopes = json.putArray("scopes");
    api.scopes().forEach((value, text) -> scopes.addArray().add(value).add(text));
    var aliases = json.putArray("aliases");
    api.aliases()
        .values()
        .forEach(
            a -> aliases.addArray().add(a.name()).add(a.permission()).add(a.until().toString()));
    var all = json.putArray("roles");
    roles.forEach(r -> all.addArray().add(r.id()).add(r.name()).add(Json.array(r.permissions())));
    json.set("manifest", ManifestFile.json(wanted));
    return Hashes.sha256(Json.write(json));
  }
}
