package dev.ostiary.role;

import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;

/** What the APIs of this package work on. */
public record RoleStores(
    Database database,
    Roles roles,
    PermissionStore permissions,
    UserStore users,
    ResourceServers servers) {

  /** The role that the path names. */
  Role role(Call call) {
    return roles.find(call.tenant(), call.path("id")).orElseThrow(RoleStores::noRole);
  }

  /** The same, which then stays until the end of a {@link Roles#write}. */
  void requireRole(Tx tx, String tenant, String id) {
    if (!roles.exists(tx, tenant, id)) {
      throw noRole();
    }
  }

  /** The user that the path names. */
  User user(Tx tx, Call call) {
    return users.find(tx, call.tenant(), call.path("id")).orElseThrow(RoleStores::noUser);
  }

  /** A user who then stays until the end of the transaction. */
  void requireUser(Tx tx, String tenant, String id) {
    if (users.lock(tx, tenant, id).isEmpty()) {
      throw noUser();
    }
  }

  static ManagementError noRole() {
    return ManagementError.notFound(null, "The role does not exist.");
  }

  private static ManagementError noUser() {
    return ManagementError.notFound("inexistent_user", "The user does not exist.");
  }

  static ManagementError tooMany() {
    return new ManagementError(
        403,
        "too_many_entities",
        "You reached the limit of entities of this type for this tenant.");
  }
}
