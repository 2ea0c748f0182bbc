package dev.ostiary.grant;

import dev.ostiary.client.Client;
import dev.ostiary.client.ClientAuthenticator;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.Issuance;
import dev.ostiary.log.Issuance.Kind;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Params;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.IssuanceRequest.Flow;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenIssuer.Stored;
import dev.ostiary.token.TokenPlan;
import dev.ostiary.verdict.DevelopmentHints;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/token} (RFC 6749 section 3.2): its phases, one after the other. */
public final class TokenEndpoint implements Endpoint {
  private final Parts parts;
  private final Map<String, Grant> grants;

  /** What the endpoint stands on. */
  public record Parts(
      Tenants tenants,
      ClientAuthenticator authenticator,
      TokenIssuer issuer,
      AuditLog log,
      DevelopmentHints hints) {}

  /** An endpoint with these grants. */
  public TokenEndpoint(Parts parts, List<Grant> grants) {
    this.parts = parts;
    this.grants =
        grants.stream()
            .collect(Collectors.toUnmodifiableMap(g -> g.type().value(), Function.identity()));
  }

  @Override
  public void routes(Routes routes) {
    routes.post("/oauth/token", this::token);
  }

  private Response token(Request request) {
    var tenant = parts.tenants().of(request);
    var params = parse(request);
    var grant = grants.get(params.get("grant_type", ""));
    Client client = null;
    try {
      client = parts.authenticator().authenticate(tenant, request, params);
      var exchange = decide(new Grant.Call(request, tenant, client, params), grant);
      var plan = exchange.plan();
      var event = success(client, plan, grant);
      var tokens = parts.issuer().sign(plan, () -> redeem(exchange, tenant.id(), request, event));
      // A refreshed token was told of when it was first issued.
      if (plan.request().flow() != Flow.REFRESH) {
        parts.hints().noAudience(plan, request);
      }
      return parts.hints().hinting(plan, Response.json(200, tokens.toJson()).noStore());
    } catch (OAuthError error) {
      parts.log().write(tenant.id(), request, failure(client, params, grant, error));
      throw error;
    }
  }

  /** Uses up and stores what is to be, and keeps the event of it. */
  private Stored redeem(Exchange exchange, String tenant, Request request, LogEvent event) {
    var redemption = exchange.redemption();
    if (redemption == null) {
      parts.log().write(tenant, request, event);
      return Stored.NOTHING;
    }
    return parts.log().write(tenant, request, event, redemption).orElseThrow(exchange.lost());
  }

  /** Nothing may be said twice, neither in the body nor once there and once in the query. */
  private static Params parse(Request request) {
    var params = request.form().eachOnce();
    var query = request.query();
    for (var name : query.toMap().keySet()) {
      if (params.has(name) || name.equals("client_secret") || name.equals("code")) {
        throw OAuthError.invalidRequest("Parameter " + name + " must be in the body only");
      }
    }
    return params;
  }

  private static Exchange decide(Grant.Call call, @Nullable Grant grant) {
    var type = call.required("grant_type");
    if (grant == null) {
      throw OAuthError.unsupportedGrantType(type);
    }
    if (!grant.allowedTo(call.client())) {
      throw OAuthError.grantTypeNotAllowed(type);
    }
    return grant.decide(call);
  }

  private static LogEvent success(Client client, TokenPlan plan, @Nullable Grant grant) {
    var request = plan.request();
    var user = request.user();
    var audience = plan.audience();
    var type = grant == null ? LogType.SUCCESS_LOGIN : grant.success();
    var event =
        LogEvent.of(type, "")
            .client(client.id())
            .detail("audience", audience == null ? request.audience() : audience)
            .detail("scope", String.join(" ", plan.scopes()))
            .counting(
                Issuance.issued(audience, user == null ? Kind.CLIENT : Kind.USER)
                    .by(plan.askedFormer()));
    return user == null
        ? event
        : event.user(user.id(), user.name()).at(user.connections().getFirst());
  }

  private static LogEvent failure(
      @Nullable Client client, Params params, @Nullable Grant grant, OAuthError error) {
    var type = grant == null ? LogType.FAILED_LOGIN : grant.failure();
    if (error.code(false).equals("too_many_attempts")) {
      type = LogType.BLOCKED_ACCOUNT;
    }
    boolean machine = grant != null && grant.type() == GrantType.CLIENT_CREDENTIALS;
    var audience = params.get("audience").or(() -> params.get("resource")).orElse(null);
    return LogEvent.of(type, error.description())
        .client(client == null ? params.value("client_id") : client.id())
        .user(null, params.get("username").orElse(null))
        .detail("error", error.code(false))
        .detail("reason", error.detail())
        .counting(Issuance.refused(audience, machine ? Kind.CLIENT : Kind.USER));
  }
}
