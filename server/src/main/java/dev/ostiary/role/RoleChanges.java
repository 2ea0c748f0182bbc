package dev.ostiary.role;

import dev.ostiary.db.Tx;

/** What else follows when a role goes away, in the same transaction. */
@FunctionalInterface
public interface RoleChanges {
  /** The role is gone. */
  void roleDeleted(Tx tx, String tenant, String roleId);
}
