package dev.ostiary.role;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.user.User;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/users/{id}/roles} and {@code /api/v2/roles/{id}/users}: who has which role. */
public final class UserRolesApi implements ManagementApi {
  private static final int MAX_ROLES_OF_USER = 50;
  private static final Schema ROLES =
      Schema.of(
          property("roles", listOf(text().atLeast(1)).atLeast(1).atMost(1_000), "Roles IDs")
              .needed());
  private static final Schema USERS =
      Schema.of(
          property("users", listOf(text().atLeast(1)).atLeast(1).atMost(1_000), "Users IDs")
              .needed());

  private static final Schema MEMBER =
      Schema.of(
              property("user_id", text(), "Id of the user"),
              property("email", nullable(text()), "E-mail address"),
              property("name", text(), "Name"),
              property("picture", text(), "URL of the picture"))
          .titled("RoleMember");

  private final RoleStores stores;

  /** The resource. */
  public UserRolesApi(RoleStores stores) {
    this.stores = stores;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/users/{id}/roles", "read:users,read:roles,read:role_members")
                .summary("List the roles of a user")
                .pages("roles", RolesApi.SCHEMA),
            this::rolesOf)
        .add(
            Operation.post("/users/{id}/roles", "update:users,create:role_members")
                .summary("Give roles to a user")
                .creates(ROLES)
                .answers(204),
            this::addRoles)
        .add(
            Operation.delete("/users/{id}/roles", "update:users,delete:role_members")
                .summary("Take roles from a user")
                .creates(ROLES)
                .answers(204),
            this::removeRoles)
        .add(
            Operation.get("/roles/{id}/users", "read:users,read:roles,read:role_members")
                .summary("List the users of a role")
                .pages("users", MEMBER),
            this::usersOf)
        .add(
            Operation.post("/roles/{id}/users", "update:roles,create:role_members")
                .summary("Give a role to users")
                .creates(USERS)
                .answers(200, Schema.of()),
            this::addUsers);
  }

  private Response rolesOf(Call call) {
    var ids =
        stores
            .database()
            .read(
                tx -> stores.permissions().rolesOf(tx, call.tenant(), stores.user(tx, call).id()));
    var roles =
        ids.stream()
            .map(id -> stores.roles().find(call.tenant(), id))
            .flatMap(Optional::stream)
            .toList();
    return Paging.of(call.query(), 50).respond("roles", roles, Role::toJson);
  }

  private Response addRoles(Call call) {
    var roles = Json.strings(call.body(), "roles");
    stores
        .roles()
        .write(
            tx -> {
              roles.forEach(r -> stores.requireRole(tx, call.tenant(), r));
              return give(tx, call.tenant(), call.path("id"), roles);
            });
    return Response.empty(204);
  }

  private Response addUsers(Call call) {
    var users = Json.strings(call.body(), "users");
    var role = call.path("id");
    stores
        .roles()
        .write(
            tx -> {
              stores.requireRole(tx, call.tenant(), role);
              users.stream()
                  .distinct()
                  .sorted()
                  .forEach(u -> give(tx, call.tenant(), u, List.of(role)));
              return true;
            });
    return Response.json(200, Json.object());
  }

  private boolean give(Tx tx, String tenant, String user, List<String> roles) {
    stores.requireUser(tx, tenant, user);
    roles.forEach(r -> stores.permissions().addRole(tx, tenant, user, r));
    if (stores.permissions().rolesOf(tx, tenant, user).size() > MAX_ROLES_OF_USER) {
      throw RoleStores.tooMany();
    }
    return true;
  }

  private Response removeRoles(Call call) {
    var roles = Json.strings(call.body(), "roles");
    stores
        .database()
        .write(
            tx -> {
              var user = stores.user(tx, call).id();
              roles.forEach(r -> stores.permissions().removeRole(tx, call.tenant(), user, r));
              return true;
            });
    return Response.empty(204);
  }

  private Response usersOf(Call call) {
    var role = stores.role(call);
    var paging = Paging.of(call.query(), 50);
    return stores.database().read(tx -> usersOf(tx, call, role, paging));
  }

  private Response usersOf(Tx tx, Call call, Role role, Paging paging) {
    var permissions = stores.permissions();
    var rows =
        permissions.usersOf(tx, call.tenant(), role.id(), paging.offset(), paging.limit()).stream()
            .map(id -> stores.users().find(tx, call.tenant(), id))
            .flatMap(Optional::stream)
            .map(UserRolesApi::shown)
            .toList();
    long total = permissions.countUsers(tx, call.tenant(), role.id());
    return paging.respond("users", rows, OptionalLong.of(total));
  }

  private static ObjectNode shown(User user) {
    return Json.object()
        .put("user_id", user.id())
        .put("email", user.email())
        .put("name", user.name())
        .put("picture", user.picture());
  }
}
