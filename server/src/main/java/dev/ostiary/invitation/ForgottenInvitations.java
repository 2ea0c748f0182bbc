package dev.ostiary.invitation;

import dev.ostiary.connection.Connection;
import dev.ostiary.connection.ConnectionChanges;
import dev.ostiary.db.Tx;
import dev.ostiary.organization.OrganizationChanges;
import dev.ostiary.role.RoleChanges;

/** Withdraws the invitations to what is gone, and takes roles that are gone out of them. */
public final class ForgottenInvitations
    implements OrganizationChanges, RoleChanges, ConnectionChanges {
  private final InvitationStore invitations = new InvitationStore();

  @Override
  public void organizationEnded(Tx tx, String tenant, String organization, long now) {
    invitations.forgetOrganization(tx, tenant, organization);
  }

  @Override
  public void roleDeleted(Tx tx, String tenant, String roleId) {
    invitations.forgetRole(tx, tenant, roleId);
  }

  @Override
  public void deleted(Tx tx, String tenant, Connection connection) {
    invitations.forgetConnection(tx, tenant, connection.id());
  }

  /** An application is gone. */
  public void clientDeleted(Tx tx, String tenant, String clientId) {
    invitations.forgetClient(tx, tenant, clientId);
  }
}
