package dev.ostiary.preview;

import dev.ostiary.client.Client;
import dev.ostiary.extension.Situation;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.IssuanceRequest.Flow;
import dev.ostiary.token.Login;
import dev.ostiary.token.Planning;
import dev.ostiary.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token request that nobody makes.
 *
 * @param user who would be signed in, or null when the application acts for itself
 * @param parameters what the application would send, as in an authorization request
 */
record PreviewRequest(
    Tenant tenant,
    Client client,
    @Nullable User user,
    GrantType grant,
    AuthorizationRequest parameters) {
  /** Stands for the session's id, which is made when somebody signs in; as long as a real one. */
  private static final String SESSION = "the id of the session" + ".".repeat(22);

  private static final List<GrantType> INTERACTIVE =
      List.of(GrantType.AUTHORIZATION_CODE, GrantType.IMPLICIT);

  /** Whether a browser is involved, so that pages may be shown. */
  boolean interactive() {
    return INTERACTIVE.contains(grant);
  }

  /** What the tenant's programs are told of it. */
  Situation situation() {
    var protocol =
        switch (grant) {
          case REFRESH_TOKEN -> "oauth2-refresh-token";
          case PASSWORD -> "oauth2-password";
          case CLIENT_CREDENTIALS -> "oauth2-client-credentials";
          case IMPLICIT -> "oidc-implicit-profile";
          default -> "oidc-basic-profile";
        };
    return new Situation(
        protocol,
        Situation.Visitor.NOBODY,
        parameters.params(),
        interactive() ? SESSION : null,
        interactive());
  }

  /** What the pipeline is asked. */
  IssuanceRequest issuance(long now) {
    if (user == null) {
      return issuance(Flow.CLIENT_CREDENTIALS, null);
    }
    var login = new Login(grant == GrantType.PASSWORD ? "" : SESSION, now);
    var who = new Planning.SignedIn(user, login);
    return switch (grant) {
      case AUTHORIZATION_CODE -> Planning.of(tenant, client, parameters, who);
      case IMPLICIT -> Planning.frontChannel(tenant, client, parameters, who);
      case REFRESH_TOKEN -> issuance(Flow.REFRESH, login);
      default -> issuance(Flow.PASSWORD, login);
    };
  }

  private IssuanceRequest issuance(Flow flow, @Nullable Login login) {
    var organization = parameters.get("organization").orElse(null);
    var details =
        switch (flow) {
          case PASSWORD -> IssuanceRequest.Details.NONE;
          // A refresh repeats what the first request asked for.
          case REFRESH ->
              new IssuanceRequest.Details(
                  null, parameters.get("claims").orElse(null), false, organization);
          default -> IssuanceRequest.Details.of(organization);
        };
    return new IssuanceRequest(
        tenant, client, flow, user, parameters.audience(), parameters.scopes(), login, details);
  }
}
