package dev.ostiary;

import dev.ostiary.action.ActionLibraryApi;
import dev.ostiary.administrator.AdministratorsApi;
import dev.ostiary.email.TestMailApi;
import dev.ostiary.execution.ExecutionsApi;
import dev.ostiary.explain.AccessMap;
import dev.ostiary.explain.AccessMapApi;
import dev.ostiary.explain.ActivityApi;
import dev.ostiary.explain.Lookout;
import dev.ostiary.explainer.ExplainApi;
import dev.ostiary.explainer.Explainer;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.page.PreviewApi;
import dev.ostiary.permission.PermissionManifestsApi;
import dev.ostiary.permission.PermissionNames;
import dev.ostiary.permission.PermissionNamesApi;
import dev.ostiary.preview.TokenPreviews;
import dev.ostiary.preview.TokenPreviewsApi;
import dev.ostiary.probe.ProbeDomainsApi;
import dev.ostiary.probe.ProbeParts;
import dev.ostiary.probe.ProbesApi;
import dev.ostiary.prompt.CustomTexts;
import dev.ostiary.resourceserver.ResourceServerChanges;
import dev.ostiary.trial.ScriptRunsApi;
import dev.ostiary.trial.TriggerEventsApi;
import dev.ostiary.user.UserStore;
import java.util.List;

/** The wiring of the API beside Auth0's, {@code /ostiary/v1}, by hand; no logic. */
final class OwnApis {
  private final Server server;
  private final List<ResourceServerChanges> permissionChanges;

  /** From the parts that the server has made before, and who follows renamed permissions. */
  OwnApis(Server server, List<ResourceServerChanges> permissionChanges) {
    this.server = server;
    this.permissionChanges = permissionChanges;
  }

  List<ManagementApi> all() {
    var probe = probe();
    var names = new PermissionNames(server.apis, permissionChanges, server.time);
    return List.of(
        new AccessMapApi(map(), server.time),
        new ActionLibraryApi(),
        new AdministratorsApi(
            server.administrators, server.tenants, server.database, new UserStore()),
        new ActivityApi(server.database, server.stats, lookout(), server.time),
        new ExplainApi(server.tenants, explainer(), server.developmentHints),
        new TestMailApi(server.mailServers, server.tenants, server.time),
        previews(),
        new ExecutionsApi(server.extensions.executions()),
        new ScriptRunsApi(server.extensions),
        new TriggerEventsApi(
            server.extensions,
            new TriggerEventsApi.Sources(
                server.tenants, server.clients, server.organizations, server.database)),
        new PreviewApi(server.tenants, server.brands, new CustomTexts(server.settings)),
        new ProbesApi(
            new ProbesApi.Sources(
                server.tenants, server.apis, server.issuer, server.keys, server.log),
            probe),
        new ProbeDomainsApi(probe),
        new PermissionNamesApi(
            new PermissionNamesApi.Parts(server.apis, server.database, server.log, server.time),
            names),
        new PermissionManifestsApi(
            new PermissionManifestsApi.Parts(
                server.database,
                server.apis,
                server.roles,
                server.clientGrants,
                names,
                server.log,
                server.time)));
  }

  private TokenPreviewsApi previews() {
    return new TokenPreviewsApi(
        server.tenants,
        server.clients,
        new TokenPreviews.Sources(
            server.database,
            server.apis,
            server.issuer,
            server.consent,
            server.organizations,
            server.roles,
            server.extensions,
            server.time));
  }

  private ProbeParts probe() {
    return new ProbeParts(
        new ProbeParts.Limits(
            server.outgoing, server.development, server.tenants::hasHost, server::ports),
        server.database,
        server.time);
  }

  private Explainer explainer() {
    return new Explainer(
        new Explainer.Sources(
            server.database,
            server.tenants,
            server.customDomains,
            server.keys,
            server.clients,
            server.apis,
            server.roles,
            server.issuer),
        server.time);
  }

  private AccessMap map() {
    return new AccessMap(
        new AccessMap.Sources(
            server.database,
            server.clients,
            server.apis,
            server.connections,
            server.roles,
            server.issuer),
        server.time);
  }

  private Lookout lookout() {
    return new Lookout(
        new Lookout.Sources(
            server.database,
            server.clients,
            server.apis,
            server.connections,
            server.keys,
            server.mailServers,
            server.developmentHints,
            server.administrators),
        server.stats,
        server.time);
  }
}
