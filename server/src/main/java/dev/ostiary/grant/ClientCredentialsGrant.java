package dev.ostiary.grant;

import dev.ostiary.log.LogType;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.Scope;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.TokenIssuer;

/** A client acts for itself (RFC 6749 section 4.4). */
public final class ClientCredentialsGrant implements Grant {
  private final TokenIssuer issuer;
  private final GrantPrograms programs;

  /** The grant. */
  public ClientCredentialsGrant(TokenIssuer issuer, GrantPrograms programs) {
    this.issuer = issuer;
    this.programs = programs;
  }

  @Override
  public GrantType type() {
    return GrantType.CLIENT_CREDENTIALS;
  }

  @Override
  public LogType success() {
    return LogType.SUCCESS_CLIENT_CREDENTIALS;
  }

  @Override
  public LogType failure() {
    return LogType.FAILED_CLIENT_CREDENTIALS;
  }

  @Override
  public Exchange decide(Call call) {
    var plan =
        issuer.plan(
            new IssuanceRequest(
                call.tenant(),
                call.client(),
                IssuanceRequest.Flow.CLIENT_CREDENTIALS,
                null,
                call.params().get("audience").or(() -> call.params().get("resource")).orElse(null),
                Scope.parse(call.params().value("scope")),
                null,
                IssuanceRequest.Details.of(call.params().value("organization"))));
    var wanted = programs.credentials(call, plan);
    var last = wanted.isEmpty() ? plan : issuer.plan(plan.request().with(wanted));
    return Exchange.unwritten(last);
  }
}
