package dev.ostiary.grant;

import dev.ostiary.client.Client;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import dev.ostiary.exchange.TokenExchange;
import dev.ostiary.extension.Situation;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.token.Authorization;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.Login;
import dev.ostiary.token.TokenIssuer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A foreign token for this server's own (RFC 8693), by a profile and its Action. */
public final class TokenExchangeGrant implements Grant {
  /** What the Action does not see of the request. */
  private static final List<String> SECRETS =
      List.of("client_secret", "client_assertion", "client_assertion_type");

  private static final int MAX_TOKEN = 64 * 1024;
  private final Parts parts;

  /** What the grant stands on. */
  public record Parts(
      TokenExchange exchange, TokenIssuer issuer, GrantPrograms programs, Time time) {}

  /** The grant. */
  public TokenExchangeGrant(Parts parts) {
    this.parts = parts;
  }

  @Override
  public GrantType type() {
    return GrantType.TOKEN_EXCHANGE;
  }

  @Override
  public LogType success() {
    return LogType.SUCCESS_TOKEN_EXCHANGE;
  }

  @Override
  public LogType failure() {
    return LogType.FAILED_TOKEN_EXCHANGE;
  }

  @Override
  public boolean allowedTo(Client client) {
    return client.allowsCustomExchange();
  }

  @Override
  public Exchange decide(Call call) {
    var token = call.required("subject_token");
    var type = call.required("subject_token_type");
    if (token.length() > MAX_TOKEN) {
      throw OAuthError.invalidRequest("The subject_token is too long");
    }
    var found =
        parts
            .exchange()
            .ask(
                new TokenExchange.Attempt(
                    call.tenant(), call.client(), token, type, situation(call)));
    var request = request(call, found);
    // A request that leads nowhere makes no user.
    parts.issuer().plan(request);
    parts.exchange().users().write(found.user(), call.request().remoteAddress());
    var plan =
        parts
            .issuer()
            .plan(parts.programs().asked(call, request, "oauth2-token-exchange", () -> {}));
    var authorization =
        new Authorization(
            call.client().id(),
            found.user().user().id(),
            request.audience(),
            plan.authorized(),
            new Login("", parts.time().seconds()),
            request.details());
    return Exchange.storing(
        plan, tx -> parts.issuer().store(tx, plan, Ids.secret(), authorization));
  }

  private IssuanceRequest request(Call call, TokenExchange.Found found) {
    var params = call.params();
    var organization = found.organization();
    return new IssuanceRequest(
        call.tenant(),
        call.client(),
        IssuanceRequest.Flow.TOKEN_EXCHANGE,
        found.user().user(),
        params.get("audience").or(() -> params.get("resource")).orElse(null),
        Scope.parse(params.value("scope")),
        new Login("", parts.time().seconds()),
        IssuanceRequest.Details.of(
            organization == null ? params.value("organization") : organization));
  }

  private static Situation situation(Call call) {
    Map<String, String> shown = new LinkedHashMap<>(call.params().toMap());
    SECRETS.forEach(shown::remove);
    var visitor = Situation.Visitor.of(call.request()).with(Map.of(), shown);
    return new Situation("oauth2-token-exchange", visitor, shown, null, false);
  }
}
