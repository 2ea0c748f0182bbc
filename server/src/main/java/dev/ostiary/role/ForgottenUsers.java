package dev.ostiary.role;

import dev.ostiary.db.Tx;
import dev.ostiary.user.UserChanges;

/** Takes roles and permissions from a user who is gone, so that nobody inherits them. */
public final class ForgottenUsers implements UserChanges {
  private final PermissionStore permissions;

  /** In this store. */
  public ForgottenUsers(PermissionStore permissions) {
    this.permissions = permissions;
  }

  @Override
  public void deleted(Tx tx, String tenant, String userId) {
    permissions.forgetUser(tx, tenant, userId);
  }
}
