package dev.ostiary;

import dev.ostiary.action.ActionVersionsApi;
import dev.ostiary.action.Actions;
import dev.ostiary.action.ActionsApi;
import dev.ostiary.action.Bindings;
import dev.ostiary.action.HooksApi;
import dev.ostiary.action.RulesApi;
import dev.ostiary.action.RulesConfigsApi;
import dev.ostiary.action.TriggersApi;
import dev.ostiary.block.IpBlocksApi;
import dev.ostiary.block.UserBlocksApi;
import dev.ostiary.client.ClientCredentialsApi;
import dev.ostiary.client.ClientGrantsApi;
import dev.ostiary.client.ClientsApi;
import dev.ostiary.client.ConnectionClientsApi;
import dev.ostiary.connection.ConnectionsApi;
import dev.ostiary.connection.ScimConfigurationsApi;
import dev.ostiary.credential.CredentialParts;
import dev.ostiary.credential.DeviceCredentialsApi;
import dev.ostiary.credential.ForgottenDevices;
import dev.ostiary.credential.GrantsApi;
import dev.ostiary.credential.RefreshTokensApi;
import dev.ostiary.credential.SessionsApi;
import dev.ostiary.customdatabase.ScriptedChanges;
import dev.ostiary.domain.CustomDomainsApi;
import dev.ostiary.email.EmailProviderApi;
import dev.ostiary.email.EmailTemplates;
import dev.ostiary.email.EmailTemplatesApi;
import dev.ostiary.exchange.TokenExchangeProfiles;
import dev.ostiary.exchange.TokenExchangeProfilesApi;
import dev.ostiary.form.Flows;
import dev.ostiary.form.FlowsApi;
import dev.ostiary.form.Forms;
import dev.ostiary.form.FormsApi;
import dev.ostiary.form.VaultApi;
import dev.ostiary.form.VaultConnections;
import dev.ostiary.identity.IdentitiesApi;
import dev.ostiary.identity.LinkTokens;
import dev.ostiary.invitation.ForgottenInvitations;
import dev.ostiary.invitation.InvitationLetters;
import dev.ostiary.invitation.InvitationsApi;
import dev.ostiary.job.JobParts;
import dev.ostiary.job.JobWorker;
import dev.ostiary.job.JobsApi;
import dev.ostiary.key.KeysApi;
import dev.ostiary.log.LogsApi;
import dev.ostiary.log.StatsApi;
import dev.ostiary.login.AccountChanges;
import dev.ostiary.login.ApplicationChanges;
import dev.ostiary.login.TicketsApi;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.UnavailableApi;
import dev.ostiary.mfa.AuthenticationMethodsApi;
import dev.ostiary.mfa.EnrollmentsApi;
import dev.ostiary.mfa.ForgottenFactors;
import dev.ostiary.mfa.GuardianApi;
import dev.ostiary.mfa.GuardianEnrollmentsApi;
import dev.ostiary.organization.DiscoveryDomainsApi;
import dev.ostiary.organization.MemberRolesApi;
import dev.ostiary.organization.OrganizationClientsApi;
import dev.ostiary.organization.OrganizationConnectionsApi;
import dev.ostiary.organization.OrganizationGrantsApi;
import dev.ostiary.organization.OrganizationMembersApi;
import dev.ostiary.organization.OrganizationStores;
import dev.ostiary.organization.OrganizationsApi;
import dev.ostiary.prompt.PromptsApi;
import dev.ostiary.prompt.RenderingApi;
import dev.ostiary.protection.AttackProtectionApi;
import dev.ostiary.resourceserver.ResourceServerChanges;
import dev.ostiary.resourceserver.ResourceServersApi;
import dev.ostiary.role.ForgottenUsers;
import dev.ostiary.role.PermissionNameStore;
import dev.ostiary.role.PermissionStore;
import dev.ostiary.role.PermissionsApi;
import dev.ostiary.role.RoleStores;
import dev.ostiary.role.RolesApi;
import dev.ostiary.role.UserRolesApi;
import dev.ostiary.selfservice.SelfServiceProfilesApi;
import dev.ostiary.stream.EventDeliveriesApi;
import dev.ostiary.stream.EventStreams;
import dev.ostiary.stream.EventStreamsApi;
import dev.ostiary.stream.LogStreamsApi;
import dev.ostiary.tenant.TenantSettingsApi;
import dev.ostiary.theme.BrandingApi;
import dev.ostiary.theme.PhoneProvidersApi;
import dev.ostiary.theme.PhoneTemplatesApi;
import dev.ostiary.theme.ThemesApi;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.trial.ActionRunsApi;
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
  private final ForgottenDevices devices = new ForgottenDevices();
  private final ForgottenInvitations invitations = new ForgottenInvitations();
  private final ApplicationChanges ended;
  private final List<UserChanges> userChanges;
  private final List<ResourceServerChanges> permissionChanges;
  private final JobParts jobParts;
  private final JobWorker jobs;
  private final Actions actions;
  private final Bindings bindings;
  private final EventStreams eventStreams;
  private final TokenExchangeProfiles exchanges;

  /** From the parts that the server has made before. */
  ManagementApis(Server server) {
    this.server = server;
    ended = new ApplicationChanges(server.time);
    permissionChanges = List.of(server.clientGrants, new PermissionNameStore(), ended);
    userChanges =
        List.of(
            new ForgottenUsers(permissions),
            devices,
            new ForgottenFactors(),
            server.forgottenParts,
            server.administrators,
            new ScriptedChanges(server.scriptedAccounts),
            new AccountChanges(server.tenants, server.accounts, server.time),
            server.afterwards);
    actions = server.programs.actions();
    bindings = server.programs.bindings();
    eventStreams = new EventStreams(server.documents, server.sealer, actions);
    exchanges = server.exchanges;
    jobParts = new JobParts(server.database, server.time, server.connections, userChanges);
    jobs = new JobWorker(jobParts, server.log);
  }

  /** The worker of this node; whoever starts it closes it. */
  JobWorker jobs() {
    return jobs;
  }

  List<ManagementApi> all() {
    return Stream.of(
            tenant(),
            looks(),
            security(),
            applications(),
            people(),
            credentials(),
            history(),
            access(),
            organizations(),
            code(),
            forms(),
            streams())
        .flatMap(List::stream)
        .toList();
  }

  /** The API beside Auth0's. */
  List<ManagementApi> own() {
    return new OwnApis(server, permissionChanges).all();
  }

  private List<ManagementApi> tenant() {
    return List.of(
        new TenantSettingsApi(server.tenants), new KeysApi(server.keys), new UnavailableApi());
  }

  private List<ManagementApi> looks() {
    return List.of(
        new BrandingApi(server.brands, server.settings),
        new ThemesApi(server.brands),
        new PhoneProvidersApi(server.documents, server.sealer),
        new PhoneTemplatesApi(server.documents, server.sealer),
        new EmailProviderApi(server.settings),
        new EmailTemplatesApi(server.settings),
        new PromptsApi(server.settings),
        new RenderingApi(server.settings));
  }

  private List<ManagementApi> security() {
    return List.of(
        new AttackProtectionApi(server.settings),
        new GuardianApi(server.settings),
        new GuardianEnrollmentsApi(server.database, server.tenants, server.time));
  }

  private List<ManagementApi> applications() {
    return List.of(
        new ResourceServersApi(server.apis, server.tenants, server.keys, permissionChanges),
        new ClientsApi(
            new ClientsApi.Stores(server.clients, server.connections, server.tenants, server.keys),
            server.time,
            List.of(
                server.clientGrants,
                server.connections::forgetClient,
                devices::clientDeleted,
                server.forgottenParts::clientDeleted,
                invitations::clientDeleted,
                ended)),
        new ClientCredentialsApi(server.clients, server.time),
        new ClientGrantsApi(server.clientGrants, server.clients, server.apis),
        new ConnectionsApi(
            server.connections,
            List.of(
                new ScriptedChanges(server.scriptedAccounts),
                new ConnectionUsers(users, userChanges),
                server.forgottenParts,
                invitations)),
        new ConnectionClientsApi(server.connections, server.clients),
        new ScimConfigurationsApi(server.connections, server.time));
  }

  private List<ManagementApi> people() {
    return List.of(
        new UsersApi(
            new UsersApi.Stores(
                server.database, server.connections, server.passwords, server.registration),
            server.time,
            userChanges),
        new IdentitiesApi(
            new IdentitiesApi.Parts(
                server.database,
                server.connections,
                new LinkTokens(server.tenants, server.hints, server.time),
                server.time),
            userChanges),
        new AuthenticationMethodsApi(server.database, server.sealer, server.time),
        new EnrollmentsApi(server.database, server.sealer, server.time),
        new UserBlocksApi(server.database, server.connections, server.protection, server.time),
        new IpBlocksApi(),
        new JobsApi(jobParts, server.tenants, jobs, server.uploadLimit),
        new TicketsApi(
            new TicketsApi.Stores(
                server.database, server.tenants, server.connections, server.clients, server.time)));
  }

  private List<ManagementApi> credentials() {
    var parts = new CredentialParts(server.database, server.tenants, server.clients, server.time);
    return List.of(
        new SessionsApi(parts),
        new RefreshTokensApi(parts),
        new GrantsApi(parts),
        new DeviceCredentialsApi(parts));
  }

  private List<ManagementApi> history() {
    return List.of(new LogsApi(server.log), new StatsApi(server.stats, server.time));
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
        new InvitationsApi(
            stores,
            server.tenants,
            server.outbox,
            new InvitationLetters(server.brands, new EmailTemplates(server.settings))));
  }

  private List<ManagementApi> code() {
    return List.of(
        new ActionsApi(actions, List.of(bindings, eventStreams, exchanges)),
        new ActionVersionsApi(actions),
        new TriggersApi(bindings),
        new RulesApi(server.programs),
        new RulesConfigsApi(server.settings),
        new HooksApi(server.programs),
        new ActionRunsApi(server.programs, server.extensions),
        new TokenExchangeProfilesApi(exchanges));
  }

  private List<ManagementApi> forms() {
    var vault = new VaultConnections(server.documents, server.sealer);
    var flows = new Flows(server.documents, server.sealer, vault);
    var forms = new Forms(server.documents, server.sealer, flows);
    return List.of(new FormsApi(forms), new FlowsApi(flows, forms), new VaultApi(vault, flows));
  }

  private List<ManagementApi> streams() {
    return List.of(
        new LogStreamsApi(server.documents, server.sealer),
        new EventStreamsApi(eventStreams),
        new EventDeliveriesApi(eventStreams, server.time),
        new CustomDomainsApi(server.customDomains),
        new SelfServiceProfilesApi(server.documents, server.sealer));
  }
}
