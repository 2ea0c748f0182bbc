package dev.ostiary.organization;

import dev.ostiary.client.ClientGrantChanges;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.ConnectionChanges;
import dev.ostiary.db.Tx;
import dev.ostiary.role.RoleChanges;
import dev.ostiary.user.UserChanges;

/** Takes out of every organization what is gone: users, roles, connections, applications. */
public final class ForgottenParts
    implements UserChanges, RoleChanges, ConnectionChanges, ClientGrantChanges {
  private final MemberStore members = new MemberStore();
  private final OrganizationConnectionStore connections = new OrganizationConnectionStore();
  private final OrganizationClientStore clients = new OrganizationClientStore();

  @Override
  public void deleted(Tx tx, String tenant, String userId) {
    members.forgetUser(tx, tenant, userId);
  }

  @Override
  public void roleDeleted(Tx tx, String tenant, String roleId) {
    members.forgetRole(tx, tenant, roleId);
  }

  @Override
  public void deleted(Tx tx, String tenant, Connection connection) {
    connections.forget(tx, tenant, connection.id());
  }

  /** An application is gone. */
  public void clientDeleted(Tx tx, String tenant, String clientId) {
    clients.forgetClient(tx, tenant, clientId);
  }

  @Override
  public void clientGrantDeleted(Tx tx, String tenant, String grantId) {
    clients.forgetGrant(tx, tenant, grantId);
  }
}
