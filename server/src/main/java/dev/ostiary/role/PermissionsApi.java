package dev.ostiary.role;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/roles/{id}/permissions} and {@code /api/v2/users/{id}/permissions}. */
public final class PermissionsApi implements ManagementApi {
  private static final int MAX_PERMISSIONS = 1_000;
  private static final Schema PERMISSION =
      Schema.of(
          property("resource_server_identifier", text().atMost(600), "Resource server's identifier")
              .needed(),
          property("permission_name", text().atMost(280), "Name of this permission.").needed());
  private static final Schema SCHEMA =
      Schema.of(
          property(
                  "permissions",
                  listOf(object(PERMISSION)).atLeast(1).atMost(MAX_PERMISSIONS),
                  "array of resource_server_identifier, permission_name pairs.")
              .needed());

  private static final Schema SOURCE =
      Schema.of(
          property("source_id", text(), "Id of the role; empty when given directly"),
          property("source_name", text(), "Name of the role"),
          property("source_type", oneOf("DIRECT", "ROLE"), "Where the permission comes from"));
  private static final Schema SHOWN =
      PERMISSION.and(
          property("resource_server_name", text(), "Name of the API"),
          property("description", text(), "What it permits"),
          property("sources", listOf(object(SOURCE)), "Why a user has it"));

  private final RoleStores stores;
  private final PermissionStore permissions;

  /** The resource. */
  public PermissionsApi(RoleStores stores) {
    this.stores = stores;
    this.permissions = stores.permissions();
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/roles/{id}/permissions", "read:roles")
                .summary("List the permissions of a role")
                .pages("permissions", SHOWN),
            this::ofRole)
        .add(
            Operation.post("/roles/{id}/permissions", "update:roles")
                .summary("Add permissions to a role")
                .creates(SCHEMA)
                .answers(201, Schema.of()),
            this::addToRole)
        .add(
            Operation.delete("/roles/{id}/permissions", "update:roles")
                .summary("Remove permissions from a role")
                .creates(SCHEMA)
                .answers(204),
            this::removeFromRole)
        .add(
            Operation.get("/users/{id}/permissions", "read:users")
                .summary("List the permissions of a user")
                .note("Both those given directly and those of the user's roles.")
                .pages("permissions", SHOWN),
            this::ofUser)
        .add(
            Operation.post("/users/{id}/permissions", "update:users")
                .summary("Give permissions to a user directly")
                .creates(SCHEMA)
                .answers(201, Schema.of()),
            this::addToUser)
        .add(
            Operation.delete("/users/{id}/permissions", "update:users")
                .summary("Take directly given permissions from a user")
                .creates(SCHEMA)
                .answers(204),
            this::removeFromUser);
  }

  private Response ofRole(Call call) {
    var role = stores.role(call);
    var all = stores.database().read(tx -> permissions.ofRole(tx, call.tenant(), role.id()));
    return Paging.of(call.query(), 50).respond("permissions", all, p -> shown(call, p));
  }

  private Response ofUser(Call call) {
    var sources =
        stores
            .database()
            .read(tx -> permissions.sources(tx, call.tenant(), stores.user(tx, call).id()));
    var distinct = sources.stream().map(PermissionStore.Source::permission).distinct().toList();
    return Paging.of(call.query(), 50)
        .respond("permissions", distinct, p -> withSources(call, p, sources));
  }

  private ObjectNode withSources(
      Call call, Permission permission, List<PermissionStore.Source> all) {
    var json = shown(call, permission);
    var sources = json.putArray("sources");
    for (var source : all) {
      if (source.permission().equals(permission)) {
        boolean direct = source.roleId().isEmpty();
        var role = stores.roles().find(call.tenant(), source.roleId());
        sources
            .addObject()
            .put("source_id", source.roleId())
            .put("source_name", role.map(Role::name).orElse(""))
            .put("source_type", direct ? "DIRECT" : "ROLE");
      }
    }
    return json;
  }

  private ObjectNode shown(Call call, Permission permission) {
    var server = stores.servers().byIdentifier(call.tenant(), permission.identifier());
    return Json.object()
        .put("resource_server_identifier", permission.identifier())
        .put("permission_name", permission.name())
        .put("resource_server_name", server.map(s -> s.name()).orElse(""))
        .put(
            "description",
            server.map(s -> s.scopes().getOrDefault(permission.name(), "")).orElse(""));
  }

  private Response addToRole(Call call) {
    var added = permissions(call);
    var role = call.path("id");
    stores
        .roles()
        .write(
            tx -> {
              stores.requireRole(tx, call.tenant(), role);
              requireDefined(tx, call, added);
              permissions.addToRole(tx, call.tenant(), role, added);
              return limited(permissions.ofRole(tx, call.tenant(), role).size());
            });
    return Response.json(201, Json.object());
  }

  private Response addToUser(Call call) {
    var added = permissions(call);
    var user = call.path("id");
    stores
        .roles()
        .write(
            tx -> {
              stores.requireUser(tx, call.tenant(), user);
              requireDefined(tx, call, added);
              permissions.addToUser(tx, call.tenant(), user, added);
              return limited(permissions.ofUser(tx, call.tenant(), user).size());
            });
    return Response.json(201, Json.object());
  }

  private static boolean limited(int count) {
    if (count > MAX_PERMISSIONS) {
      throw RoleStores.tooMany();
    }
    return true;
  }

  private Response removeFromRole(Call call) {
    var removed = permissions(call);
    var role = stores.role(call);
    stores
        .database()
        .write(
            tx -> {
              permissions.removeFromRole(tx, call.tenant(), role.id(), removed);
              return true;
            });
    return Response.empty(204);
  }

  private Response removeFromUser(Call call) {
    var removed = permissions(call);
    stores
        .database()
        .write(
            tx -> {
              var user = stores.user(tx, call).id();
              permissions.removeFromUser(tx, call.tenant(), user, removed);
              return true;
            });
    return Response.empty(204);
  }

  private static Set<Permission> permissions(Call call) {
    var permissions = new LinkedHashSet<Permission>();
    for (var item : call.body().get("permissions")) {
      permissions.add(
          new Permission(
              Json.text(item, "resource_server_identifier", ""),
              Json.text(item, "permission_name", "")));
    }
    return permissions;
  }

  /** Only what an API defines can be given, so that a name defined later is not given already. */
  private void requireDefined(Tx tx, Call call, Set<Permission> added) {
    for (var permission : added) {
      var identifier = permission.identifier();
      var server =
          stores
              .servers()
              .current(tx, call.tenant(), identifier)
              .orElseThrow(
                  () ->
                      ManagementError.notFound(
                          "inexistent_resource_server",
                          "The resource server does not exist: '" + identifier + "'"));
      if (!server.scopes().containsKey(permission.name())) {
        throw ManagementError.invalidBody(
            "'The resource server %s does not define: %s' on property permissions."
                .formatted(identifier, permission.name()));
      }
    }
  }
}
