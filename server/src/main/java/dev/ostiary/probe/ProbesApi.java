package dev.ostiary.probe;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.key.Keys;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.oauth.Scope;
import dev.ostiary.outgoing.Target;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.TokenIssuer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ostiary/v1/probes}: sends an API what it must refuse, and says what it did. */
public final class ProbesApi implements ManagementApi {
  private final Sources sources;
  private final ProbeParts parts;
  private final ProbeTokens tokens;
  private final Prober prober;
  private final Fixes fixes = new Fixes();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /** What a probe reads, and the log that it writes. */
  public record Sources(
      Tenants tenants, ResourceServers apis, TokenIssuer issuer, Keys keys, AuditLog log) {}

  /** The resource. */
  public ProbesApi(Sources sources, ProbeParts parts) {
    this.sources = sources;
    this.parts = parts;
    this.tokens = new ProbeTokens(sources.issuer(), new FaultyTokens(sources.keys(), parts.time()));
    this.prober = new Prober(parts.http());
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.post("/probes", "update:resource_servers")
            .summary("Probe an API of yours")
            .note(
                "Sends one request for each fault that a token can have, and one with the right"
                    + " token. Only to this machine in development, or to a host that is verified.")
            .creates(ProbeSchema.REQUEST)
            .answers(200, ProbeSchema.PROBE)
            .answers(429),
        this::probe);
  }

  private Response probe(Call call) {
    var tenant = sources.tenants().byId(call.tenant());
    var api = api(call);
    var scopes = scopes(call, api);
    var domains = parts.domains();
    var target =
        parts
            .targets()
            .of(
                Json.text(call.json(), "url", ""),
                authority -> domains.verified(tenant.id(), authority));
    if (!busy.add(tenant.id())) {
      throw new ManagementError(429, "too_many_requests", "Another probe is under way");
    }
    try {
      var method = Json.text(call.json(), "method", "GET");
      var replies = prober.run(target, method, tokens.of(tenant, api, scopes));
      var judgement = Judge.judge(replies);
      log(call, target, api, judgement);
      return Response.json(200, shown(call, new Probe(tenant, api, target, replies, judgement)));
    } finally {
      busy.remove(tenant.id());
    }
  }

  private record Probe(
      Tenant tenant,
      ResourceServer api,
      Target target,
      Map<Attempt, List<Reply>> replies,
      Judgement judgement) {}

  private ResourceServer api(Call call) {
    var audience = Json.text(call.json(), "audience", "");
    var api =
        sources
            .apis()
            .byIdentifier(call.tenant(), audience)
            .orElseThrow(
                () ->
                    ManagementError.invalidBody(
                        "'There is no API with this identifier' on property audience (Identifier"
                            + " of the API)."));
    // With a probe's token for it, whoever may probe could manage.
    if (api.system()) {
      throw ManagementError.invalidBody(
          "'The Management API is not probed' on property audience (Identifier of the API).");
    }
    return api;
  }

  private static Set<String> scopes(Call call, ResourceServer api) {
    var scopes = Scope.parse(Json.text(call.json(), "scope"));
    for (var scope : scopes) {
      if (!api.scopes().containsKey(scope)) {
        throw ManagementError.invalidBody(
            "'" + api.name() + " does not define " + scope + "' on property scope (Permission).");
      }
    }
    return scopes;
  }

  /** The query is left out: it may hold what is nobody else's business. */
  private void log(Call call, Target target, ResourceServer api, Judgement judgement) {
    sources
        .log()
        .write(
            call.tenant(),
            call.request(),
            LogEvent.of(LogType.API_OPERATION, "Probed the API " + api.name())
                .client(call.caller().clientId())
                .detail("url", withoutQuery(target.url()))
                .detail("audience", api.identifier())
                .detail("verdict", ProbeSchema.verdict(judgement.verdict()))
                .detail("holes", Long.toString(judgement.holes())));
  }

  private static String withoutQuery(URI url) {
    return url.toString().split("\\?", 2)[0];
  }

  private ObjectNode shown(Call call, Probe probe) {
    var named = Library.of(Json.text(call.json(), "library", ""));
    var replies = new ArrayList<Reply>();
    probe.replies().values().forEach(replies::addAll);
    var library = named.orElseGet(() -> Library.guess(replies));
    var judgement = probe.judgement();
    var json =
        Json.object()
            .put("url", withoutQuery(probe.target().url()))
            .put("method", Json.text(call.json(), "method", "GET"))
            .put("audience", probe.api().identifier())
            .put("scope", Json.text(call.json(), "scope", ""))
            .put("verdict", ProbeSchema.verdict(judgement.verdict()))
            .put("holes", judgement.holes());
    json.putObject("library")
        .put("id", library.id())
        .put("name", library.title())
        .put("guessed", named.isEmpty());
    var cases = json.putArray("cases");
    judgement.cases().forEach(c -> cases.add(ProbeSchema.shown(c)));
    var values = values(call, probe);
    var findings = json.putArray("findings");
    for (var finding : judgement.findings()) {
      findings.add(ProbeSchema.shown(finding, fixes.of(library, finding, values)));
    }
    return json;
  }

  private static Map<String, String> values(Call call, Probe probe) {
    var scope = Json.text(call.json(), "scope", "");
    var example = probe.api().scopes().keySet().stream().findFirst().orElse("read:things");
    var issuer = probe.tenant().issuer();
    var values = new LinkedHashMap<String, String>();
    values.put("issuer", issuer);
    values.put("domain", URI.create(issuer).getAuthority());
    values.put("audience", probe.api().identifier());
    values.put("algorithm", probe.api().algorithm().text());
    values.put("scope", scope.isEmpty() ? example : scope.split(" ")[0]);
    return values;
  }
}
