package dev.ostiary;

import dev.ostiary.client.ClientCredentialsApi;
import dev.ostiary.client.ClientGrantsApi;
import dev.ostiary.client.ClientsApi;
import dev.ostiary.client.ConnectionClientsApi;
import dev.ostiary.connection.ConnectionsApi;
import dev.ostiary.connection.ScimConfigurationsApi;
import dev.ostiary.invitation.ForgottenInvitations;
import dev.ostiary.invitation.InvitationsApi;
import dev.ostiary.key.KeysApi;
import dev.ostiary.login.AccountChanges;
import dev.ostiary.login.ApplicationChanges;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.UnavailableApi;
import dev.ostiary.organization.DiscoveryDomainsApi;
import dev.ostiary.organization.MemberRolesApi;
import dev.ostiary.organization.OrganizationClientsApi;
import dev.ostiary.organization.OrganizationConnectionsApi;
import dev.ostiary.organization.OrganizationGrantsApi;
import dev.ostiary.organization.OrganizationMembersApi;
import dev.ostiary.organization.OrganizationStores;
import dev.ostiary.organization.OrganizationsApi;
import dev.ostiary.resourceserver.ResourceServersApi;
import dev.ostiary.role.ForgottenUsers;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.PermissionsApi;
import dev.ostiary.role.RoleStores;
import dev.ostiary.role.RolesApi;
import dev.ostiary.role.UserRolesApi;
import dev.ostiary.tenant.TenantSettingsApi;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.user.ConnectionUsers;
import dev.ostiary.user.UserChanges;
import dev.ostiary.user.UserStore;
import dev.ostiary.user.UsersApi;
import java.util.List;
import java.util.stream.Stream;

/** The wiring of the Management API, by hand; no logic. Each list is one room of the API. */
final class ManagementApis {
  private final Server server;
  private final UserStore users = new UserStore();
  private final PermissionStore permissions = new PermissionStore();
  private final ForgottenInvitations invitations = new ForgottenInvitations();
  private final List<UserChanges> userChanges;

  /** From the parts that the server has made before. */
  ManagementApis(Server server) {
    this.server = server;
    userChanges =
        List.of(
            new ForgottenUsers(permissions),
            server.forgottenParts,
            new AccountChanges(server.tenants, server.accounts, server.time));
  }

  List<ManagementApi> all() {
    return Stream.of(tenant(), applications(), people(), access(), organizations())
        .flatMap(List::stream)
        .toList();
  }

  private List<ManagementApi> tenant() {
    return List.of(
        new TenantSettingsApi(server.tenants), new KeysApi(server.keys), new UnavailableApi());
  }

  private List<ManagementApi> applications() {
    var ended = new ApplicationChanges(server.time);
    return List.of(
        new ResourceServersApi(
            server.apis,
            server.tenants,
            server.keys,
            List.of(server.clientGrants, permissions, ended)),
        new ClientsApi(
            new ClientsApi.Stores(server.clients, server.connections, server.tenants, server.keys),
            server.time,
            List.of(
                server.clientGrants,
                server.connections::forgetClient,
                server.forgottenParts::clientDeleted,
                invitations::clientDeleted,
                ended)),
        new ClientCredentialsApi(server.clients, server.time),
        new ClientGrantsApi(server.clientGrants, server.clients, server.apis),
        new ConnectionsApi(
            server.connections,
            List.of(new ConnectionUsers(users, userChanges), server.forgottenParts, invitations)),
        new ConnectionClientsApi(server.connections, server.clients),
        new ScimConfigurationsApi(server.connections, server.time));
  }

  private List<ManagementApi> people() {
    return List.of(
        new UsersApi(
            new UsersApi.Stores(
                server.database, server.connections, server.passwords, server.registration),
            server.time,
            userChanges));
  }

  private List<ManagementApi> access() {
    var stores = new RoleStores(server.database, server.roles, permissions, users, server.apis);
    return List.of(
        new RolesApi(stores, List.of(server.forgottenParts, invitations)),
        new PermissionsApi(stores),
        new UserRolesApi(stores));
  }

  private List<ManagementApi> organizations() {
    var stores =
        new OrganizationStores(
            server.database,
            server.roles,
            server.clients,
            server.clientGrants,
            server.connections,
            server.time);
    var changes = List.of(invitations, new RefreshTokenStore());
    return List.of(
        new OrganizationsApi(stores, changes),
        new OrganizationConnectionsApi(stores),
        new OrganizationMembersApi(stores, changes),
        new MemberRolesApi(stores),
        new OrganizationGrantsApi(stores),
        new OrganizationClientsApi(stores),
        new DiscoveryDomainsApi(stores),
        new InvitationsApi(stores, server.tenants, server.outbox));
  }
}
