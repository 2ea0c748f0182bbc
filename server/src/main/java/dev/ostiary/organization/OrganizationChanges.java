package dev.ostiary.organization;

import dev.ostiary.db.Tx;

/** What else ends when an organization or a membership does, in the same transaction. */
public interface OrganizationChanges {
  /** The organization is gone. */
  default void organizationEnded(Tx tx, String tenant, String organization, long now) {}

  /** The user is no longer a member. */
  default void membershipEnded(Tx tx, Membership membership, long now) {}

  /** A user in an organization. */
  record Membership(String tenant, String organization, String user) {}
}
