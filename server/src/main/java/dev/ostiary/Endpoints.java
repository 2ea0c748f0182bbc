package dev.ostiary;

import dev.ostiary.administrator.SetupPage;
import dev.ostiary.authorization.AuthorizeEndpoint;
import dev.ostiary.consent.ConsentPage;
import dev.ostiary.dashboard.DashboardEndpoint;
import dev.ostiary.discovery.DiscoveryEndpoint;
import dev.ostiary.doctor.Arrival;
import dev.ostiary.email.MailboxEndpoint;
import dev.ostiary.grant.AuthorizationCodeGrant;
import dev.ostiary.grant.ClientCredentialsGrant;
import dev.ostiary.grant.Grant;
import dev.ostiary.grant.GrantPrograms;
import dev.ostiary.grant.PasswordGrant;
import dev.ostiary.grant.RefreshTokenGrant;
import dev.ostiary.grant.TokenEndpoint;
import dev.ostiary.grant.TokenExchangeGrant;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HealthEndpoint;
import dev.ostiary.introspection.IntrospectionEndpoint;
import dev.ostiary.introspection.LivingTokens;
import dev.ostiary.job.ExportsEndpoint;
import dev.ostiary.lifecycle.PasswordResets;
import dev.ostiary.login.DatabaseConnectionsEndpoint;
import dev.ostiary.login.LoginPage;
import dev.ostiary.login.ResetPages;
import dev.ostiary.login.SignupPage;
import dev.ostiary.logout.LogoutEndpoint;
import dev.ostiary.metrics.MetricsEndpoint;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.page.AssetsEndpoint;
import dev.ostiary.revocation.RevocationEndpoint;
import dev.ostiary.userinfo.UserinfoEndpoint;
import dev.ostiary.verdict.VerdictPages;
import dev.ostiary.verification.TokenAnswers;
import java.util.List;

/** The wiring of the endpoints outside the Management API, by hand; no logic. */
final class Endpoints {
  private final Server server;

  /** From the parts that the server has made before. */
  Endpoints(Server server) {
    this.server = server;
  }

  List<Endpoint> all() {
    var login =
        new LoginPage.Parts(
            server.interactions,
            server.clients,
            server.connections,
            server.organizations,
            server.invitations,
            server.sessions,
            server.signIn,
            server.log,
            server.screens);
    return List.of(
        new HealthEndpoint(server::ready),
        new Arrival(server.sealer, server.trustProxy, server.time),
        new MetricsEndpoint(server.metrics, server.metricsToken),
        new DiscoveryEndpoint(server.tenants, server.keys),
        new AuthorizeEndpoint(
            server.tenants,
            new AuthorizeEndpoint.Parts(
                server.database,
                server.clients,
                server.apis,
                server.connections,
                server.organizations,
                server.invitations,
                server.interactions,
                server.sessions,
                server.issuer,
                server.consent,
                server.hints,
                server.log,
                server.developmentHints,
                server.extensions,
                server.time)),
        new LoginPage(server.tenants, login),
        new SignupPage(server.tenants, login, server.signups, server.accounts),
        new ResetPages(
            server.tenants,
            login,
            server.accounts,
            new PasswordResets(server.extensions, server.time),
            server.afterwards),
        new DatabaseConnectionsEndpoint(
            server.tenants,
            new DatabaseConnectionsEndpoint.Parts(
                server.clients, server.connections, server.signups, server.accounts, server.log)),
        new ConsentPage(
            server.tenants,
            new ConsentPage.Parts(
                server.database,
                server.interactions,
                server.sessions,
                server.clients,
                server.issuer,
                server.consent,
                server.screens,
                server.time)),
        new TokenEndpoint(
            new TokenEndpoint.Parts(
                server.tenants,
                server.authenticator,
                server.issuer,
                server.log,
                server.developmentHints),
            grants()),
        new UserinfoEndpoint(
            server.tenants,
            server.database,
            server.accessTokens,
            server.misusedIdTokens,
            new TokenAnswers<>(server.database, server.documents, server.time),
            server.time),
        new RevocationEndpoint(
            server.tenants,
            server.authenticator,
            new RevocationEndpoint.Parts(server.database, server.log, server.time)),
        new IntrospectionEndpoint(
            server.tenants,
            server.authenticator,
            new LivingTokens(
                server.database, server.clients, server.apis, server.accessTokens, server.time),
            new TokenAnswers<>(server.database, server.documents, server.time)),
        new LogoutEndpoint(
            server.tenants,
            new LogoutEndpoint.Parts(
                server.clients, server.sessions, server.hints, server.log, server.screens)),
        new ExportsEndpoint(server.tenants, server.database, server.time),
        new SetupPage(
            server.tenants,
            new SetupPage.Parts(
                server.database,
                server.administrators,
                server.connections,
                server.registration,
                server.signIn,
                server.sessions,
                server.log,
                server.screens)),
        server.feed,
        new DashboardEndpoint(server.tenants, "/dashboard"),
        new VerdictPages(server.tenants, server.screens),
        new MailboxEndpoint(server.tenants, server.outbox, server.screens, server.development),
        new AssetsEndpoint(server.tenants, server.screens, server.development));
  }

  private List<Grant> grants() {
    var programs = new GrantPrograms(server.extensions, server.organizations);
    var password =
        new PasswordGrant.Parts(
            server.issuer, server.signIn, server.connections, programs, server.time);
    return List.of(
        new AuthorizationCodeGrant(server.database, server.issuer, server.time),
        new RefreshTokenGrant(server.database, server.issuer, server.log, programs, server.time),
        new ClientCredentialsGrant(server.issuer, programs),
        new TokenExchangeGrant(
            new TokenExchangeGrant.Parts(server.exchange, server.issuer, programs, server.time)),
        new PasswordGrant(password, GrantType.PASSWORD),
        new PasswordGrant(password, GrantType.PASSWORD_REALM));
  }
}
