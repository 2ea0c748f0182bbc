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
import dev.ostiary.token.IssuedTokens;
import dev.ostiary.verdict.DevelopmentHints;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/token} (RFC 6749 section 3.2): its phases, one after the other. */
public final class TokenEndpoint implements Endpoint {
  private final Tenants tenants;
  private final ClientAuthenticator authenticator;
  private final AuditLog log;
  private final DevelopmentHints hints;
  private final Map<String, Grant> grants;

  /** An endpoint with these grants. */
  public TokenEndpoint(
      Tenants tenants,
      ClientAuthenticator authenticator,
      AuditLog log,
      DevelopmentHints hints,
      List<Grant> grants) {
    this.tenants = tenants;
    this.authenticator = authenticator;
    this.log = log;
    this.hints = hints;
    this.grants =
        grants.stream()
            .collect(Collectors.toUnmodifiableMap(g -> g.type().value(), Function.identity()));
  }

  @Override
  public void routes(Routes routes) {
    routes.post("/oauth/token", this::token);
  }

  private Response token(Request request) {
    var tenant = tenants.of(request);
    var params = parse(request);
    var grant = grants.get(params.get("grant_type", ""));
    Client client = null;
    try {
      client = authenticator.authenticate(tenant, request, params);
      var tokens = issue(new Grant.Call(request, tenant, client, params), grant);
      log.write(tenant.id(), request, success(client, tokens, grant));
      // A refreshed token was told of when it was first issued.
      if (tokens.plan().request().flow() != Flow.REFRESH) {
        hints.noAudience(tokens.plan(), request);
      }
      return hints.hinting(tokens.plan(), Response.json(200, tokens.toJson()).noStore());
    } catch (OAuthError error) {
      log.write(tenant.id(), request, failure(client, params, grant, error));
      throw error;
    }
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

  private static IssuedTokens issue(Grant.Call call, @Nullable Grant grant) {
    var type = call.required("grant_type");
    if (grant == null) {
      throw OAuthError.unsupportedGrantType(type);
    }
    if (!grant.allowedTo(call.client())) {
      throw OAuthError.grantTypeNotAllowed(type);
    }
    return grant.issue(call);
  }

  private static LogEvent success(Client client, IssuedTokens tokens, @Nullable Grant grant) {
    var request = tokens.plan().request();
    var user = request.user();
    var audience = tokens.plan().audience();
    var type = grant == null ? LogType.SUCCESS_LOGIN : grant.success();
    var event =
        LogEvent.of(type, "")
            .client(client.id())
            .detail("audience", audience == null ? request.audience() : audience)
            .detail("scope", String.join(" ", tokens.plan().scopes()))
            .counting(
                Issuance.issued(audience, user == null ? Kind.CLIENT : Kind.USER)
                    .by(tokens.plan().askedFormer()));
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
